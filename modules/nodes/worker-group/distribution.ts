import type { AutoscalingGroupMixedInstancesPolicyInstancesDistribution } from "@cdktf/provider-aws/lib/autoscaling-group";
import { Token } from "cdktf";
import { number, oneOf, text, type Shape } from "../../shared/shape";
import { WORKER_GROUP_DEFAULTS as DEFAULTS } from "../defaults";
import type { Wording } from "../launch-template/wording";

export type SpotAllocationStrategy = (typeof SPOT_STRATEGIES)[number];
const SPOT_STRATEGIES = [
  "price-capacity-optimized",
  "capacity-optimized",
  "capacity-optimized-prioritized",
  "lowest-price",
] as const;

export type OnDemandAllocationStrategy = (typeof ON_DEMAND_STRATEGIES)[number];
const ON_DEMAND_STRATEGIES = ["prioritized", "lowest-price"] as const;

/** How nodes are bought. */
export interface InstancesDistribution {
  /** @default AWS's own: "prioritized", and "lowest-price" with `instanceRequirements` */
  readonly onDemandAllocationStrategy?: OnDemandAllocationStrategy;
  /** Nodes that are on demand before the percentage counts. @default WORKER_GROUP_DEFAULTS.onDemandBaseCapacity */
  readonly onDemandBaseCapacity?: number;
  /** 0 to 100; 0 is all spot. @default WORKER_GROUP_DEFAULTS.onDemandPercentageAboveBaseCapacity */
  readonly onDemandPercentageAboveBaseCapacity?: number;
  /** @default WORKER_GROUP_DEFAULTS.spotAllocationStrategy */
  readonly spotAllocationStrategy?: SpotAllocationStrategy;
  /** 1 to 20, with "lowest-price" alone. @default AWS's own, 2 */
  readonly spotInstancePools?: number;
  /** US dollars an hour. @default the on-demand price */
  readonly spotMaxPrice?: string;
}

export const DISTRIBUTION_SHAPE: Shape<InstancesDistribution> = {
  onDemandAllocationStrategy: oneOf(ON_DEMAND_STRATEGIES),
  onDemandBaseCapacity: number,
  onDemandPercentageAboveBaseCapacity: number,
  spotAllocationStrategy: oneOf(SPOT_STRATEGIES),
  spotInstancePools: number,
  spotMaxPrice: text,
};

/** What Auto Scaling would refuse of how nodes are bought; `byNeed` where the types are not named. */
export function distributionProblems(distribution: InstancesDistribution, byNeed: boolean, word: Wording): string[] {
  const name = (prop: string) => word(`mixedInstances.distribution.${prop}`);
  const { onDemandBaseCapacity: base, onDemandPercentageAboveBaseCapacity: percentage } = distribution;
  const { spotAllocationStrategy: spot = DEFAULTS.spotAllocationStrategy, spotInstancePools: pools } = distribution;
  const within = (value: number | undefined, min: number, max: number) =>
    value === undefined || Token.isUnresolved(value) || (Number.isInteger(value) && value >= min && value <= max);
  const ordered = [
    ["onDemandAllocationStrategy", distribution.onDemandAllocationStrategy, "prioritized"],
    ["spotAllocationStrategy", spot, "capacity-optimized-prioritized"],
  ] as const;
  return [
    ...(within(base, 0, Infinity)
      ? []
      : [`${name("onDemandBaseCapacity")} (${base}) must be a whole number of 0 or more`]),
    ...(within(percentage, 0, 100)
      ? []
      : [`${name("onDemandPercentageAboveBaseCapacity")} (${percentage}) must be a whole number from 0 to 100`]),
    ...(within(pools, 1, 20) ? [] : [`${name("spotInstancePools")} (${pools}) must be a whole number from 1 to 20`]),
    ...(pools !== undefined && spot !== "lowest-price"
      ? [
          `${name("spotInstancePools")} goes with ${name("spotAllocationStrategy")} "lowest-price", which is "${spot}"; set that, or drop it`,
        ]
      : []),
    ...ordered
      .filter(([, strategy, order]) => byNeed && strategy === order)
      .map(
        ([prop, strategy]) =>
          `${name(prop)} ("${strategy}") goes by the order of named types, and ${word("mixedInstances.instanceRequirements")} have none; drop it`,
      ),
  ];
}

/** How nodes are bought, with its defaults, as an Auto Scaling group has it. */
export function distributionArguments(
  distribution: InstancesDistribution = {},
): AutoscalingGroupMixedInstancesPolicyInstancesDistribution {
  const {
    onDemandBaseCapacity = DEFAULTS.onDemandBaseCapacity,
    onDemandPercentageAboveBaseCapacity = DEFAULTS.onDemandPercentageAboveBaseCapacity,
    spotAllocationStrategy = DEFAULTS.spotAllocationStrategy,
    onDemandAllocationStrategy,
    spotInstancePools,
    spotMaxPrice,
  } = distribution;
  return {
    onDemandAllocationStrategy,
    onDemandBaseCapacity,
    onDemandPercentageAboveBaseCapacity,
    spotAllocationStrategy,
    spotInstancePools,
    spotMaxPrice,
  };
}
