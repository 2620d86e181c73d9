import type { ITerraformDependable } from "cdktf";
import type { ClusterLogType } from "../../cluster/types";
import type { EksVersion } from "../../facts/eks-versions";
import type { SubnetRef, WayOut } from "../../shared/placement";
import type { Tags } from "../../shared/tags";

/** A key for the envelope encryption of secrets. */
export interface ClusterEncryptionConfig {
  /** ARN of a symmetric KMS key. */
  readonly providerKeyArn: string;
  /** @default ["secrets"], the only resource that EKS encrypts */
  readonly resources?: readonly "secrets"[];
}

/** The control plane, in the registry module's words. Source: its v17.24.0, unless another is named. */
export interface EksClusterProps {
  /** Name of the cluster and prefix of nearly every other name; 1 to 100 characters. Fixed at creation. */
  readonly clusterName: string;
  /** Subnets of the control plane and, unless a group names its own, of the workers: ids, or `{ id, wayOut }`. */
  readonly subnets: readonly (string | SubnetRef)[];
  readonly vpcId: string;
  /** Kubernetes minor version; the workers' images follow. @default CLUSTER_DEFAULTS.version */
  readonly clusterVersion?: EksVersion;
  /** Control-plane logs to keep; an empty list keeps none. @default CLUSTER_DEFAULTS.enabledLogTypes */
  readonly clusterEnabledLogTypes?: readonly ClusterLogType[];
  /** Days; 0 keeps the logs for ever. @default CLUSTER_DEFAULTS.logRetentionInDays */
  readonly clusterLogRetentionInDays?: number;
  /** KMS key ARN for the log group. @default CloudWatch's own encryption */
  readonly clusterLogKmsKeyId?: string;
  /** @default CLUSTER_DEFAULTS.endpointPrivateAccess (the module's was false until v19) */
  readonly clusterEndpointPrivateAccess?: boolean;
  /** @default CLUSTER_DEFAULTS.endpointPublicAccess */
  readonly clusterEndpointPublicAccess?: boolean;
  /** Who may reach the public endpoint. @default CLUSTER_DEFAULTS.publicAccessCidrs, with a warning */
  readonly clusterEndpointPublicAccessCidrs?: readonly string[];
  /** IPv4 block for Services; fixed at creation. @default chosen by EKS */
  readonly clusterServiceIpv4Cidr?: string;
  /**
   * One key for secrets; an empty list leaves them to EKS's own encryption. Can be turned on later, but a key once in use
   * is neither changed nor taken away without a new cluster. @default a key made for the cluster
   */
  readonly clusterEncryptionConfig?: readonly ClusterEncryptionConfig[];
  /** @default CLUSTER_DEFAULTS.egressCidrs */
  readonly clusterEgressCidrs?: readonly string[];
  /** Name of the control plane's role. @default generated from the cluster's name */
  readonly clusterIamRoleName?: string;
  /** On the cluster itself; wins over `tags`. @default none */
  readonly clusterTags?: Tags;
  /** A Go duration, such as "30m". @default CLUSTER_DEFAULTS.timeouts.create */
  readonly clusterCreateTimeout?: string;
  /** @default CLUSTER_DEFAULTS.timeouts.update */
  readonly clusterUpdateTimeout?: string;
  /** @default CLUSTER_DEFAULTS.timeouts.delete */
  readonly clusterDeleteTimeout?: string;
  /** Make the IAM OIDC provider for roles of service accounts. @default CLUSTER_DEFAULTS.oidcProvider (the module's was false) */
  readonly enableIrsa?: boolean;
  /** Path of every role, policy and instance profile. @default CLUSTER_DEFAULTS.iamPath */
  readonly iamPath?: string;
  /** ARN of the permissions boundary of every role. @default none */
  readonly permissionsBoundary?: string;
  /** Name of cluster, context and user in the kubeconfig. @default `eks_<clusterName>` */
  readonly kubeconfigName?: string;
  /** On every resource that takes tags, instances and volumes included. @default none */
  readonly tags?: Tags;

  /** Ours: how traffic leaves the subnets that are given as bare ids. @default "unknown" */
  readonly subnetWayOut?: WayOut;
  /** Ours: the day that support dates are held against, `YYYY-MM-DD`; it never reaches the JSON. @default no check of dates */
  readonly today?: string;
  /** Ours: what must be there before a node starts and outlive it, such as routes. @default nothing */
  readonly dependsOn?: readonly ITerraformDependable[];
}
