import { Token } from "cdktf";
import {
  cidrProblems,
  contains,
  formatCidr,
  overlaps,
  parseCidr,
  privateRangeOf,
  type CidrBlock,
} from "../shared/cidr";
import { PLANNED_PREFIXES, POD_PREFIXES, prefixProblems, tierCidrs, zoneSlot } from "./subnet-plan";
import type { CidrsByZone, VpcProps } from "./types";

const LINK_LOCAL = "169.254.0.0/16";

/** What is wrong with the VPC's blocks and with those of its subnets that were given. */
export function blockProblems(props: VpcProps): string[] {
  if (Token.isUnresolved(props.cidrBlock))
    return ["cidrBlock is a token; subnets are planned from it, so give it as text"];
  const own = cidrProblems("cidrBlock", props.cidrBlock, [16, 28]);
  if (own.length > 0 || !Array.isArray(props.availabilityZones)) return own;
  if (overlaps(parseCidr(LINK_LOCAL)!, parseCidr(props.cidrBlock)!))
    return [`cidrBlock (${props.cidrBlock}) lies in ${LINK_LOCAL}, which AWS keeps for itself; take another`];
  const { publicSubnetCidrs, privateSubnetCidrs, intraSubnetCidrs, intraSubnets, podCidrBlock, podSubnetCidrs } = props;
  const blocks = {
    public: publicSubnetCidrs,
    private: privateSubnetCidrs,
    ...(intraSubnets && { intra: intraSubnetCidrs }),
  };
  const { subnetPrefixes: wanted = {} } = props;
  const missing = Object.entries(blocks).filter(
    ([tier, given]) => given === undefined && wanted[tier as keyof typeof blocks] === undefined,
  );
  const [, smallest] = PLANNED_PREFIXES;
  const { prefix } = parseCidr(props.cidrBlock)!;
  if (missing.length > 0 && prefix > smallest) {
    const labels = missing.map(([tier]) => `${tier}SubnetCidrs`).join(" and ");
    return [
      `cidrBlock (${props.cidrBlock}) is too small to plan subnets in; use /${smallest} or larger, or give ${labels} or subnetPrefixes`,
    ];
  }
  const idle = [
    ...(intraSubnetCidrs !== undefined && !intraSubnets
      ? ["intraSubnetCidrs goes with intraSubnets; make it true, or drop this"]
      : []),
    ...(podSubnetCidrs !== undefined && podCidrBlock === undefined
      ? ["podSubnetCidrs goes with podCidrBlock; give it, or drop this"]
      : []),
  ];
  const given = Object.entries(blocks).flatMap(([tier, cidrs]) =>
    cidrs ? givenProblems(`${tier}SubnetCidrs`, cidrs, props.cidrBlock, props) : [],
  );
  const found = [...idle, ...given, ...podProblems(props), ...sizeProblems(props)];
  return found.length > 0 ? found : overlapProblems(props);
}

/** Sizes that are wanted: what does not fit, and what is for nothing. */
function sizeProblems(props: VpcProps): string[] {
  const { subnetPrefixes = {}, cidrBlock, podCidrBlock, intraSubnets } = props;
  const given = {
    public: props.publicSubnetCidrs,
    private: props.privateSubnetCidrs,
    intra: props.intraSubnetCidrs,
    pods: props.podSubnetCidrs,
  };
  return (Object.keys(given) as (keyof typeof given)[]).flatMap((tier) => {
    const prefix = subnetPrefixes[tier];
    if (prefix === undefined) return [];
    const label = `subnetPrefixes.${tier}`;
    if (given[tier] !== undefined)
      return [`${label} is for planned subnets, and their blocks are given; drop one of them`];
    if (tier === "intra" && intraSubnets !== true)
      return [`${label} goes with intraSubnets; make it true, or drop this`];
    if (tier === "pods" && podCidrBlock === undefined)
      return [`${label} goes with podCidrBlock; give it, or drop this`];
    return prefixProblems(tier, prefix, tier === "pods" ? podCidrBlock! : cidrBlock);
  });
}

