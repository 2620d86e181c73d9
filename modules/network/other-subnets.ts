import { RouteTable } from "@cdktf/provider-aws/lib/route-table";
import type { RouteTableAssociation } from "@cdktf/provider-aws/lib/route-table-association";
import type { Subnet } from "@cdktf/provider-aws/lib/subnet";
import { VpcIpv4CidrBlockAssociation } from "@cdktf/provider-aws/lib/vpc-ipv4-cidr-block-association";
import { Construct } from "constructs";
import type { SubnetRef } from "../shared/placement";
import { mergeTags } from "../shared/tags";
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
      tags: mergeTags({ Name: `${props.name}-intra` }, props.tags),
    });
    this.subnets = eachZone(props.cidrs, (zone, cidr) => placeSubnet(places[zone]!, zone, cidr, "intra", props));
    this.associations = eachZone(props.cidrs, (zone) => associate(places[zone]!, this.subnets[zone]!, this.routeTable));
    this.refs = refs(this.subnets, "intra", "private-without-egress", props.cidrs);
  }
}

interface PodSubnetsProps extends TierProps {
  /** The second block of the VPC that they lie in. */
  readonly cidrBlock: string;
  /** Those of the private subnets: pods leave as their nodes do. */
  readonly routeTables: { readonly [availabilityZone: string]: RouteTable };
}

/** Subnets for pods alone, in a block of their own. */
export class PodSubnets extends Construct {
  readonly block: VpcIpv4CidrBlockAssociation;
  readonly subnets: { readonly [availabilityZone: string]: Subnet };
  readonly associations: { readonly [availabilityZone: string]: RouteTableAssociation };
  /** Their blocks, which are known before they are there. */
  readonly cidrs: PodSubnetsProps["cidrs"];

  constructor(scope: Construct, id: string, props: PodSubnetsProps) {
    super(scope, id);
    const { vpcId, cidrBlock, routeTables } = props;
    this.cidrs = props.cidrs;
    this.block = new VpcIpv4CidrBlockAssociation(this, "block", { vpcId, cidrBlock });
    // The VPC as the association knows it: a subnet in the block must wait for it, and go before it.
    const inBlock = { ...props, vpcId: this.block.vpcId };
    const places = eachZone(props.cidrs, (zone) => new Construct(this, zone));
    this.subnets = eachZone(props.cidrs, (zone, cidr) => placeSubnet(places[zone]!, zone, cidr, "pods", inBlock));
    this.associations = eachZone(props.cidrs, (zone) =>
      associate(places[zone]!, this.subnets[zone]!, routeTables[zone]!),
    );
  }
}
