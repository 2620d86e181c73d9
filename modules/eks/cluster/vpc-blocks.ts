import { Token } from "cdktf";
import { elementsOf } from "../../shared/lists";
import { overlaps, parseCidr } from "../../shared/cidr";
import type { EksProps } from "../props";

/** A block of the VPC's, as messages call it. */
export interface VpcBlock {
  readonly where: string;
  readonly cidr: string;
}

/** Networks of the cluster that meet a block of its VPC, each told with the first that it meets. */
export function vpcOverlapProblems(props: EksProps, blocks: readonly VpcBlock[]): string[] {
  const { clusterServiceIpv4Cidr: services, clusterRemoteNetworkConfig: remote } = props;
  const label = "clusterRemoteNetworkConfig";
  const networks = [
    ...(services === undefined ? [] : [{ where: "clusterServiceIpv4Cidr", cidr: services }]),
    ...elementsOf(remote?.remoteNodeNetworks?.cidrs).map((cidr, at) => ({
      where: `${label}.remoteNodeNetworks.cidrs[${at}]`,
      cidr,
    })),
    ...elementsOf(remote?.remotePodNetworks?.cidrs).map((cidr, at) => ({
      where: `${label}.remotePodNetworks.cidrs[${at}]`,
      cidr,
    })),
  ];
  return networks.flatMap(({ where, cidr }) => {
    const met = blocks.find((block) => meet(block.cidr, cidr));
    return met === undefined
      ? []
      : [`${where} (${cidr}) overlaps ${met.where} (${met.cidr}) of the VPC, which EKS refuses; take another`];
  });
}

/** The blocks of the subnets, where they are known. */
export function subnetBlocks({ subnets, podSubnets = {} }: EksProps): VpcBlock[] {
  const nodes = (Token.isUnresolved(subnets) ? [] : subnets).flatMap((subnet) =>
    typeof subnet === "string" || subnet.cidrBlock === undefined
      ? []
      : [{ where: subnet.name ?? subnet.id, cidr: subnet.cidrBlock }],
  );
  const pods = Object.entries(podSubnets).flatMap(([zone, subnet]) =>
    typeof subnet === "string" || subnet.cidrBlock === undefined
      ? []
      : [{ where: `the pods' subnet of ${zone}`, cidr: subnet.cidrBlock }],
  );
  return [...nodes, ...pods];
}

function meet(one: string, other: string): boolean {
  const blocks = [one, other].map((cidr) => (Token.isUnresolved(cidr) ? undefined : parseCidr(cidr)));
  return blocks[0] !== undefined && blocks[1] !== undefined && overlaps(blocks[0], blocks[1]);
}
