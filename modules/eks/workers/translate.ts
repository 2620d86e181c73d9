import type { AmiFamily } from "../../nodes/ami/families";
import { imageOf, type ImageLookup, type ImageRequest } from "../../nodes/ami/image";
import { withPodLimit, type InstanceTypes } from "../../nodes/bootstrap/max-pods";
import type { NodeSettings } from "../../nodes/bootstrap/types";
import type { WorkerGroupProps } from "../../nodes/worker-group/types";
import type { NodePlacement } from "../../shared/placement";
import type { EksProps } from "../props";
import { placedSubnets, subnetIds } from "../subnets";
import { translated } from "../words";
import { mixedOf } from "./group/mixed";
import { placeOf } from "./group/place";
import { rolloutOf } from "./group/rollout";
import { nodeSettingsOf, type EksGroupUserData } from "./group/user-data";
import { volumesOf } from "./group/volumes";
import { launchedType, requestOf, startedTypes } from "./image";
import { namedGroups } from "./named-groups";
import { podNetworkingOf } from "./pod-networking";
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
export interface WorkerGroupPlan extends Pick<EksGroupUserData, "userdataTemplate"> {
  readonly group: Omit<WorkerGroupProps, PlacedLater>;
  /** Which image, and with its family what its user data looks like. */
  readonly image: ImageRequest;
  readonly settings: NodeSettings;
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
  /** How images are looked up, by a key each; only those that some group needs. */
  readonly imageLookups: { readonly [key: string]: ImageLookup };
  readonly nodePlacement: NodePlacement;
}

/** Pure. */
export function translateWorkers(props: EksProps): WorkersPlan {
  const { subnets, subnetWayOut = "unknown" } = props;
  const groups = Object.entries(namedGroups(props).groups);
  const workerGroups = groups.map(([name, group]) => [name, translateGroup(name, group, props)] as const);
  const plans = workerGroups.map(([, plan]) => plan);
  const sources = plans.filter(({ group }) => group.launchTemplateId === undefined).map(({ image }) => imageOf(image));
  const lookups = sources.flatMap((source) => ("key" in source ? [[source.key, source] as const] : []));
  const nodeRole = sharedRole(props);
  return {
    nodeRole,
    nodeRoleNames: nodeRoleNames(
      nodeRole,
      plans.map(({ role }) => role),
    ),
    workerGroups: Object.fromEntries(workerGroups),
    imageLookups: Object.fromEntries(lookups),
    nodePlacement: Object.fromEntries(
      groups.map(([name, group]) => [name, placedSubnets(group.subnets ?? subnets, subnetWayOut)]),
    ),
  };
}

/** A worker group in the provider's words; also what the validators look at. */
export function translateGroup(name: string, group: EksWorkerGroup, props: EksProps): WorkerGroupPlan {
  const { subnets = props.subnets, userdataTemplate } = group;
  const image = requestOf(group, props);
  const words = translated(GROUP_WORDS, group);
  return {
    group: {
      ...words,
      ...rolloutOf(words, group),
      ...(group.launchTemplateId === undefined && launchOf(group, image.family)),
      mixedInstances: mixedOf(group),
      subnetIds: subnetIds(subnets),
    },
    image,
    settings: withPodLimit(image.family, nodeSettingsOf(group), podTypesOf(group), podNetworkingOf(props)),
    userdataTemplate,
    additionalSecurityGroupIds: group.additionalSecurityGroupIds ?? [],
    attachClusterPrimarySecurityGroup: group.attachClusterPrimarySecurityGroup ?? false,
    role: roleOfGroup(name, group, props),
  };
}

/** The types whose pods are counted. */
function podTypesOf(group: EksWorkerGroup): InstanceTypes {
  const open = group.instanceRequirements !== undefined && group.overrideInstanceTypes === undefined;
  return open ? "any" : Object.values(startedTypes(group)).flat();
}

/** What is said of instances; a launch template that exists says it by itself. */
function launchOf(group: EksWorkerGroup, family: AmiFamily): Partial<WorkerGroupPlan["group"]> {
  const instanceType = launchedType(group);
  const given = group.instanceType !== undefined || group.overrideInstanceTypes !== undefined;
  return {
    ...translated(LAUNCH_WORDS, group),
    ...(given && { instanceType }),
    ...volumesOf(group, family),
    ...placeOf(group),
  };
}
