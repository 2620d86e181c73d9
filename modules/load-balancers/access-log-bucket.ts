import { DataAwsCallerIdentity } from "@cdktf/provider-aws/lib/data-aws-caller-identity";
import { DataAwsElbServiceAccount } from "@cdktf/provider-aws/lib/data-aws-elb-service-account";
import { DataAwsPartition } from "@cdktf/provider-aws/lib/data-aws-partition";
import { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import { S3BucketLifecycleConfiguration } from "@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration";
import { S3BucketOwnershipControls } from "@cdktf/provider-aws/lib/s3-bucket-ownership-controls";
import { S3BucketPolicy } from "@cdktf/provider-aws/lib/s3-bucket-policy";
import { S3BucketPublicAccessBlock } from "@cdktf/provider-aws/lib/s3-bucket-public-access-block";
import { S3BucketServerSideEncryptionConfigurationA as Encryption } from "@cdktf/provider-aws/lib/s3-bucket-server-side-encryption-configuration";
import { Token } from "cdktf";
import { Construct } from "constructs";
import { assertValid } from "../shared/assert-valid";
import { given } from "../shared/given";
import { policyDocument } from "../shared/iam";
import { merged } from "../shared/lists";
import { flag, number, problemsOf, mapOf, shapeOf, text, type Shape } from "../shared/shape";
import { validateTags, type Tags } from "../shared/tags";
import { accessLogStatements, hasLegacyAccount } from "./access-log-policy";
import { ACCESS_LOG_BUCKET_DEFAULTS as DEFAULTS } from "./defaults";

/** A bucket for the access logs of load balancers. */
export interface AccessLogBucketSettings {
  /** Its name, which no other bucket of all AWS has; Services name it in their `accessLogs`. */
  readonly bucket: string;
  /** Days until a log is deleted; 0 keeps them for ever. @default ACCESS_LOG_BUCKET_DEFAULTS.expirationDays */
  readonly expirationDays?: number;
  /** Let a destroy take the logs along; else it fails while there are any. @default ACCESS_LOG_BUCKET_DEFAULTS.forceDestroy */
  readonly forceDestroy?: boolean;
  /** @default none */
  readonly tags?: Tags;
}

export interface AccessLogBucketProps extends AccessLogBucketSettings {
  /** The load balancers' region; a bucket of another one gets no logs. */
  readonly region: string;
}

/**
 * A bucket that load balancers of either kind, and of this account alone, may write their access logs to. Nobody reaches it
 * from outside, nothing is read or written but by TLS, and logs are encrypted by S3's own keys: the one way that a Classic Load Balancer knows.
 */
export class AccessLogBucket extends Construct {
  readonly bucket: S3Bucket;
  readonly policy: S3BucketPolicy;
  readonly publicAccessBlock: S3BucketPublicAccessBlock;
  readonly encryption: Encryption;
  readonly ownership: S3BucketOwnershipControls;
  /** None where logs are kept for ever. */
  readonly lifecycle?: S3BucketLifecycleConfiguration;

  constructor(scope: Construct, id: string, props: AccessLogBucketProps) {
    super(assertValid(scope, id, validateAccessLogBucket(props)), id);
    const { region, tags, bucket: name } = props;
    const { expirationDays, forceDestroy } = { ...DEFAULTS, ...given(props) };
    this.bucket = new S3Bucket(this, "Default", { bucket: name, forceDestroy, tags: tags && merged(tags) });
    const bucket = this.bucket.id;
    this.ownership = new S3BucketOwnershipControls(this, "ownership", {
      bucket,
      rule: { objectOwnership: "BucketOwnerEnforced" },
    });
    this.publicAccessBlock = new S3BucketPublicAccessBlock(this, "public-access", {
      bucket,
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    });
    this.encryption = new Encryption(this, "encryption", {
      bucket,
      rule: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } }],
    });
    this.lifecycle =
      expirationDays === 0
        ? undefined
        : new S3BucketLifecycleConfiguration(this, "lifecycle", {
            bucket,
            rule: [
              {
                id: "expire",
                status: "Enabled",
                filter: [{ prefix: "" }],
                expiration: [{ days: expirationDays }],
                abortIncompleteMultipartUpload: [{ daysAfterInitiation: 7 }],
              },
            ],
          });
    const { partition } = new DataAwsPartition(this, "partition");
    const { accountId } = new DataAwsCallerIdentity(this, "account");
    const legacy = hasLegacyAccount(region) ? new DataAwsElbServiceAccount(this, "elb-account").arn : undefined;
    this.policy = new S3BucketPolicy(this, "policy", {
      bucket,
      policy: policyDocument(accessLogStatements({ bucketArn: this.bucket.arn, partition, accountId, legacy })),
      // A policy beside a block of public ones that is being made is refused now and then.
      dependsOn: [this.publicAccessBlock],
    });
  }
}

const SHAPE: Shape<AccessLogBucketSettings> = {
  bucket: text,
  expirationDays: number,
  forceDestroy: flag,
  tags: mapOf(text),
};
export const ACCESS_LOG_BUCKET_CHECK = shapeOf(SHAPE, ["bucket"]);

function validateAccessLogBucket(props: AccessLogBucketProps): string[] {
  return problemsOf(
    shapeOf<AccessLogBucketProps>({ ...SHAPE, region: text }, ["bucket", "region"]),
    props,
    accessLogBucketProblems,
  );
}

/** What is wrong with the values. */
export function accessLogBucketProblems({ bucket, expirationDays = 0, tags = {} }: AccessLogBucketSettings): string[] {
  return [
    ...(Token.isUnresolved(bucket) || /^(?!xn--)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(bucket)
      ? []
      : [`bucket ("${bucket}") may hold small letters, digits, "." and "-" between them, 3 to 63`]),
    ...(Token.isUnresolved(expirationDays) || (Number.isInteger(expirationDays) && expirationDays >= 0)
      ? []
      : [`expirationDays (${expirationDays}) must be a whole number, from 0 on`]),
    ...validateTags(tags),
  ];
}
