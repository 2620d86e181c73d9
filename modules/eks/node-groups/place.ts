import { securityGroupIdsOf } from "../security-groups/of-nodes";
import { Token, type ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { AccessEntry } from "../../access/access-entry";
import { isSamePrincipal, roleNameOf } from "../../access/principal";
import type { AccessEntrySettings } from "../../access/types";
import type { ClusterAddress } from "../../nodes/bootstrap/types";
import { nodeGroupNamePrefix } from "../../nodes/node-group/names";
import { NodeGroup } from "../../nodes/node-group/node-group";
import { NodeRole } from "../../nodes/node-role";
import { child } from "../../shared/child";
import type { Tags } from "../../shared/tags";
import type { PlacedRoles } from "../workers/place-roles";
import type { NodeGroupPlan, NodeGroupsPlan } from "./translate";

/** What every managed group is placed with. */
export interface NodeGroupSurroundings {
  /** Literal, since it becomes part of names. */
  readonly clusterName: string;
  readonly cluster: ClusterAddress;
  readonly partition: string;
  readonly dnsSuffix: string;
  /** The roles of worker groups, the shared one among them. */
  readonly roles: PlacedRoles;
  /** False in a cluster that looks at aws-auth alone. */
  readonly byAccessEntry: boolean;
  /** The caller's own entries, of which one may be for the role of a group. */
  readonly accessEntries: { readonly [name: string]: AccessEntry };
  readonly entrySettings: { readonly [name: string]: AccessEntrySettings };
  /** Of every group; a group may have more. */
  readonly securityGroupIds: readonly string[];
  /** EKS's own group of the cluster, for those that ask for it. */
  readonly clusterPrimarySecurityGroupId: string;
  readonly tags?: Tags;
  /** What must be there before a node starts. */
  readonly dependsOn: readonly ITerraformDependable[];
}

export interface PlacedNodeGroups {
  readonly groups: { readonly [name: string]: NodeGroup };
  /** Roles that managed groups have for themselves, by group. */
  readonly roles: { readonly [group: string]: NodeRole };
  /** Entries of those roles that EKS would make wrong, by where they stand below `access`. */
  readonly entries: { readonly [place: string]: AccessEntry };
}

/** The managed groups by name, with the roles that they have for themselves. */
export function placeNodeGroups(
  eks: Construct,
  { nodeGroups }: Pick<NodeGroupsPlan, "nodeGroups">,
  surroundings: NodeGroupSurroundings,
): PlacedNodeGroups {
  const roles: Record<string, NodeRole> = {};
  const entries: Record<string, AccessEntry> = {};
  const scope = new Construct(eks, "node-groups");
  const groups = Object.entries(nodeGroups).map(([name, plan]) => {
    const { partition, dnsSuffix, byAccessEntry } = surroundings;
    if (plan.role.kind === "own") {
      const props = { ...plan.role.role, makeInstanceProfile: false, partition, dnsSuffix };
      const own = new NodeRole(child(eks, "node-group-roles"), name, props);
      roles[name] = own;
      if (byAccessEntry && plan.ownEntry) {
        entries[`node-groups/${name}`] = ownEntry(eks, name, { ...surroundings, role: own, type: plan.ownEntry });
      }
    }
    const role = placedRole(name, plan, roles[name], entries[`node-groups/${name}`], surroundings);
    return [name, placeNodeGroup(scope, name, plan, role, surroundings)] as const;
  });
  return { groups: Object.fromEntries(groups), roles, entries };
}

interface PlacedRole {
  readonly arn: string;
  readonly beforeNodes: readonly ITerraformDependable[];
}

function placeNodeGroup(
  scope: Construct,
  name: string,
  plan: NodeGroupPlan,
  { arn, beforeNodes }: PlacedRole,
  surroundings: NodeGroupSurroundings,
): NodeGroup {
  const { cluster, dependsOn } = surroundings;
  const { launchTemplate = "own", launchTemplateId, nodeGroupName } = plan.group;
  const { nodeGroupNamePrefix: prefix = nodeGroupNamePrefix(surroundings.clusterName, name) } = plan.group;
  return new NodeGroup(scope, name, {
    ...plan.group,
    nodeGroupNamePrefix: nodeGroupName === undefined ? prefix : undefined,
    // A Name for all that the cluster is made of is no machine's; in the module, too, the group's own wins.
    ...(surroundings.tags?.Name !== undefined && {
      instanceTags: { Name: plan.instanceName ?? nodeGroupName ?? prefix.replace(/-$/, "") },
    }),
    clusterName: cluster.name,
    nodeRoleArn: arn,
    cluster,
    ...(launchTemplate === "own" &&
      launchTemplateId === undefined && {
        securityGroupIds: securityGroupIdsOf(plan, surroundings),
      }),
    // Nodes that start before these wait in vain for their rights, and end later than these without a way to say so.
    dependsOn: [...dependsOn, ...beforeNodes],
  });
}

/** The entry of a group's own role, there before EKS would make another. */
function ownEntry(
  eks: Construct,
  name: string,
  props: Pick<NodeGroupSurroundings, "cluster" | "tags"> & { readonly role: NodeRole; readonly type: "EC2_WINDOWS" },
): AccessEntry {
  const { cluster, tags, role, type } = props;
  const scope = child(child(eks, "access"), "node-groups");
  return new AccessEntry(scope, name, { clusterName: cluster.name, principalArn: role.role.arn, type, tags });
}

function placedRole(
  name: string,
  { role }: NodeGroupPlan,
  own: NodeRole | undefined,
  itsEntry: AccessEntry | undefined,
  surroundings: NodeGroupSurroundings,
): PlacedRole {
  if (role.kind === "existing") return { arn: role.arn, beforeNodes: entriesFor(role.arn, surroundings) };
  const { shared, sharedEntry } = surroundings.roles;
  const made = own ?? shared;
  if (made === undefined) throw new Error(`${name}: no role is made for it`);
  const entry = own === undefined ? sharedEntry : itsEntry;
  return {
    arn: made.role.arn,
    beforeNodes: [...Object.values(made.attachments), ...(entry ? [entry.entry] : [])],
  };
}

/**
 * Entries of ours for a role that exists: EKS makes none where there is one, and one that comes after EKS's own fails. Of an
 * ARN that is known only at apply nobody can say which is its.
 */
function entriesFor(arn: string, surroundings: NodeGroupSurroundings): ITerraformDependable[] {
  const { accessEntries, entrySettings, roles } = surroundings;
  const unknown = Token.isUnresolved(arn);
  const given = Object.entries(accessEntries).filter(([name]) => {
    const { principalArn } = entrySettings[name]!;
    return unknown || Token.isUnresolved(principalArn) || isSamePrincipal(arn, principalArn);
  });
  const ofWorkers = Object.entries(roles.entries).filter(([place]) => {
    const [scope, id] = place.split("/");
    return unknown || scope !== "nodes-role" || id === roleNameOf(arn);
  });
  return [...given, ...ofWorkers].map(([, { entry }]) => entry);
}
