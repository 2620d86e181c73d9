import { RouteTable } from "@cdktf/provider-aws/lib/route-table";
import type { RouteTableAssociation } from "@cdktf/provider-aws/lib/route-table-association";
import type { Subnet } from "@cdktf/provider-aws/lib/subnet";
import { VpcIpv4CidrBlockAssociation } from "@cdktf/provider-aws/lib/vpc-ipv4-cidr-block-association";
import { Construct } from "constructs";
import type { SubnetRef, WayOut } from "../shared/placement";
import { merged } from "../shared/lists";
import type { CidrsByZone } from "./types";
import { associate, eachZone, placeSubnet, refs, type TierProps } from "./subnets";

/** Subnets that share a route table without a route out of the VPC. */
export class IntraSubnets extends Construct {
  readonly subnets: { readonly [availabilityZone: string]: Subnet };
  readonly routeTable: RouteTable;
  readonly associations: { readonly [availabilityZone: string]: RouteTableAssociation };
  readonly refs: readonly SubnetRef[];

  constructor(scope: Construct, id: string, props: TierProps) {
    super(scope, id);
    const places = eachZone(props.cidrs, (zone) => new Construct(this, zone));
    this.routeTable = new RouteTable(this, "route-table", {
      vpcId: props.vpcId,
      tags: merged({ Name: `${props.name}-intra` }, props.tags),
    });
    this.subnets = eachZone(props.cidrs, (zone, cidr) => placeSubnet(places[zone]!, zone, cidr, "intra", props));
    this.associations = eachZone(props.cidrs, (zone) => associate(places[zone]!, this.subnets[zone]!, this.routeTable));
    this.refs = refs(this.subnets, "intra", "private-without-egress", props.cidrs);
  }
}

interface PodSubnetsProps extends TierProps {
  /** The second block of the VPC that they lie in. */
  readonly cidrBlock: string;
  /** That of the private subnets, whose route tables they have. */
  readonly wayOut: WayOut;
  /** Those of the private subnets: pods leave as nodes there do. */
  readonly routeTables: { readonly [availabilityZone: string]: RouteTable };
}

/** Subnets for pods alone, in a block of their own. */
export class PodSubnets extends Construct {
  readonly block: VpcIpv4CidrBlockAssociation;
  readonly subnets: { readonly [availabilityZone: string]: Subnet };
  readonly associations: { readonly [availabilityZone: string]: RouteTableAssociation };
  /** As whoever tells aws-node of them must know them, by zone. */
  readonly refs: { readonly [availabilityZone: string]: SubnetRef };

  constructor(scope: Construct, id: string, props: PodSubnetsProps) {
    super(scope, id);
    const { vpcId, cidrBlock, routeTables } = props;
    this.block = new VpcIpv4CidrBlockAssociation(this, "block", { vpcId, cidrBlock });
    // The VPC as the association knows it: a subnet in the block must wait for it, and go before it.
    const inBlock = { ...props, vpcId: this.block.vpcId };
    const places = eachZone(props.cidrs, (zone) => new Construct(this, zone));
    this.subnets = eachZone(props.cidrs, (zone, cidr) => placeSubnet(places[zone]!, zone, cidr, "pods", inBlock));
    this.associations = eachZone(props.cidrs, (zone) =>
      associate(places[zone]!, this.subnets[zone]!, routeTables[zone]!),
    );
    this.refs = podRefs(this.subnets, props.wayOut, props.cidrs);
  }
}

/** The subnets of pods by zone. */
export function podRefs(
  subnets: { readonly [zone: string]: Pick<Subnet, "id"> },
  wayOut: WayOut,
  cidrs: CidrsByZone,
): { readonly [availabilityZone: string]: SubnetRef } {
  return eachZone(cidrs, (zone, cidrBlock) => ({ id: subnets[zone]!.id, wayOut, cidrBlock }));
}
