import { IP_FAMILIES, type IpFamily } from "../shared/ip-family";
import type { EksVersion } from "../facts/eks-versions";
import type { Tags } from "../shared/tags";
import type {
  ClusterTimeouts,
  ComputeConfig,
  ControlPlaneTier,
  ExistingRole,
  IdentityProvider,
  RemoteNetworkConfig,
  SecretsKeySettings,
  SupportType,
} from "./settings";

export * from "./settings";

/** Where EKS looks for who may enter: the aws-auth ConfigMap, access entries, or both. A cluster moves only to the right. */
export type AuthenticationMode = (typeof AUTHENTICATION_MODES)[number];
export const AUTHENTICATION_MODES = ["CONFIG_MAP", "API_AND_CONFIG_MAP", "API"] as const;

/** Control-plane logs. @see https://docs.aws.amazon.com/eks/latest/userguide/control-plane-logs.html */
export type ClusterLogType = (typeof CLUSTER_LOG_TYPES)[number];
export const CLUSTER_LOG_TYPES = ["api", "audit", "authenticator", "controllerManager", "scheduler"] as const;

/** What a log group can do, and what it costs. @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CloudWatch_Logs_Log_Classes.html */
export type LogGroupClass = (typeof LOG_GROUP_CLASSES)[number];
export const LOG_GROUP_CLASSES = ["STANDARD", "INFREQUENT_ACCESS"] as const;

export { IP_FAMILIES, type IpFamily };

/** Envelope encryption of Kubernetes secrets: by a key made for the cluster, by one that exists, or EKS's own way. */
export type SecretsEncryption = "own-key" | "eks-default" | { readonly keyArn: string };

export interface ClusterProps {
  readonly name: string;
  /** Subnets for the control plane's network interfaces, in two zones or more. */
  readonly subnetIds: readonly string[];
  /** Additional security groups on those interfaces, five at most; none leaves EKS's own. */
  readonly securityGroupIds: readonly string[];
  /** Kubernetes minor version. @default CLUSTER_DEFAULTS.version */
  readonly version?: EksVersion;
  /** Upgrade although EKS's upgrade insights warn of it. @default false */
  readonly forceUpdateVersion?: boolean;
  /** What happens when standard support ends. @default EKS's own, EXTENDED */
  readonly upgradePolicy?: { readonly supportType: SupportType };
  /** @default CLUSTER_DEFAULTS.authenticationMode */
  readonly authenticationMode?: AuthenticationMode;
  /** Make who creates the cluster its administrator. Heeded at creation only. @default CLUSTER_DEFAULTS.bootstrapClusterCreatorAdminPermissions */
  readonly bootstrapClusterCreatorAdminPermissions?: boolean;
  /** Install aws-node, CoreDNS and kube-proxy. Heeded at creation only. @default true, and false with EKS Auto Mode */
  readonly bootstrapSelfManagedAddons?: boolean;

  /** Reach the API from inside the VPC. @default CLUSTER_DEFAULTS.endpointPrivateAccess */
  readonly endpointPrivateAccess?: boolean;
  /** Reach the API from outside the VPC. @default CLUSTER_DEFAULTS.endpointPublicAccess */
  readonly endpointPublicAccess?: boolean;
  /** Who may reach the public endpoint, as CIDR blocks. @default CLUSTER_DEFAULTS.publicAccessCidrs */
  readonly publicAccessCidrs?: readonly string[];
  /** Fixed at creation. @default CLUSTER_DEFAULTS.ipFamily */
  readonly ipFamily?: IpFamily;
  /** IPv4 block for Services, /12 to /24 of a private range; fixed at creation. @default chosen by EKS */
  readonly serviceIpv4Cidr?: string;
  /** Networks of hybrid nodes; a change replaces the cluster under an AWS provider before 6.11. @default none */
  readonly remoteNetworkConfig?: RemoteNetworkConfig;

  /** A key once in use is neither changed nor taken away without a new cluster. @default CLUSTER_DEFAULTS.secretsEncryption */
  readonly secretsEncryption?: SecretsEncryption;
  /** The key that is made for the cluster. @default SECRETS_KEY_DEFAULTS */
  readonly secretsKey?: SecretsKeySettings;

