import type { EksNodeGroupConfig } from "@cdktf/provider-aws/lib/eks-node-group";
import { Token } from "cdktf";
import { listOf, literal, number, oneOf, text, type Shape } from "../../shared/shape";
import { capacityProblems, DESIRED_CAPACITY_OWNERS, type DesiredCapacityOwner } from "../worker-group/capacity";
import type { Wording } from "../wording";
import { NODE_GROUP_DEFAULTS as DEFAULTS } from "./defaults";

/** How many nodes, and where. */
export interface SizeProps {
  readonly subnetIds: readonly string[];
  /** Fewest nodes kept running; 0 is a group that may be empty. @default NODE_GROUP_DEFAULTS.minSize */
  readonly minSize?: number;
  /** Most nodes that it may grow to, 1 or more. @default NODE_GROUP_DEFAULTS.maxSize */
  readonly maxSize?: number;
  /** Nodes wanted: at first apply, or always, as `desiredSizeOwner` says. @default minSize */
  readonly desiredSize?: number;
  /** Who sets that number afterwards. @default NODE_GROUP_DEFAULTS.desiredSizeOwner, and Terraform where minSize is maxSize */
  readonly desiredSizeOwner?: DesiredCapacityOwner;
}

export const SIZE_SHAPE: Shape<SizeProps> = {
  subnetIds: listOf(text),
  minSize: number,
  maxSize: number,
  desiredSize: number,
  desiredSizeOwner: literal(oneOf(DESIRED_CAPACITY_OWNERS)),
};

/** Sizes that contradict each other, and one that an Auto Scaling group takes and EKS does not. */
export function sizeProblems(props: SizeProps, word: Wording): string[] {
  const { subnetIds, minSize, maxSize, desiredSize: desiredCapacity } = props;
  const none = maxSize === 0 && (minSize ?? 0) === 0 && !Token.isUnresolved(maxSize);
  if (none) return [`${word("maxSize")} (0) must be 1 or more; EKS empties a group by ${word("desiredSize")} 0`];
  return capacityProblems({ subnetIds, minSize, maxSize, desiredCapacity }, (prop) =>
    word(prop === "desiredCapacity" ? "desiredSize" : prop),
  );
}

export function sizeArguments(props: SizeProps): Pick<EksNodeGroupConfig, "subnetIds" | "scalingConfig"> {
  const { minSize = DEFAULTS.minSize, maxSize = DEFAULTS.maxSize, desiredSize = minSize } = props;
  return { subnetIds: props.subnetIds as string[], scalingConfig: { minSize, maxSize, desiredSize } };
}

/** What others than Terraform set is left to them. */
export function leftToOthers(props: SizeProps): string[] | undefined {
  const { minSize = DEFAULTS.minSize, maxSize = DEFAULTS.maxSize } = props;
  // Nobody else has a choice then, and EKS takes no more nodes at the least than there are to be.
  const { desiredSizeOwner = minSize === maxSize ? "terraform" : DEFAULTS.desiredSizeOwner } = props;
  return desiredSizeOwner === "terraform" ? undefined : ["scaling_config[0].desired_size"];
}
