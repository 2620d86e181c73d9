/** The parts of a cluster that may be changed, as far as their values matter. */
export interface ClusterParts {
  readonly version?: string;
  readonly logging?: Logging;
  readonly accessConfig?: { readonly authenticationMode?: string };
  readonly resourcesVpcConfig?: VpcConfig;
}

interface Logging {
  readonly clusterLogging?: readonly { readonly types?: readonly string[]; readonly enabled?: boolean }[];
}

interface VpcConfig {
  readonly subnetIds?: readonly string[];
  readonly endpointPrivateAccess?: boolean;
  readonly endpointPublicAccess?: boolean;
  readonly publicAccessCidrs?: readonly string[];
}

/** What an update is called that changes a part of a cluster, and what it calls the new value; one update is of one type. */
const KINDS: Readonly<Record<string, { readonly type: string; readonly param: string }>> = {
  logging: { type: "LoggingUpdate", param: "ClusterLogging" },
  authenticationMode: { type: "AccessConfigUpdate", param: "AuthenticationMode" },
  upgradePolicy: { type: "UpgradePolicyUpdate", param: "UpgradePolicy" },
  zonalShiftConfig: { type: "ZonalShiftConfigUpdate", param: "ZonalShiftConfig" },
  computeConfig: { type: "AutoModeUpdate", param: "ComputeConfig" },
  kubernetesNetworkConfig: { type: "AutoModeUpdate", param: "KubernetesNetworkConfig" },
  storageConfig: { type: "AutoModeUpdate", param: "StorageConfig" },
  remoteNetworkConfig: { type: "RemoteNetworkConfigUpdate", param: "RemoteNetworkConfig" },
  deletionProtection: { type: "DeletionProtectionUpdate", param: "DeletionProtection" },
  subnetIds: { type: "VpcConfigUpdate", param: "Subnets" },
  securityGroupIds: { type: "VpcConfigUpdate", param: "SecurityGroups" },
  endpointPrivateAccess: { type: "EndpointAccessUpdate", param: "EndpointPrivateAccess" },
  endpointPublicAccess: { type: "EndpointAccessUpdate", param: "EndpointPublicAccess" },
  publicAccessCidrs: { type: "EndpointAccessUpdate", param: "PublicAccessCidrs" },
};

const LOG_TYPES = ["api", "audit", "authenticator", "controllerManager", "scheduler"];
/** In the order in which a cluster may go from one to the next. */
const AUTHENTICATION_MODES = ["CONFIG_MAP", "API_AND_CONFIG_MAP", "API"];

/** The one type of update that these parts make together; a refusal where there is none. */
export function updateOf(asked: ClusterParts): { type: string; params: Record<string, unknown> } | string {
  const { accessConfig, resourcesVpcConfig, ...others } = asked;
  const given = Object.entries({ ...others, ...accessConfig, ...resourcesVpcConfig }).filter(
    ([, value]) => value != null,
  );
  const unknown = given.find(([part]) => !(part in KINDS));
  if (unknown) return `the rehearsal cannot update ${unknown[0]}`;
  const [type, ...more] = new Set(given.map(([part]) => KINDS[part]!.type));
  if (type === undefined || more.length > 0) return "Only one type of update can be allowed.";
  return { type, params: Object.fromEntries(given.map(([part, value]) => [KINDS[part]!.param, value])) };
}

/** The parts that were asked for, as they are afterwards; what was not mentioned stays. */
export function changedParts(cluster: ClusterParts, asked: ClusterParts): ClusterParts {
  const before = cluster as Readonly<Record<string, unknown>>;
  const given = Object.entries(asked).filter(([, value]) => value != null);
  const after = given.map(([part, value]) => [
    part,
    typeof value === "object" ? { ...(before[part] as object), ...(value as object) } : (value as unknown),
  ]);
  const { logging } = asked;
  return { ...Object.fromEntries(after), ...(logging && { logging: changedLogging(cluster.logging, logging) }) };
}

/** Every type of log stands in one of two lists: those that are written and those that are not. */
function changedLogging(before: Logging | undefined, asked: Logging): Logging {
  const set = (asked.clusterLogging ?? []).flatMap(({ types = [], enabled = false }) =>
    types.map((type) => [type, enabled] as const),
  );
  const after = new Map<string, boolean>([...logTypes(before).map((type) => [type, true] as const), ...set]);
  const lists = [true, false].map((enabled) => ({
    types: LOG_TYPES.filter((type) => (after.get(type) ?? false) === enabled),
    enabled,
  }));
  return { clusterLogging: lists.filter(({ types }) => types.length > 0) };
}

/** The types of log that are written. */
function logTypes({ clusterLogging = [] }: Logging = {}): string[] {
  const written = clusterLogging.filter(({ enabled }) => enabled).flatMap(({ types = [] }) => types);
  return written.toSorted((a, b) => a.localeCompare(b, "en"));
}

/** Why EKS does not make these changes, in its own words as far as they are known. */
export function changeRefusal(before: ClusterParts, asked: ClusterParts): string | undefined {
  const after = changedParts(before, asked);
  if (asked.logging && String(logTypes(before.logging)) === String(logTypes(after.logging)))
    return "No changes needed for the logging config provided";
  if (asked.accessConfig) return modeRefusal(before.accessConfig?.authenticationMode, asked.accessConfig);
  const { resourcesVpcConfig: vpc } = after;
  if (vpc && JSON.stringify(sorted(vpc)) === JSON.stringify(sorted(before.resourcesVpcConfig ?? {})))
    return `Cluster is already at the desired configuration with endpointPrivateAccess: ${vpc.endpointPrivateAccess} , endpointPublicAccess: ${vpc.endpointPublicAccess}, and Public Endpoint Restrictions: [${vpc.publicAccessCidrs?.join(", ")}]`;
  return undefined;
}

function modeRefusal(
  before = "CONFIG_MAP",
  { authenticationMode: wanted = "" }: { readonly authenticationMode?: string },
): string | undefined {
  const next = AUTHENTICATION_MODES[AUTHENTICATION_MODES.indexOf(before) + 1];
  return wanted === next ? undefined : `Unsupported authentication mode update from ${before} to ${wanted}`;
}

/** The same with every list in order. */
function sorted(config: object): object {
  const entries = Object.entries(config).map(([name, value]) => [
    name,
    Array.isArray(value) ? value.map(String).toSorted((a, b) => a.localeCompare(b, "en")) : (value as unknown),
  ]);
  return Object.fromEntries(entries) as object;
}

/** A cluster goes up by one minor version, and never down. */
export function versionStep(before: string, wanted: string): string | undefined {
  return minorOf(wanted) === minorOf(before) + 1
    ? undefined
    : `Unsupported Kubernetes minor version update from ${before} to ${wanted}`;
}

/** `35` of `1.35`. */
export function minorOf(version: string): number {
  return Number(version.split(".")[1]);
}
