import { subnetIdProblems } from "../shared/aws-names";
import { Token } from "cdktf";
import {
  anyCidrProblems,
  cidrProblems,
  contains,
  formatCidr,
  ipv6CidrProblems,
  isPrivateBlock,
  looksLikeIpv6,
  overlaps,
  parseCidr,
} from "../shared/cidr";
import { CLUSTER_DEFAULTS } from "./defaults";
import type { ClusterProps } from "./types";
import type { Wording } from "./wording";

const SECURITY_GROUPS_MAX = 5;

/** What is wrong with where the control plane stands, how it is reached, and what addresses it hands out. */
export function networkProblems(props: ClusterProps, word: Wording): string[] {
  return [
    ...subnetProblems(props.subnetIds, word("subnetIds")),
    ...groupProblems(props.securityGroupIds, word("securityGroupIds")),
    ...endpointProblems(props, word),
    ...publicAccessProblems(props, word),
    ...serviceCidrProblems(props, word),
    ...remoteNetworkProblems(props, word),
  ];
}

/** Problems with the networks that may be called: an empty list would leave a rule without a peer. */
export function egressProblems(cidrs: readonly string[] | undefined, label: string): string[] {
  if (cidrs === undefined || Token.isUnresolved(cidrs)) return [];
  if (cidrs.length === 0) return [`${label} is empty, which leaves a rule without a peer; name the networks`];
  return cidrs.flatMap((cidr, index) => (Token.isUnresolved(cidr) ? [] : anyCidrProblems(`${label}[${index}]`, cidr)));
}

/** Problems with a TCP port. */
export function portProblems(port: number | undefined, label: string): string[] {
  if (port === undefined || Token.isUnresolved(port)) return [];
  return Number.isInteger(port) && port >= 0 && port <= 65535 ? [] : [`${label} (${port}) must be from 0 to 65535`];
}

function subnetProblems(ids: readonly string[], label: string): string[] {
  if (Token.isUnresolved(ids)) return [];
  const twice = ids.filter((id, index) => !Token.isUnresolved(id) && ids.indexOf(id) !== index);
  const few = ids.length < 2 ? [`${label} names ${ids.length}; EKS needs subnets in two zones or more`] : [];
  return [
    ...few,
    ...[...new Set(twice)].map((id) => `${label} names ${id} twice; name each subnet once`),
    ...subnetIdProblems(ids, label),
  ];
}

function groupProblems(ids: readonly string[], label: string): string[] {
  return !Token.isUnresolved(ids) && ids.length > SECURITY_GROUPS_MAX
    ? [`${label} makes ${ids.length} security groups; EKS takes ${SECURITY_GROUPS_MAX}`]
    : [];
}

function endpointProblems(props: ClusterProps, word: Wording): string[] {
  const {
    endpointPrivateAccess = CLUSTER_DEFAULTS.endpointPrivateAccess,
    endpointPublicAccess = CLUSTER_DEFAULTS.endpointPublicAccess,
  } = props;
  return endpointPrivateAccess === false && endpointPublicAccess === false
    ? [
        `${word("endpointPrivateAccess")} and ${word("endpointPublicAccess")} are both false, so nobody reaches the API; turn one on`,
      ]
    : [];
}

function publicAccessProblems(props: ClusterProps, word: Wording): string[] {
  const { publicAccessCidrs = [], endpointPublicAccess, ipFamily = CLUSTER_DEFAULTS.ipFamily } = props;
  const label = word("publicAccessCidrs");
  if (endpointPublicAccess === false) return [];
  const each = Token.isUnresolved(publicAccessCidrs) ? [] : publicAccessCidrs;
  return [
    ...each.flatMap((cidr, index) => {
      if (Token.isUnresolved(cidr)) return [];
      const where = `${label}[${index}]`;
      if (!looksLikeIpv6(cidr)) return publicCidrProblems(where, cidr);
      return ipFamily === "ipv4"
        ? [`${where} (${cidr}) is IPv6, which the endpoint of an IPv4 cluster does not know; drop it`]
        : ipv6CidrProblems(where, cidr);
    }),
    ...(props.publicAccessCidrs?.length === 0
      ? [
          `${label} is empty, which EKS takes as open to the world; name the networks, or set ${word("endpointPublicAccess")} to false`,
        ]
      : []),
  ];
}

