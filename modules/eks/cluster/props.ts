import type { ITerraformDependable } from "cdktf";
import type {
  ClusterLogType,
  ComputeConfig,
  ControlPlaneTier,
  IpFamily,
  LogGroupClass,
  RemoteNetworkConfig,
  SupportType,
} from "../../cluster/types";
import type { EksVersion } from "../../facts/eks-versions";
import type { SubnetRef, WayOut } from "../../shared/placement";
import type { Tags } from "../../shared/tags";
import type { EksClusterIamProps } from "./iam-props";
import type { EksClusterKeyProps } from "./key-props";

export type { EksClusterIamProps } from "./iam-props";
export type { ClusterEncryptionConfig, EksClusterKeyProps } from "./key-props";

/** The control plane, in the registry module's words. Source: its v17.24.0, unless another is named. */
export interface EksClusterProps extends EksClusterIamProps, EksClusterKeyProps {
  /** Name of the cluster and prefix of nearly every other name; 1 to 100 characters. Fixed at creation. */
  readonly clusterName: string;
  /** Subnets of the control plane and, unless a group names its own, of the workers: ids, or `{ id, wayOut }`. */
  readonly subnets: readonly (string | SubnetRef)[];
  readonly vpcId: string;
  /** Subnets of the control plane alone, so that those of the workers may change without it. Source: v18. @default subnets */
  readonly controlPlaneSubnetIds?: readonly string[];

  /** Kubernetes minor version; the workers' images follow. EKS goes up one at a time. @default CLUSTER_DEFAULTS.version */
  readonly clusterVersion?: EksVersion;
  /** Upgrade although EKS's upgrade insights warn of it. Source: v20. @default false */
  readonly clusterForceUpdateVersion?: boolean;
  /** "STANDARD": EKS upgrades the cluster by itself when standard support ends. Source: v20. @default EKS's own, EXTENDED */
  readonly clusterUpgradePolicy?: { readonly supportType: SupportType };

  /** Control-plane logs to keep; an empty list keeps none. @default CLUSTER_DEFAULTS.enabledLogTypes */
  readonly clusterEnabledLogTypes?: readonly ClusterLogType[];
  /** False leaves the log group, `/aws/eks/<clusterName>/cluster`, to you; where there is none EKS makes one without an end. Source: v18. @default CLUSTER_DEFAULTS.createLogGroup */
  readonly createCloudwatchLogGroup?: boolean;
  /** Days; 0 keeps the logs for ever. @default CLUSTER_DEFAULTS.logRetentionInDays */
  readonly clusterLogRetentionInDays?: number;
  /** KMS key ARN for the log group. @default CloudWatch's own encryption */
  readonly clusterLogKmsKeyId?: string;
  /** Fixed when the group is made. Source: v20. @default CloudWatch's own, STANDARD */
  readonly cloudwatchLogGroupClass?: LogGroupClass;
  /** On the log group; wins over `tags`. Source: v20. @default none */
  readonly cloudwatchLogGroupTags?: Tags;

  /** @default CLUSTER_DEFAULTS.endpointPrivateAccess (the module's was false until v19) */
  readonly clusterEndpointPrivateAccess?: boolean;
  /** @default CLUSTER_DEFAULTS.endpointPublicAccess */
  readonly clusterEndpointPublicAccess?: boolean;
  /** Who may reach the public endpoint. @default CLUSTER_DEFAULTS.publicAccessCidrs, with a warning */
  readonly clusterEndpointPublicAccessCidrs?: readonly string[];
  /** Of pods and Services; fixed at creation. "ipv6" needs subnets with blocks of both families and instances of the Nitro system; not in China. Source: v18. @default CLUSTER_DEFAULTS.ipFamily */
  readonly clusterIpFamily?: IpFamily;
  /** IPv4 block for Services; fixed at creation. An IPv6 cluster's is EKS's own. @default chosen by EKS */
  readonly clusterServiceIpv4Cidr?: string;
  /** Networks outside of AWS where hybrid nodes stand. A change is made in place by an AWS provider from 6.11 on; an older one replaces the cluster: look at the plan. Source: v20. @default none */
  readonly clusterRemoteNetworkConfig?: RemoteNetworkConfig;
  /** @default CLUSTER_DEFAULTS.egressCidrs */
  readonly clusterEgressCidrs?: readonly string[];

  /** EKS Auto Mode. To leave it, apply `enabled: false` with all else as it is; only then drop it. Source: v20. @default none */
  readonly clusterComputeConfig?: ComputeConfig;
  /** Install aws-node, CoreDNS and kube-proxy. Heeded at creation only. Source: v20. @default true, and false with EKS Auto Mode (the module's is false from v21 on) */
  readonly bootstrapSelfManagedAddons?: boolean;
  /** Let traffic be led away from a zone in trouble. Source: v20. @default EKS's own, off */
  readonly clusterZonalShiftConfig?: { readonly enabled: boolean };
  /** How much the control plane can do at the least; beyond "standard" it costs more per hour. Needs the AWS provider 6.x. Source: v21. @default EKS's own, standard */
  readonly controlPlaneScalingConfig?: { readonly tier: ControlPlaneTier };
  /** Refuse to delete the cluster until this is taken back. Needs the AWS provider 6.x. Source: v21, as `deletion_protection`. @default EKS's own, false */
  readonly clusterDeletionProtection?: boolean;

  /** On the cluster itself; wins over `tags`. @default none */
  readonly clusterTags?: Tags;
  /** A Go duration, such as "30m". @default CLUSTER_DEFAULTS.timeouts.create */
  readonly clusterCreateTimeout?: string;
  /** @default CLUSTER_DEFAULTS.timeouts.update */
  readonly clusterUpdateTimeout?: string;
  /** @default CLUSTER_DEFAULTS.timeouts.delete */
  readonly clusterDeleteTimeout?: string;
  /** On every resource that takes tags, instances and volumes included. @default none */
  readonly tags?: Tags;

  /** Ours: how traffic leaves the subnets that are given as bare ids. @default "unknown" */
  readonly subnetWayOut?: WayOut;
  /**
   * Ours: what becomes of subnets that their nodes, at their most and full of pods, would use up: told, refused, or not looked
   * at. Subnets given as bare ids are not counted. @default "warn"
   */
  readonly addressCheck?: "warn" | "error" | "off";
  /** Ours: the day that support dates are held against, `YYYY-MM-DD`; it never reaches the JSON. @default no check of dates */
  readonly today?: string;
  /**
   * Ours: the version that the control plane runs now (`aws eks describe-cluster`), which a synth cannot know. With it a
   * jump of two minor versions, or a way back that EKS does not go, is told before the plan. It never reaches the JSON.
   * @default no check of the way
   */
  readonly clusterVersionBefore?: EksVersion;
  /** Ours: the oldest version that some node runs now. Nodes may be three minor versions behind. It never reaches the JSON. @default no check of nodes */
  readonly oldestNodeVersion?: EksVersion;
  /** Ours: what must be there before a node starts and outlive it, such as routes. @default nothing */
  readonly dependsOn?: readonly ITerraformDependable[];
}
