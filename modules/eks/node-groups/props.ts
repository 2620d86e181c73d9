import type { EksNodeGroupIam } from "./group/iam";
import type { EksNodeGroupImage } from "./group/image";
import type { EksNodeGroupLabels } from "./group/labels";
import type { EksNodeGroupLaunch } from "./group/launch";
import type { EksNodeGroupSizes } from "./group/sizes";
import type { EksNodeGroupSource } from "./group/source";
import type { EksNodeGroupUserData } from "./group/user-data";

export type { EksNodeGroupTaint } from "./group/labels";

/** A group of nodes that EKS manages, in the registry module's words. Source: v17.24.0, unless another is named. */
export interface EksNodeGroup
  extends
    EksNodeGroupSizes,
    EksNodeGroupImage,
    EksNodeGroupSource,
    EksNodeGroupLaunch,
    EksNodeGroupUserData,
    EksNodeGroupLabels,
    EksNodeGroupIam {}

/** Managed node groups, in the registry module's words. */
export interface EksNodeGroupsProps {
  /** Groups by name; v21's `eks_managed_node_groups`. @default none */
  readonly nodeGroups?: { readonly [name: string]: EksNodeGroup };
  /** What every such group has unless it says otherwise. workersGroupDefaults, from which the module took sizes and disks, do not reach them. @default NODE_GROUP_DEFAULTS */
  readonly nodeGroupsDefaults?: EksNodeGroup;
}
