import { Token } from "cdktf";
import { ACCESS_POLICIES } from "./types";

/** Who a Linux node is inside the cluster, by aws-auth; the access entry type EC2_LINUX says the same. */
export const LINUX_NODE_IDENTITY = {
  username: "system:node:{{EC2PrivateDNSName}}",
  groups: ["system:bootstrappers", "system:nodes"],
} as const;

/** Who a pod of Fargate is as a node, by aws-auth; the access entry type FARGATE_LINUX says the same. */
export const FARGATE_IDENTITY = {
  username: "system:node:{{SessionName}}",
  groups: ["system:bootstrappers", "system:nodes", "system:node-proxier"],
} as const;

export const CLUSTER_ADMIN_POLICY = "AmazonEKSClusterAdminPolicy";

/** The ARN of one of EKS's own access policies. */
export function accessPolicyArn(partition: string, name: string): string {
  return `arn:${partition}:eks::aws:cluster-access-policy/${name}`;
}

/** The ARN of a policy that may be given by its name. */
export function policyArnOf(policy: string, partition: string): string {
  return (ACCESS_POLICIES as readonly string[]).includes(policy) ? accessPolicyArn(partition, policy) : policy;
}

/** The name of a policy that may be given by its ARN. */
export function policyNameOf(policy: string): string {
  return Token.isUnresolved(policy) ? policy : policy.split("/").at(-1)!;
}
