import {
  computeConfigCheck,
  identityProvidersCheck,
  remoteNetworkConfigCheck,
  scalingConfigCheck,
  upgradePolicyCheck,
  zonalShiftCheck,
} from "../../cluster/shape";
import { CLUSTER_LOG_TYPES, IP_FAMILIES, LOG_GROUP_CLASSES } from "../../cluster/types";
import { WAYS_OUT } from "../../shared/placement";
import {
  anything,
  duration,
  flag,
  listOf,
  number,
  oneOf,
  recordOf,
  shapeOf,
  text,
  type Shape,
  writtenListOf,
} from "../../shared/shape";
import { subnetsCheck } from "../subnets";
import type { ClusterEncryptionConfig, EksClusterIamProps, EksClusterKeyProps, EksClusterProps } from "./props";

const ENCRYPTION_SHAPE: Shape<ClusterEncryptionConfig> = {
  providerKeyArn: text,
  resources: listOf(oneOf(["secrets"])),
};

const KEY_SHAPE: Shape<EksClusterKeyProps> = {
  clusterEncryptionConfig: writtenListOf(shapeOf(ENCRYPTION_SHAPE, ["providerKeyArn"])),
  kmsKeyDescription: text,
  kmsKeyDeletionWindowInDays: number,
  enableKmsKeyRotation: flag,
  kmsKeyRotationPeriodInDays: number,
  kmsKeyAliases: listOf(text),
  kmsKeyEnableDefaultPolicy: flag,
  kmsKeyOwners: listOf(text),
  kmsKeyAdministrators: listOf(text),
  kmsKeyUsers: listOf(text),
  kmsKeyServiceUsers: listOf(text),
  kmsKeyPolicy: text,
};

const IAM_SHAPE: Shape<EksClusterIamProps> = {
  manageClusterIamResources: flag,
  clusterIamRoleName: text,
  clusterIamRoleArn: text,
  clusterIamRoleAdditionalPolicies: recordOf(text),
  iamPath: text,
  permissionsBoundary: text,
  enableIrsa: flag,
  openidConnectAudiences: listOf(text),
  eksOidcRootCaThumbprint: text,
  customOidcThumbprints: listOf(text),
  clusterIdentityProviders: identityProvidersCheck,
  nodeIamRoleName: text,
  nodeIamRoleAdditionalPolicies: recordOf(text),
  enableAutoModeCustomTags: flag,
  createCniIpv6IamPolicy: flag,
};

export const CLUSTER_SHAPE: Shape<EksClusterProps> = {
  ...IAM_SHAPE,
  ...KEY_SHAPE,
  clusterName: text,
  subnets: subnetsCheck,
  vpcId: text,
  controlPlaneSubnetIds: listOf(text),
  clusterVersion: text,
  clusterForceUpdateVersion: flag,
  clusterUpgradePolicy: upgradePolicyCheck,
  clusterEnabledLogTypes: listOf(oneOf(CLUSTER_LOG_TYPES)),
  createCloudwatchLogGroup: flag,
  clusterLogRetentionInDays: number,
  clusterLogKmsKeyId: text,
  cloudwatchLogGroupClass: oneOf(LOG_GROUP_CLASSES),
  cloudwatchLogGroupTags: recordOf(text),
  clusterEndpointPrivateAccess: flag,
  clusterEndpointPublicAccess: flag,
  clusterEndpointPublicAccessCidrs: listOf(text),
  clusterIpFamily: oneOf(IP_FAMILIES),
  clusterServiceIpv4Cidr: text,
  clusterRemoteNetworkConfig: remoteNetworkConfigCheck,
  clusterEgressCidrs: listOf(text),
  clusterComputeConfig: computeConfigCheck,
  bootstrapSelfManagedAddons: flag,
  clusterZonalShiftConfig: zonalShiftCheck,
  controlPlaneScalingConfig: scalingConfigCheck,
  clusterDeletionProtection: flag,
  clusterTags: recordOf(text),
  clusterCreateTimeout: duration,
  clusterUpdateTimeout: duration,
  clusterDeleteTimeout: duration,
  tags: recordOf(text),
  subnetWayOut: oneOf(WAYS_OUT),
  addressCheck: oneOf(["warn", "error", "off"]),
  today: text,
  clusterVersionBefore: text,
  oldestNodeVersion: text,
  dependsOn: anything,
};
