/** Regions whose Classic Load Balancers write as an account of AWS's own; those that came later write as a service. */
const LEGACY_REGIONS = [
  "af-south-1",
  "ap-east-1",
  "ap-northeast-1",
  "ap-northeast-2",
  "ap-northeast-3",
  "ap-south-1",
  "ap-southeast-1",
  "ap-southeast-2",
  "ap-southeast-3",
  "ca-central-1",
  "cn-north-1",
  "cn-northwest-1",
  "eu-central-1",
  "eu-north-1",
  "eu-south-1",
  "eu-west-1",
  "eu-west-2",
  "eu-west-3",
  "me-south-1",
  "sa-east-1",
  "us-east-1",
  "us-east-2",
  "us-gov-east-1",
  "us-gov-west-1",
  "us-west-1",
  "us-west-2",
];

/** Whether a region is one of those. */
export function hasLegacyAccount(region: string): boolean {
  return LEGACY_REGIONS.includes(region);
}

interface Writers {
  readonly bucketArn: string;
  readonly partition: string;
  /** Whose load balancers may write. */
  readonly accountId: string;
  /** ARN of the account that Classic Load Balancers of the region write as, if they do. */
  readonly legacy?: string;
}

/**
 * Who may write access logs to a bucket, in any of its folders: NLBs by the service that delivers logs, Classic Load Balancers by that of load balancing or by the
 * region's account. And nobody may do anything but by TLS.
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-access-logs.html
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/classic/enable-access-logs.html
 */
export function accessLogStatements({ bucketArn, partition, accountId, legacy }: Writers): object[] {
  const logs = [`${bucketArn}/AWSLogs/${accountId}/*`, `${bucketArn}/*/AWSLogs/${accountId}/*`];
  const delivery = { Effect: "Allow", Principal: { Service: "delivery.logs.amazonaws.com" } };
  const own = {
    StringEquals: { "aws:SourceAccount": accountId },
    ArnLike: { "aws:SourceArn": `arn:${partition}:logs:*:${accountId}:*` },
  };
  const classic = { Service: "logdelivery.elasticloadbalancing.amazonaws.com" };
  return [
    {
      Sid: "NetworkLoadBalancers",
      ...delivery,
      Action: "s3:PutObject",
      Resource: logs,
      Condition: {
        ...own,
        StringEquals: { ...own.StringEquals, "s3:x-amz-acl": "bucket-owner-full-control" },
      },
    },
    { Sid: "NetworkLoadBalancersLook", ...delivery, Action: "s3:GetBucketAcl", Resource: bucketArn, Condition: own },
    { Sid: "ClassicLoadBalancers", Effect: "Allow", Principal: classic, Action: "s3:PutObject", Resource: logs },
    ...(legacy === undefined
      ? []
      : [
          {
            Sid: "ClassicLoadBalancersByAccount",
            Effect: "Allow",
            Principal: { AWS: legacy },
            Action: "s3:PutObject",
            Resource: logs,
          },
        ]),
    {
      Sid: "TlsOnly",
      Effect: "Deny",
      Principal: "*",
      Action: "s3:*",
      Resource: [bucketArn, `${bucketArn}/*`],
      Condition: { Bool: { "aws:SecureTransport": "false" } },
    },
  ];
}
