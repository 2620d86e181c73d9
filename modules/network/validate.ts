import { Token } from "cdktf";
import {
  either,
  flag,
  flagOr,
  listOf,
  literal,
  mapOf,
  number,
  oneOf,
  plainText,
  problemsOf,
  recordOf,
  shapeOf,
  text,
  writtenListOf,
  type Shape,
} from "../shared/shape";
import { validateTags } from "../shared/tags";
import { blockProblems } from "./block-problems";
import { VPC_DEFAULTS } from "./defaults";
import { ENDPOINT_WORDS, endpointProblems } from "./endpoint-services";
import { FLOW_LOG_SHAPE, flowLogProblems } from "./flow-log-problems";
import { natGatewayZones } from "./nat";
import { EGRESS_DEVICES, NAT_GATEWAY_MODES, type SubnetPrefixes, type VpcProps } from "./types";
import { zoneProblems } from "./zone-problems";

/** The run-time shape of a VPC's props; the stacks build theirs upon it. */
export const VPC_SHAPE: Shape<VpcProps> = {
  name: text,
  cidrBlock: text,
  availabilityZones: literal(listOf(text)),
  natGateway: literal(oneOf(NAT_GATEWAY_MODES)),
  privateEgressThrough: literal(oneOf(EGRESS_DEVICES)),
  publicSubnetCidrs: recordOf(plainText),
  privateSubnetCidrs: recordOf(plainText),
  intraSubnetCidrs: recordOf(plainText),
  podSubnetCidrs: recordOf(plainText),
  natGatewayEips: recordOf(text),
  ipv6: literal(flag),
  intraSubnets: literal(flag),
  podCidrBlock: literal(text),
  flowLogs: flagOr(shapeOf(FLOW_LOG_SHAPE)),
  iamPath: text,
  permissionsBoundary: text,
  mapPublicIpOnLaunch: flag,
  endpoints: literal(either({ scalar: oneOf(ENDPOINT_WORDS), list: listOf(plainText) })),
  closeDefaultSecurityGroup: literal(flag),
  clusterNames: writtenListOf(text),
  tags: mapOf(text),
  publicSubnetTags: mapOf(text),
  privateSubnetTags: mapOf(text),
  intraSubnetTags: mapOf(text),
  publicSubnetTagsPerAz: recordOf(mapOf(text)),
  privateSubnetTagsPerAz: recordOf(mapOf(text)),
  intraSubnetTagsPerAz: recordOf(mapOf(text)),
  natGatewayZone: text,
  subnetPrefixes: shapeOf<SubnetPrefixes>({ public: number, private: number, intra: number, pods: number }),
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

function natProblems(props: VpcProps): string[] {
  const { natGateway = VPC_DEFAULTS.natGateway, privateEgressThrough, natGatewayEips = {}, availabilityZones } = props;
  const { natGatewayZone: wanted } = props;
  const zones = Token.isUnresolved(availabilityZones) ? [] : natGatewayZones(natGateway, availabilityZones, wanted);
  return [
    ...(wanted !== undefined && natGateway !== "single"
      ? [`natGatewayZone goes with natGateway "single"; set that, or drop natGatewayZone`]
      : []),
    ...(wanted !== undefined && !Token.isUnresolved(availabilityZones) && !availabilityZones.includes(wanted)
      ? [`natGatewayZone ("${wanted}") is not one of availabilityZones`]
      : []),
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

function tagProblems(props: VpcProps): string[] {
  const { tags = {}, publicSubnetTags = {}, privateSubnetTags = {}, intraSubnetTags = {} } = props;
  const { publicSubnetTagsPerAz = {}, privateSubnetTagsPerAz = {}, intraSubnetTagsPerAz = {} } = props;
  return [
    ...validateTags(tags),
    ...validateTags(publicSubnetTags, "publicSubnetTags"),
    ...validateTags(privateSubnetTags, "privateSubnetTags"),
    ...validateTags(intraSubnetTags, "intraSubnetTags"),
    ...Object.entries({ publicSubnetTagsPerAz, privateSubnetTagsPerAz, intraSubnetTagsPerAz }).flatMap(([key, zones]) =>
      Object.entries(zones).flatMap(([zone, own]) => [
        ...validateTags(own, `${key}.${zone}`),
        ...(props.availabilityZones.includes(zone) ? [] : [`${key}.${zone} is not one of availabilityZones`]),
      ]),
    ),
  ];
}
