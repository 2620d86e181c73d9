import { CLUSTER_DEFAULTS } from "../../cluster/defaults";
import { al2023ImageParameter } from "../../nodes/ami/al2023";
import type { KubeletSettings } from "../../nodes/bootstrap/kubelet-flags";
import type { WorkerGroupProps } from "../../nodes/worker-group/types";
import type { NodePlacement } from "../../shared/placement";
import type { EksProps } from "../props";
import { placedSubnets, subnetIds } from "../subnets";
import { translated } from "../words";
import { mixedOf } from "./group/mixed";
import { placeOf } from "./group/place";
import { rolloutOf } from "./group/rollout";
import type { EksGroupUserData } from "./group/user-data";
import { volumesOf } from "./group/volumes";
import { imageOf, launchedType, type ImagePlan } from "./image";
import { namedGroups } from "./named-groups";
import type { EksWorkerGroup } from "./props";
import { nodeRoleNames, roleOfGroup, sharedRole, type GroupRole, type NodeRolePlan } from "./roles";
import { GROUP_WORDS, LAUNCH_WORDS } from "./words";

/** What only exists once other resources do, and is added when the group is placed. */
type PlacedLater =
  | "clusterName"
  | "imageId"
  | "userData"
  | "securityGroupIds"
  | "instanceProfileName"
  | "roleName"
  | "instanceProfilePath"
  | "dependsOn"
  | "tags";

/** A worker group in the provider's words. */
export interface WorkerGroupPlan extends Pick<
  EksGroupUserData,
  "preUserdata" | "additionalUserdata" | "bootstrapExtraArgs" | "userdataTemplate"
> {
  readonly group: Omit<WorkerGroupProps, PlacedLater>;
  readonly image: ImagePlan;
  /** What the image is a kind of, and so what its user data looks like. */
  readonly amiFamily: "al2023";
  readonly kubelet: KubeletSettings;
  readonly additionalSecurityGroupIds: readonly string[];
  readonly attachClusterPrimarySecurityGroup: boolean;
  readonly role: GroupRole;
}

/** The nodes in the provider's words. */
export interface WorkersPlan {
  /** The role that all groups share, unless the roles of nodes are somebody else's. */
  readonly nodeRole?: NodeRolePlan;
  /** Names of the roles that some group's nodes run under, as far as they are known here. */
  readonly nodeRoleNames: readonly string[];
  readonly workerGroups: { readonly [name: string]: WorkerGroupPlan };
  /** SSM parameters of AWS's images, by architecture; only those that some group needs. */
  readonly imageParameters: { readonly [architecture: string]: string };
  readonly nodePlacement: NodePlacement;
}

/** Pure. */
export function translateWorkers(props: EksProps): WorkersPlan {
  const { clusterVersion = CLUSTER_DEFAULTS.version, subnets, subnetWayOut = "unknown" } = props;
  const groups = Object.entries(namedGroups(props).groups);
  const workerGroups = groups.map(([name, group]) => [name, translateGroup(name, group, props)] as const);
  const plans = workerGroups.map(([, plan]) => plan);
  const lookedUp = plans.filter(({ group }) => group.launchTemplateId === undefined).map(({ image }) => image);
  const architectures = lookedUp.flatMap((image) => ("architecture" in image ? [image.architecture] : []));
  const nodeRole = sharedRole(props);
  return {
    nodeRole,
    nodeRoleNames: nodeRoleNames(
      nodeRole,
      plans.map(({ role }) => role),
    ),
    workerGroups: Object.fromEntries(workerGroups),
    imageParameters: Object.fromEntries(
      [...new Set(architectures)].map((architecture) => [
        architecture,
        al2023ImageParameter(clusterVersion, architecture),
      ]),
    ),
    nodePlacement: Object.fromEntries(
      groups.map(([name, group]) => [name, placedSubnets(group.subnets ?? subnets, subnetWayOut)]),
    ),
  };
}

/** A worker group in the provider's words; also what the validators look at. */
export function translateGroup(name: string, group: EksWorkerGroup, props: EksProps): WorkerGroupPlan {
  const { labels, taints, kubeletExtraArgs: extraArgs, subnets = props.subnets } = group;
  const { preUserdata, additionalUserdata, bootstrapExtraArgs, userdataTemplate } = group;
  const words = translated(GROUP_WORDS, group);
  return {
    group: {
      ...words,
      ...rolloutOf(words, group),
      ...(group.launchTemplateId === undefined && launchOf(group)),
      mixedInstances: mixedOf(group),
      subnetIds: subnetIds(subnets),
    },
    image: imageOf(group),
    amiFamily: "al2023",
    kubelet: { labels, taints, extraArgs },
    preUserdata,
    additionalUserdata,
    bootstrapExtraArgs,
    userdataTemplate,
    additionalSecurityGroupIds: group.additionalSecurityGroupIds ?? [],
    attachClusterPrimarySecurityGroup: group.attachClusterPrimarySecurityGroup ?? false,
    role: roleOfGroup(name, group, props),
  };
}

/** What is said of instances; a launch template that exists says it by itself. */
function launchOf(group: EksWorkerGroup): Partial<WorkerGroupPlan["group"]> {
  const instanceType = launchedType(group);
  const given = group.instanceType !== undefined || group.overrideInstanceTypes !== undefined;
  return {
    ...translated(LAUNCH_WORDS, group),
    ...(given && { instanceType }),
    ...volumesOf(group),
    ...placeOf(group),
  };
}
