import type { ClusterProp } from "../../cluster/wording";
import type { EksProps } from "../props";

/**
 * The border between the two vocabularies: a part's prop, and the registry module's word for it. Both the translation and
 * the messages read such tables, so that a value and the complaint about it cannot drift apart.
 */
export const CLUSTER_WORDS = {
  name: "clusterName",
  version: "clusterVersion",
  forceUpdateVersion: "clusterForceUpdateVersion",
  upgradePolicy: "clusterUpgradePolicy",
  authenticationMode: "authenticationMode",
  bootstrapClusterCreatorAdminPermissions: "enableClusterCreatorAdminPermissions",
  bootstrapSelfManagedAddons: "bootstrapSelfManagedAddons",
  endpointPrivateAccess: "clusterEndpointPrivateAccess",
  endpointPublicAccess: "clusterEndpointPublicAccess",
  publicAccessCidrs: "clusterEndpointPublicAccessCidrs",
  ipFamily: "clusterIpFamily",
  serviceIpv4Cidr: "clusterServiceIpv4Cidr",
  remoteNetworkConfig: "clusterRemoteNetworkConfig",
  "secretsKey.description": "kmsKeyDescription",
  "secretsKey.deletionWindowInDays": "kmsKeyDeletionWindowInDays",
  "secretsKey.enableKeyRotation": "enableKmsKeyRotation",
  "secretsKey.rotationPeriodInDays": "kmsKeyRotationPeriodInDays",
  "secretsKey.aliases": "kmsKeyAliases",
  "secretsKey.policy": "kmsKeyPolicy",
  "secretsKey.enableDefaultPolicy": "kmsKeyEnableDefaultPolicy",
  "secretsKey.owners": "kmsKeyOwners",
  "secretsKey.administrators": "kmsKeyAdministrators",
  "secretsKey.users": "kmsKeyUsers",
  "secretsKey.serviceUsers": "kmsKeyServiceUsers",
  enabledLogTypes: "clusterEnabledLogTypes",
  createLogGroup: "createCloudwatchLogGroup",
  logRetentionInDays: "clusterLogRetentionInDays",
  logKmsKeyId: "clusterLogKmsKeyId",
  logGroupClass: "cloudwatchLogGroupClass",
  logGroupTags: "cloudwatchLogGroupTags",
  oidcProvider: "enableIrsa",
  oidcAudiences: "openidConnectAudiences",
  identityProviders: "clusterIdentityProviders",
  roleName: "clusterIamRoleName",
  rolePolicies: "clusterIamRoleAdditionalPolicies",
  iamPath: "iamPath",
  permissionsBoundary: "permissionsBoundary",
  computeConfig: "clusterComputeConfig",
  "autoModeNodeRole.name": "nodeIamRoleName",
  "autoModeNodeRole.additionalPolicies": "nodeIamRoleAdditionalPolicies",
  autoModeCustomTags: "enableAutoModeCustomTags",
  zonalShiftConfig: "clusterZonalShiftConfig",
  controlPlaneScalingConfig: "controlPlaneScalingConfig",
  deletionProtection: "clusterDeletionProtection",
  "timeouts.create": "clusterCreateTimeout",
  "timeouts.update": "clusterUpdateTimeout",
  "timeouts.delete": "clusterDeleteTimeout",
  clusterTags: "clusterTags",
  tags: "tags",
} as const satisfies { readonly [Prop in ClusterProp]?: keyof EksProps };

/** What messages call a prop that more than one word, or a word of another topic, is translated into. */
export const OTHER_CLUSTER_WORDS = {
  subnetIds: "subnets",
  securityGroupIds: "clusterAdditionalSecurityGroupIds",
  secretsEncryption: "clusterEncryptionConfig",
  oidcThumbprints: "eksOidcRootCaThumbprint or customOidcThumbprints",
  "existingRole.arn": "clusterIamRoleArn",
  "existingRole.name": "clusterIamRoleName",
} as const satisfies { readonly [Prop in ClusterProp]?: string };
