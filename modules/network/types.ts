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

/** Tags by zone name, for a tier of subnets. */
export type TagsByZone = { readonly [availabilityZone: string]: Tags };

/** Prefixes of subnets, by tier. */
export interface SubnetPrefixes {
  readonly public?: number;
  readonly private?: number;
  readonly intra?: number;
  readonly pods?: number;
}

export interface VpcProps {
  /** Prefix of every `Name` tag. */
  readonly name: string;
  /** IPv4 block of the VPC, /16 to /28; a block of /16 to /20 has its subnets planned for you. */
  readonly cidrBlock: string;
  /** Two or more zone names of the region, such as `ap-northeast-2a`; their order means nothing. */
  readonly availabilityZones: readonly string[];
  /** @default VPC_DEFAULTS.natGateway */
  readonly natGateway?: NatGatewayMode;
  /** Where a "single" one stands. Name it before a zone is added that comes first by name: the gateway, and the address that your partners know, would move there. @default the first zone by name */
  readonly natGatewayZone?: string;
  /** With `natGateway: "none"`: the device that private subnets reach the internet through. @default none, so they have no way out */
  readonly privateEgressThrough?: EgressDevice;
  /** Allocation ids of addresses of yours for the NAT gateways, by zone: partners know them. @default an address is made for each */
  readonly natGatewayEips?: { readonly [availabilityZone: string]: string };
  /**
   * An IPv6 block of Amazon's for the VPC and a /64 of it for each subnet, in which everything gets an address; private subnets
   * call out through an egress-only gateway. What a cluster of `clusterIpFamily: "ipv6"` needs. @default VPC_DEFAULTS.ipv6
   */
  readonly ipv6?: boolean;
  /** Subnets without any route out of the VPC, one in each zone: for databases and the like. @default VPC_DEFAULTS.intraSubnets */
  readonly intraSubnets?: boolean;
  /**
   * A second IPv4 block, /16 to /25, for pods alone: nodes keep the VPC's addresses, pods take theirs from subnets in here, one in
   * each zone, an eighth of the block each. Usually of 100.64.0.0/10, which nobody else routes. @default none
   */
  readonly podCidrBlock?: string;
  /** Sizes of the planned subnets, as prefixes: `{ public: 22 }`. A change moves the tier's subnets, so choose before there is a cluster. @default of a /16, 24 for public and intra, 20 for private; an eighth of `podCidrBlock` for pods */
  readonly subnetPrefixes?: SubnetPrefixes;
  /** IPv4 blocks of the public subnets, in place of the planned ones. @default a /24 of a /16 for each zone, see subnet-plan.ts */
  readonly publicSubnetCidrs?: CidrsByZone;
  /** IPv4 blocks of the private subnets, in place of the planned ones. @default a /20 of a /16 for each zone, see subnet-plan.ts */
  readonly privateSubnetCidrs?: CidrsByZone;
  /** IPv4 blocks of the intra subnets, in place of the planned ones. @default a /24 of a /16 for each zone, see subnet-plan.ts */
  readonly intraSubnetCidrs?: CidrsByZone;
  /** IPv4 blocks of the pods' subnets inside `podCidrBlock`, in place of the planned ones. @default an eighth of it for each zone */
  readonly podSubnetCidrs?: CidrsByZone;
  /** Give instances in public subnets a public IPv4 address. @default VPC_DEFAULTS.mapPublicIpOnLaunch */
  readonly mapPublicIpOnLaunch?: boolean;
  /**
   * Endpoints of AWS services, reached without leaving the VPC: "private-cluster" for all that nodes need which have no way out,
   * services by name, or "elsewhere" where somebody else makes them. An interface is paid by the hour in each zone; "s3" and "dynamodb"
   * cost nothing. @default none
   */
  readonly endpoints?: VpcEndpointChoice;
  /** Take every rule out of the VPC's default security group, so that nothing leans on it. @default VPC_DEFAULTS.closeDefaultSecurityGroup */
  readonly closeDefaultSecurityGroup?: boolean;
  /** A record of who talked to whom, and who was refused. @default none */
  readonly flowLogs?: boolean | FlowLogSettings;
  /** EKS clusters that live in the subnets: each gets the tag `kubernetes.io/cluster/<name> = shared`. @default none */
  readonly clusterNames?: readonly string[];
  /** On every resource that takes tags. @default none */
  readonly tags?: Tags;
  /** Public subnets only; wins over `tags`. @default none */
  readonly publicSubnetTags?: Tags;
  /** Private subnets only; wins over `tags`. @default none */
  readonly privateSubnetTags?: Tags;
  /** Intra subnets only; wins over `tags`. @default none */
  readonly intraSubnetTags?: Tags;
  /** Public subnets of single zones; wins over `publicSubnetTags`. @default none */
  readonly publicSubnetTagsPerAz?: TagsByZone;
  /** Private subnets of single zones; wins over `privateSubnetTags`. @default none */
  readonly privateSubnetTagsPerAz?: TagsByZone;
  /** Intra subnets of single zones; wins over `intraSubnetTags`. @default none */
  readonly intraSubnetTagsPerAz?: TagsByZone;
  /** Path of the role that is made. @default the provider's own, "/" */
  readonly iamPath?: string;
  /** ARN of the permissions boundary of the role that is made. @default none */
  readonly permissionsBoundary?: string;
}

/** Where a VPC's flow logs go, and what is in them. */
export interface FlowLogSettings {
  /** ARN of a bucket of yours, with a prefix or without, in place of a log group and a role that are made. @default CloudWatch Logs */
  readonly bucketArn?: string;
  /** @default FLOW_LOG_DEFAULTS.trafficType */
  readonly trafficType?: "ALL" | "ACCEPT" | "REJECT";
  /** Seconds in which packets of a flow are added up: 60 or 600. @default FLOW_LOG_DEFAULTS.maxAggregationInterval */
  readonly maxAggregationInterval?: 60 | 600;
  /** Fields of a line, such as "${srcaddr} ${dstaddr}". @default AWS's own */
  readonly logFormat?: string;
  /** Days that the log group keeps them; 0 for ever. @default FLOW_LOG_DEFAULTS.retentionInDays */
  readonly retentionInDays?: number;
  /** KMS key ARN for the log group. @default CloudWatch's own encryption */
  readonly kmsKeyId?: string;
}
