import { Token } from "cdktf";
import { CLUSTER_ADMIN_POLICY, LINUX_NODE_IDENTITY, policyNameOf } from "./node-identity";
import { principalKey, roleNameOf } from "./principal";
import { ACCESS_ENTRY_TYPES, type AccessEntrySettings, type AccessEntryType, type AwsAuthMappings } from "./types";

/** Entries by where the caller wrote them, such as `admins.ops`. */
export interface AccessPlan {
  readonly entries: { readonly [where: string]: AccessEntrySettings };
  /** Names of node roles that have an EC2_LINUX entry. */
  readonly nodeRoleNames: readonly string[];
}

interface Rights {
  readonly username: string;
  readonly groups: readonly string[];
}

/**
 * Principals that stand in aws-auth and have an access entry, with different rights. EKS then takes the entry and says
 * nothing, so what the map promises never comes true.
 * @see https://docs.aws.amazon.com/eks/latest/userguide/migrating-access-entries.html
 */
export function accessConflicts(plan: AccessPlan, { mapRoles, mapUsers }: AwsAuthMappings): string[] {
  const rows = [
    ...mapRoles.map(({ rolearn, ...rights }, index) => ({ where: `mapRoles[${index}]`, arn: rolearn, rights })),
    ...mapUsers.map(({ userarn, ...rights }, index) => ({ where: `mapUsers[${index}]`, arn: userarn, rights })),
  ].filter(({ arn }) => !Token.isUnresolved(arn));
  return rows.flatMap(({ where, arn, rights }) => [
    ...nodeConflict(plan.nodeRoleNames, where, arn, rights),
    ...Object.entries(plan.entries)
      .filter(
        ([, entry]) =>
          !Token.isUnresolved(entry.principalArn) && principalKey(entry.principalArn) === principalKey(arn),
      )
      .filter(([, entry]) => !sameRights(entry, rights))
      .map(([entry]) => conflict(where, arn, entry)),
  ]);
}

function nodeConflict(nodeRoleNames: readonly string[], where: string, arn: string, rights: Rights): string[] {
  const name = roleNameOf(arn);
  if (name === undefined || !nodeRoleNames.includes(name)) return [];
  return isLinuxNode(rights) ? [] : [conflict(where, arn, "the nodes' own access entry")];
}

function isLinuxNode({ username, groups }: Rights): boolean {
  return username === LINUX_NODE_IDENTITY.username && sameSet(groups, LINUX_NODE_IDENTITY.groups);
}

function conflict(where: string, arn: string, entry: string): string {
  return `${where} gives ${arn} other rights than ${entry} does, and EKS takes the entry without a word; keep one of them`;
}

const NODE_TYPES: readonly (AccessEntryType | undefined)[] = ACCESS_ENTRY_TYPES.filter((type) => type !== "STANDARD");

function sameRights(entry: AccessEntrySettings, rights: Rights): boolean {
  const { username, groups } = rights;
  // Entries of nodes carry their rights with them.
  if (NODE_TYPES.includes(entry.type)) return LINUX_NODE_IDENTITY.groups.every((group) => groups.includes(group));
  const policies = Object.values(entry.policyAssociations ?? {});
  const admin = policies.some(
    ({ policyArn, accessScope }) => policyNameOf(policyArn) === CLUSTER_ADMIN_POLICY && accessScope.type === "cluster",
  );
  if (admin || groups.includes("system:masters")) return admin && groups.includes("system:masters");
  const sameName = entry.userName === undefined || entry.userName === username;
  return policies.length === 0 && sameName && sameSet(entry.kubernetesGroups ?? [], groups);
}

function sameSet(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((item) => other.includes(item));
}
