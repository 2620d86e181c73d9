import { DataAwsSubnet } from "@cdktf/provider-aws/lib/data-aws-subnet";
import { DataAwsVpc } from "@cdktf/provider-aws/lib/data-aws-vpc";
import { Construct } from "constructs";
import { assertValid } from "../shared/assert-valid";
import type { SubnetRef, WayOut } from "../shared/placement";
import { listOf, oneOf, problemsOf, recordOf, shapeOf, text, type Shape } from "../shared/shape";
import { WAYS_OUT } from "../shared/placement";
import type { Tags } from "../shared/tags";
import { zoneProblems } from "./zone-problems";

/** A VPC that exists, and its subnets, by their tags: one subnet of each tier in each zone. */
export interface LookedUpVpcProps {
  /** Tags of the VPC, such as `{ Name: "main" }`; one VPC of the region has them all. */
  readonly vpcTags: Tags;
  /** Zones whose subnets are taken. */
  readonly availabilityZones: readonly string[];
  /** Tags of the private subnets, where the control plane and, unless they say otherwise, groups stand. */
  readonly privateSubnetTags: Tags;
  /** Tags of the public subnets, for groups with `subnets: "public"`. @default none are looked up */
  readonly publicSubnetTags?: Tags;
  /** Tags of subnets without a way out, for groups with `subnets: "intra"`. @default none are looked up */
  readonly intraSubnetTags?: Tags;
  /** Tags of subnets for pods alone. @default pods stand in their node's subnet */
  readonly podSubnetTags?: Tags;
  /** How traffic leaves the private subnets; external SNAT wants it said. @default "unknown" */
  readonly subnetWayOut?: WayOut;
}

/** Looks up a VPC and its subnets when Terraform plans, which fails where a tier has no subnet in a zone, or several. */
export class LookedUpVpc extends Construct {
  readonly vpc: DataAwsVpc;
  readonly privateSubnets: readonly SubnetRef[];
  readonly publicSubnets: readonly SubnetRef[];
  readonly intraSubnets: readonly SubnetRef[];
  /** Ids of the pods' own subnets, by zone. */
  readonly podSubnets?: { readonly [availabilityZone: string]: string };

  constructor(scope: Construct, id: string, props: LookedUpVpcProps) {
    super(assertValid(scope, id, validateLookedUpVpc(props)), id);
    const { availabilityZones, subnetWayOut = "unknown", podSubnetTags } = props;
    this.vpc = new DataAwsVpc(this, "Default", { tags: { ...props.vpcTags } });
    const tier = (name: string, wayOut: WayOut, tags: Tags | undefined) =>
      tags === undefined
        ? []
        : availabilityZones.map((zone) => ({ id: this.subnet(name, zone, tags), wayOut, name: `${name} ${zone}` }));
    this.privateSubnets = tier("private", subnetWayOut, props.privateSubnetTags);
    this.publicSubnets = tier("public", "public", props.publicSubnetTags);
    this.intraSubnets = tier("intra", "private-without-egress", props.intraSubnetTags);
    this.podSubnets =
      podSubnetTags &&
      Object.fromEntries(availabilityZones.map((zone) => [zone, this.subnet("pods", zone, podSubnetTags)]));
  }

  private subnet(tier: string, availabilityZone: string, tags: Tags): string {
    const parent = this.node.tryFindChild(tier) ?? new Construct(this, tier);
    return new DataAwsSubnet(parent as Construct, availabilityZone, {
      vpcId: this.vpc.id,
      availabilityZone,
      tags: { ...tags },
    }).id;
  }
}

export const LOOKED_UP_VPC_SHAPE: Shape<LookedUpVpcProps> = {
  vpcTags: recordOf(text),
  availabilityZones: listOf(text),
  privateSubnetTags: recordOf(text),
  publicSubnetTags: recordOf(text),
  intraSubnetTags: recordOf(text),
  podSubnetTags: recordOf(text),
  subnetWayOut: oneOf(WAYS_OUT),
};
export const LOOKED_UP_VPC_REQUIRED = ["vpcTags", "availabilityZones", "privateSubnetTags"] as const;

function validateLookedUpVpc(props: LookedUpVpcProps): string[] {
  return problemsOf(shapeOf(LOOKED_UP_VPC_SHAPE, LOOKED_UP_VPC_REQUIRED), props, lookedUpVpcProblems);
}

/** What is wrong with the values. */
export function lookedUpVpcProblems(props: LookedUpVpcProps): string[] {
  const { vpcTags, privateSubnetTags, publicSubnetTags, intraSubnetTags, podSubnetTags } = props;
  const tags = { vpcTags, privateSubnetTags, publicSubnetTags, intraSubnetTags, podSubnetTags };
  return [
    ...zoneProblems(props.availabilityZones),
    ...Object.entries(tags)
      .filter(([, given]) => given !== undefined && Object.keys(given).length === 0)
      .map(([key]) => `${key} is empty, so anything would do; name a tag`),
  ];
}
