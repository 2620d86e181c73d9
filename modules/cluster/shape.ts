import {
  arrayOf,
  duration,
  either,
  flag,
  listOf,
  literal,
  mapOf,
  number,
  oneOf,
  plainText,
  recordOf,
  shapeOf,
  text,
  writtenListOf,
  type Shape,
} from "../shared/shape";
import {
  AUTHENTICATION_MODES,
  CLUSTER_LOG_TYPES,
  CONTROL_PLANE_TIERS,
  IP_FAMILIES,
  LOG_GROUP_CLASSES,
  NODE_POOLS,
  SUPPORT_TYPES,
  type AutoModeNodeRoleSettings,
  type ClusterProps,
  type ClusterTimeouts,
  type ComputeConfig,
  type IdentityProvider,
  type RemoteNetworkConfig,
  type SecretsKeySettings,
} from "./types";

export const TIMEOUTS_SHAPE: Shape<ClusterTimeouts> = { create: duration, update: duration, delete: duration };
const COMPUTE_SHAPE: Shape<ComputeConfig> = {
  enabled: literal(flag),
  nodePools: listOf(oneOf(NODE_POOLS)),
  nodeRoleArn: text,
};
const networksCheck = shapeOf<{ cidrs: readonly string[] }>({ cidrs: listOf(text) }, ["cidrs"]);
const REMOTE_SHAPE: Shape<RemoteNetworkConfig> = {
  remoteNodeNetworks: networksCheck,
  remotePodNetworks: networksCheck,
};
const IDENTITY_PROVIDER_SHAPE: Shape<IdentityProvider> = {
  clientId: text,
  issuerUrl: text,
  identityProviderConfigName: text,
  usernameClaim: text,
  usernamePrefix: plainText,
  groupsClaim: text,
  groupsPrefix: plainText,
  requiredClaims: mapOf(text),
  tags: mapOf(text),
};
const SECRETS_KEY_SHAPE: Shape<SecretsKeySettings> = {
  description: text,
  deletionWindowInDays: number,
  enableKeyRotation: flag,
  rotationPeriodInDays: number,
  aliases: literal(listOf(text)),
  policy: text,
  enableDefaultPolicy: literal(flag),
  owners: writtenListOf(text),
  administrators: writtenListOf(text),
  users: writtenListOf(text),
  serviceUsers: writtenListOf(text),
};
const AUTO_MODE_NODE_ROLE_SHAPE: Shape<AutoModeNodeRoleSettings> = { name: text, additionalPolicies: recordOf(text) };

/** Checks of what has the same shape in every vocabulary. */
export const computeConfigCheck = shapeOf(COMPUTE_SHAPE, ["enabled"]);
export const remoteNetworkConfigCheck = shapeOf(REMOTE_SHAPE, ["remoteNodeNetworks"]);
export const identityProvidersCheck = recordOf(shapeOf(IDENTITY_PROVIDER_SHAPE, ["clientId", "issuerUrl"]));
export const upgradePolicyCheck = shapeOf<{ supportType: string }>({ supportType: oneOf(SUPPORT_TYPES) }, [
  "supportType",
]);
export const zonalShiftCheck = shapeOf<{ enabled: boolean }>({ enabled: flag }, ["enabled"]);
export const scalingConfigCheck = shapeOf<{ tier: string }>({ tier: oneOf(CONTROL_PLANE_TIERS) }, ["tier"]);

export const CLUSTER_PART_SHAPE: Shape<ClusterProps> = {
  name: text,
  subnetIds: listOf(text),
  securityGroupIds: listOf(text),
  version: text,
  forceUpdateVersion: flag,
  upgradePolicy: upgradePolicyCheck,
  authenticationMode: oneOf(AUTHENTICATION_MODES),
  bootstrapClusterCreatorAdminPermissions: flag,
  bootstrapSelfManagedAddons: flag,
  endpointPrivateAccess: flag,
  endpointPublicAccess: flag,
  publicAccessCidrs: arrayOf(text),
  ipFamily: oneOf(IP_FAMILIES),
  serviceIpv4Cidr: text,
  remoteNetworkConfig: remoteNetworkConfigCheck,
  secretsEncryption: either({
    scalar: literal(oneOf(["own-key", "eks-default"])),
    object: shapeOf({ keyArn: text }, ["keyArn"]),
  }),
  secretsKey: shapeOf(SECRETS_KEY_SHAPE),
  enabledLogTypes: listOf(oneOf(CLUSTER_LOG_TYPES)),
  createLogGroup: literal(flag),
  logRetentionInDays: number,
  logKmsKeyId: text,
  logGroupClass: oneOf(LOG_GROUP_CLASSES),
  logGroupTags: mapOf(text),
  oidcProvider: literal(flag),
  oidcAudiences: listOf(text),
  oidcThumbprints: listOf(text),
  identityProviders: identityProvidersCheck,
  existingRole: shapeOf<{ arn: string; name: string }>({ arn: text, name: text }),
  roleName: text,
  rolePolicies: recordOf(text),
  iamPath: text,
  permissionsBoundary: text,
  partition: text,
  dnsSuffix: text,
  computeConfig: computeConfigCheck,
  autoModeNodeRole: shapeOf(AUTO_MODE_NODE_ROLE_SHAPE),
  autoModeCustomTags: literal(flag),
  vpcResourceController: literal(flag),
  zonalShiftConfig: zonalShiftCheck,
  controlPlaneScalingConfig: scalingConfigCheck,
  deletionProtection: flag,
  tags: mapOf(text),
  clusterTags: mapOf(text),
  timeouts: either({ object: shapeOf(TIMEOUTS_SHAPE) }),
};
