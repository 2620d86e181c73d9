import { policyDocument } from "../shared/iam";

/** Policies that the control plane's role needs besides its own. @see https://docs.aws.amazon.com/eks/latest/userguide/auto-cluster-iam-role.html */
export const AUTO_MODE_CLUSTER_POLICIES = [
  "AmazonEKSComputePolicy",
  "AmazonEKSBlockStoragePolicy",
  "AmazonEKSLoadBalancingPolicy",
  "AmazonEKSNetworkingPolicy",
] as const;

/** All that Auto Mode's nodes need. @see https://docs.aws.amazon.com/eks/latest/userguide/auto-create-node-role.html */
export const AUTO_MODE_NODE_POLICIES = [
  "AmazonEKSWorkerNodeMinimalPolicy",
  "AmazonEC2ContainerRegistryPullOnly",
] as const;

/** The access policy of nodes that Auto Mode starts. @see https://docs.aws.amazon.com/eks/latest/userguide/create-node-class.html */
export const AUTO_MODE_ACCESS_POLICY = "AmazonEKSAutoNodePolicy";

// IAM's own variable; Terraform reads the doubled dollar as one.
const OWN_CLUSTER = {
  StringEquals: { "aws:RequestTag/eks:eks-cluster-name": "$${aws:PrincipalTag/eks:eks-cluster-name}" },
};

/**
 * Auto Mode's managed policies allow only its own tags; this lets it put the tags of your NodeClasses on what it makes, too.
 * @see https://docs.aws.amazon.com/eks/latest/userguide/auto-learn-iam.html#tag-prop
 */
export function autoModeCustomTagsPolicy(partition: string): string {
  const row = (Sid: string, Action: readonly string[], Resource: string | readonly string[], Condition: object) => ({
    Sid,
    Effect: "Allow",
    Action,
    Resource,
    Condition,
  });
  const named = (...tags: string[]) => ({
    ...OWN_CLUSTER,
    StringLike: Object.fromEntries(tags.map((tag) => [`aws:RequestTag/eks:${tag}`, "*"])),
  });
  return policyDocument([
    row(
      "Compute",
      ["ec2:CreateFleet", "ec2:RunInstances", "ec2:CreateLaunchTemplate"],
      "*",
      named("kubernetes-node-class-name", "kubernetes-node-pool-name"),
    ),
    row(
      "Storage",
      ["ec2:CreateVolume", "ec2:CreateSnapshot"],
      [`arn:${partition}:ec2:*:*:volume/*`, `arn:${partition}:ec2:*:*:snapshot/*`],
      OWN_CLUSTER,
    ),
    row("Networking", ["ec2:CreateNetworkInterface"], "*", named("kubernetes-cni-node-name")),
    row(
      "LoadBalancer",
      [
        "elasticloadbalancing:CreateLoadBalancer",
        "elasticloadbalancing:CreateTargetGroup",
        "elasticloadbalancing:CreateListener",
        "elasticloadbalancing:CreateRule",
        "ec2:CreateSecurityGroup",
      ],
      "*",
      OWN_CLUSTER,
    ),
    row("ShieldProtection", ["shield:CreateProtection"], "*", OWN_CLUSTER),
    row("ShieldTagResource", ["shield:TagResource"], `arn:${partition}:shield::*:protection/*`, OWN_CLUSTER),
  ]);
}
