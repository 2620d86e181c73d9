import {
  CAPACITY_SHAPE,
  type CapacityProps,
  type DesiredCapacityOwner,
  type DesiredCapacityType,
  type GroupTimeouts,
  type ZoneDistribution,
} from "../../../nodes/worker-group/capacity";
import type { SubnetRef } from "../../../shared/placement";
import type { Shape } from "../../../shared/shape";
import { subnetsCheck } from "../../subnets";
import { shapeOfWords } from "../../words";

/** How many nodes, where, and how long Terraform waits for them. */
export interface EksGroupCapacity {
  /** Fewest nodes kept running. @default WORKER_GROUP_DEFAULTS.minSize */
  readonly asgMinSize?: number;
  /** Most nodes that the group may grow to. @default WORKER_GROUP_DEFAULTS.maxSize */
  readonly asgMaxSize?: number;
  /** Nodes wanted: at first apply, or always, as the owner says. @default asgMinSize */
  readonly asgDesiredCapacity?: number;
  /** Ours: who sets that number afterwards, Terraform or whoever scales the group. @default WORKER_GROUP_DEFAULTS.desiredCapacityOwner */
  readonly asgDesiredCapacityOwner?: DesiredCapacityOwner;
  /** What the sizes count; other than "units" goes with `instanceRequirements`. Source: v21. @default AWS's own, "units" */
  readonly desiredSizeType?: DesiredCapacityType;
  /** @default the cluster's subnets */
  readonly subnets?: readonly (string | SubnetRef)[];
  /** Ours: whether a zone may get fewer nodes than another when it is short of them. @default AWS's own, "balanced-best-effort" */
  readonly availabilityZoneDistribution?: ZoneDistribution;
  /** Name of an EC2 placement group, told to the Auto Scaling group. @default none */
  readonly placementGroup?: string;
  /** ARN of the role by which the group acts, for instance with a KMS key for disks. @default AWS's own for Auto Scaling */
  readonly serviceLinkedRoleArn?: string;
  /** Ours: how long Terraform waits for the nodes, as a Go duration; "0" not at all. @default the provider's own, 10m */
  readonly waitForCapacityTimeout?: string;
  /** Nodes that must be healthy in their load balancers when the group is made. Source: v18 to v20. @default none */
  readonly minElbCapacity?: number;
  /** The same, whenever it is changed too. Source: v18 to v20. @default none */
  readonly waitForElbCapacity?: number;
  /** Do not fail for scaling activities that failed meanwhile. Source: v21. @default false */
  readonly ignoreFailedScalingActivities?: boolean;
  /** How long Terraform tries, as Go durations. The module's key of this name was for managed node groups alone. @default the provider's own, 10m */
  readonly timeouts?: GroupTimeouts;
}

export const CAPACITY_WORDS = {
  minSize: "asgMinSize",
  maxSize: "asgMaxSize",
  desiredCapacity: "asgDesiredCapacity",
  desiredCapacityOwner: "asgDesiredCapacityOwner",
  desiredCapacityType: "desiredSizeType",
  availabilityZoneDistribution: "availabilityZoneDistribution",
  placementGroup: "placementGroup",
  serviceLinkedRoleArn: "serviceLinkedRoleArn",
  waitForCapacityTimeout: "waitForCapacityTimeout",
  minElbCapacity: "minElbCapacity",
  waitForElbCapacity: "waitForElbCapacity",
  ignoreFailedScalingActivities: "ignoreFailedScalingActivities",
  timeouts: "timeouts",
} as const satisfies { readonly [Prop in Exclude<keyof CapacityProps, "subnetIds">]: keyof EksGroupCapacity };

export const GROUP_CAPACITY_SHAPE: Shape<EksGroupCapacity> = {
  ...shapeOfWords(CAPACITY_WORDS, CAPACITY_SHAPE),
  subnets: subnetsCheck,
};
