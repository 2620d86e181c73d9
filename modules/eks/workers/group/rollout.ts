import {
  INSTANCE_REFRESH_SHAPE,
  REFRESH_SHAPE,
  type InstanceRefresh,
  type RefreshProps,
} from "../../../nodes/worker-group/refresh";
import { flag, literal, type Shape } from "../../../shared/shape";
import { below, shapeOfWords } from "../../words";

/**
 * What becomes of the nodes when what they are started from has changed, a new image among it: nothing, until somebody
 * replaces them; an instance refresh; or a new group in the place of the old one.
 */
export interface EksGroupRollout {
  /** Replace the nodes, some at a time. Nobody drains them: that is the work of a termination handler. @default false */
  readonly instanceRefreshEnabled?: boolean;
  /** @default WORKER_GROUP_DEFAULTS.instanceRefreshStrategy */
  readonly instanceRefreshStrategy?: "Rolling";
  /** 0 to 100 percent of the wanted nodes. @default AWS's own: the maintenance policy's, or 90 */
  readonly instanceRefreshMinHealthyPercentage?: number;
  /** 100 to 200 percent of the wanted nodes. Source: v21. @default AWS's own: the maintenance policy's, or 100 */
  readonly instanceRefreshMaxHealthyPercentage?: number;
  /** Seconds until a new node counts. @default `defaultInstanceWarmup`, or `healthCheckGracePeriod` */
  readonly instanceRefreshInstanceWarmup?: number;
  /** Arguments of the Auto Scaling group, as Terraform spells them, whose change starts a refresh too. @default none */
  readonly instanceRefreshTriggers?: readonly string[];
  /** Percentages of new nodes, ascending, at which it pauses. Source: v21. @default none */
  readonly instanceRefreshCheckpointPercentages?: readonly number[];
  /** Seconds that it pauses, up to 172800. Source: v21. @default AWS's own, 3600 */
  readonly instanceRefreshCheckpointDelay?: number;
  /** Go back when it fails. Source: v21. @default AWS's own, false */
  readonly instanceRefreshAutoRollback?: boolean;
  /** Leave nodes alone that are as they should be. Source: v21. @default AWS's own, false */
  readonly instanceRefreshSkipMatching?: boolean;
  /** What to do with nodes that are protected from scale-in. Source: v21. @default "Ignore" */
  readonly instanceRefreshScaleInProtectedInstances?: "Refresh" | "Ignore" | "Wait";
  /** What to do with nodes in standby. Source: v21. @default "Ignore" */
  readonly instanceRefreshStandbyInstances?: "Terminate" | "Ignore" | "Wait";
  /** Names of CloudWatch alarms that make it fail. Source: v21. @default none */
  readonly instanceRefreshAlarms?: readonly string[];
  /** Make a new group, and then drop the old one with its nodes. Source: v6 to v15, without its random name. @default false */
  readonly asgRecreateOnChange?: boolean;
}

type RolloutProp = "recreateOnChange" | `instanceRefresh.${keyof InstanceRefresh}`;

export const ROLLOUT_WORDS = {
  recreateOnChange: "asgRecreateOnChange",
  "instanceRefresh.strategy": "instanceRefreshStrategy",
  "instanceRefresh.minHealthyPercentage": "instanceRefreshMinHealthyPercentage",
  "instanceRefresh.maxHealthyPercentage": "instanceRefreshMaxHealthyPercentage",
  "instanceRefresh.instanceWarmup": "instanceRefreshInstanceWarmup",
  "instanceRefresh.triggers": "instanceRefreshTriggers",
  "instanceRefresh.checkpointPercentages": "instanceRefreshCheckpointPercentages",
  "instanceRefresh.checkpointDelay": "instanceRefreshCheckpointDelay",
  "instanceRefresh.autoRollback": "instanceRefreshAutoRollback",
  "instanceRefresh.skipMatching": "instanceRefreshSkipMatching",
  "instanceRefresh.scaleInProtectedInstances": "instanceRefreshScaleInProtectedInstances",
  "instanceRefresh.standbyInstances": "instanceRefreshStandbyInstances",
  "instanceRefresh.alarms": "instanceRefreshAlarms",
} as const satisfies { readonly [Prop in RolloutProp]: keyof EksGroupRollout };

export const GROUP_ROLLOUT_SHAPE: Shape<EksGroupRollout> = {
  ...shapeOfWords(ROLLOUT_WORDS, { ...REFRESH_SHAPE, ...below("instanceRefresh", INSTANCE_REFRESH_SHAPE) }),
  instanceRefreshEnabled: literal(flag),
};

/** The knobs of a refresh say nothing until it is switched on. */
export function rolloutOf(translated: RefreshProps, { instanceRefreshEnabled }: EksGroupRollout): RefreshProps {
  const { instanceRefresh = {}, recreateOnChange } = translated;
  return { recreateOnChange, instanceRefresh: instanceRefreshEnabled === true ? instanceRefresh : undefined };
}

/** Knobs that the group itself was given, where nothing is switched on or off; those of the defaults for all may lie idle. */
export function rolloutProblems(own: EksGroupRollout, merged: EksGroupRollout): string[] {
  if (merged.instanceRefreshEnabled !== undefined) return [];
  const { recreateOnChange: _other, ...knobs } = ROLLOUT_WORDS;
  return Object.values(knobs)
    .filter((word) => own[word] !== undefined)
    .map((word) => `${word} goes with instanceRefreshEnabled; make it true, or drop this`);
}
