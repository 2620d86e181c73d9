import { Token } from "cdktf";
import { FARGATE_IDENTITY, LINUX_NODE_IDENTITY } from "./node-identity";
import { withoutPath } from "./principal";
import type { AwsAuthMappings, MapRole } from "./types";

type Row = { readonly arn: string; readonly username: string; readonly groups: readonly string[] };

/** True where there is nothing to write: the rows of Fargate alone are EKS's own business. */
export function isEmpty({ nodeRoleNames, mapRoles, mapUsers, mapAccounts }: AwsAuthMappings): boolean {
  return [nodeRoleNames, mapRoles, mapUsers, mapAccounts].every((list) => list.length === 0);
}

/** The mapping of each node role; `arnOf` knows the account that the names belong to. */
export function nodeMappings(nodeRoleNames: readonly string[], arnOf: (roleName: string) => string): MapRole[] {
  return nodeRoleNames.map((name) => ({ rolearn: arnOf(name), ...LINUX_NODE_IDENTITY }));
}

/** The mapping of each pod execution role of Fargate, as EKS itself writes it. */
export function fargateMappings(roleNames: readonly string[], arnOf: (roleName: string) => string): MapRole[] {
  return roleNames.map((name) => ({ rolearn: arnOf(name), ...FARGATE_IDENTITY }));
}

/**
 * The data of the aws-auth ConfigMap: text that holds YAML, a key for each list, as the authenticator reads it. Rows are
 * sorted, so that re-ordering props is no difference in the plan.
 * @see https://github.com/kubernetes-sigs/aws-iam-authenticator#eks-configmap
 */
export function renderAwsAuth({
  mapRoles,
  mapUsers,
  mapAccounts,
}: Omit<AwsAuthMappings, "nodeRoleNames" | "fargateRoleNames">): Record<string, string> {
  const roles = mapRoles.map(({ rolearn, ...rest }) => ({ arn: withoutPath(rolearn), ...rest }));
  const users = mapUsers.map(({ userarn, ...rest }) => ({ arn: userarn, ...rest }));
  return {
    mapRoles: renderRows("rolearn", roles),
    ...(users.length > 0 && { mapUsers: renderRows("userarn", users) }),
    ...(mapAccounts.length > 0 && {
      mapAccounts: mapAccounts
        .toSorted()
        .map((id) => `- ${quoted(id)}\n`)
        .join(""),
    }),
  };
}

function renderRows(arnKey: string, rows: readonly Row[]): string {
  if (rows.length === 0) return "[]\n";
  // A row whose ARN is a token has no order of its own: such rows come first and stay as they were given.
  const order = ({ arn }: Row) => (Token.isUnresolved(arn) ? "" : arn);
  const sorted = rows.toSorted((one, other) => (order(one) < order(other) ? -1 : order(one) > order(other) ? 1 : 0));
  return sorted
    .map(({ arn, username, groups }) => {
      const list = groups.length === 0 ? " []\n" : `\n${groups.map((group) => `    - ${quoted(group)}\n`).join("")}`;
      return `- ${arnKey}: ${quoted(arn)}\n  username: ${quoted(username)}\n  groups:${list}`;
    })
    .join("");
}

function quoted(text: string): string {
  return `'${Token.asString(text).replaceAll("'", "''")}'`;
}
