import type { InternetGateway } from "@cdktf/provider-aws/lib/internet-gateway";
import type { Construct } from "constructs";
import { given } from "../shared/given";
import { merged } from "../shared/lists";
import type { Tags } from "../shared/tags";
import { VPC_DEFAULTS } from "./defaults";
import { endpointServices } from "./endpoint-services";
import { VpcEndpoints } from "./endpoints";
import { FlowLogs } from "./flow-logs";
import { NatGateways, privateWayOut } from "./nat";
import { IntraSubnets, PodSubnets } from "./other-subnets";
import { tierCidrs } from "./subnet-plan";
import { clusterTags, ROLE_TAGS } from "./subnet-tags";
import { PrivateSubnets, PublicSubnets } from "./subnets";
import type { VpcProps } from "./types";

/** The subnets of a VPC, and what they leave it through. */
export interface PlacedTiers {
  readonly publicSubnets: PublicSubnets;
  readonly nat: NatGateways;
  readonly privateSubnets: PrivateSubnets;
  readonly intraSubnets?: IntraSubnets;
  readonly podSubnets?: PodSubnets;
}

interface Around {
  readonly name: string;
  readonly vpcId: string;
  readonly ipv6CidrBlock?: string;
  readonly tags?: Tags;
  readonly internetGateway: InternetGateway;
  readonly egressOnlyGatewayId?: string;
}

/** Public subnets first, since NAT gateways stand in them, then those that leave through NAT, then the others. */
export function placeTiers(
  vpc: Construct,
  props: VpcProps,
  { internetGateway, egressOnlyGatewayId, ...common }: Around,
): PlacedTiers {
  const { natGateway, mapPublicIpOnLaunch } = { ...VPC_DEFAULTS, ...given(props) };
  const { name, tags } = common;
  const cidrs = tierCidrs(props);
  const cluster = clusterTags(props.clusterNames ?? []);
  const publicSubnets = new PublicSubnets(vpc, "public", {
    ...common,
    cidrs: cidrs.public,
    internetGatewayId: internetGateway.id,
    mapPublicIpOnLaunch,
    subnetTags: merged(cluster, ROLE_TAGS.public, tags, props.publicSubnetTags),
    subnetTagsPerAz: props.publicSubnetTagsPerAz,
  });
  const nat = new NatGateways(vpc, "nat", {
    name,
    mode: natGateway,
    zone: props.natGatewayZone,
    subnets: publicSubnets.subnets,
    internetGateway,
    given: props.natGatewayEips,
    tags,
  });
  const privateSubnets = new PrivateSubnets(vpc, "private", {
    ...common,
    cidrs: cidrs.private,
    natGatewayFor: (zone) => nat.serving(zone),
    egressOnlyGatewayId,
    wayOut: privateWayOut(props),
    subnetTags: merged(cluster, ROLE_TAGS.private, tags, props.privateSubnetTags),
    subnetTagsPerAz: props.privateSubnetTagsPerAz,
  });
  const { routeTables } = privateSubnets;
  return {
    publicSubnets,
    nat,
    privateSubnets,
    intraSubnets:
      cidrs.intra &&
      new IntraSubnets(vpc, "intra", {
        ...common,
        cidrs: cidrs.intra,
        subnetTags: merged(tags, props.intraSubnetTags),
        subnetTagsPerAz: props.intraSubnetTagsPerAz,
      }),
    podSubnets:
      cidrs.pods &&
      new PodSubnets(vpc, "pods", {
        ...common,
        ipv6CidrBlock: undefined,
        cidrs: cidrs.pods,
        cidrBlock: props.podCidrBlock!,
        wayOut: privateWayOut(props),
        routeTables,
        subnetTags: merged(tags),
      }),
  };
}

/** Endpoints of AWS services for all subnets that have no way of their own to them. */
export function placeEndpoints(
  vpc: Construct,
  { name, cidrBlock, podCidrBlock, endpoints, tags }: VpcProps,
  { vpcId, privateSubnets, intraSubnets }: PlacedTiers & { readonly vpcId: string },
): VpcEndpoints | undefined {
  const services = endpointServices(endpoints);
  if (services.length === 0) return undefined;
  const tables = [...Object.values(privateSubnets.routeTables), ...(intraSubnets ? [intraSubnets.routeTable] : [])];
  return new VpcEndpoints(vpc, "endpoints", {
    name,
    vpcId,
    vpcCidrBlock: cidrBlock,
    podCidrBlock,
    services,
    subnetIds: Object.values(privateSubnets.subnets).map(({ id }) => id),
    routeTableIds: tables.map(({ id }) => id),
    tags,
  });
}

export function placeFlowLogs(vpc: Construct, props: VpcProps, vpcId: string): FlowLogs | undefined {
  const { flowLogs = false, name, tags, iamPath, permissionsBoundary } = props;
  if (flowLogs === false) return undefined;
  const settings = flowLogs === true ? {} : given(flowLogs);
  return new FlowLogs(vpc, "flow-logs", { ...settings, name, vpcId, tags, iamPath, permissionsBoundary });
}
