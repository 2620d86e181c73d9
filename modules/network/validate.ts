import { Token } from "cdktf";
import { cidrProblems, contains, overlaps, parseCidr } from "../shared/cidr";
import { either, flag, listOf, oneOf, problemsOf, recordOf, shapeOf, text, type Shape } from "../shared/shape";
import { validateTags } from "../shared/tags";
import { endpointProblems } from "./endpoint-services";
import { PLANNED_PREFIXES, planSubnets, zoneSlot } from "./subnet-plan";
import { EGRESS_DEVICES, NAT_GATEWAY_MODES, type CidrsByZone, type VpcProps } from "./types";

/** The run-time shape of a VPC's props; the stacks build theirs upon it. */
export const VPC_SHAPE: Shape<VpcProps> = {
  name: text,
  cidrBlock: text,
  availabilityZones: listOf(text),
  natGateway: oneOf(NAT_GATEWAY_MODES),
  privateEgressThrough: oneOf(EGRESS_DEVICES),
  publicSubnetCidrs: recordOf(text),
  privateSubnetCidrs: recordOf(text),
  mapPublicIpOnLaunch: flag,
  endpoints: either({ scalar: oneOf(["private-cluster"]), list: listOf(text) }),
  closeDefaultSecurityGroup: flag,
  clusterNames: listOf(text),
  tags: recordOf(text),
  publicSubnetTags: recordOf(text),
  privateSubnetTags: recordOf(text),
};

/** Everything that is wrong with the props; empty when a VPC can be made of them. */
export function validateVpc(props: VpcProps): string[] {
  return problemsOf(shapeOf(VPC_SHAPE, ["name", "cidrBlock", "availabilityZones"]), props, vpcProblems);
}

/** What is wrong with the values of a VPC's props. */
export function vpcProblems(props: VpcProps): string[] {
  const problems = [...zoneProblems(props.availabilityZones), ...natProblems(props), ...tagProblems(props)];
  const { endpoints = [] } = props;
  return [...problems, ...endpointProblems(endpoints, "endpoints"), ...blockProblems(props)];
}

function zoneProblems(zones: readonly string[]): string[] {
  const list = "availabilityZones";
  if (Token.isUnresolved(zones)) return [`${list} is a token; zones become Terraform addresses, so name them`];
  const few =
    zones.length < 2 ? [`${list} names ${zones.length} zone; EKS needs two or more, each in its own zone`] : [];
  const twice = zones.filter((zone, index) => zones.indexOf(zone) !== index);
  return [
    ...few,
    ...[...new Set(twice)].map((zone) => `${list} names ${zone} twice; name each zone once`),
    ...zones
      .filter((zone) => zoneSlot(zone) === undefined)
      .map((zone) => `${list}: "${zone}" is not the name of an availability zone, such as "ap-northeast-2a"`),
    ...oneRegion(zones.filter((zone) => zoneSlot(zone) !== undefined)),
  ];
}

function oneRegion(zones: readonly string[]): string[] {
  const regions = [...new Set(zones.map((zone) => zone.slice(0, -1)))];
  return regions.length > 1 ? [`availabilityZones span ${regions.join(" and ")}; a VPC lives in one region`] : [];
}

function natProblems({ natGateway, privateEgressThrough }: VpcProps): string[] {
  if (privateEgressThrough === undefined || natGateway === "none") return [];
  return [
    `privateEgressThrough ("${privateEgressThrough}") goes with natGateway "none"; set that, or drop privateEgressThrough`,
  ];
}

function tagProblems({ tags = {}, publicSubnetTags = {}, privateSubnetTags = {} }: VpcProps): string[] {
  return [
    ...validateTags(tags),
    ...validateTags(publicSubnetTags, "publicSubnetTags"),
    ...validateTags(privateSubnetTags, "privateSubnetTags"),
  ];
}

function blockProblems(props: VpcProps): string[] {
  if (Token.isUnresolved(props.cidrBlock))
    return ["cidrBlock is a token; subnets are planned from it, so give it as text"];
  const own = cidrProblems("cidrBlock", props.cidrBlock, [16, 28]);
  if (own.length > 0 || !Array.isArray(props.availabilityZones)) return own;
  const blocks = Object.entries({ public: props.publicSubnetCidrs, private: props.privateSubnetCidrs });
  const planned = blocks.some(([, given]) => given === undefined);
  const [, smallest] = PLANNED_PREFIXES;
  const { prefix } = parseCidr(props.cidrBlock)!;
  if (planned && prefix > smallest) {
    return [
      `cidrBlock (${props.cidrBlock}) is too small to plan subnets in; use /${smallest} or larger, or give publicSubnetCidrs and privateSubnetCidrs`,
    ];
  }
  const given = blocks.flatMap(([tier, cidrs]) => (cidrs ? givenProblems(`${tier}SubnetCidrs`, cidrs, props) : []));
  return given.length > 0 ? given : overlapProblems(props);
}

function givenProblems(label: string, cidrs: CidrsByZone, { cidrBlock, availabilityZones }: VpcProps): string[] {
  const vpc = parseCidr(cidrBlock)!;
  return [
    ...availabilityZones
      .filter((zone) => cidrs[zone] === undefined)
      .map((zone) => `${label} has no block for ${zone}; add one`),
    ...Object.entries(cidrs).flatMap(([zone, cidr]) => {
      const unknown = availabilityZones.includes(zone) ? [] : [`${label}.${zone} is not one of availabilityZones`];
      const form = cidrProblems(`${label}.${zone}`, cidr, [16, 28]);
      const block = parseCidr(cidr);
      const outside = block && !contains(vpc, block) ? [`${label}.${zone} (${cidr}) lies outside ${cidrBlock}`] : [];
      return [...unknown, ...form, ...outside];
    }),
  ];
}

function overlapProblems(props: VpcProps): string[] {
  const tiers = { public: props.publicSubnetCidrs, private: props.privateSubnetCidrs } as const;
  const all = (Object.keys(tiers) as (keyof typeof tiers)[]).flatMap((tier) => {
    const cidrs = tiers[tier] ?? planSubnets(props.cidrBlock, tier, props.availabilityZones);
    return Object.entries(cidrs).map(([zone, cidr]) => ({
      name: `${tier} ${zone} (${cidr})`,
      block: parseCidr(cidr)!,
    }));
  });
  return all.flatMap((one, index) =>
    all
      .slice(index + 1)
      .filter((other) => overlaps(one.block, other.block))
      .map((other) => `subnets overlap: ${one.name} and ${other.name}; give them blocks of their own`),
  );
}
