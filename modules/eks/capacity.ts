import { Token } from "cdktf";
import { instanceTypeFacts } from "../facts/instance-types";
import { addressesOfNode, type NodeAddresses, type WarmTargets } from "../nodes/addresses";
import { WORKER_GROUP_DEFAULTS } from "../nodes/defaults";
import { NODE_GROUP_DEFAULTS } from "../nodes/node-group/defaults";
import { imageKind } from "../nodes/node-group/image";
import { instanceTypesOf } from "../nodes/node-group/purchase";
import { parseCidr } from "../shared/cidr";
import type { SubnetRef } from "../shared/placement";
import { vpcCniEnv } from "./addons/given";
import { namedNodeGroups } from "./node-groups/named-groups";
import { platformOf } from "./node-groups/roles";
import type { EksProps } from "./props";
import { familyOf, isWindows } from "./workers/group/image";
import { overridesOf } from "./workers/group/mixed";
import type { EksWorkerGroup } from "./workers/props";
import { startedTypes } from "./workers/image";
import { namedGroups } from "./workers/named-groups";
import { podNetworkingOf } from "./workers/pod-networking";

/** Addresses of a subnet that AWS keeps for itself. */
const RESERVED = 5;

/** What a group takes of its subnets when it is as large as it may be. */
interface Demand {
  readonly label: string;
  readonly nodes: number;
  readonly each: NodeAddresses;
  readonly subnets: EksProps["subnets"];
}

/** A group's part in a subnet. */
interface Row {
  readonly label: string;
  readonly nodes: number;
  readonly each: number;
}

/**
 * Subnets that the groups standing in them could fill, so that pods wait for an address. Counted where a subnet's block and the
 * instance types are known; nodes are taken to be spread evenly, and pods to be as many as a node takes.
 */
export function capacityProblems(props: EksProps): string[] {
  if (props.clusterIpFamily === "ipv6") return [];
  const demands = [...workerDemands(props), ...managedDemands(props)];
  return [...nodeSubnetProblems(demands), ...podSubnetProblems(demands, props)];
}

function nodeSubnetProblems(demands: readonly Demand[]): string[] {
  const known = demands.flatMap(({ subnets }) => blocksOf(subnets));
  const subnets = new Map(known.map((subnet) => [subnet.cidrBlock, subnet]));
  return [...subnets].flatMap(([cidrBlock, { name = cidrBlock }]) => {
    const here = demands.filter((demand) => blocksOf(demand.subnets).some((subnet) => subnet.cidrBlock === cidrBlock));
    const rows = here.map(({ label, nodes, each, subnets: all }) => ({
      label,
      nodes: Math.ceil(nodes / all.length),
      each: each.node,
    }));
    return tooFew(`subnet ${name}`, cidrBlock, rows, ", or pods with a block of their own (podCidrBlock, podSubnets)");
  });
}

/** Each zone's pods stand in that zone's subnet; a group's nodes are spread over the zones of its own subnets. */
function podSubnetProblems(demands: readonly Demand[], { podSubnets = {} }: EksProps): string[] {
  return Object.entries(podSubnets).flatMap(([zone, subnet]) => {
    if (typeof subnet === "string" || subnet.cidrBlock === undefined) return [];
    const rows = demands.flatMap(({ label, nodes, each, subnets }) => {
      const known = subnets.every((one) => zoneOf(one) !== undefined);
      // Where the zones are not known, one subnet is taken to be in each.
      const here = known ? subnets.filter((one) => zoneOf(one) === zone).length : 1;
      return here === 0 || each.pods === 0
        ? []
        : [{ label, nodes: Math.ceil((nodes * here) / subnets.length), each: each.pods }];
    });
    return tooFew(`the pods' subnet of ${zone}`, subnet.cidrBlock, rows);
  });
}

function zoneOf(subnet: EksProps["subnets"][number]): string | undefined {
  return typeof subnet === "string" ? undefined : subnet.availabilityZone;
}

function blocksOf(subnets: EksProps["subnets"]): (SubnetRef & { readonly cidrBlock: string })[] {
  return subnets.filter(
    (subnet): subnet is SubnetRef & { readonly cidrBlock: string } =>
      typeof subnet !== "string" && subnet.cidrBlock !== undefined,
  );
}

/** The sum, as a small table, and the least that would mend it. */
function tooFew(what: string, cidrBlock: string, rows: readonly Row[], more = ""): string[] {
  const free = (parseCidr(cidrBlock)?.size ?? Number.POSITIVE_INFINITY) - RESERVED;
  const taken = rows.reduce((sum, { nodes, each }) => sum + nodes * each, 0);
  if (taken <= free) return [];
  const lines = rows.map((row) => [row.label, `${row.nodes} x ${row.each}`, String(row.nodes * row.each)] as const);
  const table = [...lines, ["together", "", String(taken)] as const].map(
    ([label, count, sum]) =>
      `      ${label.padEnd(widest(lines.map(([one]) => one)))}  ${count.padStart(widest(lines.map(([, one]) => one)))}  ${sum.padStart(6)}`,
  );
  const prefix = 32 - Math.ceil(Math.log2(taken + RESERVED));
  return [
    `${what} (${cidrBlock}) has ${free} addresses, and nodes at their most, full of pods, take ${taken}; it takes ${fewer(rows, free)}a block of /${prefix}${more}\n${table.join("\n")}`,
  ];
}

