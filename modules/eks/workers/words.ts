import type { RootVolume, WorkerGroupProps } from "../../nodes/worker-group/types";
import type { EksWorkerGroup } from "./props";

type GroupProp = keyof WorkerGroupProps | `rootVolume.${keyof RootVolume}`;

/** A worker group's prop, and the registry module's word for it. */
export const WORKER_GROUP_WORDS = {
  instanceType: "instanceType",
  minSize: "asgMinSize",
  maxSize: "asgMaxSize",
  desiredCapacity: "asgDesiredCapacity",
  desiredCapacityOwner: "asgDesiredCapacityOwner",
  forceDelete: "asgForceDelete",
  launchMode: "launchMode",
  "rootVolume.size": "rootVolumeSize",
  "rootVolume.type": "rootVolumeType",
  "rootVolume.iops": "rootIops",
  "rootVolume.throughput": "rootVolumeThroughput",
  "rootVolume.encrypted": "rootEncrypted",
  "rootVolume.kmsKeyId": "rootKmsKeyId",
  "rootVolume.deviceName": "rootBlockDeviceName",
  keyName: "keyName",
  associatePublicIpAddress: "publicIp",
  enableMonitoring: "enableMonitoring",
  ebsOptimized: "ebsOptimized",
  metadataHttpTokens: "metadataHttpTokens",
  metadataHttpPutResponseHopLimit: "metadataHttpPutResponseHopLimit",
  autoscalerDiscovery: "autoscalingEnabled",
  protectFromScaleIn: "protectFromScaleIn",
  suspendedProcesses: "suspendedProcesses",
  targetGroupArns: "targetGroupArns",
  enabledMetrics: "enabledMetrics",
  placementGroup: "placementGroup",
  autoScalingTags: "tags",
} as const satisfies { readonly [Prop in GroupProp]?: keyof EksWorkerGroup };
