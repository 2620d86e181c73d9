import { addressIn, known, listOf, type Inventory, type Item } from "./json";
import type { SecurityPath } from "./model";
import { keyOf } from "./network";

/** Every rule of a security group, as a way from somebody to somebody. */
export function readPaths(all: Inventory): SecurityPath[] {
  return all.made("aws_security_group_rule").map((rule) => {
    const { values } = rule;
    const own = groupName(values.security_group_id);
    const other = otherSide(rule, own);
    const [from, to] = values.type === "egress" ? [own, other] : [other, own];
    return { key: keyOf(rule), from, to, what: traffic(values) };
  });
}

function otherSide({ values }: Item, own: string): string {
  if (values.self === true) return own;
  if (values.source_security_group_id !== undefined) return groupName(values.source_security_group_id);
  const networks = [values.cidr_blocks, values.ipv6_cidr_blocks, values.prefix_list_ids].flatMap(
    (list) => listOf(list) ?? ["networks known at apply"],
  );
  return networks.map((one) => known(one) ?? "a network known at apply").join(", ") || "nobody";
}

/** A security group by the last part of its address, or by its id. */
function groupName(id: unknown): string {
  const address = addressIn(id);
  if (address === undefined) return known(id) ?? "a group known at apply";
  if (address.includes("aws_eks_cluster.")) return "EKS's own group";
  return address
    .split(".")
    .at(-1)!
    .replace(/^eks_security-groups_/, "");
}

function traffic({ protocol, from_port: from, to_port: to }: Item["values"]): string {
  if (protocol === "-1" || protocol === "all") return "everything";
  const ports = from === to ? String(from) : `${String(from)}-${String(to)}`;
  return `${String(protocol)} ${ports}`;
}
