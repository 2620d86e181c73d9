import { policyDocument } from "../shared/iam";

/**
 * What aws-node may do on a node of an IPv6 cluster: give its interfaces addresses, and mark them.
 * @see https://docs.aws.amazon.com/eks/latest/userguide/cni-iam-role.html#cni-iam-role-create-ipv6-policy
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
