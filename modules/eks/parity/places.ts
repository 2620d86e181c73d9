import { imageOf } from "../../nodes/ami/image";
import type { Place } from "./types";

/**
 * Addresses in a stack with an `Eks` called `my-cluster` and, of what there can be many, one called `general`. A changed
 * address is changed here.
 */
const at = (address: string) => (attribute: string) => ({ address, attribute }) satisfies Place;

export const everywhere = at("*");

export const cluster = at("aws_eks_cluster.my-cluster_cluster");
export const logGroup = at("aws_cloudwatch_log_group.my-cluster_cluster_logs");
export const secretsKey = at("aws_kms_key.my-cluster_cluster_secrets-key");
export const secretsKeyAlias = at("aws_kms_alias.my-cluster_cluster_secrets-key-alias");
export const oidcProvider = at("aws_iam_openid_connect_provider.my-cluster_cluster_oidc-provider");
export const clusterRole = at("aws_iam_role.my-cluster_cluster_role");
export const clusterRoleFound = at("data.aws_iam_role.my-cluster_cluster_existing-role");
export const account = at("data.aws_caller_identity.my-cluster_cluster_account");
export const clusterRolePolicy = (name: string) => at(`aws_iam_role_policy.my-cluster_cluster_role_${name}`);
export const clusterRoleAttachment = (name: string) =>
  at(`aws_iam_role_policy_attachment.my-cluster_cluster_role_${name}`);

export const clusterGroup = at("aws_security_group.my-cluster_security-groups_cluster");
export const workersGroup = at("aws_security_group.my-cluster_security-groups_workers");
export const rule = (name: string) => at(`aws_security_group_rule.my-cluster_security-groups_${name}`);
/** A rule on the group that EKS makes, or towards it. */
export const primaryRule = (name: string) => at(`aws_security_group_rule.my-cluster_primary-security-group_${name}`);
/** Those that join the nodes' group and EKS's own. */
export const PRIMARY_RULES: readonly Place[] = [
  "workers-ingress-cluster-primary",
  "cluster-primary-ingress-workers",
].map((name) => primaryRule(name)(""));

export const nodeRole = at("aws_iam_role.my-cluster_node-role");
export const nodeProfile = at("aws_iam_instance_profile.my-cluster_node-role_instance-profile");
export const nodeAttachment = (name: string) => at(`aws_iam_role_policy_attachment.my-cluster_node-role_${name}`);

/** The nodes' own access entry; those of a role and of an instance profile that exist, and what is looked up for them. */
export const nodeEntry = at("aws_eks_access_entry.my-cluster_access_nodes");
export const nodeEntryOf = (role: string) => at(`aws_eks_access_entry.my-cluster_access_nodes-${role}`);
export const nodeRoleFound = (name: string) => at(`data.aws_iam_role.my-cluster_existing_nodes-role_${name}`);
export const nodeProfileFound = (name: string) =>
  at(`data.aws_iam_instance_profile.my-cluster_existing_nodes-profile_${name}`);

/** The ConfigMap that a KubernetesStack writes from the cluster's `awsAuth`. */
export const awsAuth = at("kubernetes_config_map_v1.aws-auth");
/** `Eks.kubeconfig`, as the output of a stack. */
export const kubeconfig = at("output.kubeconfig");

/** An image's look-up, by what it looks for. */
export const imageParameter = (id: string) => at(`data.aws_ssm_parameter.my-cluster_images_${id}`);
export const imageSearch = (name: string, owner = "amazon") => {
  const wanted = { family: "al2023", variant: "standard", architecture: "x86_64", version: "1.35" } as const;
  const found = imageOf({ ...wanted, nameFilter: name, owners: [owner] });
  return at(`data.aws_ami.my-cluster_images_${"key" in found ? found.key : ""}`);
};

export const asg = at("aws_autoscaling_group.my-cluster_workers_general");
export const template = at("aws_launch_template.my-cluster_workers_general_launch-template");
export const configuration = at("aws_launch_configuration.my-cluster_workers_general_launch-configuration");
/** The group's own, for a role that exists. */
export const groupProfile = at("aws_iam_instance_profile.my-cluster_workers_general_instance-profile");
/** A launch template that exists. */
export const templateFound = at("data.aws_launch_template.my-cluster_workers_general_launch-template");
export const userData = at("local.my-cluster_workers_general_user-data");
/** The same of a second group. */
export const batch = {
  asg: at("aws_autoscaling_group.my-cluster_workers_batch"),
  template: at("aws_launch_template.my-cluster_workers_batch_launch-template"),
  userData: at("local.my-cluster_workers_batch_user-data"),
};
export const rootVolume = (attribute: string) => template(`block_device_mappings.0.ebs.${attribute}`);
export const networkInterface = (attribute: string) => template(`network_interfaces.0.${attribute}`);
export const mixedPolicy = (attribute: string) => asg(`mixed_instances_policy.${attribute}`);

export const nodeGroup = at("aws_eks_node_group.my-cluster_node-groups_general");
export const nodeGroupTemplate = at("aws_launch_template.my-cluster_node-groups_general_launch-template");
/** A launch template that exists. */
export const nodeGroupTemplateFound = at("data.aws_launch_template.my-cluster_node-groups_general_launch-template");
export const nodeGroupUserData = at("local.my-cluster_node-groups_general_user-data");
export const fargateProfile = at("aws_eks_fargate_profile.my-cluster_fargate_general");
export const fargateRole = at("aws_iam_role.my-cluster_fargate-role");
export const fargateRoleFound = at("data.aws_iam_role.my-cluster_fargate-role");
export const fargateAttachment = at(
  "aws_iam_role_policy_attachment.my-cluster_fargate-role_AmazonEKSFargatePodExecutionRolePolicy",
);

/** A group on Windows has a role of its own, since a role is one kind of node to a cluster. */
export const WINDOWS_ROLE: readonly Place[] = [
  at("aws_eks_access_entry.my-cluster_access_nodes-group_general")(""),
  at("aws_iam_role.my-cluster_node-roles_general")(""),
  at("aws_iam_instance_profile.my-cluster_node-roles_general_instance-profile")(""),
  ...["AmazonEC2ContainerRegistryReadOnly", "AmazonEKSWorkerNodePolicy", "AmazonEKS_CNI_Policy"].map((policy) =>
    at(`aws_iam_role_policy_attachment.my-cluster_node-roles_general_${policy}`)(""),
  ),
  clusterRoleAttachment("AmazonEKSVPCResourceController")(""),
  cluster("depends_on"),
  template("iam_instance_profile"),
  asg("depends_on"),
];
