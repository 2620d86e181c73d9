import type {
  AutoscalingGroupMixedInstancesPolicy,
  AutoscalingGroupMixedInstancesPolicyLaunchTemplateOverrideInstanceRequirements as ProviderRequirements,
} from "@cdktf/provider-aws/lib/autoscaling-group";
import { Token } from "cdktf";
import { number, shapeOf, text, writtenListOf, type Shape } from "../../shared/shape";
import { instanceTypeProblems } from "../launch-template/instance";
import { numberText } from "../launch-template/provider-text";
import { elementWording, type Wording } from "../launch-template/wording";
import {
  DISTRIBUTION_SHAPE,
  distributionArguments,
  distributionProblems,
  type InstancesDistribution,
} from "./distribution";
import { requirementsCheck, requirementsProblems, type InstanceRequirements } from "./instance-requirements";

/** An instance type in the place of the launch template's. */
export interface InstanceOverride {
  readonly instanceType: string;
  /** 1 to 999: how many of the group's size it counts for. @default 1; given to one, it is given to all */
  readonly weightedCapacity?: number;
}

/** Several instance types, and on-demand and spot, in one group. */
export interface MixedInstances {
  /** In the order of preference. @default the launch template's type alone */
  readonly overrides?: readonly InstanceOverride[];
  /** In the place of `overrides`. @default none */
  readonly instanceRequirements?: InstanceRequirements;
  /** @default all on demand */
  readonly distribution?: InstancesDistribution;
}

export const OVERRIDE_SHAPE: Shape<InstanceOverride> = { instanceType: text, weightedCapacity: number };
const MIXED_SHAPE: Shape<MixedInstances> = {
  overrides: writtenListOf(shapeOf(OVERRIDE_SHAPE, ["instanceType"])),
  instanceRequirements: requirementsCheck,
  distribution: shapeOf(DISTRIBUTION_SHAPE),
};
export const mixedCheck = shapeOf(MIXED_SHAPE);

/** What Auto Scaling would refuse of a mixed policy. */
export function mixedProblems(mixed: MixedInstances, word: Wording): string[] {
  const { overrides = [], instanceRequirements: requirements, distribution = {} } = mixed;
  const [types, needs] = [word("mixedInstances.overrides"), word("mixedInstances.instanceRequirements")];
  const weighted = overrides.filter(({ weightedCapacity }) => weightedCapacity !== undefined);
  const names = overrides.map(({ instanceType }) => instanceType);
  return [
    ...(overrides.length > 0 && requirements !== undefined
      ? [`${types} and ${needs} are both given; name the types, or say what they must have`]
      : []),
    ...overrides.flatMap((override, index) =>
      overrideProblems(override, elementWording(word, "mixedInstances.overrides", index)),
    ),
    ...[...new Set(names.filter((name, index) => names.indexOf(name) < index))].map(
      (name) => `${types} name ${name} twice; AWS takes each type once`,
    ),
    ...(weighted.length > 0 && weighted.length < overrides.length
      ? [`${types}: some have a weight and some have none; AWS takes a weight for all, or for none`]
      : []),
    ...(requirements === undefined ? [] : requirementsProblems(requirements, (prop) => `${needs}.${prop}`)),
    ...distributionProblems(distribution, requirements !== undefined, word),
  ];
}

function overrideProblems({ instanceType, weightedCapacity: weight }: InstanceOverride, word: Wording): string[] {
  return [
    ...instanceTypeProblems(instanceType, word("instanceType")),
    ...(weight === undefined || Token.isUnresolved(weight) || (Number.isInteger(weight) && weight >= 1 && weight <= 999)
      ? []
      : [`${word("weightedCapacity")} (${weight}) must be a whole number from 1 to 999`]),
  ];
}

/** The policy, as an Auto Scaling group has it, of a launch template's version. */
export function mixedPolicy(
  mixed: MixedInstances,
  template: { readonly id: string; readonly version: string },
): AutoscalingGroupMixedInstancesPolicy {
  const { overrides, instanceRequirements, distribution } = mixed;
  return {
    instancesDistribution: distributionArguments(distribution),
    launchTemplate: {
      launchTemplateSpecification: { launchTemplateId: template.id, version: template.version },
      override: instanceRequirements
        ? [{ instanceRequirements: instanceRequirements as ProviderRequirements }]
        : overrides?.map(({ instanceType, weightedCapacity }) => ({
            instanceType,
            weightedCapacity: numberText(weightedCapacity),
          })),
    },
  };
}
