import type { Taint } from "../../nodes/bootstrap/kubelet-flags";
import type { AutoScalingTag, DesiredCapacityOwner, LaunchMode } from "../../nodes/worker-group/types";
import type { SubnetRef } from "../../shared/placement";

/** A group of nodes, in the registry module's words. Source: v17.24.0, unless another is named. */
export interface EksWorkerGroup {
  /** EC2 instance type; its architecture picks the image. @default WORKER_GROUP_DEFAULTS.instanceType */
  readonly instanceType?: string;
  /** Fewest nodes kept running. @default WORKER_GROUP_DEFAULTS.minSize */
  readonly asgMinSize?: number;
  /** Most nodes that the group may grow to. @default WORKER_GROUP_DEFAULTS.maxSize */
  readonly asgMaxSize?: number;
  /** Nodes wanted: at first apply, or always, as the owner says. @default asgMinSize */
  readonly asgDesiredCapacity?: number;
  /** Ours: who sets that number afterwards, Terraform or whoever scales the group. @default WORKER_GROUP_DEFAULTS.desiredCapacityOwner */
  readonly asgDesiredCapacityOwner?: DesiredCapacityOwner;
  /** Destroy the group without waiting for its instances. @default WORKER_GROUP_DEFAULTS.forceDelete */
  readonly asgForceDelete?: boolean;
  /** Ours: "launch-configuration" is the module's `worker_groups` of 2019. @default WORKER_GROUP_DEFAULTS.launchMode */
  readonly launchMode?: LaunchMode;
  /** Image id; user data stays that of Amazon Linux 2023. @default AWS's newest AL2023 image for the cluster's version */
  readonly amiId?: string;
  /** @default the cluster's subnets */
  readonly subnets?: readonly (string | SubnetRef)[];
  /** Beside the workers' own group. @default none */
  readonly additionalSecurityGroupIds?: readonly string[];
  /** GiB. @default WORKER_GROUP_DEFAULTS.rootVolumeSize */
  readonly rootVolumeSize?: number;
  /** @default WORKER_GROUP_DEFAULTS.rootVolumeType (the module's was gp2) */
  readonly rootVolumeType?: string;
  /** I/O operations a second. @default the volume type's own */
  readonly rootIops?: number;
  /** MiB a second, gp3 only. @default the volume type's own */
  readonly rootVolumeThroughput?: number;
  /** @default WORKER_GROUP_DEFAULTS.rootVolumeEncrypted (the module's was false) */
  readonly rootEncrypted?: boolean;
  /** KMS key ARN. @default the account's key for EBS */
  readonly rootKmsKeyId?: string;
  /** @default WORKER_GROUP_DEFAULTS.rootDeviceName */
  readonly rootBlockDeviceName?: string;
  /** EC2 key pair. @default none */
  readonly keyName?: string;
  /** @default WORKER_GROUP_DEFAULTS.associatePublicIpAddress */
  readonly publicIp?: boolean;
  /** @default WORKER_GROUP_DEFAULTS.enableMonitoring */
  readonly enableMonitoring?: boolean;
  /** @default the instance type's own */
  readonly ebsOptimized?: boolean;
  /** "required" is IMDSv2 only. @default WORKER_GROUP_DEFAULTS.metadataHttpTokens (the module's was "optional") */
  readonly metadataHttpTokens?: "required" | "optional";
  /** 1 to 64. @default WORKER_GROUP_DEFAULTS.metadataHttpPutResponseHopLimit */
  readonly metadataHttpPutResponseHopLimit?: number;
  /** Tags by which the cluster autoscaler finds the group. Source: v2.3.1. @default WORKER_GROUP_DEFAULTS.autoscalerDiscovery */
  readonly autoscalingEnabled?: boolean;
  /** @default WORKER_GROUP_DEFAULTS.protectFromScaleIn */
  readonly protectFromScaleIn?: boolean;
  /** @default WORKER_GROUP_DEFAULTS.suspendedProcesses */
  readonly suspendedProcesses?: readonly string[];
  /** @default none */
  readonly targetGroupArns?: readonly string[];
  /** @default none */
  readonly enabledMetrics?: readonly string[];
  /** @default none */
  readonly placementGroup?: string;
  /** Shell lines run before the kubelet is configured. They lie open in the JSON and in the state: no secrets. @default none */
  readonly preUserdata?: string;
  /** Shell lines run after those. @default none */
  readonly additionalUserdata?: string;
  /** Kubelet arguments as one line. @default none */
  readonly kubeletExtraArgs?: string;
  /** Ours: node labels. @default none */
  readonly labels?: { readonly [key: string]: string };
  /** Ours: node taints. @default none */
  readonly taints?: readonly Taint[];
  /** More tags of the Auto Scaling group; one of the same key wins over `tags` of the cluster. @default none */
  readonly tags?: readonly AutoScalingTag[];
}

/** An element of the list form; a name keeps its address when the list is re-ordered. */
export interface NamedEksWorkerGroup extends EksWorkerGroup {
  /** @default its place in the list, with a warning */
  readonly name?: string;
}

/** The nodes, in the registry module's words. */
export interface EksWorkersProps {
  /** Groups by name, or the module's list. @default none */
  readonly workerGroups?: { readonly [name: string]: EksWorkerGroup } | readonly NamedEksWorkerGroup[];
  /** What every group has unless it says otherwise. @default WORKER_GROUP_DEFAULTS */
  readonly workersGroupDefaults?: EksWorkerGroup;
  /** Literal name of the nodes' role, unique in the account. @default `<clusterName>-node` */
  readonly workersRoleName?: string;
  /** Policies for that role: ARNs, or ARNs by name where an ARN is known only at apply. @default none */
  readonly workersAdditionalPolicies?: readonly string[] | { readonly [name: string]: string };
  /** @default NODE_ROLE_DEFAULTS.attachCniPolicy */
  readonly attachWorkerCniPolicy?: boolean;
  /** Ours: make the cluster autoscaler's policy and attach it to that role. @default NODE_ROLE_DEFAULTS.attachAutoscalerPolicy (v2.3.1 always did) */
  readonly attachWorkerAutoscalingPolicy?: boolean;
  /** On the instances of every group. @default none */
  readonly workerAdditionalSecurityGroupIds?: readonly string[];
  /** Lowest TCP port on nodes that the control plane may call. @default CLUSTER_DEFAULTS.workerIngressFromPort */
  readonly workerSgIngressFromPort?: number;
  /** @default CLUSTER_DEFAULTS.egressCidrs */
  readonly workersEgressCidrs?: readonly string[];
}
