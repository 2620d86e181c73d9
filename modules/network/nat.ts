import { Eip } from "@cdktf/provider-aws/lib/eip";
import type { InternetGateway } from "@cdktf/provider-aws/lib/internet-gateway";
import { NatGateway } from "@cdktf/provider-aws/lib/nat-gateway";
import type { Subnet } from "@cdktf/provider-aws/lib/subnet";
import { Construct } from "constructs";
import { mergeTags, type Tags } from "../shared/tags";
import type { NatGatewayMode } from "./types";

interface NatGatewaysProps {
  readonly name: string;
  readonly mode: NatGatewayMode;
  readonly subnets: { readonly [availabilityZone: string]: Subnet };
  readonly internetGateway: InternetGateway;
  readonly tags?: Tags;
}

/** NAT gateways with an address each, keyed by zone, so that going from `single` to `per-az` keeps the first. */
export class NatGateways extends Construct {
  readonly gateways: { readonly [availabilityZone: string]: NatGateway };

  constructor(scope: Construct, id: string, props: NatGatewaysProps) {
    super(scope, id);
    const zones = natGatewayZones(props.mode, Object.keys(props.subnets));
    this.gateways = Object.fromEntries(zones.map((zone) => [zone, this.gatewayIn(zone, props)]));
  }

  /** The gateway that a zone's private subnet goes out through: its own, else the only one. */
  serving(availabilityZone: string): NatGateway | undefined {
    return this.gateways[availabilityZone] ?? Object.values(this.gateways)[0];
  }

  private gatewayIn(zone: string, { name, subnets, internetGateway, tags }: NatGatewaysProps): NatGateway {
    const place = new Construct(this, zone);
    const zoneTags = mergeTags({ Name: `${name}-${zone}` }, tags);
    const eip = new Eip(place, "eip", { domain: "vpc", tags: zoneTags, dependsOn: [internetGateway] });
    return new NatGateway(place, "Default", {
      allocationId: eip.id,
      subnetId: subnets[zone]!.id,
      tags: zoneTags,
      // A NAT gateway is only of use once its subnet can reach the internet, and holds the gateway until it is gone.
      dependsOn: [internetGateway],
    });
  }
}

/** The zones that get a NAT gateway; `single` takes the first by name, whatever the order of the list. */
export function natGatewayZones(mode: NatGatewayMode, zones: readonly string[]): string[] {
  const sorted = zones.toSorted();
  switch (mode) {
    case "none":
      return [];
    case "single":
      return sorted.slice(0, 1);
    case "per-az":
      return sorted;
    default:
      return mode satisfies never;
  }
}
