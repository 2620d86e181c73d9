import { addressIn, block, blocks, known, listOf, type Inventory, type Item } from "./json";
import type { Group } from "./model";
import { keyOf } from "./network";

const number = (value: unknown) => (known(value) === undefined ? undefined : Number(value));

/** Worker groups, managed node groups and Fargate profiles. */
export function readGroups(all: Inventory): Group[] {
  return [
    ...all.made("aws_autoscaling_group").map((group) => ({
      key: keyOf(group),
      name: shortName(group, "eks_workers_"),
      kind: "workers" as const,
      types: workerTypes(all, group),
      min: number(group.values.min_size),
      desired: number(group.values.desired_capacity),
      max: number(group.values.max_size),
      subnets: subnetKeys(all, group, group.values.vpc_zone_identifier),
    })),
    ...all.made("aws_eks_node_group").map((group) => {
      const { min_size, desired_size, max_size } = block(group.values.scaling_config);
      return {
        key: keyOf(group),
        name: shortName(group, "eks_node-groups_"),
        kind: "managed nodes" as const,
        types: (listOf(group.values.instance_types) ?? []).flatMap((type) => known(type) ?? []),
        min: number(min_size),
        desired: number(desired_size),
        max: number(max_size),
        subnets: subnetKeys(all, group, group.values.subnet_ids),
      };
    }),
    ...all.made("aws_eks_fargate_profile").map((profile) => ({
      key: keyOf(profile),
      name: shortName(profile, "eks_fargate_"),
      kind: "Fargate" as const,
      types: blocks(profile.values.selector).flatMap(({ namespace }) => known(namespace) ?? []),
      subnets: subnetKeys(all, profile, profile.values.subnet_ids),
    })),
  ];
}

/** What the last part of its address is called, without what all groups begin with. */
function shortName({ address }: Item, prefix: string): string {
  return address.split(".").at(-1)!.replace(prefix, "");
}

function subnetKeys(all: Inventory, item: Item, ids: unknown): string[] | undefined {
  const list = listOf(ids);
  const found = list?.map((id) => all.target(id, item));
  return found?.every((one) => one !== undefined) && found.length > 0 ? found.map((one) => keyOf(one)) : undefined;
}

function workerTypes(all: Inventory, group: Item): string[] {
  const mixed = block(block(group.values.mixed_instances_policy).launch_template);
  const overrides = blocks(mixed.override).flatMap(({ instance_type }) => known(instance_type) ?? []);
  if (overrides.length > 0) return overrides;
  const specification = block(mixed.launch_template_specification);
  const source =
    specification.launch_template_id ?? block(group.values.launch_template).id ?? group.values.launch_configuration;
  const template = addressIn(source) === undefined ? undefined : all.target(source, group);
  const type = known(template?.values.instance_type);
  return type === undefined ? [] : [type];
}
