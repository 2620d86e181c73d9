import { Fn } from "cdktf";
import type { Eks } from "../eks";

/** The control plane's outputs, under the registry module's names. */
export interface ClusterOutputs {
  /** The cluster's name, as it was until v18; from v19 on the module's is an id that only Outposts have. */
  readonly cluster_id: string;
  readonly cluster_name: string;
  readonly cluster_arn: string;
  readonly cluster_certificate_authority_data: string;
  readonly cluster_endpoint: string;
  readonly cluster_version: string;
  readonly cluster_platform_version: string;
  readonly cluster_status: string;
  readonly cluster_ip_family: string;
  readonly cluster_service_cidr: string;
  /** None where EKS's own group stands alone. */
  readonly cluster_security_group_id?: string;
  readonly cluster_primary_security_group_id: string;
  readonly cluster_iam_role_name: string;
  readonly cluster_iam_role_arn: string;
  readonly cluster_oidc_issuer_url: string;
  /** The issuer without "https://", as trust policies have it. */
  readonly oidc_provider: string;
  readonly oidc_provider_arn?: string;
  readonly cloudwatch_log_group_name?: string;
  readonly cloudwatch_log_group_arn?: string;
  readonly kms_key_arn?: string;
  readonly kms_key_id?: string;
  /** Of Auto Mode's nodes. */
  readonly node_iam_role_name?: string;
  readonly node_iam_role_arn?: string;
  readonly kubeconfig: string;
  /** Ours. */
  readonly update_kubeconfig_command: string;
  /** Id of the rule that lets nodes in on the API, to be waited for; none where the group is given. */
  readonly security_group_rule_cluster_https_worker_ingress?: string;
}

/** Which of them belong to the few that reach a cluster. */
export const CLUSTER_OUTPUTS: Readonly<Record<keyof ClusterOutputs, "all" | "few">> = {
  cluster_id: "all",
  cluster_name: "few",
  cluster_arn: "few",
  cluster_certificate_authority_data: "few",
  cluster_endpoint: "few",
  cluster_version: "few",
  cluster_platform_version: "all",
  cluster_status: "all",
  cluster_ip_family: "all",
  cluster_service_cidr: "all",
  cluster_security_group_id: "all",
  cluster_primary_security_group_id: "all",
  cluster_iam_role_name: "all",
  cluster_iam_role_arn: "all",
  cluster_oidc_issuer_url: "all",
  oidc_provider: "all",
  oidc_provider_arn: "few",
  cloudwatch_log_group_name: "all",
  cloudwatch_log_group_arn: "all",
  kms_key_arn: "all",
  kms_key_id: "all",
  node_iam_role_name: "all",
  node_iam_role_arn: "all",
  kubeconfig: "few",
  update_kubeconfig_command: "few",
  security_group_rule_cluster_https_worker_ingress: "all",
};

export function clusterOutputs(eks: Eks): ClusterOutputs {
  const { cluster, roleName, roleArn, logGroup, key, oidcProvider, autoModeNodeRole } = eks.cluster;
  const issuer = cluster.identity.get(0).oidc.get(0).issuer;
  return {
    cluster_id: cluster.name,
    cluster_name: cluster.name,
    cluster_arn: cluster.arn,
    cluster_certificate_authority_data: eks.address.certificateAuthority,
    cluster_endpoint: cluster.endpoint,
    cluster_version: cluster.version,
    cluster_platform_version: cluster.platformVersion,
    cluster_status: cluster.status,
    cluster_ip_family: cluster.kubernetesNetworkConfig.ipFamily,
    cluster_service_cidr: eks.address.serviceCidr,
    cluster_security_group_id: eks.securityGroups.clusterId,
    cluster_primary_security_group_id: cluster.vpcConfig.clusterSecurityGroupId,
    cluster_iam_role_name: roleName,
    cluster_iam_role_arn: roleArn,
    cluster_oidc_issuer_url: issuer,
    oidc_provider: Fn.replace(issuer, "https://", ""),
    oidc_provider_arn: oidcProvider?.arn,
    cloudwatch_log_group_name: logGroup?.name,
    cloudwatch_log_group_arn: logGroup?.arn,
    kms_key_arn: key?.arn,
    kms_key_id: key?.keyId,
    node_iam_role_name: autoModeNodeRole?.role.name,
    node_iam_role_arn: autoModeNodeRole?.role.arn,
    kubeconfig: eks.kubeconfig,
    update_kubeconfig_command: eks.updateKubeconfigCommand,
    security_group_rule_cluster_https_worker_ingress: eks.securityGroups.rules["cluster-https-worker-ingress"]?.id,
  };
}
