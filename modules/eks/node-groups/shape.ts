import { recordOf, shapeOf, type Shape } from "../../shared/shape";
import { NODE_GROUP_IAM_SHAPE } from "./group/iam";
import { NODE_GROUP_IMAGES_SHAPE } from "./group/image";
import { NODE_GROUP_LABELS_SHAPE } from "./group/labels";
import { NODE_GROUP_LAUNCH_SHAPE } from "./group/launch";
import { NODE_GROUP_SIZES_SHAPE } from "./group/sizes";
import { NODE_GROUP_SOURCE_SHAPE } from "./group/source";
import { NODE_GROUP_USER_DATA_SHAPE } from "./group/user-data";
import type { EksNodeGroup, EksNodeGroupsProps } from "./props";

/** What only a launch template of the group's own can say. */
export const OWN_TEMPLATE_SHAPE = { ...NODE_GROUP_LAUNCH_SHAPE, ...NODE_GROUP_USER_DATA_SHAPE };

export const EKS_NODE_GROUP_SHAPE: Shape<EksNodeGroup> = {
  ...NODE_GROUP_SIZES_SHAPE,
  ...NODE_GROUP_IMAGES_SHAPE,
  ...NODE_GROUP_SOURCE_SHAPE,
  ...OWN_TEMPLATE_SHAPE,
  ...NODE_GROUP_LABELS_SHAPE,
  ...NODE_GROUP_IAM_SHAPE,
};

/** What worker groups call it. */
export const KEYS_OF_WORKER_GROUPS = {
  asgDesiredCapacity: 'did you mean "desiredCapacity"?',
  asgMaxSize: 'did you mean "maxCapacity"?',
  asgMinSize: 'did you mean "minCapacity"?',
  onDemandPercentageAboveBaseCapacity: 'that is of workerGroups; a managed group buys spot by capacityType "SPOT"',
  overrideInstanceTypes: 'did you mean "instanceTypes"?',
  rootVolumeSize: 'did you mean "diskSize"?',
  rootVolumeType: 'did you mean "diskType"?',
};

export const NODE_GROUPS_SHAPE: Shape<EksNodeGroupsProps> = {
  nodeGroups: recordOf(shapeOf(EKS_NODE_GROUP_SHAPE, [], KEYS_OF_WORKER_GROUPS)),
  nodeGroupsDefaults: shapeOf(EKS_NODE_GROUP_SHAPE, [], KEYS_OF_WORKER_GROUPS),
};
