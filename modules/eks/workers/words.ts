import { wording } from "../words";
import { CAPACITY_WORDS } from "./group/capacity";
import { INSTANCE_WORDS } from "./group/instance";
import { LIFECYCLE_WORDS } from "./group/lifecycle";
import { MIXED_WORDS, mixedLabels } from "./group/mixed";
import { NETWORK_WORDS } from "./group/network";
import { PLACE_WORDS, placeLabels } from "./group/place";
import { ROLLOUT_WORDS } from "./group/rollout";
import { SOURCE_WORDS } from "./group/source";
import { UPKEEP_WORDS } from "./group/upkeep";
import { NODE_WORDS } from "./group/user-data";
import { VOLUME_LABELS, VOLUME_WORDS } from "./group/volumes";
import type { EksWorkerGroup } from "./props";

/** The group's words, whatever its instances are started from. */
export const GROUP_WORDS = {
  ...SOURCE_WORDS,
  ...NODE_WORDS,
  ...CAPACITY_WORDS,
  ...UPKEEP_WORDS,
  ...LIFECYCLE_WORDS,
  ...ROLLOUT_WORDS,
} as const;

/** The words of what instances are started from; a launch template that exists says all of it by itself. */
export const LAUNCH_WORDS = { ...INSTANCE_WORDS, ...NETWORK_WORDS } as const;

/** A worker group's prop, and the registry module's word for it; where one word is not one prop, its topic in `group/` translates. */
export const WORKER_GROUP_WORDS = {
  ...GROUP_WORDS,
  ...LAUNCH_WORDS,
  ...VOLUME_WORDS,
  ...PLACE_WORDS,
  ...MIXED_WORDS,
} as const;

/** What the caller calls the props of a group. */
export function groupWording(group: EksWorkerGroup) {
  return wording(WORKER_GROUP_WORDS, {
    subnetIds: "subnets",
    instanceRefresh: "instanceRefreshEnabled",
    ...VOLUME_LABELS,
    ...mixedLabels(group),
    ...placeLabels(group),
  });
}
