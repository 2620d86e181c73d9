import type { EksClusterConfig } from "@cdktf/provider-aws/lib/eks-cluster";
import { asArray, isGivenList, merged } from "../shared/lists";
import { CLUSTER_DEFAULTS } from "./defaults";
import type { ClusterProps } from "./types";

/** What other resources give to the control plane. */
export interface ClusterParts {
  readonly roleArn: string;
  /** Key that secrets are encrypted with, where there is one. */
  readonly keyArn?: string;
  /** Role of the nodes of EKS Auto Mode, where it is made here. */
  readonly autoModeNodeRoleArn?: string;
}

/** The control plane's arguments. */
export function clusterConfig(
  props: ClusterProps,
  { roleArn, keyArn, autoModeNodeRoleArn }: ClusterParts,
): EksClusterConfig {
  const {
    version = CLUSTER_DEFAULTS.version,
    authenticationMode = CLUSTER_DEFAULTS.authenticationMode,
    bootstrapClusterCreatorAdminPermissions = CLUSTER_DEFAULTS.bootstrapClusterCreatorAdminPermissions,
    enabledLogTypes = CLUSTER_DEFAULTS.enabledLogTypes,
    computeConfig,
    bootstrapSelfManagedAddons = computeConfig?.enabled ? false : undefined,
  } = props;
  return {
    name: props.name,
    version,
    roleArn,
    accessConfig: { authenticationMode, bootstrapClusterCreatorAdminPermissions },
    bootstrapSelfManagedAddons,
    vpcConfig: vpcConfig(props),
    encryptionConfig: keyArn === undefined ? undefined : { provider: { keyArn }, resources: ["secrets"] },
    kubernetesNetworkConfig: kubernetesNetworkConfig(props),
    ...autoMode(computeConfig, autoModeNodeRoleArn),
    remoteNetworkConfig: remoteNetworkConfig(props.remoteNetworkConfig),
    enabledClusterLogTypes: isGivenList(enabledLogTypes) ? asArray(enabledLogTypes) : undefined,
    upgradePolicy: props.upgradePolicy,
    forceUpdateVersion: props.forceUpdateVersion,
    zonalShiftConfig: props.zonalShiftConfig,
    controlPlaneScalingConfig: props.controlPlaneScalingConfig,
    deletionProtection: props.deletionProtection,
    tags: merged(props.tags, props.clusterTags),
    timeouts: { ...CLUSTER_DEFAULTS.timeouts, ...props.timeouts },
  };
}

function vpcConfig(props: ClusterProps): EksClusterConfig["vpcConfig"] {
  const {
    endpointPrivateAccess = CLUSTER_DEFAULTS.endpointPrivateAccess,
    endpointPublicAccess = CLUSTER_DEFAULTS.endpointPublicAccess,
    publicAccessCidrs = CLUSTER_DEFAULTS.publicAccessCidrs,
  } = props;
  return {
    subnetIds: props.subnetIds as string[],
    securityGroupIds: props.securityGroupIds as string[],
    endpointPrivateAccess,
    endpointPublicAccess,
    // EKS remembers the last list while the public endpoint is off; sending one then would be a change for ever.
    publicAccessCidrs: endpointPublicAccess ? [...publicAccessCidrs] : undefined,
  };
}

/** Left out where nothing is asked for: EKS then chooses, and there is no block to differ from what it chose. */
function kubernetesNetworkConfig(props: ClusterProps): EksClusterConfig["kubernetesNetworkConfig"] {
  const { ipFamily, serviceIpv4Cidr, computeConfig } = props;
  if (ipFamily === undefined && serviceIpv4Cidr === undefined && computeConfig === undefined) return undefined;
  return {
    ipFamily,
    serviceIpv4Cidr,
    elasticLoadBalancing: computeConfig && { enabled: computeConfig.enabled },
  };
}

/**
 * Two of the three blocks of EKS Auto Mode; the third is load balancing, above. The role is told unless Auto Mode runs
 * without pools of its own, where EKS refuses it: also when it is turned off, since a role that vanishes replaces the cluster.
 * @see https://github.com/hashicorp/terraform-provider-aws/issues/40582
 */
function autoMode(
  config: ClusterProps["computeConfig"],
  madeRoleArn: string | undefined,
): Pick<EksClusterConfig, "computeConfig" | "storageConfig"> {
  if (config === undefined) return {};
  const { enabled, nodePools = [], nodeRoleArn = madeRoleArn } = config;
  return {
    computeConfig: {
      enabled,
      nodePools: enabled && isGivenList(nodePools) ? asArray(nodePools) : undefined,
      nodeRoleArn: enabled && !isGivenList(nodePools) ? undefined : nodeRoleArn,
    },
    storageConfig: { blockStorage: { enabled } },
  };
}

function remoteNetworkConfig(config: ClusterProps["remoteNetworkConfig"]): EksClusterConfig["remoteNetworkConfig"] {
  const networks = (given: { readonly cidrs: readonly string[] }) => ({ cidrs: given.cidrs as string[] });
  return (
    config && {
      remoteNodeNetworks: networks(config.remoteNodeNetworks),
      remotePodNetworks: config.remotePodNetworks && networks(config.remotePodNetworks),
    }
  );
}
