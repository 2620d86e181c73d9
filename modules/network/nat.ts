import { Eip } from "@cdktf/provider-aws/lib/eip";
import type { InternetGateway } from "@cdktf/provider-aws/lib/internet-gateway";
import { NatGateway } from "@cdktf/provider-aws/lib/nat-gateway";
import type { Subnet } from "@cdktf/provider-aws/lib/subnet";
import { Construct } from "constructs";
import { merged } from "../shared/lists";
import type { Tags } from "../shared/tags";
import type { WayOut } from "../shared/placement";
import { VPC_DEFAULTS } from "./defaults";
import type { NatGatewayMode, VpcProps } from "./types";

interface NatGatewaysProps {
  readonly name: string;
  readonly mode: NatGatewayMode;
  /** Where a single one stands. @default the first by name */
  readonly zone?: string;
  readonly subnets: { readonly [availabilityZone: string]: Subnet };
  readonly internetGateway: InternetGateway;
  /** Allocation ids that are given, by zone. */
  readonly given?: { readonly [availabilityZone: string]: string };
  readonly tags?: Tags;
}

/** NAT gateways with an address each, keyed by zone, so that going from `single` to `per-az` keeps the first. */
export class NatGateways extends Construct {
  readonly gateways: { readonly [availabilityZone: string]: NatGateway };
  /** Those that are made; none for a zone whose address is given. */
  readonly eips: { readonly [availabilityZone: string]: Eip };

  constructor(scope: Construct, id: string, props: NatGatewaysProps) {
    super(scope, id);
    const zones = natGatewayZones(props.mode, Object.keys(props.subnets), props.zone);
    const each = <Made>(make: (zone: string) => Made) => Object.fromEntries(zones.map((zone) => [zone, make(zone)]));
    const places = each((zone) => new Construct(this, zone));
    const tags = (zone: string) => merged({ Name: `${props.name}-${zone}` }, props.tags);
    // A NAT gateway is only of use once its subnet can reach the internet, and holds the gateway until it is gone.
    const dependsOn = [props.internetGateway];
    const { given = {} } = props;
    this.eips = Object.fromEntries(
      zones
        .filter((zone) => given[zone] === undefined)
        .map((zone) => [zone, new Eip(places[zone]!, "eip", { domain: "vpc", tags: tags(zone), dependsOn })]),
    );
    this.gateways = each((zone) => {
      const where = { allocationId: given[zone] ?? this.eips[zone]!.id, subnetId: props.subnets[zone]!.id };
      return new NatGateway(places[zone]!, "Default", { ...where, tags: tags(zone), dependsOn });
    });
  }

  /** The gateway that a zone's private subnet goes out through: its own, else the only one. */
  serving(availabilityZone: string): NatGateway | undefined {
    return this.gateways[availabilityZone] ?? Object.values(this.gateways)[0];
  }
}

/** How private subnets leave the VPC. */
export function privateWayOut(props: Pick<VpcProps, "natGateway" | "privateEgressThrough">): WayOut {
  const { natGateway = VPC_DEFAULTS.natGateway, privateEgressThrough } = props;
  return natGateway === "none" && privateEgressThrough === undefined ? "private-without-egress" : "private-with-egress";
}

/** The zones that get a NAT gateway; `single` takes the wanted one, else the first by name, whatever the order of the list. */
export function natGatewayZones(mode: NatGatewayMode, zones: readonly string[], wanted?: string): string[] {
  const sorted = zones.toSorted();
  switch (mode) {
    case "none":
      return [];
    case "single":
      return wanted === undefined ? sorted.slice(0, 1) : [wanted];
    case "per-az":
      return sorted;
    default:
      return mode satisfies never;
  }
}
