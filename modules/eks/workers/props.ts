import type { EksGroupCapacity } from "./group/capacity";
import type { EksGroupIam } from "./group/iam";
import type { EksGroupImage } from "./group/image";
import type { EksGroupInstance } from "./group/instance";
import type { EksGroupLifecycle } from "./group/lifecycle";
import type { EksGroupMixed } from "./group/mixed";
import type { EksGroupNetwork } from "./group/network";
import type { EksGroupPlace } from "./group/place";
import type { EksGroupRollout } from "./group/rollout";
import type { EksGroupSource } from "./group/source";
import type { EksGroupUpkeep } from "./group/upkeep";
import type { EksGroupUserData } from "./group/user-data";
import type { EksGroupVolumes } from "./group/volumes";
import type { EksWorkersImageProps } from "./image-props";

/** A group of nodes, in the registry module's words. Source: v17.24.0, unless another is named. */
export interface EksWorkerGroup
  extends
    EksGroupSource,
    EksGroupInstance,
    EksGroupImage,
    EksGroupPlace,
    EksGroupVolumes,
    EksGroupNetwork,
    EksGroupUserData,
    EksGroupIam,
    EksGroupCapacity,
    EksGroupUpkeep,
    EksGroupLifecycle,
    EksGroupRollout,
    EksGroupMixed {}

/** An element of the list form; a name keeps its address when the list is re-ordered. */
export interface NamedEksWorkerGroup extends EksWorkerGroup {
  /** @default its place in the list, with a warning */
  readonly name?: string;
}

/** The nodes, in the registry module's words. */
export interface EksWorkersProps extends EksWorkersImageProps {
  /** Groups by name, or the module's list; its two lists are one here, told apart by `launchMode`. @default none */
  readonly workerGroups?: { readonly [name: string]: EksWorkerGroup } | readonly NamedEksWorkerGroup[];
  /** What every group has unless it says otherwise. @default WORKER_GROUP_DEFAULTS */
  readonly workersGroupDefaults?: EksWorkerGroup;
  /** False: make no role and no instance profile for nodes; every group names one that exists. @default true */
  readonly manageWorkerIamResources?: boolean;
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
