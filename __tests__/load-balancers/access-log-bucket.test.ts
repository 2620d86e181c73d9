import { AccessLogBucket, type AccessLogBucketProps } from "../../modules";
import { addresses, parsed } from "../../modules/testing";
import { messageOf } from "../helpers/documents-call";

const build = (more: Partial<AccessLogBucketProps> = {}) =>
  parsed((stack) => new AccessLogBucket(stack, "logs", { bucket: "my-logs", region: "eu-west-1", ...more }));
type Statement = {
  Sid: string;
  Effect: string;
  Principal: unknown;
  Action: string;
  Resource: unknown;
  Condition?: object;
};
const statementsOf = (more: Partial<AccessLogBucketProps> = {}) => {
  const { policy } = build(more).resource.aws_s3_bucket_policy!.logs_policy as { policy: string };
  return (JSON.parse(policy) as { Statement: Statement[] }).Statement;
};

test("closed, encrypted, emptied after a while, and written to by load balancers of this account alone", () => {
  const { resource } = build({ tags: { team: "web" } });
  expect(resource.aws_s3_bucket!.logs).toMatchObject({
    bucket: "my-logs",
    force_destroy: false,
    tags: { team: "web" },
  });
  expect(resource.aws_s3_bucket_public_access_block!["logs_public-access"]).toMatchObject({
    block_public_acls: true,
    block_public_policy: true,
    ignore_public_acls: true,
    restrict_public_buckets: true,
  });
  expect(resource.aws_s3_bucket_server_side_encryption_configuration!.logs_encryption!.rule).toEqual([
    { apply_server_side_encryption_by_default: { sse_algorithm: "AES256" } },
  ]);
  expect(resource.aws_s3_bucket_lifecycle_configuration!.logs_lifecycle!.rule).toMatchObject([
    { status: "Enabled", expiration: [{ days: 90 }] },
  ]);
  const account = "${data.aws_caller_identity.logs_account.account_id}";
  const arn = "${aws_s3_bucket.logs.arn}";
  const writers = statementsOf().filter(({ Action }) => Action === "s3:PutObject");
  expect(writers.map(({ Sid, Principal }) => [Sid, Principal])).toEqual([
    ["NetworkLoadBalancers", { Service: "delivery.logs.amazonaws.com" }],
    ["ClassicLoadBalancers", { Service: "logdelivery.elasticloadbalancing.amazonaws.com" }],
    ["ClassicLoadBalancersByAccount", { AWS: "${data.aws_elb_service_account.logs_elb-account.arn}" }],
  ]);
  for (const { Resource } of writers)
    expect(Resource).toEqual([`${arn}/AWSLogs/${account}/*`, `${arn}/*/AWSLogs/${account}/*`]);
  expect(writers[0]!.Condition).toEqual({
    StringEquals: { "aws:SourceAccount": account, "s3:x-amz-acl": "bucket-owner-full-control" },
    ArnLike: {
      "aws:SourceArn": "arn:${data.aws_partition.logs_partition.partition}:logs:*:" + account + ":*",
    },
  });
  expect(statementsOf().at(-1)).toMatchObject({
    Effect: "Deny",
    Condition: { Bool: { "aws:SecureTransport": "false" } },
  });
});

test("a region that came later has no account of its own for Classic Load Balancers", () => {
  const json = build({ region: "eu-central-2" });
  expect(addresses(json).filter((address) => address.includes("elb_service_account"))).toEqual([]);
  expect(statementsOf({ region: "eu-central-2" }).map(({ Sid }) => Sid)).not.toContain("ClassicLoadBalancersByAccount");
});

test("what is given as undefined is not given", () => {
  const { resource } = build({ expirationDays: undefined, forceDestroy: undefined });
  expect(resource.aws_s3_bucket!.logs!.force_destroy).toBe(false);
  expect(resource.aws_s3_bucket_lifecycle_configuration!.logs_lifecycle!.rule).toMatchObject([
    { expiration: [{ days: 90 }] },
  ]);
});

test("logs may be kept for ever, and go along with a destroy", () => {
  const { resource } = build({ expirationDays: 0, forceDestroy: true });
  expect(resource).not.toHaveProperty("aws_s3_bucket_lifecycle_configuration");
  expect(resource.aws_s3_bucket!.logs!.force_destroy).toBe(true);
});

test("refuses what S3 would refuse, all at once", () => {
  const message = messageOf(() => build({ bucket: "My_Logs", expirationDays: -1 }));
  expect(message).toContain('bucket ("My_Logs") may hold small letters');
  expect(message).toContain("expirationDays (-1) must be a whole number, from 0 on");
});
