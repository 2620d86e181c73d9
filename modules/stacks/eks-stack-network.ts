import type { PodSubnetsByZone } from "../cni/custom-networking";
import { podSubnetsCheck } from "../eks/addons/shape";
import { LOOKED_UP_VPC_REQUIRED, LOOKED_UP_VPC_SHAPE, type LookedUpVpcProps } from "../network/looked-up-vpc";
import type { VpcProps } from "../network/types";
import { VPC_SHAPE } from "../network/validate";
import { WAYS_OUT, type SubnetRef, type WayOut } from "../shared/placement";
import { listOf, oneOf, shapeOf, text, type Check, type Shape } from "../shared/shape";

/** A VPC of the stack's own; its name and the cluster's tag are given to it. */
export type OwnNetwork = Omit<VpcProps, "name" | "clusterNames" | "tags" | "iamPath" | "permissionsBoundary"> & {
  /** Prefix of every `Name` tag. @default the cluster's name */
  readonly name?: string;
};

/** A VPC that exists. */
export interface ExistingNetwork {
  readonly vpcId: string;
  /** Subnets of the control plane and the workers. */
  readonly subnets: readonly (string | SubnetRef)[];
  /** How traffic leaves those given as bare ids. @default "unknown" */
  readonly subnetWayOut?: WayOut;
  /** Subnets for pods alone, by zone, as ids or with their blocks. @default pods stand in their node's subnet */
  readonly podSubnets?: PodSubnetsByZone;
}

/** A VPC that exists, looked up by its tags when Terraform plans. */
export type LookedUpNetwork = LookedUpVpcProps;

export type Network = OwnNetwork | ExistingNetwork | LookedUpNetwork;

/** A tier of the VPC, as a worker group may name it. */
export type SubnetTier = (typeof SUBNET_TIERS)[number];
export const SUBNET_TIERS = ["public", "private", "intra"] as const;

const {
  clusterNames: _clusterNames,
  tags: _tags,
  iamPath: _iamPath,
  permissionsBoundary: _boundary,
  ...OWN_VPC_SHAPE
} = VPC_SHAPE;
const OWN_SHAPE: Shape<OwnNetwork> = OWN_VPC_SHAPE;
const EXISTING_SHAPE: Shape<ExistingNetwork> = {
  vpcId: text,
  // Looked into with Eks' own props, under the same name.
  subnets: listOf(() => []),
  subnetWayOut: oneOf(WAYS_OUT),
  podSubnets: podSubnetsCheck,
};

/** One of the three forms, told apart by `vpcId` and `vpcTags`. */
export const networkCheck: Check = (value, path) => {
  if (isExisting(value)) return shapeOf(EXISTING_SHAPE, ["vpcId", "subnets"])(value, path);
  return isLookedUp(value)
    ? shapeOf(LOOKED_UP_VPC_SHAPE, LOOKED_UP_VPC_REQUIRED)(value, path)
    : shapeOf(OWN_SHAPE, ["cidrBlock", "availabilityZones"])(value, path);
};

export function isExisting(network: unknown): network is ExistingNetwork {
  return typeof network === "object" && network !== null && "vpcId" in network;
}

export function isLookedUp(network: unknown): network is LookedUpNetwork {
  return typeof network === "object" && network !== null && "vpcTags" in network && !isExisting(network);
}

export function isOwn(network: Network): network is OwnNetwork {
  return !isExisting(network) && !isLookedUp(network);
}

/** The tiers that a network has. */
export function tiersIn(network: Network): readonly SubnetTier[] {
  if (isExisting(network)) return [];
  if (isLookedUp(network)) {
    const { publicSubnetTags, intraSubnetTags } = network;
    return [
      "private",
      ...(publicSubnetTags ? ["public" as const] : []),
      ...(intraSubnetTags ? ["intra" as const] : []),
    ];
  }
  return ["public", "private", ...(network.intraSubnets === true ? ["intra" as const] : [])];
}
