import { Token } from "cdktf";
import { validateName } from "../../shared/aws-names";
import { validateTags } from "../../shared/tags";
import {
  anything,
  flag,
  listOf,
  number,
  oneOf,
  problemsOf,
  recordOf,
  shapeOf,
  text,
  type Shape,
} from "../../shared/shape";
import { WORKER_GROUP_DEFAULTS as DEFAULTS } from "../defaults";
import {
  DESIRED_CAPACITY_OWNERS,
  LAUNCH_MODES,
  type AutoScalingTag,
  type RootVolume,
  type WorkerGroupProps,
} from "./types";

/** What the caller calls each prop; a facade with names of its own hands in a translation. */
export type Wording = (prop: string) => string;

type Values = Omit<
  WorkerGroupProps,
  "clusterName" | "imageId" | "userData" | "securityGroupIds" | "instanceProfileName"
>;

const VOLUME_SHAPE: Shape<RootVolume> = {
  size: number,
  type: text,
  iops: number,
  throughput: number,
  encrypted: flag,
  kmsKeyId: text,
  deviceName: text,
};
const TAG_SHAPE: Shape<AutoScalingTag> = { key: text, value: text, propagateAtLaunch: flag };
export const autoScalingTagsCheck = listOf(shapeOf(TAG_SHAPE, ["key", "value", "propagateAtLaunch"]));

const SHAPE: Shape<WorkerGroupProps> = {
  clusterName: text,
  imageId: text,
  userData: text,
  subnetIds: listOf(text),
  securityGroupIds: listOf(text),
  instanceProfileName: text,
  instanceType: text,
  minSize: number,
  maxSize: number,
  desiredCapacity: number,
  desiredCapacityOwner: oneOf(DESIRED_CAPACITY_OWNERS),
  launchMode: oneOf(LAUNCH_MODES),
  rootVolume: shapeOf(VOLUME_SHAPE),
  keyName: text,
  associatePublicIpAddress: flag,
  enableMonitoring: flag,
  ebsOptimized: flag,
  metadataHttpTokens: oneOf(["required", "optional"]),
  metadataHttpPutResponseHopLimit: number,
  autoscalerDiscovery: flag,
  protectFromScaleIn: flag,
  suspendedProcesses: listOf(text),
  targetGroupArns: listOf(text),
  enabledMetrics: listOf(text),
  placementGroup: text,
  forceDelete: flag,
  tags: recordOf(text),
  autoScalingTags: autoScalingTagsCheck,
  dependsOn: anything,
};
const REQUIRED = [
  "clusterName",
  "imageId",
  "userData",
  "subnetIds",
  "securityGroupIds",
  "instanceProfileName",
] as const;

/** Everything that is wrong with a worker group's props used alone: their shape first, then their values. */
export function validateWorkerGroup(name: string, props: WorkerGroupProps): string[] {
  return problemsOf(shapeOf(SHAPE, REQUIRED), props, (group) => workerGroupProblems(name, group));
}

/** What is wrong with the values of a worker group's props. */
export function workerGroupProblems(name: string, props: Values, word: Wording = (prop) => prop): string[] {
  return [
    ...validateName("the group's name", name),
    ...sizeProblems(props, word),
    ...instanceTypeProblems(props.instanceType, word("instanceType")),
    ...volumeProblems(props, word),
    ...configurationProblems(props, word),
    ...hopProblems(props.metadataHttpPutResponseHopLimit, word("metadataHttpPutResponseHopLimit")),
    ...(Array.isArray(props.subnetIds) && props.subnetIds.length === 0
      ? [`${word("subnetIds")} is empty; name one subnet or more`]
      : []),
    ...validateTags(props.tags ?? {}, word("tags")),
    ...(props.autoScalingTags ?? []).flatMap(({ key, value }) =>
      validateTags({ [key]: value }, word("autoScalingTags")),
    ),
  ];
}

function sizeProblems(props: Values, word: Wording): string[] {
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

function instanceTypeProblems(instanceType: string | undefined, label: string): string[] {
  if (instanceType === undefined || Token.isUnresolved(instanceType)) return [];
  return /^[a-z][a-z0-9-]*\d[a-z0-9-]*\.[a-z0-9-]+$/.test(instanceType)
    ? []
    : [`${label} ("${instanceType}") is not an instance type, such as "${DEFAULTS.instanceType}"`];
}

/** What a launch configuration has no argument for; it would be dropped without a word. */
function configurationProblems({ launchMode, rootVolume = {} }: Values, word: Wording): string[] {
  if (launchMode !== "launch-configuration") return [];
  const lost = (["kmsKeyId", "deviceName"] as const).filter((prop) => rootVolume[prop] !== undefined);
  return lost.map(
    (prop) =>
      `${word(`rootVolume.${prop}`)}: a launch configuration cannot name one; use a launch template, or drop it`,
  );
}

function volumeProblems({ rootVolume = {} }: Values, word: Wording): string[] {
  const { size = DEFAULTS.rootVolumeSize, type = DEFAULTS.rootVolumeType, iops, throughput, kmsKeyId } = rootVolume;
  const { encrypted = DEFAULTS.rootVolumeEncrypted } = rootVolume;
  if (Token.isUnresolved(size) || Token.isUnresolved(type)) return [];
  const name = (prop: string) => word(`rootVolume.${prop}`);
  return [
    ...(Number.isInteger(size) && size >= 1 && size <= 65536
      ? []
      : [`${name("size")} (${size}) must be a whole number of GiB from 1 to 65536`]),
    ...(throughput !== undefined && type !== "gp3"
      ? [`${name("throughput")} goes with a gp3 volume, and ${name("type")} is "${type}"; drop one of them`]
      : []),
    ...(iops !== undefined && !["gp3", "io1", "io2"].includes(type)
      ? [`${name("iops")} goes with gp3, io1 or io2, and ${name("type")} is "${type}"; drop one of them`]
      : []),
    ...(iops === undefined && ["io1", "io2"].includes(type) ? [`${name("type")} "${type}" needs ${name("iops")}`] : []),
    ...(kmsKeyId !== undefined && encrypted === false
      ? [`${name("kmsKeyId")} is given while ${name("encrypted")} is false; drop one of them`]
      : []),
  ];
}

function hopProblems(limit: number | undefined, label: string): string[] {
  if (limit === undefined || Token.isUnresolved(limit)) return [];
  return Number.isInteger(limit) && limit >= 1 && limit <= 64 ? [] : [`${label} (${limit}) must be from 1 to 64`];
}
