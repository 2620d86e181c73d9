import { validateName, subnetIdProblems } from "../../shared/aws-names";
import {
  anything,
  flag,
  literal,
  oneOf,
  problemsOf,
  recordOf,
  shapeOf,
  text,
  writtenListOf,
  type Shape,
} from "../../shared/shape";
import { validateTags } from "../../shared/tags";
import { TAINT_EFFECTS, type Taint } from "../bootstrap/kubelet-flags";
import { LAUNCH_SHAPE, launchProblems } from "../launch-template/validate";
import type { Wording } from "../launch-template/wording";
import { CAPACITY_SHAPE, capacityProblems } from "./capacity";
import { contradictions } from "./contradictions";
import { configurationProblems } from "./launch-configuration";
import { LAUNCH_SOURCE_SHAPE, launchSourceProblems } from "./launch-source";
import { LIFECYCLE_SHAPE, lifecycleProblems } from "./lifecycle";
import { mixedCheck, mixedProblems } from "./mixed";
import { REFRESH_SHAPE, refreshProblems } from "./refresh";
import { nodeTemplateTags } from "./tags";
import type { AutoScalingTag, WorkerGroupProps } from "./types";
import { UPKEEP_SHAPE, upkeepProblems } from "./upkeep";

const TAG_SHAPE: Shape<AutoScalingTag> = { key: text, value: text, propagateAtLaunch: flag };
export const autoScalingTagsCheck = writtenListOf(shapeOf(TAG_SHAPE, ["key", "value", "propagateAtLaunch"]));
const TAINT_SHAPE: Shape<Taint> = { key: text, value: text, effect: oneOf(TAINT_EFFECTS) };
export const taintsCheck = writtenListOf(shapeOf(TAINT_SHAPE, ["key", "effect"]));

export const WORKER_GROUP_SHAPE: Shape<WorkerGroupProps> = {
  ...LAUNCH_SHAPE,
  // An Auto Scaling group takes them one by one.
  tags: recordOf(text),
  ...LAUNCH_SOURCE_SHAPE,
  ...CAPACITY_SHAPE,
  ...UPKEEP_SHAPE,
  ...LIFECYCLE_SHAPE,
  ...REFRESH_SHAPE,
  clusterName: text,
  mixedInstances: mixedCheck,
  autoscalerDiscovery: literal(flag),
  nodeLabels: recordOf(text),
  nodeTaints: taintsCheck,
  autoScalingTags: autoScalingTagsCheck,
  dependsOn: anything,
};

/** Everything that is wrong with a worker group's props used alone: their shape first, then their values. */
export function validateWorkerGroup(name: string, props: WorkerGroupProps): string[] {
  return problemsOf(shapeOf(WORKER_GROUP_SHAPE, ["clusterName", "subnetIds"]), props, (group) => [
    ...sourceProblems(group),
    ...subnetIdProblems(group.subnetIds, "subnetIds"),
    ...workerGroupProblems(name, group),
  ]);
}

/** What a group's own launch template needs, and what a launch template that exists says by itself. */
function sourceProblems(group: WorkerGroupProps): string[] {
  const { launchTemplateId, instanceProfileName, roleName } = group;
  const given = (key: string) => group[key as keyof WorkerGroupProps] !== undefined;
  if (launchTemplateId === undefined) {
    const needed = ["imageId", "userData", "securityGroupIds"].filter((key) => !given(key));
    return [
      ...needed.map((key) => `${key} is required and was not given`),
      ...(instanceProfileName === undefined && roleName === undefined
        ? ["instanceProfileName is required and was not given; name it, or a roleName"]
        : []),
      ...(instanceProfileName !== undefined && roleName !== undefined
        ? ["instanceProfileName and roleName are both given; keep one"]
        : []),
    ];
  }
  const { tags: _tags, ...launch } = LAUNCH_SHAPE;
  const said = [...Object.keys(launch), "imageId", "userData", "instanceProfileName", "roleName"].filter(given);
  return said.map((key) => `${key}: the launch template ${launchTemplateId} says that by itself; say it there`);
}

/** What is wrong with the values of a worker group's props. */
export function workerGroupProblems(
  name: string,
  props: Omit<WorkerGroupProps, "clusterName">,
  word: Wording = (prop) => prop,
): string[] {
  const { mixedInstances, autoScalingTags = [], nodeLabels, nodeTaints } = props;
  return [
    ...validateName("the group's name", name),
    ...capacityProblems(props, word),
    ...launchProblems(props, word),
    ...launchSourceProblems(props, word),
    ...configurationProblems(props, word),
    ...upkeepProblems(props, word),
    ...lifecycleProblems(props, word),
    ...refreshProblems(props, word),
    ...(mixedInstances ? mixedProblems(mixedInstances, word) : []),
    ...contradictions(props, word),
    ...validateTags(props.tags ?? {}, word("tags")),
    ...autoScalingTags.flatMap(({ key, value }) => validateTags({ [key]: value }, word("autoScalingTags"))),
    ...(props.autoscalerDiscovery === true
      ? validateTags(
          nodeTemplateTags(nodeLabels, nodeTaints),
          `the autoscaler's tags of ${word("nodeLabels")} and ${word("nodeTaints")}`,
        )
      : []),
  ];
}
