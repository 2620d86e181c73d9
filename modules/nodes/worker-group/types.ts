import type { ITerraformDependable } from "cdktf";
import type { Taint } from "../bootstrap/kubelet-flags";
import type { LaunchProps } from "../launch-template/types";
import type { CapacityProps } from "./capacity";
import type { LaunchSourceProps } from "./launch-source";
import type { LifecycleProps } from "./lifecycle";
import type { MixedInstances } from "./mixed";
import type { RefreshProps } from "./refresh";
import type { UpkeepProps } from "./upkeep";

/** A tag of the Auto Scaling group alone, or of its instances too. */
export interface AutoScalingTag {
  readonly key: string;
  readonly value: string;
  readonly propagateAtLaunch: boolean;
}

/** An Auto Scaling group of nodes: what they are started from, how many, and how they come and go. */
export interface WorkerGroupProps
  extends LaunchProps, LaunchSourceProps, CapacityProps, UpkeepProps, LifecycleProps, RefreshProps {
  readonly clusterName: string;
  /** Several instance types, or spot beside on demand. @default the one `instanceType`, on demand */
  readonly mixedInstances?: MixedInstances;
  /** Tag the group so that the cluster autoscaler finds it. @default WORKER_GROUP_DEFAULTS.autoscalerDiscovery */
  readonly autoscalerDiscovery?: boolean;
  /** What the nodes register with, for the autoscaler's picture of an empty group; their user data says it to them. @default none */
  readonly nodeLabels?: { readonly [key: string]: string };
  /** The same of taints. @default none */
  readonly nodeTaints?: readonly Taint[];
  /** More tags of the Auto Scaling group; they win over `tags`. @default none */
  readonly autoScalingTags?: readonly AutoScalingTag[];
  /** What must be there before a node starts, and stay until the last is gone. @default nothing */
  readonly dependsOn?: readonly ITerraformDependable[];
}
