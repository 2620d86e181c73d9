import type { Eks } from "../eks";

/** What the registry module hands out of managed node groups; nothing where there are none. */
export interface NodeGroupsOutputs {
  /** Each group's `aws_eks_node_group` with all its attributes, by the group's name. */
  readonly node_groups?: { readonly [name: string]: string };
}

export const NODE_GROUPS_OUTPUTS: Readonly<Record<keyof NodeGroupsOutputs, "all" | "few">> = { node_groups: "all" };

export function nodeGroupsOutputs({ nodeGroups }: Eks): NodeGroupsOutputs {
  const groups = Object.entries(nodeGroups);
  if (groups.length === 0) return {};
  return { node_groups: Object.fromEntries(groups.map(([name, { nodeGroup }]) => [name, nodeGroup.fqn])) };
}
