import { isEmpty } from "../../access/aws-auth-text";
import { roleNameOf } from "../../access/principal";
import type { AwsAuthMappings } from "../../access/types";

/**
 * Rows of aws-auth with those that EKS itself writes for managed node groups: whoever owns the map whole would wipe them.
 * A map that nobody else wants to write is left to EKS.
 */
export function withManagedRows(awsAuth: AwsAuthMappings, roleNames: readonly string[]): AwsAuthMappings {
  if (isEmpty(awsAuth)) return awsAuth;
  const there = [...awsAuth.nodeRoleNames, ...awsAuth.mapRoles.map(({ rolearn }) => roleNameOf(rolearn))];
  const missing = roleNames.filter((name) => !there.includes(name));
  return missing.length === 0 ? awsAuth : { ...awsAuth, nodeRoleNames: [...awsAuth.nodeRoleNames, ...missing] };
}
