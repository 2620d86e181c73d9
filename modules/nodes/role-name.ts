import { createHash } from "node:crypto";
import { ROLE_NAME_MAX } from "../shared/iam";

/**
 * `<cluster>-node`: literal, so that aws-auth and access entries can name the role before it exists. A cluster whose
 * name is too long for that keeps its beginning and gets a hash of the whole.
 */
export function nodeRoleName(clusterName: string): string {
  const name = `${clusterName}-node`;
  if (name.length <= ROLE_NAME_MAX) return name;
  const hash = createHash("sha256").update(clusterName).digest("hex").slice(0, 8);
  return `${clusterName.slice(0, ROLE_NAME_MAX - "-node".length - hash.length - 1)}-${hash}-node`;
}
