import { LAUNCH_SOURCE_SHAPE, type LaunchMode } from "../../../nodes/worker-group/launch-source";
import type { AutoScalingTag } from "../../../nodes/worker-group/types";
import { WORKER_GROUP_SHAPE } from "../../../nodes/worker-group/validate";
import type { Shape } from "../../../shared/shape";
import { shapeOfWords } from "../../words";

/** What the group starts its instances from, and how it is found. */
export interface EksGroupSource {
  /** Ours: "launch-configuration" is the module's `worker_groups`, "launch-template" its `worker_groups_launch_template`. @default WORKER_GROUP_DEFAULTS.launchMode */
  readonly launchMode?: LaunchMode;
  /** A launch template that exists: what it says of instances cannot be said here. Source: v21; the module's key was for managed node groups alone. @default one is made */
  readonly launchTemplateId?: string;
  /** "$Latest", "$Default" or a number. @default the newest, by its number */
  readonly launchTemplateVersion?: string;
  /** Tags by which the cluster autoscaler finds the group and knows its nodes before there is one. Source: v2.3.1. @default WORKER_GROUP_DEFAULTS.autoscalerDiscovery */
  readonly autoscalingEnabled?: boolean;
  /** More tags of the Auto Scaling group; one of the same key wins over `tags` of the cluster. @default none */
  readonly tags?: readonly AutoScalingTag[];
}

export const SOURCE_WORDS = {
  launchMode: "launchMode",
  launchTemplateId: "launchTemplateId",
  launchTemplateVersion: "launchTemplateVersion",
  autoscalerDiscovery: "autoscalingEnabled",
  autoScalingTags: "tags",
} as const satisfies Readonly<Record<string, keyof EksGroupSource>>;

export const GROUP_SOURCE_SHAPE: Shape<EksGroupSource> = shapeOfWords(SOURCE_WORDS, {
  ...LAUNCH_SOURCE_SHAPE,
  autoscalerDiscovery: WORKER_GROUP_SHAPE.autoscalerDiscovery,
  autoScalingTags: WORKER_GROUP_SHAPE.autoScalingTags,
});
