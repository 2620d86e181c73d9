import { addressIn, known, type Inventory, type Item } from "./json";
import type { Group, Balancer, Subnet, VpcPart, WayOut } from "./model";

/** Addresses of each subnet that AWS keeps for itself. */
const RESERVED = 5;
const ROLE = "kubernetes.io/role/";
const BLOCK = "aws_vpc_ipv4_cidr_block_association";

export const keyOf = ({ stack, address }: Item) => `${stack}/${address}`;
const tagsOf = ({ values }: Item) => (values.tags ?? {}) as Readonly<Record<string, string>>;

/** The VPCs, their zones and subnets, with what stands in each. */
export function readVpcs(all: Inventory, groups: readonly Group[], balancers: readonly Balancer[]): VpcPart[] {
  return all.of("aws_vpc").map((vpc) => {
    const subnets = all.of("aws_subnet").filter((one) => vpcOf(all, one) === vpc);
    const zones = [
      ...new Set(subnets.map(({ values }) => known(values.availability_zone) ?? "zone unknown")),
    ].toSorted();
    return {
      key: keyOf(vpc),
      name: tagsOf(vpc).Name,
      cidrs: [vpc, ...secondary(all, vpc)].flatMap(({ values }) => known(values.cidr_block) ?? []),
      zones: zones.map((name) => ({
        name,
        subnets: subnets
          .filter(({ values }) => (known(values.availability_zone) ?? "zone unknown") === name)
          .map((subnet) => readSubnet(all, subnet, groups, balancers)),
      })),
    };
  });
}

/** A subnet in a second block waits for that, and so names the VPC as the block knows it. */
function vpcOf(all: Inventory, subnet: Item): Item | undefined {
  const named = all.target(subnet.values.vpc_id, subnet);
  return named?.address.startsWith(`${BLOCK}.`) ? all.target(named.values.vpc_id, named) : named;
}

function secondary(all: Inventory, vpc: Item): Item[] {
  const blocks = all.made(BLOCK);
  return blocks.filter((one) => all.target(one.values.vpc_id, one) === vpc);
}

function readSubnet(all: Inventory, subnet: Item, groups: readonly Group[], balancers: readonly Balancer[]): Subnet {
  const key = keyOf(subnet);
  const cidr = known(subnet.values.cidr_block);
  const tags = tagsOf(subnet);
  const meant = balancers
    .filter(({ key: service }) => all.together(service.split("/")[0]!, subnet.stack))
    .filter((one) => standsIn(one, subnet));
  return {
    key,
    name: tags.Name ?? subnet.address.split(".").at(-1)!,
    cidr,
    free: cidr === undefined ? undefined : freeIn(cidr) - gatewaysIn(all, subnet),
    zone: known(subnet.values.availability_zone),
    wayOut: wayOutOf(all, subnet),
    ipv6Out: ipv6OutOf(all, subnet),
    groups: groups.filter(({ subnets }) => subnets?.includes(key)).map(({ name }) => name),
    balancers: meant.map(({ name }) => name),
  };
}

/** Where it is told to stand, by id or name, or else the role tag says; the AWS Load Balancer Controller reads that tag's value. */
function standsIn({ subnets, internal, reads }: Balancer, subnet: Item): boolean {
  const tags = tagsOf(subnet);
  if (subnets !== undefined)
    return [known(subnet.values.id), tags.Name].some((one) => one !== undefined && subnets.includes(one));
  const role = tags[`${ROLE}${internal ? "internal-elb" : "elb"}`];
  return role !== undefined && (reads === "presence" || role === "" || role === "1");
}

/** Addresses of a block that anybody may have. */
export function freeIn(cidr: string): number {
  return 2 ** (32 - Number(cidr.split("/")[1])) - RESERVED;
}

function gatewaysIn(all: Inventory, subnet: Item): number {
  return all.made("aws_nat_gateway").filter((one) => all.target(one.values.subnet_id, one) === subnet).length;
}

const DEVICES = ["transit_gateway_id", "network_interface_id", "vpc_peering_connection_id", "vpc_endpoint_id"];

/** By the default route of the table that a subnet is associated with; one without an association, or looked up, is not known. */
function wayOutOf(all: Inventory, subnet: Item): WayOut {
  const routes = routesOf(all, subnet);
  if (routes === undefined) return { kind: "unknown" };
  const route = routes.find(({ values }) => values.destination_cidr_block === "0.0.0.0/0");
  if (route === undefined) return { kind: "none" };
  const { gateway_id: gateway, nat_gateway_id: nat } = route.values;
  if (nat !== undefined) return { kind: "NAT gateway", through: natName(all, route, nat) };
  if (gateway !== undefined) return { kind: "internet gateway" };
  const device = DEVICES.find((key) => route.values[key] !== undefined);
  return device === undefined
    ? { kind: "unknown" }
    : { kind: "other device", through: device.replace(/_id$/, "").replaceAll("_", " ") };
}

/** By the same table, for IPv6; undefined where no such route is made. */
function ipv6OutOf(all: Inventory, subnet: Item): Subnet["ipv6Out"] {
  const route = routesOf(all, subnet)?.find(({ values }) => values.destination_ipv6_cidr_block === "::/0");
  if (route === undefined) return undefined;
  return route.values.egress_only_gateway_id === undefined ? "internet gateway" : "egress-only gateway";
}

/** The routes of the table that a subnet is associated with; undefined where none is. */
function routesOf(all: Inventory, subnet: Item): Item[] | undefined {
  const association = all
    .made("aws_route_table_association")
    .find((one) => all.target(one.values.subnet_id, one) === subnet);
  if (association === undefined) return undefined;
  const table = all.target(association.values.route_table_id, association);
  return all.made("aws_route").filter((one) => all.target(one.values.route_table_id, one) === table);
}

/** A NAT gateway by the zone that it stands in. */
function natName(all: Inventory, route: Item, nat: unknown): string | undefined {
  const gateway = all.target(nat, route);
  const subnet = gateway && all.target(gateway.values.subnet_id, gateway);
  return known(subnet?.values.availability_zone) ?? addressIn(nat) ?? known(nat);
}
