import { DataAwsRouteTable } from "@cdktf/provider-aws/lib/data-aws-route-table";
import { DataAwsRouteTables } from "@cdktf/provider-aws/lib/data-aws-route-tables";
import { DataAwsSubnet } from "@cdktf/provider-aws/lib/data-aws-subnet";
import { Fn } from "cdktf";
import { Construct } from "constructs";

export interface EgressCheckProps {
  /** Id of the subnet whose routes are read at plan time. */
  readonly subnetId: string;
}

/** A default route that does not end at an internet gateway; an empty gateway id is any other device. */
const LEAVES_THROUGH_NAT =
  '${anytrue([for route in self.routes : route.cidr_block == "0.0.0.0/0" && !startswith(coalesce(route.gateway_id, "none"), "igw-")])}';

/** Fails the plan unless a subnet's default route goes through a NAT device: the check that synth cannot make. */
export class EgressCheck extends Construct {
  /** What must wait for the answer depends on this. */
  readonly routeTable: DataAwsRouteTable;

  constructor(scope: Construct, id: string, props: EgressCheckProps) {
    super(scope, id);
    const { subnetId } = props;
    const subnet = new DataAwsSubnet(this, "subnet", { id: subnetId });
    const own = new DataAwsRouteTables(this, "own-table", {
      filter: [{ name: "association.subnet-id", values: [subnetId] }],
    });
    // A subnet that is associated with no table uses the VPC's main one.
    const main = new DataAwsRouteTables(this, "main-table", {
      vpcId: subnet.vpcId,
      filter: [{ name: "association.main", values: ["true"] }],
    });
    this.routeTable = new DataAwsRouteTable(this, "Default", {
      routeTableId: Fn.element(Fn.concat([own.ids, main.ids]), 0),
      lifecycle: {
        postcondition: [
          {
            condition: LEAVES_THROUGH_NAT,
            errorMessage: `subnet ${subnetId} has no default route through a NAT device, so with AWS_VPC_K8S_CNI_EXTERNALSNAT its pods would lose the internet; give it one, or leave the variable false`,
          },
        ],
      },
    });
  }
}
