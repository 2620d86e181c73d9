import { isEmpty } from "../../access/aws-auth-text";
import { roleNameOf } from "../../access/principal";
import type { AwsAuthMappings } from "../../access/types";

/**
 * Rows of aws-auth with those that EKS itself writes for managed node groups: whoever owns the map whole would wipe them.
 * A map that nobody else wants to write is left to EKS. `byMap`: whether EKS writes it still, and not access entries.
 */
export function withManagedRows(
  awsAuth: AwsAuthMappings,
  roleNames: readonly string[],
  byMap: boolean,
): AwsAuthMappings {
  if (isEmpty(awsAuth) || roleNames.length === 0) return awsAuth;
  const there = [...awsAuth.nodeRoleNames, ...awsAuth.mapRoles.map(({ rolearn }) => roleNameOf(rolearn))];
  const missing = roleNames.filter((name) => !there.includes(name));
  return {
    ...awsAuth,
    nodeRoleNames: [...awsAuth.nodeRoleNames, ...missing],
    ...(byMap && { managedRoleNames: roleNames }),
  };
}
