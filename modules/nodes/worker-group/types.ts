import type { ITerraformDependable } from "cdktf";
import type { Tags } from "../../shared/tags";

/** Who sets the number of nodes after the first apply: Terraform always, or something outside of it. */
export type DesiredCapacityOwner = (typeof DESIRED_CAPACITY_OWNERS)[number];
export const DESIRED_CAPACITY_OWNERS = ["terraform", "autoscaler"] as const;

/** A launch template, or the launch configuration of 2019 (closed to AWS accounts made since October 2024). */
export type LaunchMode = (typeof LAUNCH_MODES)[number];
export const LAUNCH_MODES = ["launch-template", "launch-configuration"] as const;

/** The disk that a node boots from. */
export interface RootVolume {
  /** GiB. @default WORKER_GROUP_DEFAULTS.rootVolumeSize */
  readonly size?: number;
  /** EBS volume type. @default WORKER_GROUP_DEFAULTS.rootVolumeType */
  readonly type?: string;
  /** I/O operations a second; io1, io2 and gp3 only. @default the type's own */
  readonly iops?: number;
  /** MiB a second; gp3 only. @default the type's own */
  readonly throughput?: number;
  /** @default WORKER_GROUP_DEFAULTS.rootVolumeEncrypted */
  readonly encrypted?: boolean;
  /** KMS key ARN. @default the account's key for EBS */
  readonly kmsKeyId?: string;
  /** @default WORKER_GROUP_DEFAULTS.rootDeviceName */
  readonly deviceName?: string;
}

/** A tag of the Auto Scaling group alone, or of its instances too. */
export interface AutoScalingTag {
  readonly key: string;
  readonly value: string;
  readonly propagateAtLaunch: boolean;
}

export interface WorkerGroupProps {
  readonly clusterName: string;
  readonly imageId: string;
  /** What the node reads at its first boot, as plain text; it is encoded here. */
  readonly userData: string;
  readonly subnetIds: readonly string[];
  readonly securityGroupIds: readonly string[];
  readonly instanceProfileName: string;
  /** @default WORKER_GROUP_DEFAULTS.instanceType */
  readonly instanceType?: string;
  /** Fewest nodes kept running. @default WORKER_GROUP_DEFAULTS.minSize */
  readonly minSize?: number;
  /** Most nodes that it may grow to. @default WORKER_GROUP_DEFAULTS.maxSize */
  readonly maxSize?: number;
  /** Nodes wanted: at first apply, or always, as `desiredCapacityOwner` says. @default minSize */
  readonly desiredCapacity?: number;
  /** @default WORKER_GROUP_DEFAULTS.desiredCapacityOwner */
  readonly desiredCapacityOwner?: DesiredCapacityOwner;
  /** @default WORKER_GROUP_DEFAULTS.launchMode */
  readonly launchMode?: LaunchMode;
  /** @default an encrypted gp3 volume */
  readonly rootVolume?: RootVolume;
  /** EC2 key pair for SSH. @default none */
  readonly keyName?: string;
  /** @default WORKER_GROUP_DEFAULTS.associatePublicIpAddress */
  readonly associatePublicIpAddress?: boolean;
  /** A metric a minute instead of every five. @default WORKER_GROUP_DEFAULTS.enableMonitoring */
  readonly enableMonitoring?: boolean;
  /** @default the instance type's own */
  readonly ebsOptimized?: boolean;
  /** "required" is IMDSv2 only. @default WORKER_GROUP_DEFAULTS.metadataHttpTokens */
  readonly metadataHttpTokens?: "required" | "optional";
  /** Network hops that an answer of the metadata service survives, 1 to 64. @default WORKER_GROUP_DEFAULTS.metadataHttpPutResponseHopLimit */
  readonly metadataHttpPutResponseHopLimit?: number;
  /** Tag the group so that the cluster autoscaler finds it. @default WORKER_GROUP_DEFAULTS.autoscalerDiscovery */
  readonly autoscalerDiscovery?: boolean;
  /** @default WORKER_GROUP_DEFAULTS.protectFromScaleIn */
  readonly protectFromScaleIn?: boolean;
  /** @default WORKER_GROUP_DEFAULTS.suspendedProcesses */
  readonly suspendedProcesses?: readonly string[];
  /** @default none */
  readonly targetGroupArns?: readonly string[];
  /** CloudWatch metrics of the group. @default none */
  readonly enabledMetrics?: readonly string[];
  /** @default none */
  readonly placementGroup?: string;
  /** Destroy the group without waiting for its instances. @default WORKER_GROUP_DEFAULTS.forceDelete */
  readonly forceDelete?: boolean;
  /** On everything, instances and volumes included. @default none */
  readonly tags?: Tags;
  /** More tags of the Auto Scaling group; they win over `tags`. @default none */
  readonly autoScalingTags?: readonly AutoScalingTag[];
  /** What must be there before a node starts, and stay until the last is gone. @default nothing */
  readonly dependsOn?: readonly ITerraformDependable[];
}
