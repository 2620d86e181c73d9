import {
  arrayOf,
  either,
  flag,
  listOf,
  literal,
  number,
  plainText,
  recordOf,
  shapeOf,
  text,
  writtenListOf,
  type Shape,
} from "../../shared/shape";
import { GROUP_CAPACITY_SHAPE } from "./group/capacity";
import { GROUP_IAM_SHAPE } from "./group/iam";
import { GROUP_IMAGE_SHAPE } from "./group/image";
import { GROUP_INSTANCE_SHAPE } from "./group/instance";
import { GROUP_LIFECYCLE_SHAPE } from "./group/lifecycle";
import { GROUP_MIXED_SHAPE } from "./group/mixed";
import { GROUP_NETWORK_SHAPE } from "./group/network";
import { GROUP_PLACE_SHAPE } from "./group/place";
import { GROUP_ROLLOUT_SHAPE } from "./group/rollout";
import { GROUP_SOURCE_SHAPE } from "./group/source";
import { GROUP_UPKEEP_SHAPE } from "./group/upkeep";
import { GROUP_USER_DATA_SHAPE } from "./group/user-data";
import { GROUP_VOLUMES_SHAPE } from "./group/volumes";
import { WORKERS_IMAGE_SHAPE } from "./image-props";
import { MODULE_GROUP_KEYS } from "../module-names";
import type { EksWorkerGroup, EksWorkersProps, NamedEksWorkerGroup } from "./props";

/** What is said of instances: the keys that a launch template which exists takes the place of. */
export const LAUNCH_KEYS_SHAPE = {
  ...GROUP_INSTANCE_SHAPE,
  ...GROUP_IMAGE_SHAPE,
  ...GROUP_PLACE_SHAPE,
  ...GROUP_VOLUMES_SHAPE,
  ...GROUP_NETWORK_SHAPE,
  ...GROUP_USER_DATA_SHAPE,
};

export const WORKER_GROUP_SHAPE: Shape<EksWorkerGroup> = {
  ...GROUP_SOURCE_SHAPE,
  ...LAUNCH_KEYS_SHAPE,
  ...GROUP_IAM_SHAPE,
  ...GROUP_CAPACITY_SHAPE,
  ...GROUP_UPKEEP_SHAPE,
  ...GROUP_LIFECYCLE_SHAPE,
  ...GROUP_ROLLOUT_SHAPE,
  ...GROUP_MIXED_SHAPE,
};
/** What the registry module or managed node groups call it. */
export const OTHER_GROUP_KEYS = {
  ...MODULE_GROUP_KEYS,
  amiType: "that is of nodeGroups; a worker group's image is said by amiFamily",
  capacityType: "that is of nodeGroups; a worker group buys spot by onDemandPercentageAboveBaseCapacity",
  desiredCapacity: 'did you mean "asgDesiredCapacity"?',
  diskSize: 'did you mean "rootVolumeSize"?',
  diskType: 'did you mean "rootVolumeType"?',
  instanceTypes: 'did you mean "instanceType", or "overrideInstanceTypes" for several?',
  k8sLabels: 'did you mean "labels"?',
  maxCapacity: 'did you mean "asgMaxSize"?',
  minCapacity: 'did you mean "asgMinSize"?',
};
const NAMED_GROUP_SHAPE: Shape<NamedEksWorkerGroup> = { ...WORKER_GROUP_SHAPE, name: text };

export const WORKERS_SHAPE: Shape<EksWorkersProps> = {
  ...WORKERS_IMAGE_SHAPE,
  workerGroups: either({
    list: writtenListOf(shapeOf(NAMED_GROUP_SHAPE, [], OTHER_GROUP_KEYS)),
    object: recordOf(shapeOf(WORKER_GROUP_SHAPE, [], OTHER_GROUP_KEYS)),
  }),
  workersGroupDefaults: shapeOf(WORKER_GROUP_SHAPE, [], OTHER_GROUP_KEYS),
  manageWorkerIamResources: literal(flag),
  workersRoleName: text,
  workersAdditionalPolicies: either({ list: literal(listOf(plainText)), object: recordOf(text) }),
  attachWorkerCniPolicy: literal(flag),
  attachWorkerAutoscalingPolicy: literal(flag),
  workerAdditionalSecurityGroupIds: listOf(text),
  workerSgIngressFromPort: number,
  workersEgressCidrs: arrayOf(plainText),
};
