import { policyDocument } from "../shared/iam";

/**
 * What aws-node may do on a node of an IPv6 cluster: give its interfaces addresses, and mark them.
 * @see https://github.com/aws/amazon-vpc-cni-k8s/blob/master/docs/iam-policy.md#ipv6-mode
 */
export function cniIpv6Policy(partition: string): string {
  return policyDocument([
    {
      Sid: "AssignDescribe",
      Effect: "Allow",
      Action: [
        "ec2:AssignIpv6Addresses",
        "ec2:DescribeInstances",
        "ec2:DescribeInstanceTypes",
        "ec2:DescribeNetworkInterfaces",
        // Groups are asked for by releases of 1.22.
        "ec2:DescribeSecurityGroups",
        "ec2:DescribeSubnets",
        "ec2:DescribeTags",
      ],
      Resource: "*",
    },
    {
      Sid: "CreateTags",
      Effect: "Allow",
      Action: ["ec2:CreateTags"],
      Resource: [`arn:${partition}:ec2:*:*:network-interface/*`],
    },
  ]);
}
