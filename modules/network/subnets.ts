import type { NatGateway } from "@cdktf/provider-aws/lib/nat-gateway";
import { Route } from "@cdktf/provider-aws/lib/route";
import { RouteTable } from "@cdktf/provider-aws/lib/route-table";
import { RouteTableAssociation } from "@cdktf/provider-aws/lib/route-table-association";
import { Subnet } from "@cdktf/provider-aws/lib/subnet";
import { Fn } from "cdktf";
import { Construct } from "constructs";
import type { SubnetRef, WayOut } from "../shared/placement";
import { merged } from "../shared/lists";
import type { Tags } from "../shared/tags";
import { ipv6Number, type SubnetTierName } from "./subnet-plan";
import type { TagsByZone, CidrsByZone } from "./types";

/** The route API answers before it is consistent; the registry's VPC module waits five minutes for it too. */
const ROUTE_TIMEOUTS = { create: "5m" };
const ANYWHERE = "0.0.0.0/0";
const ANYWHERE_IPV6 = "::/0";

/** What the subnets of a tier are made of. */
export interface TierProps {
  readonly name: string;
  readonly vpcId: string;
  readonly cidrs: CidrsByZone;
  /** The VPC's IPv6 block. @default none */
  readonly ipv6CidrBlock?: string;
  readonly tags?: Tags;
  readonly subnetTags: Tags;
  /** Of single zones, over the others. @default none */
  readonly subnetTagsPerAz?: TagsByZone;
}

interface PublicSubnetsProps extends TierProps {
  readonly internetGatewayId: string;
  readonly mapPublicIpOnLaunch: boolean;
}

interface PrivateSubnetsProps extends TierProps {
  readonly natGatewayFor: (availabilityZone: string) => NatGateway | undefined;
  /** The egress-only gateway, with IPv6. */
  readonly egressOnlyGatewayId?: string;
  readonly wayOut: WayOut;
}

/** Subnets that share one route table, with a route to the internet gateway. */
export class PublicSubnets extends Construct {
  readonly subnets: { readonly [availabilityZone: string]: Subnet };
  readonly routeTable: RouteTable;
  readonly route: Route;
  /** Only with IPv6. */
  readonly ipv6Route?: Route;
  readonly associations: { readonly [availabilityZone: string]: RouteTableAssociation };
  readonly refs: readonly SubnetRef[];

  constructor(scope: Construct, id: string, props: PublicSubnetsProps) {
    super(scope, id);
    this.routeTable = new RouteTable(this, "route-table", {
      vpcId: props.vpcId,
      tags: merged({ Name: `${props.name}-public` }, props.tags),
    });
    const out = { routeTableId: this.routeTable.id, gatewayId: props.internetGatewayId, timeouts: ROUTE_TIMEOUTS };
    this.route = new Route(this, "internet-route", { ...out, destinationCidrBlock: ANYWHERE });
    this.ipv6Route =
      props.ipv6CidrBlock === undefined
        ? undefined
        : new Route(this, "internet-route-ipv6", { ...out, destinationIpv6CidrBlock: ANYWHERE_IPV6 });
    const places = eachZone(props.cidrs, (zone) => new Construct(this, zone));
    this.subnets = eachZone(props.cidrs, (zone, cidr) =>
      placeSubnet(places[zone]!, zone, cidr, "public", props, props.mapPublicIpOnLaunch),
    );
    this.associations = eachZone(props.cidrs, (zone) => associate(places[zone]!, this.subnets[zone]!, this.routeTable));
    this.refs = refs(this.subnets, "public", "public", props.cidrs);
  }
}

/** Subnets with a route table each, so that a zone's way out can change without touching the others. */
export class PrivateSubnets extends Construct {
  readonly subnets: { readonly [availabilityZone: string]: Subnet };
  readonly routeTables: { readonly [availabilityZone: string]: RouteTable };
  readonly associations: { readonly [availabilityZone: string]: RouteTableAssociation };
  /** The routes to NAT gateways and to the egress-only one; what must reach the internet depends on these. */
  readonly routes: readonly Route[];
  readonly refs: readonly SubnetRef[];

  constructor(scope: Construct, id: string, props: PrivateSubnetsProps) {
    super(scope, id);
    const places = eachZone(props.cidrs, (zone) => new Construct(this, zone));
    this.subnets = eachZone(props.cidrs, (zone, cidr) => placeSubnet(places[zone]!, zone, cidr, "private", props));
    this.routeTables = eachZone(props.cidrs, (zone) => {
      const tags = merged({ Name: `${props.name}-private-${zone}` }, props.tags);
      return new RouteTable(places[zone]!, "route-table", { vpcId: props.vpcId, tags });
    });
    this.associations = eachZone(props.cidrs, (zone) =>
      associate(places[zone]!, this.subnets[zone]!, this.routeTables[zone]!),
    );
    this.routes = Object.entries(this.routeTables).flatMap(([zone, { id: routeTableId }]) => {
      const out = { routeTableId, timeouts: ROUTE_TIMEOUTS };
      const gateway = props.natGatewayFor(zone);
      const { egressOnlyGatewayId } = props;
      const nat = { ...out, destinationCidrBlock: ANYWHERE, natGatewayId: gateway?.id };
      const ipv6 = { ...out, destinationIpv6CidrBlock: ANYWHERE_IPV6, egressOnlyGatewayId };
      return [
        ...(gateway ? [new Route(places[zone]!, "nat-route", nat)] : []),
        ...(egressOnlyGatewayId === undefined ? [] : [new Route(places[zone]!, "ipv6-route", ipv6)]),
      ];
    });
    this.refs = refs(this.subnets, "private", props.wayOut, props.cidrs);
  }
}

export function placeSubnet(
  place: Construct,
  availabilityZone: string,
  cidrBlock: string,
  tier: SubnetTierName,
  { name, vpcId, ipv6CidrBlock: vpcIpv6, subnetTags, subnetTagsPerAz }: TierProps,
  mapPublicIpOnLaunch?: boolean,
): Subnet {
  return new Subnet(place, "Default", {
    vpcId,
    availabilityZone,
    cidrBlock,
    mapPublicIpOnLaunch,
    ...(vpcIpv6 !== undefined && {
      ipv6CidrBlock: Fn.cidrsubnet(vpcIpv6, 8, ipv6Number(tier, availabilityZone)),
      assignIpv6AddressOnCreation: true,
    }),
    tags: merged({ Name: `${name}-${tier}-${availabilityZone}` }, subnetTags, subnetTagsPerAz?.[availabilityZone]),
  });
}

export function associate(place: Construct, subnet: Subnet, table: RouteTable): RouteTableAssociation {
  return new RouteTableAssociation(place, "association", { subnetId: subnet.id, routeTableId: table.id });
}

export function refs(
  subnets: { readonly [zone: string]: Pick<Subnet, "id"> },
  tier: SubnetTierName,
  wayOut: WayOut,
  cidrs: CidrsByZone,
): SubnetRef[] {
  return Object.entries(subnets).map(([zone, { id }]) => ({
    id,
    wayOut,
    name: `${tier} ${zone}`,
    availabilityZone: zone,
    cidrBlock: cidrs[zone],
  }));
}

/** One entry a zone, in the order of the zones' names, so that re-ordering a list is no difference in the JSON. */
export function eachZone<Value>(
  cidrs: CidrsByZone,
  make: (zone: string, cidr: string) => Value,
): Record<string, Value> {
  const zones = Object.keys(cidrs).toSorted();
  return Object.fromEntries(zones.map((zone) => [zone, make(zone, cidrs[zone]!)]));
}
