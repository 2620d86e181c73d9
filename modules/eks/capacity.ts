import { Token } from "cdktf";
import { instanceTypeFacts } from "../facts/instance-types";
import { addressesOfNode } from "../nodes/addresses";
import { WORKER_GROUP_DEFAULTS } from "../nodes/defaults";
import { NODE_GROUP_DEFAULTS } from "../nodes/node-group/defaults";
import { imageKind } from "../nodes/node-group/image";
import { instanceTypesOf } from "../nodes/node-group/purchase";
import { parseCidr } from "../shared/cidr";
import type { SubnetRef } from "../shared/placement";
import { namedNodeGroups } from "./node-groups/named-groups";
import type { EksProps } from "./props";
import { overridesOf } from "./workers/group/mixed";
import { typesOf } from "./workers/image";
import { namedGroups } from "./workers/named-groups";
import { podNetworkingOf } from "./workers/pod-networking";

/** Addresses of a subnet that AWS keeps for itself. */
const RESERVED = 5;

/** What a group takes of its subnets when it is as large as it may be. */
interface Demand {
  readonly label: string;
  readonly nodes: number;
  readonly each: number;
  readonly subnets: readonly SubnetRef[];
}

/**
 * Subnets that the groups standing in them could fill, so that pods wait for an address. Counted where a subnet's block and the
 * instance types are known; nodes are taken to be spread evenly, and pods to be as many as a node takes.
 */
export function capacityProblems(props: EksProps): string[] {
  if (props.clusterIpFamily === "ipv6") return [];
  const demands = [...workerDemands(props), ...managedDemands(props)];
  const subnets = new Map(demands.flatMap(({ subnets: all }) => all).map((subnet) => [subnet.cidrBlock!, subnet]));
  return [...subnets].flatMap(([cidrBlock, { name = cidrBlock }]) => {
    const free = (parseCidr(cidrBlock)?.size ?? Number.POSITIVE_INFINITY) - RESERVED;
    const here = demands
      .filter((demand) => demand.subnets.some((subnet) => subnet.cidrBlock === cidrBlock))
      .map(({ label, nodes, each, subnets: all }) => ({ label, each, share: Math.ceil(nodes / all.length) }));
    const taken = here.reduce((sum, { share, each }) => sum + share * each, 0);
    const rows = here.map(({ label, share, each }) => `${label} ${share} x ${each}`).join(", ");
    return taken <= free
      ? []
      : [
          `subnet ${name} (${cidrBlock}) has ${free} addresses, and its nodes at their most take ${taken} (${rows}); allow fewer nodes, or give pods a block of their own (podCidrBlock, podSubnets)`,
        ];
  });
}

function workerDemands(props: EksProps): Demand[] {
  const { groups, labels } = namedGroups(props);
  return Object.entries(groups).flatMap(([name, group]) => {
    if (group.launchTemplateId !== undefined || Token.isUnresolved(group.overrideInstanceTypes)) return [];
    const types = overridesOf(group)?.map(({ instanceType }) => instanceType) ?? typesOf(group);
    return demandOf(labels[name]!, group.asgMaxSize ?? WORKER_GROUP_DEFAULTS.maxSize, types, group.subnets, props);
  });
}

function managedDemands(props: EksProps): Demand[] {
  return Object.entries(namedNodeGroups(props)).flatMap(([name, group]) => {
    const { amiType, amiFamily: family, amiVariant: variant, maxCapacity = NODE_GROUP_DEFAULTS.maxSize } = group;
    const { architecture } = imageKind({ ...group, amiType, family, variant });
    return demandOf(`nodeGroups.${name}`, maxCapacity, instanceTypesOf(group, architecture), group.subnets, props);
  });
}

/** None where a type or a block is not known. */
function demandOf(
  label: string,
  nodes: number,
  types: readonly string[],
  own: EksProps["subnets"] | undefined,
  props: EksProps,
): Demand[] {
  const given = own ?? props.subnets;
  if ([nodes, types, given].some((value) => Token.isUnresolved(value)) || types.length === 0) return [];
  const facts = types.map(instanceTypeFacts);
  const subnets = given.filter(
    (subnet): subnet is SubnetRef => typeof subnet !== "string" && subnet.cidrBlock !== undefined,
  );
  if (subnets.length < given.length || !facts.every((known) => known !== undefined)) return [];
  const networking = podNetworkingOf(props);
  return [{ label, nodes, each: Math.max(...facts.map((known) => addressesOfNode(known, networking))), subnets }];
}
