import { Token } from "cdktf";
import { cidrProblems, contains, overlaps, parseCidr, privateRangeOf } from "../shared/cidr";
import { PLANNED_PREFIXES, POD_PREFIXES, tierCidrs } from "./subnet-plan";
import type { CidrsByZone, VpcProps } from "./types";

/** What is wrong with the VPC's blocks and with those of its subnets that were given. */
export function blockProblems(props: VpcProps): string[] {
  if (Token.isUnresolved(props.cidrBlock))
    return ["cidrBlock is a token; subnets are planned from it, so give it as text"];
  const own = cidrProblems("cidrBlock", props.cidrBlock, [16, 28]);
  if (own.length > 0 || !Array.isArray(props.availabilityZones)) return own;
  const { publicSubnetCidrs, privateSubnetCidrs, intraSubnetCidrs, intraSubnets, podCidrBlock, podSubnetCidrs } = props;
  const blocks = {
    public: publicSubnetCidrs,
    private: privateSubnetCidrs,
    ...(intraSubnets && { intra: intraSubnetCidrs }),
  };
  const missing = Object.entries(blocks).filter(([, given]) => given === undefined);
  const [, smallest] = PLANNED_PREFIXES;
  const { prefix } = parseCidr(props.cidrBlock)!;
  if (missing.length > 0 && prefix > smallest) {
    const labels = missing.map(([tier]) => `${tier}SubnetCidrs`).join(" and ");
    return [
      `cidrBlock (${props.cidrBlock}) is too small to plan subnets in; use /${smallest} or larger, or give ${labels}`,
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
  const found = [...idle, ...given, ...podProblems(props)];
  return found.length > 0 ? found : overlapProblems(props);
}

/** What AWS does not take as a second block. @see https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html#add-cidr-block-restrictions */
function podProblems(props: VpcProps): string[] {
  const { cidrBlock, podCidrBlock, podSubnetCidrs } = props;
  if (podCidrBlock === undefined) return [];
  const [largest, smallest] = POD_PREFIXES;
  const form = cidrProblems("podCidrBlock", podCidrBlock, podSubnetCidrs ? [16, 28] : [largest, smallest]);
  if (form.length > 0) return form;
  const [vpc, pods] = [parseCidr(cidrBlock)!, parseCidr(podCidrBlock)!];
  const ranges = [vpc, pods].map((block) => privateRangeOf(block));
  return [
    ...(overlaps(vpc, pods) ? [`podCidrBlock (${podCidrBlock}) overlaps cidrBlock (${cidrBlock}); take another`] : []),
    ...(ranges.every((range) => range !== undefined) && ranges[0] !== ranges[1]
      ? [
          `podCidrBlock (${podCidrBlock}) lies in ${ranges[1]}, which AWS does not add to a VPC of ${ranges[0]}; take one of 100.64.0.0/10`,
        ]
      : []),
    ...(podSubnetCidrs ? givenProblems("podSubnetCidrs", podSubnetCidrs, podCidrBlock, props) : []),
  ];
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
