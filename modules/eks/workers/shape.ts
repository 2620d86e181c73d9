import { TAINT_EFFECTS, type Taint } from "../../nodes/bootstrap/kubelet-flags";
import { DESIRED_CAPACITY_OWNERS, LAUNCH_MODES } from "../../nodes/worker-group/types";
import { autoScalingTagsCheck } from "../../nodes/worker-group/validate";
import { either, flag, listOf, number, oneOf, recordOf, shapeOf, text, type Shape } from "../../shared/shape";
import { subnetsCheck } from "../subnets";
import type { EksWorkerGroup, EksWorkersProps, NamedEksWorkerGroup } from "./props";

const TAINT_SHAPE: Shape<Taint> = { key: text, value: text, effect: oneOf(TAINT_EFFECTS) };

export const WORKER_GROUP_SHAPE: Shape<EksWorkerGroup> = {
  instanceType: text,
  asgMinSize: number,
  asgMaxSize: number,
  asgDesiredCapacity: number,
  asgDesiredCapacityOwner: oneOf(DESIRED_CAPACITY_OWNERS),
  asgForceDelete: flag,
  launchMode: oneOf(LAUNCH_MODES),
  amiId: text,
  subnets: subnetsCheck,
  additionalSecurityGroupIds: listOf(text),
  rootVolumeSize: number,
  rootVolumeType: text,
  rootIops: number,
  rootVolumeThroughput: number,
  rootEncrypted: flag,
  rootKmsKeyId: text,
  rootBlockDeviceName: text,
  keyName: text,
  publicIp: flag,
  enableMonitoring: flag,
  ebsOptimized: flag,
  metadataHttpTokens: oneOf(["required", "optional"]),
  metadataHttpPutResponseHopLimit: number,
  autoscalingEnabled: flag,
  protectFromScaleIn: flag,
  suspendedProcesses: listOf(text),
  targetGroupArns: listOf(text),
  enabledMetrics: listOf(text),
  placementGroup: text,
  preUserdata: text,
  additionalUserdata: text,
  kubeletExtraArgs: text,
  labels: recordOf(text),
  taints: listOf(shapeOf(TAINT_SHAPE, ["key", "effect"])),
  tags: autoScalingTagsCheck,
};
const NAMED_GROUP_SHAPE: Shape<NamedEksWorkerGroup> = { ...WORKER_GROUP_SHAPE, name: text };

export const WORKERS_SHAPE: Shape<EksWorkersProps> = {
  workerGroups: either({ list: listOf(shapeOf(NAMED_GROUP_SHAPE)), object: recordOf(shapeOf(WORKER_GROUP_SHAPE)) }),
  workersGroupDefaults: shapeOf(WORKER_GROUP_SHAPE),
  workersRoleName: text,
  workersAdditionalPolicies: either({ list: listOf(text), object: recordOf(text) }),
  attachWorkerCniPolicy: flag,
  attachWorkerAutoscalingPolicy: flag,
  workerAdditionalSecurityGroupIds: listOf(text),
  workerSgIngressFromPort: number,
  workersEgressCidrs: listOf(text),
};
