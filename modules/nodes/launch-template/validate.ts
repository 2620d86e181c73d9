import { flag, mapOf, text, type Shape } from "../../shared/shape";
import { INSTANCE_SHAPE, instanceProblems } from "./instance";
import { METADATA_SHAPE, metadataProblems } from "./metadata";
import { NETWORK_SHAPE, networkProblems } from "./interfaces";
import { PLACEMENT_SHAPE, placementProblems } from "./placement";
import type { LaunchProps } from "./types";
import { VOLUMES_SHAPE, volumesProblems } from "./volumes";
import type { Wording } from "./wording";

export const LAUNCH_SHAPE: Shape<LaunchProps> = {
  ...INSTANCE_SHAPE,
  ...VOLUMES_SHAPE,
  ...NETWORK_SHAPE,
  ...METADATA_SHAPE,
  ...PLACEMENT_SHAPE,
  description: text,
  updateDefaultVersion: flag,
  tags: mapOf(text),
};

/** What EC2 would refuse of a launch template. */
export function launchProblems(props: LaunchProps, word: Wording): string[] {
  return [
    ...instanceProblems(props, word),
    ...volumesProblems(props, word),
    ...networkProblems(props, word),
    ...metadataProblems(props, word),
    ...placementProblems(props, word),
  ];
}
