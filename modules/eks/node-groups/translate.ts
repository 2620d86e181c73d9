import { CLUSTER_DEFAULTS } from "../../cluster/defaults";
import type { Platform } from "../../nodes/ami/families";
import type { AmiKind } from "../../nodes/ami/ami-type";
import { withPodLimit } from "../../nodes/bootstrap/max-pods";
import { imageKind } from "../../nodes/node-group/image";
import { instanceTypesOf } from "../../nodes/node-group/purchase";
import type { NodeGroupProps } from "../../nodes/node-group/types";
import type { NodeGroupBootstrap } from "../../nodes/node-group/user-data";
import type { NodePlacement, PlacedSubnet } from "../../shared/placement";
import { merged } from "../../shared/lists";
import type { EksProps } from "../props";
import { placedSubnets, subnetIds } from "../subnets";
import { translated } from "../words";
import { podNetworkingOf } from "../workers/pod-networking";
import { sharedRole } from "../workers/roles";
import { releaseOf } from "./group/image";
import { taintsOf } from "./group/labels";
import { launchOf } from "./group/launch";
import { templateChoiceOf } from "./group/source";
import { bootstrapOf } from "./group/user-data";
import { namedNodeGroups } from "./named-groups";
import type { EksNodeGroup } from "./props";
import { nodeGroupRole, ownEntryOf, platformOf, roleNameOfNodeGroup, type NodeGroupRole } from "./roles";
import { GROUP_WORDS } from "./words";

/** What only exists once other resources do, and is added when the group is placed. */
type PlacedLater = "clusterName" | "nodeRoleArn" | "cluster" | "securityGroupIds" | "dependsOn";

/** A managed node group in the provider's words. */
export interface NodeGroupPlan {
  readonly group: Omit<NodeGroupProps, PlacedLater>;
  /** What the group itself calls its instances. */
  readonly instanceName?: string;
  readonly role: NodeGroupRole;
  readonly platform: Platform;
  /** The entry that a role of its own needs from us; of others EKS makes it. */
  readonly ownEntry?: "EC2_WINDOWS";
  readonly additionalSecurityGroupIds: readonly string[];
  readonly attachClusterPrimarySecurityGroup: boolean;
}

/** The managed node groups in the provider's words. */
export interface NodeGroupsPlan {
  readonly nodeGroups: { readonly [name: string]: NodeGroupPlan };
  /** Names of the roles that Linux nodes of some group run under, as far as they are known here. */
  readonly roleNames: readonly string[];
}

/** Pure. */
export function translateNodeGroups(props: EksProps): NodeGroupsPlan {
  const plans = Object.entries(namedNodeGroups(props)).map(
    ([name, group]) => [name, translateNodeGroup(name, group, props)] as const,
  );
  const shared = sharedRole(props);
  const names = plans
    .filter(([, { platform }]) => platform === "linux")
    .flatMap(([, { role }]) => roleNameOfNodeGroup(role, shared) ?? []);
  return { nodeGroups: Object.fromEntries(plans), roleNames: [...new Set(names)] };
}

/** A managed node group in the provider's words; also what the validators look at. */
export function translateNodeGroup(name: string, group: EksNodeGroup, props: EksProps): NodeGroupPlan {
  const tags = merged(props.tags, group.additionalTags);
  return {
    group: {
      ...translated(GROUP_WORDS, group),
      subnetIds: subnetIds(group.subnets ?? props.subnets),
      version: versionOf(group, props),
      releaseVersion: releaseOf(group),
      taints: taintsOf(group),
      tags: Object.keys(tags).length > 0 ? tags : undefined,
      ...templateOf(group, props),
    },
    instanceName: group.additionalTags?.Name,
    role: nodeGroupRole(name, group, props),
    platform: platformOf(group),
    ownEntry: ownEntryOf(group),
    additionalSecurityGroupIds: group.additionalSecurityGroupIds ?? [],
    attachClusterPrimarySecurityGroup: group.attachClusterPrimarySecurityGroup ?? false,
  };
}

/** The control plane's, which nodes then follow; an image that is named has its own, and so may a launch template that exists. */
function versionOf(group: EksNodeGroup, { clusterVersion = CLUSTER_DEFAULTS.version }: EksProps): string | undefined {
  const own = group.amiId !== undefined || group.launchTemplateId !== undefined;
  return group.version ?? (own ? undefined : clusterVersion);
}

/** What is said of instances where a launch template can be told; defaults for all groups may lie idle beside another's. */
function templateOf(group: EksNodeGroup, props: EksProps): Partial<NodeGroupPlan["group"]> {
  const { launchTemplateId, createLaunchTemplate, amiType, amiFamily: family, instanceTypes } = group;
  if (launchTemplateId !== undefined) {
    const said = { keyName: undefined, sourceSecurityGroupIds: undefined, imageId: undefined };
    return { ...said, launchTemplate: templateChoiceOf(group) };
  }
  const launchTemplate = templateChoiceOf(group);
  if (createLaunchTemplate === false) {
    return { launchTemplate, ...(group.diskSize !== undefined && { disk: { size: group.diskSize } }) };
  }
  const kind = imageKind({ amiType, family, instanceTypes });
  const bootstrap = limited(kind, group, bootstrapOf(kind.family, group), props);
  return { launchTemplate, ...launchOf(group), bootstrap };
}

/** EKS works out how many pods a node takes, but for an image that is named: there it is told here, as a worker group's is. */
function limited(
  { family, architecture }: AmiKind,
  group: EksNodeGroup,
  bootstrap: NodeGroupBootstrap | undefined,
  props: EksProps,
): NodeGroupBootstrap | undefined {
  if (group.amiId === undefined) return bootstrap;
  const { kubeletExtraArgs, ...settings } = bootstrap ?? {};
  const said = { ...settings, kubelet: { extraArgs: kubeletExtraArgs } };
  const limit = withPodLimit(family, said, instanceTypesOf(group, architecture), podNetworkingOf(props));
  return limit === said ? bootstrap : { ...bootstrap, maxPods: limit.maxPods, nodeConfig: limit.nodeConfig };
}

/** Where the nodes of all groups stand, worker groups and managed ones; of two that are called alike, both. */
export function withNodeGroups(placement: NodePlacement, props: EksProps): NodePlacement {
  const { subnets, subnetWayOut = "unknown" } = props;
  const all: Record<string, readonly PlacedSubnet[]> = { ...placement };
  for (const [name, group] of Object.entries(namedNodeGroups(props))) {
    all[name] = [...(placement[name] ?? []), ...placedSubnets(group.subnets ?? subnets, subnetWayOut)];
  }
  return all;
}
