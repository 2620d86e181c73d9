import { Token } from "cdktf";
import { within } from "../shared/assert-valid";
import { cidrProblems, contains, overlaps, parseCidr, privateRangeOf } from "../shared/cidr";
import { retentionProblems } from "../shared/log-retention";
import {
  either,
  flag,
  flagOr,
  listOf,
  number,
  oneOf,
  problemsOf,
  recordOf,
  shapeOf,
  text,
  type Shape,
} from "../shared/shape";
import { validateTags } from "../shared/tags";
import { endpointProblems } from "./endpoint-services";
import { VPC_DEFAULTS } from "./defaults";
import { natGatewayZones } from "./nat";
import { PLANNED_PREFIXES, POD_PREFIXES, tierCidrs, zoneSlot } from "./subnet-plan";
import { EGRESS_DEVICES, NAT_GATEWAY_MODES, type CidrsByZone, type FlowLogSettings, type VpcProps } from "./types";

const FLOW_LOG_SHAPE: Shape<FlowLogSettings> = {
  bucketArn: text,
  trafficType: oneOf(["ALL", "ACCEPT", "REJECT"]),
  maxAggregationInterval: number,
  logFormat: text,
  retentionInDays: number,
  kmsKeyId: text,
};

/** The run-time shape of a VPC's props; the stacks build theirs upon it. */
export const VPC_SHAPE: Shape<VpcProps> = {
  name: text,
  cidrBlock: text,
  availabilityZones: listOf(text),
  natGateway: oneOf(NAT_GATEWAY_MODES),
  privateEgressThrough: oneOf(EGRESS_DEVICES),
  publicSubnetCidrs: recordOf(text),
  privateSubnetCidrs: recordOf(text),
  intraSubnetCidrs: recordOf(text),
  podSubnetCidrs: recordOf(text),
  natGatewayEips: recordOf(text),
  ipv6: flag,
  intraSubnets: flag,
  podCidrBlock: text,
  flowLogs: flagOr(shapeOf(FLOW_LOG_SHAPE)),
  iamPath: text,
  permissionsBoundary: text,
  mapPublicIpOnLaunch: flag,
  endpoints: either({ scalar: oneOf(["private-cluster"]), list: listOf(text) }),
  closeDefaultSecurityGroup: flag,
  clusterNames: listOf(text),
  tags: recordOf(text),
  publicSubnetTags: recordOf(text),
  privateSubnetTags: recordOf(text),
  intraSubnetTags: recordOf(text),
};

/** Everything that is wrong with the props; empty when a VPC can be made of them. */
export function validateVpc(props: VpcProps): string[] {
  return problemsOf(shapeOf(VPC_SHAPE, ["name", "cidrBlock", "availabilityZones"]), props, vpcProblems);
}

/** What is wrong with the values of a VPC's props. */
export function vpcProblems(props: VpcProps): string[] {
  const { endpoints = [] } = props;
  return [
    ...zoneProblems(props.availabilityZones),
    ...natProblems(props),
    ...tagProblems(props),
    ...endpointProblems(endpoints, "endpoints"),
    ...flowLogProblems(props),
    ...blockProblems(props),
  ];
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

function natProblems(props: VpcProps): string[] {
  const { natGateway = VPC_DEFAULTS.natGateway, privateEgressThrough, natGatewayEips = {}, availabilityZones } = props;
  const zones = Token.isUnresolved(availabilityZones) ? [] : natGatewayZones(natGateway, availabilityZones);
  return [
    ...(privateEgressThrough === undefined || natGateway === "none"
      ? []
      : [
          `privateEgressThrough ("${privateEgressThrough}") goes with natGateway "none"; set that, or drop privateEgressThrough`,
        ]),
    ...Object.entries(natGatewayEips).flatMap(([zone, id]) => [
      ...(zones.includes(zone)
        ? []
        : [
            `natGatewayEips.${zone}: no NAT gateway stands there with natGateway "${natGateway}"${zones.length > 0 ? `, but in ${zones.join(", ")}` : ""}; drop it`,
          ]),
      ...(Token.isUnresolved(id) || /^eipalloc-[0-9a-z]+$/.test(id)
        ? []
        : [`natGatewayEips.${zone} ("${id}") is not an allocation id such as "eipalloc-0abc1234def567890"`]),
    ]),
  ];
}

function flowLogProblems({ flowLogs = false }: VpcProps): string[] {
  if (typeof flowLogs === "boolean") return [];
  const { bucketArn, maxAggregationInterval: interval, retentionInDays, kmsKeyId } = flowLogs;
  const ofGroup = Object.entries({ retentionInDays, kmsKeyId }).filter(([, value]) => value !== undefined);
  return within("flowLogs", [
    ...(interval === undefined || Token.isUnresolved(interval) || [60, 600].includes(interval)
      ? []
      : [`maxAggregationInterval (${String(interval)}) must be 60 or 600 seconds`]),
    ...(retentionInDays === undefined ? [] : retentionProblems(retentionInDays, "retentionInDays")),
    ...(bucketArn === undefined || Token.isUnresolved(bucketArn) || /^arn:[^:]+:s3:::.+$/.test(bucketArn)
      ? []
      : [`bucketArn ("${bucketArn}") is not the ARN of a bucket, such as "arn:aws:s3:::logs/vpc/"`]),
    ...(bucketArn === undefined
      ? []
      : ofGroup.map(
          ([key]) => `${key} is for a log group that is made, and the logs go to bucketArn; drop one of them`,
        )),
  ]);
}

function tagProblems(props: VpcProps): string[] {
  const { tags = {}, publicSubnetTags = {}, privateSubnetTags = {}, intraSubnetTags = {} } = props;
  return [
    ...validateTags(tags),
    ...validateTags(publicSubnetTags, "publicSubnetTags"),
    ...validateTags(privateSubnetTags, "privateSubnetTags"),
    ...validateTags(intraSubnetTags, "intraSubnetTags"),
  ];
}

function blockProblems(props: VpcProps): string[] {
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
