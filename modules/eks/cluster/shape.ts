import { CLUSTER_LOG_TYPES } from "../../cluster/types";
import { WAYS_OUT } from "../../shared/placement";
import { anything, flag, listOf, number, oneOf, recordOf, shapeOf, text, type Shape } from "../../shared/shape";
import { subnetsCheck } from "../subnets";
import type { ClusterEncryptionConfig, EksClusterProps } from "./props";

const ENCRYPTION_SHAPE: Shape<ClusterEncryptionConfig> = {
  providerKeyArn: text,
  resources: listOf(oneOf(["secrets"])),
};

export const CLUSTER_SHAPE: Shape<EksClusterProps> = {
  clusterName: text,
  subnets: subnetsCheck,
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
};
