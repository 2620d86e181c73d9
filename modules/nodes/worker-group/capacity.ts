import type { AutoscalingGroupConfig } from "@cdktf/provider-aws/lib/autoscaling-group";
import { Token } from "cdktf";
import { duration, flag, listOf, literal, number, oneOf, shapeOf, text, type Shape } from "../../shared/shape";
import { WORKER_GROUP_DEFAULTS as DEFAULTS } from "../defaults";
import type { Wording } from "../launch-template/wording";

/** Who sets the number of nodes after the first apply: Terraform always, or something outside of it. */
export type DesiredCapacityOwner = (typeof DESIRED_CAPACITY_OWNERS)[number];
export const DESIRED_CAPACITY_OWNERS = ["terraform", "autoscaler"] as const;

/** What the sizes count: instances, or what `instanceRequirements` ask for. */
export type DesiredCapacityType = (typeof DESIRED_CAPACITY_TYPES)[number];
export const DESIRED_CAPACITY_TYPES = ["units", "vcpu", "memory-mib"] as const;

/** Whether a zone may get fewer nodes than another, when it cannot give what it should. */
export type ZoneDistribution = (typeof ZONE_DISTRIBUTIONS)[number];
export const ZONE_DISTRIBUTIONS = ["balanced-best-effort", "balanced-only"] as const;

/** Go durations, such as "30m". */
export interface GroupTimeouts {
  /** @default the provider's own, 10m */
  readonly update?: string;
  /** @default the provider's own, 10m */
  readonly delete?: string;
}

/** How many nodes, where, and how long Terraform waits for them. */
export interface CapacityProps {
  readonly subnetIds: readonly string[];
  /** Fewest nodes kept running. @default WORKER_GROUP_DEFAULTS.minSize */
  readonly minSize?: number;
  /** Most nodes that it may grow to. @default WORKER_GROUP_DEFAULTS.maxSize */
  readonly maxSize?: number;
  /** Nodes wanted: at first apply, or always, as `desiredCapacityOwner` says. @default minSize */
  readonly desiredCapacity?: number;
  /** @default WORKER_GROUP_DEFAULTS.desiredCapacityOwner */
  readonly desiredCapacityOwner?: DesiredCapacityOwner;
  /** Other than "units" goes with `mixedInstances.instanceRequirements` alone. @default AWS's own, "units" */
  readonly desiredCapacityType?: DesiredCapacityType;
  /** @default AWS's own, "balanced-best-effort" */
  readonly availabilityZoneDistribution?: ZoneDistribution;
  /** Name of an EC2 placement group. @default none */
  readonly placementGroup?: string;
  /** ARN of the role by which the group acts, for instance with a KMS key for disks. @default AWS's own for Auto Scaling */
  readonly serviceLinkedRoleArn?: string;
  /** How long Terraform waits for the nodes, as a Go duration; "0" not at all. @default the provider's own, 10m */
  readonly waitForCapacityTimeout?: string;
  /** Nodes that must be healthy in their load balancers before Terraform goes on, when the group is made. @default the provider's own, none */
  readonly minElbCapacity?: number;
  /** The same, when it is made and whenever it is changed. @default the provider's own, none */
  readonly waitForElbCapacity?: number;
  /** Do not fail for scaling activities that failed meanwhile. @default the provider's own, false */
  readonly ignoreFailedScalingActivities?: boolean;
  /** @default the provider's own */
  readonly timeouts?: GroupTimeouts;
}

const TIMEOUTS_SHAPE: Shape<GroupTimeouts> = { update: duration, delete: duration };

export const CAPACITY_SHAPE: Shape<CapacityProps> = {
  subnetIds: listOf(text),
  minSize: number,
  maxSize: number,
  desiredCapacity: number,
  desiredCapacityOwner: literal(oneOf(DESIRED_CAPACITY_OWNERS)),
  desiredCapacityType: oneOf(DESIRED_CAPACITY_TYPES),
  availabilityZoneDistribution: oneOf(ZONE_DISTRIBUTIONS),
  placementGroup: text,
  serviceLinkedRoleArn: text,
  waitForCapacityTimeout: duration,
  minElbCapacity: number,
  waitForElbCapacity: number,
  ignoreFailedScalingActivities: flag,
  timeouts: shapeOf(TIMEOUTS_SHAPE),
};

/** Sizes that contradict each other, and a group that stands nowhere. */
export function capacityProblems(props: CapacityProps, word: Wording): string[] {
  return [
    ...sizeProblems(props, word),
    ...(Array.isArray(props.subnetIds) && props.subnetIds.length === 0
      ? [`${word("subnetIds")} is empty; name one subnet or more`]
      : []),
  ];
}

function sizeProblems(props: CapacityProps, word: Wording): string[] {
  const { minSize = DEFAULTS.minSize, maxSize = DEFAULTS.maxSize, desiredCapacity = minSize } = props;
  const sizes = { minSize, maxSize, desiredCapacity };
  if (Object.values(sizes).some((size) => Token.isUnresolved(size))) return [];
  const given = Object.entries(sizes).filter(([prop]) => props[prop as keyof typeof sizes] !== undefined);
  const odd = given.filter(([, size]) => !Number.isInteger(size) || size < 0);
  if (odd.length > 0) {
    return odd.map(([prop, size]) => `${word(prop)} (${size}) must be a whole number of 0 or more`);
  }
  const [min, max, desired] = [word("minSize"), word("maxSize"), word("desiredCapacity")];
  if (minSize > maxSize) return [`${min} (${minSize}) is above ${max} (${maxSize}); raise ${max} or lower ${min}`];
  if (desiredCapacity < minSize) {
    return [`${desired} (${desiredCapacity}) is below ${min} (${minSize}); raise ${desired} or lower ${min}`];
  }
  return desiredCapacity > maxSize
    ? [`${desired} (${desiredCapacity}) is above ${max} (${maxSize}); lower ${desired} or raise ${max}`]
    : [];
}

/** How many and where, as an Auto Scaling group has it. */
export function capacityArguments(props: CapacityProps): AutoscalingGroupConfig {
  const { minSize = DEFAULTS.minSize, maxSize = DEFAULTS.maxSize, desiredCapacity = minSize } = props;
  const { availabilityZoneDistribution } = props;
  return {
    minSize,
    maxSize,
    desiredCapacity,
    desiredCapacityType: props.desiredCapacityType,
    vpcZoneIdentifier: props.subnetIds as string[],
    availabilityZoneDistribution: availabilityZoneDistribution && {
      capacityDistributionStrategy: availabilityZoneDistribution,
    },
    placementGroup: props.placementGroup,
    serviceLinkedRoleArn: props.serviceLinkedRoleArn,
    waitForCapacityTimeout: props.waitForCapacityTimeout,
    minElbCapacity: props.minElbCapacity,
    waitForElbCapacity: props.waitForElbCapacity,
    ignoreFailedScalingActivities: props.ignoreFailedScalingActivities,
    timeouts: props.timeouts,
  };
}