/** What AWS does not take as a second block. @see https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html#add-cidr-block-restrictions */
function podProblems(props: VpcProps): string[] {
  const { cidrBlock, podCidrBlock, podSubnetCidrs } = props;
  if (podCidrBlock === undefined) return [];
  const [largest, smallest] = POD_PREFIXES;
  const form = cidrProblems("podCidrBlock", podCidrBlock, podSubnetCidrs ? [16, 28] : [largest, smallest]);
  if (form.length > 0) return form;
  const [vpc, pods] = [parseCidr(cidrBlock)!, parseCidr(podCidrBlock)!];
  const [own, added] = [vpc, pods].map(addedRangeOf);
  return [
    ...(overlaps(vpc, pods) ? [`podCidrBlock (${podCidrBlock}) overlaps cidrBlock (${cidrBlock}); take another`] : []),
    ...(added !== undefined && added !== own
      ? [
          `podCidrBlock (${podCidrBlock}) lies in ${added}, which AWS does not add to a VPC of ${own ?? cidrBlock}; take one of 100.64.0.0/10`,
        ]
      : []),
    ...EXCEPTIONS.filter(({ of, not }) => contains(parseCidr(of)!, vpc) && contains(parseCidr(not)!, pods)).map(
      ({ of, not }) =>
        `podCidrBlock (${podCidrBlock}) lies in ${not}, which AWS does not add to a VPC of ${of}; take one of 100.64.0.0/10`,
    ),
    ...(podSubnetCidrs ? givenProblems("podSubnetCidrs", podSubnetCidrs, podCidrBlock, props) : []),
  ];
}

/** Parts of their own range that AWS does not add to VPCs of another part. */
const EXCEPTIONS = [
  { of: "10.0.0.0/15", not: "10.0.0.0/16" },
  { of: "172.16.0.0/12", not: "172.31.0.0/16" },
] as const;

/** Reserved by AWS for its services; like the private ranges, it is added to VPCs of its own range only. */
const RESERVED = parseCidr("198.19.0.0/16")!;

/** The range that a block lies in, if it is one that AWS adds only to VPCs of that range. */
function addedRangeOf(block: CidrBlock): string | undefined {
  return contains(RESERVED, block) ? formatCidr(RESERVED) : privateRangeOf(block);
}

function givenProblems(label: string, cidrs: CidrsByZone, within: string, { availabilityZones }: VpcProps): string[] {
  const outer = parseCidr(within)!;
  return [
    ...availabilityZones
      .filter((zone) => cidrs[zone] === undefined)
      .map((zone) => `${label} has no block for ${zone}; add one`),
    ...Object.entries(cidrs).flatMap(([zone, cidr]) => {
      const unknown = availabilityZones.includes(zone) ? [] : [`${label}.${zone} is not one of availabilityZones`];
      const form = cidrProblems(`${label}.${zone}`, cidr, [16, 28]);
      const block = parseCidr(cidr);
      const outside = block && !contains(outer, block) ? [`${label}.${zone} (${cidr}) lies outside ${within}`] : [];
      return [...unknown, ...form, ...outside];
    }),
  ];
}

function overlapProblems(props: VpcProps): string[] {
  // Zones without a letter of their own would all be planned into the first slot.
  if (props.availabilityZones.some((zone) => zoneSlot(zone) === undefined)) return [];
  const all = Object.entries(tierCidrs(props)).flatMap(([tier, cidrs]) =>
    Object.entries(cidrs ?? {}).map(([zone, cidr]) => ({
      name: `${tier} ${zone} (${cidr})`,
      block: parseCidr(cidr)!,
    })),
  );
  return all.flatMap((one, index) =>
    all
      .slice(index + 1)
      .filter((other) => overlaps(one.block, other.block))
      .map((other) => `subnets overlap: ${one.name} and ${other.name}; give them blocks of their own`),
  );
}
