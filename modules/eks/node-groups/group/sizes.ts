import { NAME_SHAPE, type NameProps } from "../../../nodes/node-group/names";
import { SIZE_SHAPE, type SizeProps } from "../../../nodes/node-group/sizes";
import type { DesiredCapacityOwner } from "../../../nodes/worker-group/capacity";
import type { SubnetRef } from "../../../shared/placement";
import type { Shape } from "../../../shared/shape";
import { subnetsCheck } from "../../subnets";
import { shapeOfWords } from "../../words";

/** What the group is called, how many nodes it has, and where. */
export interface EksNodeGroupSizes {
  /** EKS's name for the group, fixed: whatever replaces the group then destroys it first. @default generated from namePrefix */
  readonly name?: string;
  /** Up to 37 characters. @default `<clusterName>-<the key>-`, or the key alone where that is too long */
  readonly namePrefix?: string;
  /** Fewest nodes kept running. @default NODE_GROUP_DEFAULTS.minSize */
  readonly minCapacity?: number;
  /** Most nodes that the group may grow to, 1 or more. @default NODE_GROUP_DEFAULTS.maxSize */
  readonly maxCapacity?: number;
  /** Nodes wanted: at first apply, or always, as the owner says. @default minCapacity */
  readonly desiredCapacity?: number;
  /** Ours: who sets that number afterwards, Terraform or whoever scales the group. @default NODE_GROUP_DEFAULTS.desiredSizeOwner, and Terraform where minCapacity is maxCapacity */
  readonly desiredCapacityOwner?: DesiredCapacityOwner;
  /** @default the cluster's subnets */
  readonly subnets?: readonly (string | SubnetRef)[];
}

export const SIZE_WORDS = {
  nodeGroupName: "name",
  nodeGroupNamePrefix: "namePrefix",
  minSize: "minCapacity",
  maxSize: "maxCapacity",
  desiredSize: "desiredCapacity",
  desiredSizeOwner: "desiredCapacityOwner",
} as const satisfies {
  readonly [Prop in keyof NameProps | Exclude<keyof SizeProps, "subnetIds">]: keyof EksNodeGroupSizes;
};

export const NODE_GROUP_SIZES_SHAPE: Shape<EksNodeGroupSizes> = {
  ...shapeOfWords(SIZE_WORDS, { ...NAME_SHAPE, ...SIZE_SHAPE }),
  subnets: subnetsCheck,
};
