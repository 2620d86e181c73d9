import { Token } from "cdktf";

/** Names that become construct ids, and so Terraform addresses: letters, digits, `-` and `_` only. */
export function validateName(label: string, name: string): string[] {
  if (Token.isUnresolved(name))
    return [`${label} is a token; it becomes a Terraform address, so give it as plain text`];
  if (/^[A-Za-z0-9][A-Za-z0-9_-]*$/.test(name)) return [];
  const offered = name.replaceAll(/[^A-Za-z0-9_-]+/g, "-").replaceAll(/^[-_]+|[-_]+$/g, "");
  const mend = offered === "" ? "" : `; did you mean "${offered}"?`;
  return [`${label} ("${name}") may hold letters, digits, "-" and "_" and begins with a letter or digit${mend}`];
}

/** EKS cluster names: 1 to 100 characters. @see https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateCluster.html */
export function validateClusterName(name: string, label = "clusterName"): string[] {
  if (typeof name !== "string") return [];
  return name.length > 100
    ? [`${label} has ${name.length} characters; EKS takes 100 at most`]
    : validateName(label, name);
}

/** Problems with an IAM path: it begins and ends with a slash. */
export function iamPathProblems(path: string | undefined, label: string): string[] {
  if (path === undefined || Token.isUnresolved(path) || /^\/([\x21-\x7e]+\/)?$/.test(path)) return [];
  const offered = `/${path.replaceAll(/^\/+|\/+$/g, "")}/`;
  return [`${label} ("${path}") must begin and end with a slash; did you mean "${offered}"?`];
}

/** Problems with a role name: 1 to 64 of the characters that IAM takes. */
export function roleNameProblems(name: string | undefined, label: string): string[] {
  if (name === undefined || Token.isUnresolved(name) || /^[\w+=,.@-]{1,64}$/.test(name)) return [];
  const mend = name === "" ? "; leave it out" : "";
  return [`${label} ("${name}") is not a role name: 1 to 64 letters, digits or +=,.@_-${mend}`];
}

/** Literals that are no subnet ids. "private" and "public" are tiers of an EksStack's own VPC, which stand without brackets. */
export function subnetIdProblems(ids: readonly string[], label: string): string[] {
  if (Token.isUnresolved(ids)) return [];
  return ids
    .filter((id) => !Token.isUnresolved(id) && !/^subnet-[a-z0-9]+$/.test(id))
    .map((id) => {
      const mend = ["public", "private"].includes(id) ? `; a tier stands alone: ${label}: "${id}"` : "";
      return `${label}: "${id}" is not a subnet id, such as "subnet-0abc1234def567890"${mend}`;
    });
}

/** The beginning of a security group's name: EC2 keeps names that begin with "sg-" for ids. */
export function groupNamePrefix(prefix: string): string {
  return prefix.startsWith("sg-") ? `eks-${prefix}` : prefix;
}
