import type { NatGateway } from "@cdktf/provider-aws/lib/nat-gateway";
import { Route } from "@cdktf/provider-aws/lib/route";
import { RouteTable } from "@cdktf/provider-aws/lib/route-table";
import { RouteTableAssociation } from "@cdktf/provider-aws/lib/route-table-association";
import { Subnet } from "@cdktf/provider-aws/lib/subnet";
import { Construct } from "constructs";
import type { SubnetRef, WayOut } from "../shared/placement";
import { mergeTags, type Tags } from "../shared/tags";
import type { CidrsByZone } from "./types";

/** The route API answers before it is consistent; the registry's VPC module waits five minutes for it too. */
const ROUTE_TIMEOUTS = { create: "5m" };
const ANYWHERE = "0.0.0.0/0";

interface TierProps {
  readonly name: string;
  readonly vpcId: string;
  readonly cidrs: CidrsByZone;
  readonly tags?: Tags;
  readonly subnetTags: Tags;
}

interface PublicSubnetsProps extends TierProps {
  readonly internetGatewayId: string;
  readonly mapPublicIpOnLaunch: boolean;
}

interface PrivateSubnetsProps extends TierProps {
  readonly natGatewayFor: (availabilityZone: string) => NatGateway | undefined;
  readonly wayOut: WayOut;
}

/** Subnets that share one route table, with a route to the internet gateway. */
export class PublicSubnets extends Construct {
  readonly subnets: { readonly [availabilityZone: string]: Subnet };
  readonly routeTable: RouteTable;
  readonly route: Route;
  readonly associations: { readonly [availabilityZone: string]: RouteTableAssociation };
  readonly refs: readonly SubnetRef[];

  constructor(scope: Construct, id: string, props: PublicSubnetsProps) {
    super(scope, id);
    this.routeTable = new RouteTable(this, "route-table", {
      vpcId: props.vpcId,
      tags: mergeTags({ Name: `${props.name}-public` }, props.tags),
    });
    this.route = new Route(this, "internet-route", {
      routeTableId: this.routeTable.id,
      destinationCidrBlock: ANYWHERE,
      gatewayId: props.internetGatewayId,
      timeouts: ROUTE_TIMEOUTS,
    });
    const places = eachZone(props.cidrs, (zone) => new Construct(this, zone));
    this.subnets = eachZone(props.cidrs, (zone, cidr) =>
      placeSubnet(places[zone]!, zone, cidr, "public", props, props.mapPublicIpOnLaunch),
    );
    this.associations = eachZone(props.cidrs, (zone) => associate(places[zone]!, this.subnets[zone]!, this.routeTable));
    this.refs = refs(this.subnets, "public", "public");
  }
}

/** Subnets with a route table each, so that a zone's way out can change without touching the others. */
export class PrivateSubnets extends Construct {
  readonly subnets: { readonly [availabilityZone: string]: Subnet };
  readonly routeTables: { readonly [availabilityZone: string]: RouteTable };
  readonly associations: { readonly [availabilityZone: string]: RouteTableAssociation };
  /** The routes to NAT gateways; what must reach the internet depends on these. */
  readonly routes: readonly Route[];
  readonly refs: readonly SubnetRef[];

  constructor(scope: Construct, id: string, props: PrivateSubnetsProps) {
    super(scope, id);
    const places = eachZone(props.cidrs, (zone) => new Construct(this, zone));
    this.subnets = eachZone(props.cidrs, (zone, cidr) => placeSubnet(places[zone]!, zone, cidr, "private", props));
    this.routeTables = eachZone(props.cidrs, (zone) => {
      const tags = mergeTags({ Name: `${props.name}-private-${zone}` }, props.tags);
      return new RouteTable(places[zone]!, "route-table", { vpcId: props.vpcId, tags });
    });
    this.associations = eachZone(props.cidrs, (zone) =>
      associate(places[zone]!, this.subnets[zone]!, this.routeTables[zone]!),
    );
    this.routes = Object.entries(this.routeTables).flatMap(([zone, table]) => {
      const gateway = props.natGatewayFor(zone);
      if (!gateway) return [];
      const target = { destinationCidrBlock: ANYWHERE, natGatewayId: gateway.id, timeouts: ROUTE_TIMEOUTS };
      return [new Route(places[zone]!, "nat-route", { routeTableId: table.id, ...target })];
    });
    this.refs = refs(this.subnets, "private", props.wayOut);
  }
}

function placeSubnet(
  place: Construct,
  availabilityZone: string,
  cidrBlock: string,
  tier: string,
  { name, vpcId, subnetTags }: TierProps,
  mapPublicIpOnLaunch?: boolean,
): Subnet {
  return new Subnet(place, "Default", {
    vpcId,
    availabilityZone,
    cidrBlock,
    mapPublicIpOnLaunch,
    tags: mergeTags({ Name: `${name}-${tier}-${availabilityZone}` }, subnetTags),
  });
}

function associate(place: Construct, subnet: Subnet, table: RouteTable): RouteTableAssociation {
  return new RouteTableAssociation(place, "association", { subnetId: subnet.id, routeTableId: table.id });
}

function refs(subnets: { readonly [zone: string]: Subnet }, tier: string, wayOut: WayOut): SubnetRef[] {
  return Object.entries(subnets).map(([zone, { id }]) => ({ id, wayOut, name: `${tier} ${zone}` }));
}

/** One entry a zone, in the order of the zones' names, so that re-ordering a list is no difference in the JSON. */
function eachZone<Value>(cidrs: CidrsByZone, make: (zone: string, cidr: string) => Value): Record<string, Value> {
  const zones = Object.keys(cidrs).toSorted();
  return Object.fromEntries(zones.map((zone) => [zone, make(zone, cidrs[zone]!)]));
}
