import type { Tags } from "../shared/tags";
import type { VpcEndpointChoice } from "./endpoint-services";

/** How private subnets reach the internet: no NAT gateway, one for all zones, or one in each zone. */
export type NatGatewayMode = (typeof NAT_GATEWAY_MODES)[number];
export const NAT_GATEWAY_MODES = ["none", "single", "per-az"] as const;

/** A NAT device other than a NAT gateway that private subnets leave through; its routes are yours to make. */
export type EgressDevice = (typeof EGRESS_DEVICES)[number];
export const EGRESS_DEVICES = ["nat-instance", "transit-gateway", "firewall"] as const;

/** CIDR blocks by zone name, for a tier of subnets. */
export type CidrsByZone = { readonly [availabilityZone: string]: string };

export interface VpcProps {
  /** Prefix of every `Name` tag. */
  readonly name: string;
  /** IPv4 block of the VPC, /16 to /28; a block of /16 to /20 has its subnets planned for you. */
  readonly cidrBlock: string;
  /** Two or more zone names of the region, such as `ap-northeast-2a`; their order means nothing. */
  readonly availabilityZones: readonly string[];
  /** @default VPC_DEFAULTS.natGateway */
  readonly natGateway?: NatGatewayMode;
  /** With `natGateway: "none"`: the device that private subnets reach the internet through. @default none, so they have no way out */
  readonly privateEgressThrough?: EgressDevice;
  /** IPv4 blocks of the public subnets, in place of the planned ones. @default a /24 of a /16 for each zone, see subnet-plan.ts */
  readonly publicSubnetCidrs?: CidrsByZone;
  /** IPv4 blocks of the private subnets, in place of the planned ones. @default a /20 of a /16 for each zone, see subnet-plan.ts */
  readonly privateSubnetCidrs?: CidrsByZone;
  /** Give instances in public subnets a public IPv4 address. @default VPC_DEFAULTS.mapPublicIpOnLaunch */
  readonly mapPublicIpOnLaunch?: boolean;
  /**
   * Endpoints of AWS services, reached without leaving the VPC: "private-cluster" for all that nodes need which have no way out, or
   * services by name. An interface is paid by the hour in each zone; "s3" and "dynamodb" cost nothing. @default none
   */
  readonly endpoints?: VpcEndpointChoice;
  /** Take every rule out of the VPC's default security group, so that nothing leans on it. @default VPC_DEFAULTS.closeDefaultSecurityGroup */
  readonly closeDefaultSecurityGroup?: boolean;
  /** EKS clusters that live in the subnets: each gets the tag `kubernetes.io/cluster/<name> = shared`. @default none */
  readonly clusterNames?: readonly string[];
  /** On every resource that takes tags. @default none */
  readonly tags?: Tags;
  /** Public subnets only; wins over `tags`. @default none */
  readonly publicSubnetTags?: Tags;
  /** Private subnets only; wins over `tags`. @default none */
  readonly privateSubnetTags?: Tags;
}
