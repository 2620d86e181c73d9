import { blocks, block, known, type Inventory } from "./json";
import type { Exit, Group, Subnet, VpcPart } from "./model";
import { keyOf } from "./network";

const VARIABLE = "AWS_VPC_K8S_CNI_EXTERNALSNAT";

/** Where a pod's packets for the internet leave, group by group and subnet by subnet. */
export function readExits(all: Inventory, groups: readonly Group[], vpcs: readonly VpcPart[]): Exit[] {
  const subnets = vpcs.flatMap(({ zones }) => zones.flatMap((zone) => zone.subnets));
  return groups.flatMap((group) =>
    (group.subnets ?? []).flatMap((key) => {
      const subnet = subnets.find((one) => one.key === key);
      if (subnet === undefined) return [];
      const external = externalSnat(all, stackOf(group));
      // With addresses of their own pods leave by their own subnets, where they have some.
      const own = external ? podSubnetIn(all, group, subnet, subnets) : undefined;
      const exit = exitOf(group, own ?? subnet, external);
      return [isOfIpv6(all, stackOf(group)) ? overIpv6(exit, subnet) : exit];
    }),
  );
}

function exitOf(group: Group, { key, name, wayOut }: Subnet, external: boolean | undefined): Exit {
  // A pod of Fargate has a machine, and an address, of its own.
  const source = group.kind === "Fargate" || external ? "the pod's own" : external === false ? "the node's" : undefined;
  return { key, group: group.name, subnet: name, source, wayOut, seen: seenFrom(source, wayOut.kind) };
}

function seenFrom(source: Exit["source"], kind: Exit["wayOut"]["kind"]): string {
  switch (kind) {
    case "NAT gateway":
      return "the NAT gateway's address";
    case "internet gateway":
      if (source === "the node's") return "the node's public address";
      return source === undefined ? "not known" : "nothing: the packet is dropped";
    case "none":
      return "nothing, unless somebody else gives a route";
    case "other device":
    case "unknown":
      return "not known";
    default:
      return kind satisfies never;
  }
}

/** The subnet that the add-on is told of for pods of a node's zone. */
function podSubnetIn(all: Inventory, group: Group, { zone }: Subnet, subnets: readonly Subnet[]): Subnet | undefined {
  if (group.kind === "Fargate" || zone === undefined) return undefined;
  const addon = cniAddon(all, stackOf(group));
  const id = eniConfigOf(addon?.values.configuration_values)[zone]?.id;
  const target = addon && all.target(id, addon);
  return target && subnets.find(({ key }) => key === keyOf(target));
}

/** The subnets of pods by zone; none where the settings are no literal. */
function eniConfigOf(settings: unknown): Readonly<Record<string, { readonly id: string }>> {
  try {
    const { eniConfig } = JSON.parse(String(settings)) as { eniConfig?: { subnets?: Record<string, { id: string }> } };
    return eniConfig?.subnets ?? {};
  } catch {
    return {};
  }
}

function isOfIpv6(all: Inventory, stack: string): boolean {
  return all
    .made("aws_eks_cluster")
    .some((one) => one.stack === stack && block(one.values.kubernetes_network_config).ip_family === "ipv6");
}

/** Pods of a cluster of IPv6 have addresses of that alone; to IPv4 they go by their node's. */
function overIpv6(exit: Exit, { ipv6Out }: Subnet): Exit {
  const seen =
    ipv6Out === undefined
      ? `${exit.seen} by IPv4, and nothing by IPv6`
      : `${exit.seen} by IPv4, and the pod's own through the ${ipv6Out} by IPv6`;
  return { ...exit, source: exit.source && "the node's", seen };
}

/** What is said of external SNAT in the cluster of a stack, by a patch or by the add-on; off where nobody says anything. */
function externalSnat(all: Inventory, cluster: string): boolean | undefined {
  const patched = all
    .made("kubernetes_env")
    .filter(({ stack }) => all.together(stack, cluster))
    .filter(({ values }) => block(values.metadata).name === "aws-node")
    .flatMap(({ values }) => blocks(values.env))
    .find(({ name }) => name === VARIABLE);
  if (patched !== undefined) return switched(patched.value);
  const addon = cniAddon(all, cluster);
  const settings = known(addon?.values.configuration_values) ?? "";
  const said = new RegExp(`"${VARIABLE}":"(\\w+)"`).exec(String(addon?.values.configuration_values ?? ""))?.[1];
  return said === undefined ? (settings.includes(VARIABLE) ? undefined : false) : switched(said);
}

function cniAddon(all: Inventory, cluster: string) {
  return all.made("aws_eks_addon").find(({ stack, values }) => stack === cluster && values.addon_name === "vpc-cni");
}

const stackOf = ({ key }: Group) => key.split("/")[0]!;

function switched(value: unknown): boolean | undefined {
  const text = known(value)?.toLowerCase();
  return text === undefined ? undefined : text === "true";
}
