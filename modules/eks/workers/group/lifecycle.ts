import {
  LIFECYCLE_SHAPE,
  type LifecycleHook,
  type LifecycleProps,
  type WarmPool,
} from "../../../nodes/worker-group/lifecycle";
import type { Schedules } from "../../../nodes/worker-group/schedules";
import type { Shape } from "../../../shared/shape";
import { shapeOfWords } from "../../words";

/** How nodes come, wait and go. */
export interface EksGroupLifecycle {
  /**
   * Hooks that are there before the first node; heeded when the group is made, not afterwards. Given, they are made: the
   * module's switch for them, `worker_create_initial_lifecycle_hooks`, has no counterpart. @default none
   */
  readonly asgInitialLifecycleHooks?: readonly LifecycleHook[];
  /** Instances that have booted once and wait. @default none */
  readonly warmPool?: WarmPool;
  /** Ours: destroy the group without waiting for its warm pool. @default the provider's own, false */
  readonly forceDeleteWarmPool?: boolean;
  /** Sizes by the clock, by a name of your choice. Source: v18 to v20. @default none */
  readonly schedules?: Schedules;
}

export const LIFECYCLE_WORDS = {
  initialLifecycleHooks: "asgInitialLifecycleHooks",
  warmPool: "warmPool",
  forceDeleteWarmPool: "forceDeleteWarmPool",
  schedules: "schedules",
} as const satisfies { readonly [Prop in keyof LifecycleProps]-?: keyof EksGroupLifecycle };

export const GROUP_LIFECYCLE_SHAPE: Shape<EksGroupLifecycle> = shapeOfWords(LIFECYCLE_WORDS, LIFECYCLE_SHAPE);
