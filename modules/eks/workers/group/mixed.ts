import { DISTRIBUTION_SHAPE, type InstancesDistribution } from "../../../nodes/worker-group/distribution";
import { requirementsCheck, type InstanceRequirements } from "../../../nodes/worker-group/instance-requirements";
import { OVERRIDE_SHAPE, type InstanceOverride, type MixedInstances } from "../../../nodes/worker-group/mixed";
import { arrayOf, either, shapeOf, text, type Shape } from "../../../shared/shape";
import { below, shapeOfWords, translated, wordsWithin } from "../../words";

/**
 * Several instance types, and on-demand and spot, in one group. Switched on by `overrideInstanceTypes`,
 * `onDemandAllocationStrategy` or `instanceRequirements`.
 */
export interface EksGroupMixed {
  /** In the order of preference, with weights or without; `instanceType` itself is then not one of them. @default none (the module's four m5 types were never used by themselves) */
  readonly overrideInstanceTypes?: readonly (string | InstanceOverride)[];
  /** What an instance type must have, in the place of names. Source: v21. @default none */
  readonly instanceRequirements?: InstanceRequirements;
  /** @default AWS's own: "prioritized", and "lowest-price" with `instanceRequirements` */
  readonly onDemandAllocationStrategy?: InstancesDistribution["onDemandAllocationStrategy"];
  /** Nodes that are on demand before the percentage counts. @default WORKER_GROUP_DEFAULTS.onDemandBaseCapacity */
  readonly onDemandBaseCapacity?: number;
  /** 0 is all spot. @default WORKER_GROUP_DEFAULTS.onDemandPercentageAboveBaseCapacity (v2.3.1 too; the module's was 0 since v4) */
  readonly onDemandPercentageAboveBaseCapacity?: number;
  /** @default WORKER_GROUP_DEFAULTS.spotAllocationStrategy (the module's was "lowest-price") */
  readonly spotAllocationStrategy?: InstancesDistribution["spotAllocationStrategy"];
  /** 1 to 20, with "lowest-price" alone. @default AWS's own, 2 (the module's was 10) */
  readonly spotInstancePools?: number;
  /** US dollars an hour. @default the on-demand price */
  readonly spotMaxPrice?: string;
}

type MixedProp = "instanceRequirements" | `distribution.${keyof InstancesDistribution}`;

export const MIXED_WORDS = {
  "mixedInstances.instanceRequirements": "instanceRequirements",
  "mixedInstances.distribution.onDemandAllocationStrategy": "onDemandAllocationStrategy",
  "mixedInstances.distribution.onDemandBaseCapacity": "onDemandBaseCapacity",
  "mixedInstances.distribution.onDemandPercentageAboveBaseCapacity": "onDemandPercentageAboveBaseCapacity",
  "mixedInstances.distribution.spotAllocationStrategy": "spotAllocationStrategy",
  "mixedInstances.distribution.spotInstancePools": "spotInstancePools",
  "mixedInstances.distribution.spotMaxPrice": "spotMaxPrice",
} as const satisfies { readonly [Prop in `mixedInstances.${MixedProp}`]: keyof EksGroupMixed };

/** Each of these makes a group a mixed one. */
const SWITCHES = ["overrideInstanceTypes", "onDemandAllocationStrategy", "instanceRequirements"] as const;

/** The words of what is not moved as it is; the policy as a whole is called by what switched it on. */
export function mixedLabels(group: EksGroupMixed) {
  return {
    mixedInstances: SWITCHES.find((key) => group[key] !== undefined) ?? SWITCHES[0],
    "mixedInstances.overrides": "overrideInstanceTypes",
    ...wordsWithin("mixedInstances.overrides", "overrideInstanceTypes", {
      instanceType: "instanceType",
      weightedCapacity: "weightedCapacity",
    }),
  };
}

export const GROUP_MIXED_SHAPE: Shape<EksGroupMixed> = {
  ...shapeOfWords(MIXED_WORDS, {
    "mixedInstances.instanceRequirements": requirementsCheck,
    ...below("mixedInstances.distribution", DISTRIBUTION_SHAPE),
  }),
  overrideInstanceTypes: arrayOf(either({ scalar: text, object: shapeOf(OVERRIDE_SHAPE, ["instanceType"]) })),
};

/** Names and objects in one form. */
export function overridesOf({ overrideInstanceTypes }: EksGroupMixed): readonly InstanceOverride[] | undefined {
  return overrideInstanceTypes?.map((override) =>
    typeof override === "string" ? { instanceType: override } : override,
  );
}

/** The policy, where one of its three switches is given. */
export function mixedOf(group: EksGroupMixed): MixedInstances | undefined {
  if (!isMixed(group)) return undefined;
  const { mixedInstances = {} } = translated(MIXED_WORDS, group) as { mixedInstances?: MixedInstances };
  return { ...mixedInstances, overrides: overridesOf(group) };
}

function isMixed(group: EksGroupMixed): boolean {
  return SWITCHES.some((key) => group[key] !== undefined);
}

/** Keys that the group itself was given, where no policy is switched on; those of the defaults for all may lie idle. */
export function mixedProblems(own: EksGroupMixed, merged: EksGroupMixed): string[] {
  if (isMixed(merged)) return [];
  return Object.values(MIXED_WORDS)
    .filter((word) => own[word] !== undefined)
    .map((word) => `${word} goes with a mixed policy; give overrideInstanceTypes or instanceRequirements, or drop it`);
}

/** Where the module did the opposite. */
export function mixedWarnings(group: EksGroupMixed): string[] {
  return group.overrideInstanceTypes !== undefined && group.onDemandPercentageAboveBaseCapacity === undefined
    ? [
        "overrideInstanceTypes without onDemandPercentageAboveBaseCapacity buys on demand, as AWS does; the registry module's v17 bought spot: say 0 for that, or 100",
      ]
    : [];
}
