import type { NodeRoleProps } from "../../nodes/node-role";
import { nodeRoleName } from "../../nodes/role-name";
import { validateName } from "../../shared/aws-names";
import type { EksProps } from "../props";
import { familyOf, isWindows } from "./group/image";
import type { EksWorkerGroup } from "./props";

/** A role to be made, but for what is known only when it is placed. */
export type NodeRolePlan = Omit<NodeRoleProps, "partition" | "dnsSuffix"> & { readonly name: string };

/** The role that a group's nodes run under, and who made it. */
export type GroupRole = { /** Windows nodes are let in as such. */ readonly windows: boolean } & (
  | /** The cluster's, which all share. */ { readonly kind: "shared" }
  | /** The group's own, made here. */ { readonly kind: "own"; readonly role: NodeRolePlan }
  | /** Made elsewhere; the instance profile as well, where one is named. */ {
      readonly kind: "role";
      readonly name: string;
      readonly profileName?: string;
    }
  | /** Whose it is only the instance profile knows. */ { readonly kind: "profile"; readonly profileName: string }
);

/** Pure. */
export function roleOfGroup(groupName: string, group: EksWorkerGroup, props: EksProps): GroupRole {
  const { iamRoleId, iamInstanceProfileName: profileName } = group;
  const windows = isWindows(familyOf(group, props));
  if (group.createIamRole === true) return { kind: "own", role: ownRole(groupName, group, props), windows };
  // A template that exists may well name the role that all share.
  if (iamRoleId !== undefined && iamRoleId === sharedRole(props)?.name) return { kind: "shared", windows };
  if (iamRoleId !== undefined) return { kind: "role", name: iamRoleId, profileName, windows };
  if (profileName !== undefined) return { kind: "profile", profileName, windows };
  // One role is one kind of node to a cluster.
  const apart = windows && props.manageWorkerIamResources !== false;
  return apart ? { kind: "own", role: ownRole(groupName, group, props), windows } : { kind: "shared", windows };
}

function ownRole(groupName: string, group: EksWorkerGroup, props: EksProps): NodeRolePlan {
  const { iamRoleName: name = nodeRoleName(`${props.clusterName}-${groupName}`) } = group;
  const { iamRoleAttachCniPolicy: attachCniPolicy = attachesCniPolicy(props) } = group;
  return { ...roleBase(props), name, attachCniPolicy, additionalPolicies: group.iamRoleAdditionalPolicies };
}

/** The role that all groups share; none where the roles of nodes are somebody else's. */
export function sharedRole(props: EksProps): NodeRolePlan | undefined {
  if (props.manageWorkerIamResources === false) return undefined;
  return {
    ...roleBase(props),
    name: props.workersRoleName ?? nodeRoleName(props.clusterName),
    attachCniPolicy: attachesCniPolicy(props),
    attachAutoscalerPolicy: props.attachWorkerAutoscalingPolicy,
    additionalPolicies: additionalPolicies(props.workersAdditionalPolicies),
  };
}

/** Whether the nodes' role is given a policy for handing out addresses; the one for IPv6 has to be made, and may be yours. */
function attachesCniPolicy(props: EksProps): boolean | undefined {
  const { attachWorkerCniPolicy, clusterIpFamily, createCniIpv6IamPolicy } = props;
  return clusterIpFamily === "ipv6" && createCniIpv6IamPolicy === false ? false : attachWorkerCniPolicy;
}

function roleBase({ clusterName, iamPath: path, permissionsBoundary, clusterIpFamily: ipFamily, tags }: EksProps) {
  return { clusterName, path, permissionsBoundary, ipFamily, tags };
}

/** Policies given as a list are called by the name at the end of their ARN. */
export function additionalPolicies(policies: EksProps["workersAdditionalPolicies"] = {}): {
  readonly [name: string]: string;
} {
  if (!Array.isArray(policies)) return policies as { readonly [name: string]: string };
  return Object.fromEntries((policies as readonly string[]).map((arn) => [arn.split("/").at(-1)!, arn]));
}

/** The names of the roles that nodes run under, each once, as far as they are known here. */
export function nodeRoleNames(shared: NodeRolePlan | undefined, roles: readonly GroupRole[]): string[] {
  const names = roles.flatMap((role) => {
    if (role.kind === "own") return [role.role.name];
    if (role.kind === "role") return [role.name];
    return role.kind === "shared" && shared ? [shared.name] : [];
  });
  return [...new Set(names)];
}

/** Where the access entry of a role stands: the scope below `access`, and the id in it. */
export interface EntryPlace {
  readonly scope: "nodes-role" | "nodes-profile" | "nodes-group";
  readonly id: string;
}

/**
 * The place of each group's entry, one a role however many groups share it; none for the cluster's role, whose entry is the
 * cluster's own. Named by the role or the profile where that makes an address, else by the first group that has it.
 */
export function entryPlaces(roles: { readonly [group: string]: GroupRole }): { readonly [group: string]: EntryPlace } {
  const groups = Object.entries(roles).filter(([, role]) => role.kind !== "shared");
  const identities = groups.map(([group, role]) => `${role.kind} ${givenName(role) ?? group}`);
  return Object.fromEntries(
    groups.map(([group, role], index) => {
      const [first = group] = groups[identities.indexOf(identities[index]!)] ?? [];
      const name = givenName(role);
      const place: EntryPlace =
        name !== undefined && validateName("", name).length === 0
          ? { scope: role.kind === "role" ? "nodes-role" : "nodes-profile", id: name }
          : { scope: "nodes-group", id: first };
      return [group, place];
    }),
  );
}

function givenName(role: GroupRole): string | undefined {
  if (role.kind === "role") return role.name;
  return role.kind === "profile" ? role.profileName : undefined;
}
