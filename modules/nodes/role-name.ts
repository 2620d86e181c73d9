import { createHash } from "node:crypto";
import { ROLE_NAME_MAX } from "../shared/iam";

/**
 * `<cluster>-node`: literal, so that aws-auth and access entries can name the role before it exists. A cluster whose
 * name is too long for that keeps its beginning and gets a hash of the whole.
 */
export function nodeRoleName(clusterName: string): string {
  return literalRoleName(clusterName, "node");
}

/** `<cluster>-fargate`, or `<cluster>-fargate-<profile>` for a profile's own role; literal for the same reason. */
export function fargateRoleName(clusterName: string, profile?: string): string {
  return literalRoleName(clusterName, profile === undefined ? "fargate" : `fargate-${profile}`);
}

function literalRoleName(clusterName: string, suffix: string): string {
  const name = `${clusterName}-${suffix}`;
  if (name.length <= ROLE_NAME_MAX) return name;
  // Of the suffix too, where that is longer than the cluster's name may be.
  const short = suffix.slice(0, ROLE_NAME_MAX / 2);
  const hash = createHash("sha256")
    .update(short === suffix ? clusterName : name)
    .digest("hex")
    .slice(0, 8);
  return `${clusterName.slice(0, ROLE_NAME_MAX - short.length - hash.length - 2)}-${hash}-${short}`;
}
