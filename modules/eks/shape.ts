import { ACCESS_ENTRY_SHAPE, mapRolesCheck, mapUsersCheck } from "../access/validate";
import { AUTHENTICATION_MODES, CLUSTER_LOG_TYPES } from "../cluster/types";
import { TAINT_EFFECTS, type Taint } from "../nodes/bootstrap/kubelet-flags";
import { DESIRED_CAPACITY_OWNERS, LAUNCH_MODES } from "../nodes/worker-group/types";
import { autoScalingTagsCheck } from "../nodes/worker-group/validate";
import { WAYS_OUT, type SubnetRef } from "../shared/placement";
import { anything, either, flag, listOf, number, oneOf, recordOf, shapeOf, text, type Shape } from "../shared/shape";
import type { ClusterEncryptionConfig } from "./cluster-props";
import type { EksProps } from "./props";
import type { EksWorkerGroup, NamedEksWorkerGroup } from "./worker-props";

const SUBNET_SHAPE: Shape<SubnetRef> = { id: text, wayOut: oneOf(WAYS_OUT), name: text };
const ENCRYPTION_SHAPE: Shape<ClusterEncryptionConfig> = {
  providerKeyArn: text,
  resources: listOf(oneOf(["secrets"])),
};
const TAINT_SHAPE: Shape<Taint> = { key: text, value: text, effect: oneOf(TAINT_EFFECTS) };
const subnets = listOf(either({ scalar: text, object: shapeOf(SUBNET_SHAPE, ["id", "wayOut"]) }));

export const WORKER_GROUP_SHAPE: Shape<EksWorkerGroup> = {
  instanceType: text,
  asgMinSize: number,
  asgMaxSize: number,
  asgDesiredCapacity: number,
  asgDesiredCapacityOwner: oneOf(DESIRED_CAPACITY_OWNERS),
  asgForceDelete: flag,
  launchMode: oneOf(LAUNCH_MODES),
  amiId: text,
  subnets,
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

/** The run-time shape of `Eks`' props; the stacks build theirs upon it. */
export const EKS_SHAPE: Shape<EksProps> = {
  clusterName: text,
  subnets,
  vpcId: text,
  clusterVersion: text,
  clusterEnabledLogTypes: listOf(oneOf(CLUSTER_LOG_TYPES)),
  clusterLogRetentionInDays: number,
  clusterLogKmsKeyId: text,
  clusterEndpointPrivateAccess: flag,
  clusterEndpointPublicAccess: flag,
  clusterEndpointPublicAccessCidrs: listOf(text),
  clusterServiceIpv4Cidr: text,
  clusterEncryptionConfig: listOf(shapeOf(ENCRYPTION_SHAPE, ["providerKeyArn"])),
  clusterEgressCidrs: listOf(text),
  clusterIamRoleName: text,
  clusterTags: recordOf(text),
  clusterCreateTimeout: text,
  clusterUpdateTimeout: text,
  clusterDeleteTimeout: text,
  enableIrsa: flag,
  iamPath: text,
  permissionsBoundary: text,
  kubeconfigName: text,
  tags: recordOf(text),
  subnetWayOut: oneOf(WAYS_OUT),
  today: text,
  dependsOn: anything,
  authenticationMode: oneOf(AUTHENTICATION_MODES),
  enableClusterCreatorAdminPermissions: flag,
  admins: recordOf(text),
  accessEntries: recordOf(shapeOf(ACCESS_ENTRY_SHAPE, ["principalArn"])),
  mapRoles: mapRolesCheck,
  mapUsers: mapUsersCheck,
  mapAccounts: listOf(text),
  manageAwsAuth: flag,
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
