import type { AutoscalingGroupInstanceRefresh } from "@cdktf/provider-aws/lib/autoscaling-group";
import { Token } from "cdktf";
import { asArray, elementsOf } from "../../shared/lists";
import { flag, listOf, literal, number, oneOf, shapeOf, text, writtenListOf, type Shape } from "../../shared/shape";
import { WORKER_GROUP_DEFAULTS as DEFAULTS } from "../defaults";
import { numberText } from "../launch-template/provider-text";
import type { Wording } from "../launch-template/wording";
import { bandProblems } from "./healthy-band";

/**
 * Replaces the nodes, some at a time, when what they are started from has changed. Nobody drains them: that is the work of a
 * termination handler in the cluster. @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/asg-instance-refresh.html
 */
export interface InstanceRefresh {
  /** @default WORKER_GROUP_DEFAULTS.instanceRefreshStrategy, the only one that Terraform's provider knows */
  readonly strategy?: "Rolling";
  /** 0 to 100 percent of the wanted nodes. @default AWS's own: the maintenance policy's, or 90 */
  readonly minHealthyPercentage?: number;
  /** 100 to 200 percent of the wanted nodes. @default AWS's own: the maintenance policy's, or 100 */
  readonly maxHealthyPercentage?: number;
  /** Seconds until a new node counts. @default the group's `defaultInstanceWarmup`, or its `healthCheckGracePeriod` */
  readonly instanceWarmup?: number;
  /** Arguments of the Auto Scaling group, as Terraform spells them, whose change starts a refresh too. @default none */
  readonly triggers?: readonly string[];
  /** Percentages of new nodes, ascending, at which it pauses. @default none */
  readonly checkpointPercentages?: readonly number[];
  /** Seconds that it pauses, up to 172800. @default AWS's own, 3600 */
  readonly checkpointDelay?: number;
  /** Go back when it fails. @default AWS's own, false */
  readonly autoRollback?: boolean;
  /** Leave nodes alone that are as they should be. @default AWS's own, false */
  readonly skipMatching?: boolean;
  /** What to do with nodes that are protected from scale-in. @default the provider's own, "Ignore" */
  readonly scaleInProtectedInstances?: "Refresh" | "Ignore" | "Wait";
  /** What to do with nodes in standby. @default the provider's own, "Ignore" */
  readonly standbyInstances?: "Terminate" | "Ignore" | "Wait";
  /** Names of CloudWatch alarms that make it fail. @default none */
  readonly alarms?: readonly string[];
}

export interface RefreshProps {
  /** @default none: a change reaches new nodes alone */
  readonly instanceRefresh?: InstanceRefresh;
  /** Make a new group, and then drop the old one with its nodes, when what they are started from has changed. @default false */
  readonly recreateOnChange?: boolean;
}

export const INSTANCE_REFRESH_SHAPE: Shape<InstanceRefresh> = {
  strategy: oneOf(["Rolling"]),
  minHealthyPercentage: number,
  maxHealthyPercentage: number,
  instanceWarmup: number,
  triggers: listOf(text),
  checkpointPercentages: writtenListOf(number),
  checkpointDelay: number,
  autoRollback: flag,
  skipMatching: flag,
  scaleInProtectedInstances: oneOf(["Refresh", "Ignore", "Wait"]),
  standbyInstances: oneOf(["Terminate", "Ignore", "Wait"]),
  alarms: listOf(text),
};
export const REFRESH_SHAPE: Shape<RefreshProps> = {
  instanceRefresh: shapeOf(INSTANCE_REFRESH_SHAPE),
  recreateOnChange: literal(flag),
};

/** What starts a refresh in any case; the provider warns of each that is listed. */
const ALWAYS = ["launch_configuration", "launch_template", "mixed_instances_policy"];

/** What Auto Scaling would refuse of a rollout. */
export function refreshProblems({ instanceRefresh, recreateOnChange }: RefreshProps, word: Wording): string[] {
  const name = (prop: string) => word(`instanceRefresh.${prop}`);
  const { triggers = [], checkpointDelay: delay, checkpointPercentages: points = [] } = instanceRefresh ?? {};
  const ascending = points.every((point, index) => point >= 1 && point <= 100 && point > (points[index - 1] ?? 0));
  return [
    ...(instanceRefresh !== undefined && recreateOnChange === true
      ? [`${word("recreateOnChange")} is true beside ${word("instanceRefresh")}; keep one way to replace the nodes`]
      : []),
    ...bandProblems(instanceRefresh ?? {}, name),
    ...elementsOf(triggers)
      .filter((trigger) => ALWAYS.includes(trigger))
      .map((trigger) => `${name("triggers")}: a change of "${trigger}" starts a refresh in any case; drop it`),
    ...(ascending || points.some((point) => Token.isUnresolved(point))
      ? []
      : [`${name("checkpointPercentages")} (${points.join(", ")}) must ascend, from 1 to 100`]),
    ...(delay !== undefined && points.length === 0
      ? [`${name("checkpointDelay")} goes with ${name("checkpointPercentages")}; give both, or drop it`]
      : []),
    ...(delay === undefined || Token.isUnresolved(delay) || (delay >= 0 && delay <= 172_800)
      ? []
      : [`${name("checkpointDelay")} (${delay}) must be from 0 to 172800 seconds`]),
  ];
}

/** The refresh, as an Auto Scaling group has it. */
export function refreshArguments({ instanceRefresh }: RefreshProps): {
  instanceRefresh?: AutoscalingGroupInstanceRefresh;
} {
  if (instanceRefresh === undefined) return {};
  const { strategy = DEFAULTS.instanceRefreshStrategy, triggers, alarms } = instanceRefresh;
  return {
    instanceRefresh: {
      strategy,
      triggers: triggers && asArray(triggers),
      preferences: {
        minHealthyPercentage: instanceRefresh.minHealthyPercentage,
        maxHealthyPercentage: instanceRefresh.maxHealthyPercentage,
        instanceWarmup: numberText(instanceRefresh.instanceWarmup),
        checkpointPercentages: instanceRefresh.checkpointPercentages && [...instanceRefresh.checkpointPercentages],
        checkpointDelay: numberText(instanceRefresh.checkpointDelay),
        autoRollback: instanceRefresh.autoRollback,
        skipMatching: instanceRefresh.skipMatching,
        scaleInProtectedInstances: instanceRefresh.scaleInProtectedInstances,
        standbyInstances: instanceRefresh.standbyInstances,
        alarmSpecification: alarms && { alarms: asArray(alarms) },
      },
    },
  };
}
