import { DataAwsSubnet } from "@cdktf/provider-aws/lib/data-aws-subnet";
import { DataAwsVpc } from "@cdktf/provider-aws/lib/data-aws-vpc";
import { Token } from "cdktf";
import { Construct } from "constructs";
import { addWarnings, assertValid } from "../shared/assert-valid";
import { merged } from "../shared/lists";
import type { SubnetRef, WayOut } from "../shared/placement";
import { listOf, literal, mapOf, oneOf, problemsOf, shapeOf, text, type Shape } from "../shared/shape";
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
  /** How traffic leaves those; external SNAT wants it said. @default "unknown" */
  readonly podSubnetWayOut?: WayOut;
  /** How traffic leaves the private subnets; external SNAT wants it said. @default "unknown" */
  readonly subnetWayOut?: WayOut;
}

/** Looks up a VPC and its subnets when Terraform plans, which fails where a tier has no subnet in a zone, or several. */
export class LookedUpVpc extends Construct {
  readonly vpc: DataAwsVpc;
  readonly privateSubnets: readonly SubnetRef[];
  readonly publicSubnets: readonly SubnetRef[];
  readonly intraSubnets: readonly SubnetRef[];
  /** The pods' own subnets, by zone. */
  readonly podSubnets?: { readonly [availabilityZone: string]: SubnetRef };

  constructor(scope: Construct, id: string, props: LookedUpVpcProps) {
    super(assertValid(scope, id, validateLookedUpVpc(props)), id);
    addWarnings(this, lookedUpVpcWarnings(props));
    this.vpc = new DataAwsVpc(this, "Default", { tags: merged(props.vpcTags) });
    const tiers = lookedUpTiers(props, (tier, zone, tags) => this.subnet(tier, zone, tags));
    this.privateSubnets = tiers.private;
    this.publicSubnets = tiers.public;
    this.intraSubnets = tiers.intra;
    this.podSubnets = tiers.pods;
  }

  private subnet(tier: string, availabilityZone: string, tags: Tags): string {
    const parent = this.node.tryFindChild(tier) ?? new Construct(this, tier);
    return new DataAwsSubnet(parent as Construct, availabilityZone, {
      vpcId: this.vpc.id,
      availabilityZone,
      tags: merged(tags),
    }).id;
  }
}

/** The subnets of each tier; `idOf` tells which one has the tags in a zone. */
export function lookedUpTiers(
  props: LookedUpVpcProps,
  idOf: (tier: string, availabilityZone: string, tags: Tags) => string,
) {
  const { availabilityZones, podSubnetTags } = props;
  const { subnetWayOut, podSubnetWayOut } = waysOut(props);
  const tier = (name: string, wayOut: WayOut, tags: Tags | undefined): SubnetRef[] =>
    tags === undefined
      ? []
      : availabilityZones.map((zone) => ({
          id: idOf(name, zone, tags),
          wayOut,
          name: `${name} ${zone}`,
          availabilityZone: zone,
        }));
  return {
    private: tier("private", subnetWayOut, props.privateSubnetTags),
    public: tier("public", "public", props.publicSubnetTags),
    intra: tier("intra", "private-without-egress", props.intraSubnetTags),
    pods:
      podSubnetTags &&
      Object.fromEntries(
        availabilityZones.map((zone) => [zone, { id: idOf("pods", zone, podSubnetTags), wayOut: podSubnetWayOut }]),
      ),
  };
}

/** How traffic leaves, as it is said; where it is not, as it is known of another tier that finds the same subnets. */
function waysOut(props: LookedUpVpcProps): Readonly<Record<"subnetWayOut" | "podSubnetWayOut", WayOut>> {
  const { privateSubnetTags, publicSubnetTags, intraSubnetTags, podSubnetTags } = props;
  const known = (tags: Tags | undefined): WayOut => {
    if (sameTags(tags, publicSubnetTags)) return "public";
    return sameTags(tags, intraSubnetTags) ? "private-without-egress" : "unknown";
  };
  const { subnetWayOut = known(privateSubnetTags) } = props;
  const ofTwin = sameTags(podSubnetTags, privateSubnetTags) ? subnetWayOut : known(podSubnetTags);
  return { subnetWayOut, podSubnetWayOut: props.podSubnetWayOut ?? ofTwin };
}

function sameTags(one: Tags | undefined, other: Tags | undefined): boolean {
  const text = (tags: Tags) => JSON.stringify(Object.entries(tags).toSorted());
  const known = (tags: Tags | undefined): tags is Tags => tags !== undefined && !Token.isUnresolved(tags);
  return known(one) && known(other) && text(one) === text(other);
}

export const LOOKED_UP_VPC_SHAPE: Shape<LookedUpVpcProps> = {
  vpcTags: mapOf(text),
  availabilityZones: literal(listOf(text)),
  privateSubnetTags: mapOf(text),
  publicSubnetTags: mapOf(text),
  intraSubnetTags: mapOf(text),
  podSubnetTags: mapOf(text),
  podSubnetWayOut: literal(oneOf(WAYS_OUT)),
  subnetWayOut: literal(oneOf(WAYS_OUT)),
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
    ...twinProblems(props),
    ...(props.podSubnetWayOut !== undefined && podSubnetTags === undefined
      ? ["podSubnetWayOut goes with podSubnetTags; give them, or drop it"]
      : []),
  ];
}

/** Pairs of tiers that find the same subnets, as where a VPC has one kind alone. */
function twins(props: LookedUpVpcProps) {
  const { privateSubnetTags, publicSubnetTags, intraSubnetTags, podSubnetTags } = props;
  const { subnetWayOut, podSubnetWayOut } = props;
  const tiers: readonly { readonly key: string; readonly tags?: Tags; readonly wayOut?: WayOut }[] = [
    { key: "privateSubnetTags", tags: privateSubnetTags, wayOut: subnetWayOut },
    { key: "publicSubnetTags", tags: publicSubnetTags, wayOut: "public" },
    { key: "intraSubnetTags", tags: intraSubnetTags, wayOut: "private-without-egress" },
    { key: "podSubnetTags", tags: podSubnetTags, wayOut: podSubnetWayOut },
  ];
  return tiers.flatMap((tier, index) =>
    tiers
      .slice(index + 1)
      .filter((other) => sameTags(other.tags, tier.tags))
      .map((other) => ({
        keys: `${tier.key} and ${other.key}`,
        ways: [tier, other].map(({ wayOut = "unknown" }) => wayOut).filter((way) => way !== "unknown"),
      })),
  );
}

/** Tiers of one kind of subnets that are to have two ways out. */
function twinProblems(props: LookedUpVpcProps): string[] {
  return twins(props)
    .filter(({ ways }) => new Set(ways).size > 1)
    .map(
      ({ keys, ways }) =>
        `${keys} are the same, so both find the same subnets, and these cannot be ${ways.map((way) => `"${way}"`).join(" and ")}; tell them apart`,
    );
}

/** Legal, but maybe not meant. */
export function lookedUpVpcWarnings(props: LookedUpVpcProps): string[] {
  return twins(props).map(
    ({ keys }) => `${keys} are the same, so both find the same subnets; tell them apart, if there are two kinds`,
  );
}