function widest(texts: readonly string[]): number {
  return Math.max("together".length, ...texts.map(({ length }) => length));
}

/** How many nodes of the group that takes most would fit beside the others, if any would. */
function fewer(rows: readonly Row[], free: number): string {
  const [largest] = rows.toSorted((one, other) => other.nodes * other.each - one.nodes * one.each);
  const others = rows.reduce((sum, row) => sum + (row === largest ? 0 : row.nodes * row.each), 0);
  const fitting = Math.floor((free - others) / largest!.each);
  return fitting < 1 ? "" : `${fitting} of ${largest!.label} here instead of ${largest!.nodes}, `;
}

function workerDemands(props: EksProps): Demand[] {
  const { groups, labels } = namedGroups(props);
  return Object.entries(groups).flatMap(([name, group]) => {
    const { desiredSizeType = "units", asgMaxSize = WORKER_GROUP_DEFAULTS.maxSize, maxPods } = group;
    // A size in vCPUs or memory is none of nodes.
    if (desiredSizeType !== "units") return [];
    const weights = weightsOf(group);
    const kinds = Object.values(startedTypes(group))
      .flat()
      .map((type) => ({ type, nodes: Math.ceil(asgMaxSize / (weights[type] ?? 1)) }));
    const oneInterface = isWindows(familyOf(group, props));
    return demandOf(labels[name]!, kinds, { maxPods, oneInterface, subnets: group.subnets }, props);
  });
}

/** How much of the group's size a node of each type is; 1 where nothing is said. */
function weightsOf(group: EksWorkerGroup): Readonly<Record<string, number>> {
  const weighed = (overridesOf(group) ?? []).flatMap(({ instanceType, weightedCapacity }) => {
    const weight = Number(weightedCapacity);
    return Number.isInteger(weight) && weight > 0 ? [[instanceType, weight] as const] : [];
  });
  return Object.fromEntries(weighed);
}

function managedDemands(props: EksProps): Demand[] {
  return Object.entries(namedNodeGroups(props)).flatMap(([name, group]) => {
    const { amiType, amiFamily: family, amiVariant: variant, maxCapacity = NODE_GROUP_DEFAULTS.maxSize } = group;
    const { architecture } = imageKind({ ...group, amiType, family, variant });
    const kinds = instanceTypesOf(group, architecture).map((type) => ({ type, nodes: maxCapacity }));
    const oneInterface = platformOf(group) === "windows";
    const { maxPods, subnets } = group;
    return demandOf(`nodeGroups.${name}`, kinds, { maxPods, oneInterface, subnets }, props);
  });
}

/** Nodes of one type, as many as the group may have if all are. */
interface Kind {
  readonly type: string;
  readonly nodes: number;
}

/** What else matters of a group. */
interface Circumstances {
  readonly maxPods?: number;
  /** Nodes of Windows have one, whatever their type could. */
  readonly oneInterface: boolean;
  readonly subnets?: EksProps["subnets"];
}

/** What the type that takes most takes; none where a type is not known, or the subnets are one list that is known at apply. */
function demandOf(
  label: string,
  kinds: readonly Kind[],
  { maxPods, oneInterface, subnets: own }: Circumstances,
  props: EksProps,
): Demand[] {
  const subnets = own ?? props.subnets;
  const each = kinds.flatMap(({ type, nodes }) => {
    const facts = Token.isUnresolved(type) || Token.isUnresolved(nodes) ? undefined : instanceTypeFacts(type);
    const networking = { ...podNetworkingOf(props), maxPods: Token.isUnresolved(maxPods) ? undefined : maxPods };
    if (facts === undefined) return [];
    const used = oneInterface ? { ...facts, networkInterfaces: 1 } : facts;
    return [{ nodes, ...addressesOfNode(used, networking, warmTargetsOf(props)) }];
  });
  if (each.length === 0 || each.length < kinds.length || Token.isUnresolved(subnets)) return [];
  const [most] = each.toSorted(
    (one, other) => other.nodes * (other.node + other.pods) - one.nodes * (one.node + one.pods),
  );
  const { nodes, node, pods } = most!;
  return [{ label, nodes, each: { node, pods }, subnets }];
}

const WARM = ["WARM_ENI_TARGET", "WARM_PREFIX_TARGET", "WARM_IP_TARGET", "MINIMUM_IP_TARGET", "MAX_ENI"] as const;

/** What vpc-cni is told to hold in reserve, where that is a number. */
function warmTargetsOf(props: EksProps): WarmTargets {
  const env = vpcCniEnv(props) ?? {};
  const given = WARM.map((name) => [name, Number(env[name] ?? Number.NaN)] as const);
  return Object.fromEntries(given.filter(([, value]) => Number.isInteger(value))) as WarmTargets;
}
