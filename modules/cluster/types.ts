import type { EksVersion } from "../facts/eks-versions";
import type { Tags } from "../shared/tags";

/** Where EKS looks for who may enter: the aws-auth ConfigMap, access entries, or both. A cluster moves only to the right. */
export type AuthenticationMode = (typeof AUTHENTICATION_MODES)[number];
export const AUTHENTICATION_MODES = ["CONFIG_MAP", "API_AND_CONFIG_MAP", "API"] as const;

/** Control-plane logs. @see https://docs.aws.amazon.com/eks/latest/userguide/control-plane-logs.html */
export type ClusterLogType = (typeof CLUSTER_LOG_TYPES)[number];
export const CLUSTER_LOG_TYPES = ["api", "audit", "authenticator", "controllerManager", "scheduler"] as const;

/** Envelope encryption of Kubernetes secrets: by a key made for the cluster, by one that exists, or EKS's own way. */
export type SecretsEncryption = "own-key" | "eks-default" | { readonly keyArn: string };

/** How long Terraform waits, as Go durations such as "30m". */
export interface ClusterTimeouts {
  readonly create?: string;
  readonly update?: string;
  readonly delete?: string;
}

export interface ClusterProps {
  readonly name: string;
  /** Subnets for the control plane's network interfaces, in two zones or more. */
  readonly subnetIds: readonly string[];
  /** Additional security groups on those interfaces. */
  readonly securityGroupIds: readonly string[];
  /** Kubernetes minor version. @default CLUSTER_DEFAULTS.version */
  readonly version?: EksVersion;
  /** @default CLUSTER_DEFAULTS.authenticationMode */
  readonly authenticationMode?: AuthenticationMode;
  /** Make who creates the cluster its administrator. Heeded at creation only. @default CLUSTER_DEFAULTS.bootstrapClusterCreatorAdminPermissions */
  readonly bootstrapClusterCreatorAdminPermissions?: boolean;
  /** Reach the API from inside the VPC. @default CLUSTER_DEFAULTS.endpointPrivateAccess */
  readonly endpointPrivateAccess?: boolean;
  /** Reach the API from outside the VPC. @default CLUSTER_DEFAULTS.endpointPublicAccess */
  readonly endpointPublicAccess?: boolean;
  /** Who may reach the public endpoint, as CIDR blocks. @default CLUSTER_DEFAULTS.publicAccessCidrs */
  readonly publicAccessCidrs?: readonly string[];
  /** IPv4 block for Services, /12 to /24 of a private range; fixed at creation. @default chosen by EKS */
  readonly serviceIpv4Cidr?: string;
  /** A key once in use is neither changed nor taken away without a new cluster. @default CLUSTER_DEFAULTS.secretsEncryption */
  readonly secretsEncryption?: SecretsEncryption;
  /** Control-plane logs to keep; an empty list keeps none and makes no log group. @default CLUSTER_DEFAULTS.enabledLogTypes */
  readonly enabledLogTypes?: readonly ClusterLogType[];
  /** Days that the logs are kept; 0 keeps them for ever. @default CLUSTER_DEFAULTS.logRetentionInDays */
  readonly logRetentionInDays?: number;
  /** KMS key ARN for the log group. @default CloudWatch's own encryption */
  readonly logKmsKeyId?: string;
  /** Make the IAM OIDC provider that roles for service accounts need. @default CLUSTER_DEFAULTS.oidcProvider */
  readonly oidcProvider?: boolean;
  /** Name of the cluster's role. @default generated from the cluster's name */
  readonly roleName?: string;
  /** Path of the cluster's role. @default CLUSTER_DEFAULTS.iamPath */
  readonly iamPath?: string;
  /** ARN of the permissions boundary of the cluster's role. @default none */
  readonly permissionsBoundary?: string;
  /** Partition of AWS-managed policies: `aws`, `aws-cn`, `aws-us-gov`. @default CLUSTER_DEFAULTS.partition */
  readonly partition?: string;
  /** On every resource that takes tags. @default none */
  readonly tags?: Tags;
  /** On the cluster itself; wins over `tags`. @default none */
  readonly clusterTags?: Tags;
  /** @default CLUSTER_DEFAULTS.timeouts */
  readonly timeouts?: ClusterTimeouts;
}
