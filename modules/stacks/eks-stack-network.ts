import type { PodSubnetsByZone } from "../cni/custom-networking";
import { podSubnetsCheck } from "../eks/addons/shape";
import { LOOKED_UP_VPC_REQUIRED, LOOKED_UP_VPC_SHAPE, type LookedUpVpcProps } from "../network/looked-up-vpc";
import type { VpcProps } from "../network/types";
import { VPC_SHAPE } from "../network/validate";
import { WAYS_OUT, type SubnetRef, type WayOut } from "../shared/placement";
import { listOf, literal, oneOf, shapeOf, text, type Check, type Shape } from "../shared/shape";

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
  subnetWayOut: literal(oneOf(WAYS_OUT)),
  podSubnets: podSubnetsCheck,
};

/** The three forms, told apart by `vpcId` and `vpcTags`. */
const FORMS = {
  own: { shape: OWN_SHAPE, required: ["cidrBlock", "availabilityZones"], title: "a VPC of the stack's own" },
  existing: { shape: EXISTING_SHAPE, required: ["vpcId", "subnets"], title: "a VPC by ids (vpcId)" },
  lookedUp: { shape: LOOKED_UP_VPC_SHAPE, required: LOOKED_UP_VPC_REQUIRED, title: "a VPC by tags (vpcTags)" },
} as const;
type FormName = keyof typeof FORMS;

export const networkCheck: Check = (value, path) => {
  const form = isExisting(value) ? "existing" : isLookedUp(value) ? "lookedUp" : "own";
  const { shape, required } = FORMS[form];
  return shapeOf(shape as Shape<Record<string, unknown>>, required, keysOfOthers(form))(value, path);
};

/** Keys of the other forms, and what to say of them. */
function keysOfOthers(form: FormName): Record<string, string> {
  const others = (Object.keys(FORMS) as FormName[]).filter((one) => one !== form);
  return Object.fromEntries(
    others.flatMap((one) =>
      Object.keys(FORMS[one].shape).map((key) => [
        key,
        `that is of ${FORMS[one].title}, and this is ${FORMS[form].title}; drop one of them`,
      ]),
    ),
  );
}

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
