import { Token } from "cdktf";
import { accessEntryProblems, userNameProblems } from "./entry-problems";
import { CLUSTER_ADMIN_POLICY, LINUX_NODE_IDENTITY } from "./node-identity";
import { principalKey, principalProblems, roleNameOf } from "./principal";
import type { AccessEntrySettings, AwsAuthMappings } from "./types";

/** Who gets no entry out of a row, since there is one already. */
export interface HaveEntries {
  /** ARNs of principals. */
  readonly arns: readonly string[];
  /** Names of roles, where the account is known only to the credentials: those of the cluster's own nodes. */
  readonly roleNames: readonly string[];
}

/** An access entry that says what a row of aws-auth says. */
export interface RowEntry {
  /** The row, as the caller would write it: `mapRoles[0]`. */
  readonly where: string;
  /** `role-<name>-<account>`: it becomes part of the Terraform address, and may be written out under `accessEntries` later. */
  readonly name: string;
  readonly entry: AccessEntrySettings;
}

type Rows = Pick<AwsAuthMappings, "mapRoles" | "mapUsers">;
interface Row {
  readonly where: string;
  readonly arnKey: "rolearn" | "userarn";
  readonly arn: string;
  readonly username: string;
  readonly groups: readonly string[];
}

/**
 * The rows of aws-auth as access entries with the same rights, so that a cluster can leave the map behind: `system:masters`
 * becomes EKS's policy of cluster administrators, other groups stay groups. Rows that cannot become one are left out;
 * `entriesFromAwsAuthProblems` tells them.
 */
export function entriesFromAwsAuth(rows: Rows, have: HaveEntries): RowEntry[] {
  return rowsWithout(rows, have)
    .filter((row) => isPlain(row) && systemGroups(row).length === 0)
    .map(rowEntry);
}

/** Whether some row speaks of no principal in so many words, and has no entry either; `entriesFromAwsAuthProblems` and others tell it. */
export function hasUnclearRows(rows: Rows, have: HaveEntries): boolean {
  return rowsWithout(rows, have).some((row) => !isPlain(row));
}

/** Why rows cannot become entries, each with the way out. */
export function entriesFromAwsAuthProblems(rows: Rows, have: HaveEntries): string[] {
  const left = rowsWithout(rows, have);
  const entries = entriesFromAwsAuth(rows, have);
  return [
    ...left
      .filter(({ arn }) => Token.isUnresolved(arn))
      .map(
        ({ where, arnKey }) =>
          `${where}.${arnKey} is known only at apply, and an entry is named after it; give it one of its own in accessEntries`,
      ),
    ...left.filter(isPlain).flatMap(groupProblems),
    ...entries.flatMap(({ where, name, entry }) => accessEntryProblems(where, entry, name)),
    ...entries.flatMap(({ where, name }, index) => {
      const first = entries.findIndex((other) => other.name === name);
      return first < index
        ? [
            `${where} would be called "${name}", as the entry of ${entries[first]!.where} is; give one of them an entry of its own in accessEntries`,
          ]
        : [];
    }),
  ];
}

function rowsWithout({ mapRoles, mapUsers }: Rows, { arns, roleNames }: HaveEntries): Row[] {
  const rows: Row[] = [
    ...mapRoles.map(({ rolearn: arn, ...row }, index) => ({
      where: `mapRoles[${index}]`,
      arnKey: "rolearn" as const,
      arn,
      ...row,
    })),
    ...mapUsers.map(({ userarn: arn, ...row }, index) => ({
      where: `mapUsers[${index}]`,
      arnKey: "userarn" as const,
      arn,
      ...row,
    })),
  ];
  const keys = arns.map(principalKey);
  return rows.filter(({ arn }) => !keys.includes(principalKey(arn)) && !roleNames.includes(roleNameOf(arn) ?? ""));
}

/** Whether a row speaks of one principal in so many words; where it does not, others tell why. */
function isPlain({ arn, arnKey }: Row): boolean {
  const kind = arnKey === "rolearn" ? "role" : "user";
  return !Token.isUnresolved(arn) && principalProblems(arnKey, arn, [kind]).length === 0;
}

function rowEntry({ where, arn, username, groups }: Row): RowEntry {
  const [, , , , account, rest] = arn.split(":") as [string, string, string, string, string, string];
  const path = rest.split("/");
  const name = `${path[0]}-${path.at(-1)!.replaceAll(/[^A-Za-z0-9_-]/g, "-")}-${account}`;
  const admin = groups.includes("system:masters");
  const others = groups.filter((group) => !group.startsWith("system:"));
  // The policy's rights hang on no name, so a name that EKS would refuse is left to EKS.
  const named = !admin || userNameProblems("userName", username).length === 0;
  return {
    where,
    name,
    entry: {
      principalArn: arn,
      ...(named && { userName: username }),
      ...(others.length > 0 && { kubernetesGroups: others }),
      ...(admin && {
        policyAssociations: { admin: { policyArn: CLUSTER_ADMIN_POLICY, accessScope: { type: "cluster" } } },
      }),
    },
  };
}

/** Groups that only aws-auth can give. An administrator needs none of them. */
function systemGroups({ groups }: Row): string[] {
  return groups.includes("system:masters") ? [] : groups.filter((group) => group.startsWith("system:"));
}

function groupProblems(row: Row): string[] {
  const groups = systemGroups(row);
  if (groups.length === 0) return [];
  const { where, arn } = row;
  const said = `${where} is in ${groups.join(", ")}, which no access entry can be`;
  if (!LINUX_NODE_IDENTITY.groups.every((group) => groups.includes(group))) {
    return [
      `${said}; bind a group of your own to the same rights, or give ${arn} an entry of its own in accessEntries, with a policy such as AmazonEKSViewPolicy`,
    ];
  }
  if (groups.includes("system:node-proxier")) {
    return [
      `${said}: it is Fargate's, and EKS makes the entry itself; drop the row, or name ${arn} in accessEntriesFromAwsAuth.except`,
    ];
  }
  const type = row.groups.includes("eks:kube-proxy-windows") ? "EC2_WINDOWS" : "EC2_LINUX";
  return [
    `${said}: it is a node's; give ${arn} an entry of its own in accessEntries, of type "${type}", or name it in accessEntriesFromAwsAuth.except where EKS made one for a managed node group`,
  ];
}