  /** Control-plane logs to keep; an empty list keeps none and makes no log group. @default CLUSTER_DEFAULTS.enabledLogTypes */
  readonly enabledLogTypes?: readonly ClusterLogType[];
  /** False leaves the log group to you, or to EKS, which makes one without an end. @default CLUSTER_DEFAULTS.createLogGroup */
  readonly createLogGroup?: boolean;
  /** Days that the logs are kept; 0 keeps them for ever. @default CLUSTER_DEFAULTS.logRetentionInDays */
  readonly logRetentionInDays?: number;
  /** KMS key ARN for the log group. @default CloudWatch's own encryption */
  readonly logKmsKeyId?: string;
  /** Fixed when the group is made. @default CloudWatch's own, STANDARD */
  readonly logGroupClass?: LogGroupClass;
  /** On the log group; wins over `tags`. @default none */
  readonly logGroupTags?: Tags;

  /** Make the IAM OIDC provider that roles for service accounts need. @default CLUSTER_DEFAULTS.oidcProvider */
  readonly oidcProvider?: boolean;
  /** Audiences of that provider besides STS. @default none */
  readonly oidcAudiences?: readonly string[];
  /** SHA-1 thumbprints of that provider, 40 hexadecimal digits each. AWS needs none for EKS. @default none */
  readonly oidcThumbprints?: readonly string[];
  /** Others who may say who a user is, by name; EKS takes one. @default none */
  readonly identityProviders?: { readonly [name: string]: IdentityProvider };

  /** Let the role hand out addresses on nodes: those of Windows, and security groups for pods, need it. @default CLUSTER_DEFAULTS.vpcResourceController */
  readonly vpcResourceController?: boolean;
  /** A role of yours instead of one made here; nothing is attached to it. @default one is made */
  readonly existingRole?: ExistingRole;
  /** Name of the role that is made. @default generated from the cluster's name */
  readonly roleName?: string;
  /** ARNs of more policies for the role that is made; the key becomes part of the Terraform address. @default none */
  readonly rolePolicies?: { readonly [name: string]: string };
  /** Path of every role that is made. @default CLUSTER_DEFAULTS.iamPath */
  readonly iamPath?: string;
  /** ARN of the permissions boundary of every role that is made. @default none */
  readonly permissionsBoundary?: string;
  /** Partition of AWS-managed policies: `aws`, `aws-cn`, `aws-us-gov`. @default CLUSTER_DEFAULTS.partition */
  readonly partition?: string;
  /** Domain of the partition's services; `amazonaws.com.cn` in China. @default CLUSTER_DEFAULTS.dnsSuffix */
  readonly dnsSuffix?: string;

  /** EKS Auto Mode. To leave it, apply `enabled: false` with all else as it is; only then drop it. @default none */
  readonly computeConfig?: ComputeConfig;
  /** The role that Auto Mode's nodes run under, unless `computeConfig` names one. @default made, with a generated name */
  readonly autoModeNodeRole?: AutoModeNodeRoleSettings;
  /** Let Auto Mode put tags of your NodeClasses on what it makes. @default CLUSTER_DEFAULTS.autoModeCustomTags */
  readonly autoModeCustomTags?: boolean;
  /** @default EKS's own, off */
  readonly zonalShiftConfig?: { readonly enabled: boolean };
  /** How much the control plane can do at the least; beyond "standard" it costs more per hour. AWS provider 6.x. @default EKS's own, standard */
  readonly controlPlaneScalingConfig?: { readonly tier: ControlPlaneTier };
  /** Refuse to delete the cluster until this is taken back. AWS provider 6.x. @default EKS's own, false */
  readonly deletionProtection?: boolean;

  /** On every resource that takes tags. @default none */
  readonly tags?: Tags;
  /** On the cluster itself; wins over `tags`. @default none */
  readonly clusterTags?: Tags;
  /** @default CLUSTER_DEFAULTS.timeouts */
  readonly timeouts?: ClusterTimeouts;
}

/** The role that is made for Auto Mode's nodes. */
export interface AutoModeNodeRoleSettings {
  /** @default generated from the cluster's name */
  readonly name?: string;
  /** ARNs of more policies; the key becomes part of the Terraform address. @default none */
  readonly additionalPolicies?: { readonly [name: string]: string };
}
