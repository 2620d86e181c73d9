import type { ClusterProps } from "../cluster/types";
import type { RootVolume, WorkerGroupProps } from "../nodes/worker-group/types";
import type { EksProps } from "./props";
import type { EksWorkerGroup } from "./worker-props";

/**
 * The border between the two vocabularies: a part's prop, and the registry module's word for it. Both the translation and
 * the messages read these tables, so that a value and the complaint about it cannot drift apart.
 */
type GroupProp = keyof WorkerGroupProps | `rootVolume.${keyof RootVolume}`;

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

export const CLUSTER_WORDS = {
  name: "clusterName",
  version: "clusterVersion",
  authenticationMode: "authenticationMode",
  bootstrapClusterCreatorAdminPermissions: "enableClusterCreatorAdminPermissions",
  endpointPrivateAccess: "clusterEndpointPrivateAccess",
  endpointPublicAccess: "clusterEndpointPublicAccess",
  publicAccessCidrs: "clusterEndpointPublicAccessCidrs",
  serviceIpv4Cidr: "clusterServiceIpv4Cidr",
  enabledLogTypes: "clusterEnabledLogTypes",
  logRetentionInDays: "clusterLogRetentionInDays",
  logKmsKeyId: "clusterLogKmsKeyId",
  oidcProvider: "enableIrsa",
  roleName: "clusterIamRoleName",
  iamPath: "iamPath",
  permissionsBoundary: "permissionsBoundary",
  clusterTags: "clusterTags",
  tags: "tags",
} as const satisfies { readonly [Prop in keyof ClusterProps]?: keyof EksProps };

/** The module's word for a part's prop; a prop without one is called by its own name. */
export function wording(words: Readonly<Record<string, string>>, others: Readonly<Record<string, string>> = {}) {
  return (prop: string): string => words[prop] ?? others[prop] ?? prop;
}

/**
 * The props that a table names, each with the value that its word has in `source`; what was not given is left out. A dot
 * in a prop's name makes a nested object. The one place that moves values from one vocabulary to the other.
 */
export function translated(words: Readonly<Record<string, string>>, source: object): object {
  const values = source as Readonly<Record<string, unknown>>;
  const result: Record<string, unknown> = {};
  for (const [prop, word] of Object.entries(words)) {
    if (values[word] === undefined) continue;
    const [outer, inner] = prop.split(".") as [string, string?];
    if (inner === undefined) result[outer] = values[word];
    else result[outer] = { ...(result[outer] as object | undefined), [inner]: values[word] };
  }
  return result;
}
