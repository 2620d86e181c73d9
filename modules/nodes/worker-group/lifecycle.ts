import type { AutoscalingGroupConfig } from "@cdktf/provider-aws/lib/autoscaling-group";
import { Token } from "cdktf";
import { flag, number, oneOf, recordOf, shapeOf, text, writtenListOf, type Shape } from "../../shared/shape";
import type { Wording } from "../launch-template/wording";
import { SCHEDULE_SHAPE, schedulesProblems, type Schedule } from "./schedules";

/** Holds a node back on its way in or out until somebody says that it may go on. */
export interface LifecycleHook {
  readonly name: string;
  readonly lifecycleTransition: "autoscaling:EC2_INSTANCE_LAUNCHING" | "autoscaling:EC2_INSTANCE_TERMINATING";
  /** Handed to whoever is told. @default nothing */
  readonly notificationMetadata?: string;
  /** Seconds, 30 to 7200, after which `defaultResult` is assumed. @default AWS's own, 3600 */
  readonly heartbeatTimeout?: number;
  /** ARN of an SQS queue or SNS topic; EventBridge is told in any case. @default none */
  readonly notificationTargetArn?: string;
  /** ARN of the role by which the target is told. @default none */
  readonly roleArn?: string;
  /** @default AWS's own, "ABANDON" */
  readonly defaultResult?: "CONTINUE" | "ABANDON";
}

/** Instances that have booted once and wait. @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-warm-pools.html */
export interface WarmPool {
  /** "Hibernated" also makes the launch template say so. @default AWS's own, "Stopped" */
  readonly poolState?: "Stopped" | "Running" | "Hibernated";
  /** Fewest that wait. @default AWS's own, 0 */
  readonly minSize?: number;
  /** Most that are there, the working ones included. @default the group's maxSize */
  readonly maxGroupPreparedCapacity?: number;
  /** @default AWS's own: what is scaled in is terminated */
  readonly instanceReusePolicy?: InstanceReusePolicy;
}

export interface InstanceReusePolicy {
  /** Put nodes back into the pool when the group is scaled in. */
  readonly reuseOnScaleIn: boolean;
}

export interface LifecycleProps {
  /** Hooks that are there before the first node; heeded when the group is made, not afterwards. @default none */
  readonly initialLifecycleHooks?: readonly LifecycleHook[];
  /** Nodes join while they are warmed up, unless their user data asks the metadata service first. @default none */
  readonly warmPool?: WarmPool;
  /** Destroy the group without waiting for its warm pool. @default the provider's own, false */
  readonly forceDeleteWarmPool?: boolean;
  /** Sizes by the clock, by a name of your choice. @default none */
  readonly schedules?: { readonly [name: string]: Schedule };
}

const HOOK_SHAPE: Shape<LifecycleHook> = {
  name: text,
  lifecycleTransition: oneOf(["autoscaling:EC2_INSTANCE_LAUNCHING", "autoscaling:EC2_INSTANCE_TERMINATING"]),
  notificationMetadata: text,
  heartbeatTimeout: number,
  notificationTargetArn: text,
  roleArn: text,
  defaultResult: oneOf(["CONTINUE", "ABANDON"]),
};
const REUSE_SHAPE: Shape<InstanceReusePolicy> = { reuseOnScaleIn: flag };
const WARM_POOL_SHAPE: Shape<WarmPool> = {
  poolState: oneOf(["Stopped", "Running", "Hibernated"]),
  minSize: number,
  maxGroupPreparedCapacity: number,
  instanceReusePolicy: shapeOf(REUSE_SHAPE, ["reuseOnScaleIn"]),
};

export const LIFECYCLE_SHAPE: Shape<LifecycleProps> = {
  initialLifecycleHooks: writtenListOf(shapeOf(HOOK_SHAPE, ["name", "lifecycleTransition"])),
  warmPool: shapeOf(WARM_POOL_SHAPE),
  forceDeleteWarmPool: flag,
  schedules: recordOf(shapeOf(SCHEDULE_SHAPE)),
};

/** What Auto Scaling would refuse of hooks, pool and schedules. */
export function lifecycleProblems(props: LifecycleProps, word: Wording): string[] {
  const { initialLifecycleHooks: hooks = [], warmPool = {}, schedules = {} } = props;
  const names = hooks.map(({ name }) => name);
  const { minSize = 0, maxGroupPreparedCapacity: most } = warmPool;
  const label = word("initialLifecycleHooks");
  return [
    ...names
      .filter((name, index) => names.indexOf(name) < index)
      .map((name) => `${label}: two hooks are called "${name}"; give each a name of its own`),
    ...hooks.flatMap(({ heartbeatTimeout: seconds, notificationTargetArn, roleArn }, index) => [
      ...(seconds === undefined || Token.isUnresolved(seconds) || (seconds >= 30 && seconds <= 7200)
        ? []
        : [`${label}[${index}].heartbeatTimeout (${seconds}) must be from 30 to 7200 seconds`]),
      ...(roleArn !== undefined && notificationTargetArn === undefined
        ? [`${label}[${index}].roleArn goes with notificationTargetArn; name the target, or drop it`]
        : []),
    ]),
    ...(most !== undefined && most >= 0 && !Token.isUnresolved(minSize) && most < minSize
      ? [`${word("warmPool")}.maxGroupPreparedCapacity (${most}) is below its minSize (${minSize}); raise it`]
      : []),
    ...schedulesProblems(schedules, word("schedules")),
  ];
}

/** Hooks and pool, as an Auto Scaling group has them. */
export function lifecycleArguments(props: LifecycleProps): Partial<AutoscalingGroupConfig> {
  const { initialLifecycleHooks, warmPool, forceDeleteWarmPool } = props;
  return {
    initialLifecycleHook: initialLifecycleHooks && [...initialLifecycleHooks],
    warmPool,
    forceDeleteWarmPool,
  };
}