function publicCidrProblems(label: string, cidr: string): string[] {
  const block = parseCidr(cidr);
  const reserved = block && UNROUTED.find((range) => contains(range, block));
  return reserved
    ? [
        `${label} (${cidr}) lies in ${formatCidr(reserved)}, from which nobody comes over the internet, and EKS refuses it; the private endpoint is open to all of the VPC without it`,
      ]
    : cidrProblems(label, cidr, [0, 32]);
}

/** What is not routed on the internet. @see https://docs.aws.amazon.com/eks/latest/userguide/cluster-endpoint.html */
const UNROUTED = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "127.0.0.0/8", "169.254.0.0/16"].map((range) =>
  parseCidr(range)!,
);

function serviceCidrProblems({ serviceIpv4Cidr: cidr, ipFamily }: ClusterProps, word: Wording): string[] {
  if (cidr === undefined) return [];
  const label = word("serviceIpv4Cidr");
  if (ipFamily === "ipv6") {
    return [`${label} is given, and Services of an IPv6 cluster get their addresses from EKS; drop it`];
  }
  if (Token.isUnresolved(cidr)) return [];
  const problems = cidrProblems(label, cidr, [12, 24]);
  const block = parseCidr(cidr);
  return problems.length === 0 && block && !isPrivateBlock(block)
    ? [`${label} (${cidr}) must lie in 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16`]
    : problems;
}

function remoteNetworkProblems(props: ClusterProps, word: Wording): string[] {
  const { remoteNetworkConfig: config, ipFamily, authenticationMode, serviceIpv4Cidr } = props;
  if (config === undefined) return [];
  const label = word("remoteNetworkConfig");
  const lists = { remoteNodeNetworks: config.remoteNodeNetworks, remotePodNetworks: config.remotePodNetworks };
  const named = Object.entries(lists).flatMap(([key, networks]) =>
    networks === undefined || Token.isUnresolved(networks.cidrs)
      ? []
      : networks.cidrs.map((cidr, index) => ({ where: `${label}.${key}.cidrs[${index}]`, cidr })),
  );
  const known = named.filter(({ cidr }) => !Token.isUnresolved(cidr));
  return [
    ...(ipFamily === "ipv6" ? [`${label}: hybrid nodes have IPv4 addresses; drop ${word("ipFamily")}`] : []),
    ...(authenticationMode === "CONFIG_MAP"
      ? [`${label}: hybrid nodes enter by access entries; set ${word("authenticationMode")} to "API_AND_CONFIG_MAP"`]
      : []),
    ...Object.entries(lists)
      .filter(([, networks]) => networks?.cidrs.length === 0)
      .map(([key]) => `${label}.${key}.cidrs is empty; name the networks`),
    ...known.flatMap(({ where, cidr }) => remoteBlockProblems(where, cidr)),
    ...overlapProblems([
      ...known,
      ...(serviceIpv4Cidr === undefined ? [] : [{ where: word("serviceIpv4Cidr"), cidr: serviceIpv4Cidr }]),
    ]),
  ];
}

function remoteBlockProblems(where: string, cidr: string): string[] {
  const problems = cidrProblems(where, cidr, [8, 32]);
  const block = parseCidr(cidr);
  return problems.length === 0 && block && !isPrivateBlock(block)
    ? [`${where} (${cidr}) must lie in 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16: the AWS provider takes no other`]
    : problems;
}

function overlapProblems(named: readonly { readonly where: string; readonly cidr: string }[]): string[] {
  const blocks = named.flatMap(({ where, cidr }) => {
    const block = Token.isUnresolved(cidr) ? undefined : parseCidr(cidr);
    return block ? [{ where, cidr, block }] : [];
  });
  return blocks.flatMap(({ where, cidr, block }, index) =>
    blocks
      .slice(0, index)
      .filter((other) => overlaps(other.block, block))
      .map((other) => `${where} (${cidr}) overlaps ${other.where} (${other.cidr}); keep them apart`),
  );
}
