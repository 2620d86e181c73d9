import { blocks, block, known, type Inventory } from "./json";
import type { Exit, Group, Subnet, VpcPart } from "./model";

const VARIABLE = "AWS_VPC_K8S_CNI_EXTERNALSNAT";

/** Where a pod's packets for the internet leave, group by group and subnet by subnet. */
export function readExits(all: Inventory, groups: readonly Group[], vpcs: readonly VpcPart[]): Exit[] {
  const subnets = vpcs.flatMap(({ zones }) => zones.flatMap((zone) => zone.subnets));
  return groups.flatMap((group) =>
    (group.subnets ?? []).flatMap((key) => {
      const subnet = subnets.find((one) => one.key === key);
      return subnet === undefined ? [] : [exitOf(group, subnet, externalSnat(all, stackOf(group)))];
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
      return "nothing: there is no way out";
    case "other device":
    case "unknown":
      return "not known";
    default:
      return kind satisfies never;
  }
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
  const addon = all
    .made("aws_eks_addon")
    .find(({ stack, values }) => stack === cluster && values.addon_name === "vpc-cni");
  const settings = known(addon?.values.configuration_values) ?? "";
  const said = new RegExp(`"${VARIABLE}":"(\\w+)"`).exec(String(addon?.values.configuration_values ?? ""))?.[1];
  return said === undefined ? (settings.includes(VARIABLE) ? undefined : false) : switched(said);
}

const stackOf = ({ key }: Group) => key.split("/")[0]!;

function switched(value: unknown): boolean | undefined {
  const text = known(value)?.toLowerCase();
  return text === undefined ? undefined : text === "true";
}
