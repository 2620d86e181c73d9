/** Who a Linux node is inside the cluster, by aws-auth; the access entry type EC2_LINUX says the same. */
export const LINUX_NODE_IDENTITY = {
  username: "system:node:{{EC2PrivateDNSName}}",
  groups: ["system:bootstrappers", "system:nodes"],
} as const;

export const CLUSTER_ADMIN_POLICY = "AmazonEKSClusterAdminPolicy";

/** The ARN of one of EKS's own access policies. */
export function accessPolicyArn(partition: string, name: string): string {
  return `arn:${partition}:eks::aws:cluster-access-policy/${name}`;
}
