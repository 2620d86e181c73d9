import { merged } from "../shared/lists";
import type { Tags } from "../shared/tags";
import type { TagsByZone, VpcProps } from "./types";

/**
 * The tag by which load balancers find their subnets: `elb` for those that face the internet, `internal-elb` for the
 * others. The value is "1": the AWS Load Balancer Controller takes nothing else but an empty one.
 * @see https://docs.aws.amazon.com/eks/latest/userguide/network-load-balancing.html
 */
export const ROLE_TAGS = {
  public: { "kubernetes.io/role/elb": "1" },
  private: { "kubernetes.io/role/internal-elb": "1" },
} as const;

/** `shared`, and not `owned`: the subnets outlive the cluster, and another one may move in. */
export function clusterTags(clusterNames: readonly string[]): Record<string, string> {
  return Object.fromEntries(clusterNames.map((name) => [`kubernetes.io/cluster/${name}`, "shared"]));
}

/** Zones by what stands in them: load balancers that the internet reaches, and internal ones. */
export interface LoadBalancerZones {
  readonly internetFacing: readonly string[];
  readonly internal: readonly string[];
  /** All that have subnets of either kind, with a tag or without. @default not known */
  readonly all?: readonly string[];
}

type TaggedVpc = Pick<
  VpcProps,
  "availabilityZones" | "publicSubnetTags" | "publicSubnetTagsPerAz" | "privateSubnetTags" | "privateSubnetTagsPerAz"
>;

/** Where load balancers find subnets in a VPC of these props: in every zone, unless its own tags say otherwise. */
export function loadBalancerZones({ availabilityZones, ...props }: TaggedVpc): LoadBalancerZones {
  const where = (role: Tags, own?: Tags, perAz?: TagsByZone) =>
    availabilityZones.filter((zone) =>
      Object.entries(merged(role, own, perAz?.[zone])).every(
        ([key, value]) => !(key in role) || ["", "1"].includes(value),
      ),
    );
  return {
    internetFacing: where(ROLE_TAGS.public, props.publicSubnetTags, props.publicSubnetTagsPerAz),
    internal: where(ROLE_TAGS.private, props.privateSubnetTags, props.privateSubnetTagsPerAz),
    all: availabilityZones,
  };
}
