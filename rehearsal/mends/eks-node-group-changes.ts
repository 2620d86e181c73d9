import { minorOf } from "./eks-cluster-changes";

/** The parts of a managed node group that may be changed. */
export interface NodeGroupParts {
  readonly version: string;
  readonly releaseVersion?: string;
  readonly amiType?: string;
  readonly launchTemplate?: object;
  readonly scalingConfig?: Sizes;
  readonly labels?: Readonly<Record<string, string>>;
  readonly taints?: readonly Taint[];
  readonly updateConfig?: object;
  readonly nodeRepairConfig?: object;
}

interface Sizes {
  readonly minSize?: number;
  readonly maxSize?: number;
  readonly desiredSize?: number;
}

interface Taint {
  readonly key?: string;
  readonly value?: string;
  readonly effect: string;
}

/** What UpdateNodegroupConfig asks for. */
export interface AskedConfig {
  readonly scalingConfig?: Sizes;
  readonly labels?: {
    readonly addOrUpdateLabels?: Readonly<Record<string, string>>;
    readonly removeLabels?: readonly string[];
  };
  readonly taints?: { readonly addOrUpdateTaints?: readonly Taint[]; readonly removeTaints?: readonly Taint[] };
  readonly updateConfig?: { readonly maxUnavailable?: number; readonly maxUnavailablePercentage?: number };
  readonly nodeRepairConfig?: object;
}

/** What UpdateNodegroupVersion asks for. */
export interface AskedVersion {
  readonly version?: string;
  readonly releaseVersion?: string;
  readonly launchTemplate?: object;
}

/** A node group's parts after UpdateNodegroupConfig; what was not mentioned stays. */
export function changedConfig(group: NodeGroupParts, asked: AskedConfig): Partial<NodeGroupParts> {
  const { scalingConfig, labels, taints, updateConfig, nodeRepairConfig } = asked;
  return {
    ...(scalingConfig && { scalingConfig: { ...group.scalingConfig, ...scalingConfig } }),
    ...(labels && { labels: changedLabels(group.labels, labels) }),
    ...(taints && { taints: changedTaints(group.taints, taints) }),
    ...(updateConfig && { updateConfig }),
    ...(nodeRepairConfig && { nodeRepairConfig }),
  };
}

function changedLabels(
  before: NodeGroupParts["labels"],
  { addOrUpdateLabels = {}, removeLabels = [] }: NonNullable<AskedConfig["labels"]>,
): Record<string, string> {
  const kept = Object.entries(before ?? {}).filter(([key]) => !removeLabels.includes(key));
  return { ...Object.fromEntries(kept), ...addOrUpdateLabels };
}

/** A taint is known by its key and its effect; only its value is updated. */
function changedTaints(
  before: readonly Taint[] = [],
  { addOrUpdateTaints = [], removeTaints = [] }: NonNullable<AskedConfig["taints"]>,
): Taint[] {
  const gone = [...addOrUpdateTaints, ...removeTaints];
  const same = (one: Taint, other: Taint) => one.key === other.key && one.effect === other.effect;
  return [...before.filter((taint) => !gone.some((other) => same(taint, other))), ...addOrUpdateTaints];
}

/** What an update calls the values that it was given. */
export function configParams({
  scalingConfig,
  labels,
  taints,
  updateConfig,
  nodeRepairConfig,
}: AskedConfig): Record<string, unknown> {
  return {
    MinSize: scalingConfig?.minSize,
    MaxSize: scalingConfig?.maxSize,
    DesiredSize: scalingConfig?.desiredSize,
    LabelsToAdd: labels?.addOrUpdateLabels,
    LabelsToRemove: labels?.removeLabels,
    TaintsToAdd: taints?.addOrUpdateTaints,
    TaintsToRemove: taints?.removeTaints,
    MaxUnavailable: updateConfig?.maxUnavailable,
    MaxUnavailablePercentage: updateConfig?.maxUnavailablePercentage,
    NodeRepairConfig: nodeRepairConfig,
  };
}

/** Why EKS takes no such sizes. */
export function sizesRefusal({ minSize = 0, maxSize = Infinity, desiredSize = minSize }: Sizes): string | undefined {
  if (minSize > desiredSize) return `Minimum capacity ${minSize} can't be greater than desired size ${desiredSize}`;
  if (desiredSize > maxSize) return `desired capacity ${desiredSize} can't be greater than max size ${maxSize}`;
  return undefined;
}

/** A node group's version and image after UpdateNodegroupVersion: the cluster's version where none is asked for. */
export function changedVersion(
  { version: clusterVersion }: { readonly version: string },
  { version = clusterVersion, releaseVersion = releaseOf(version) }: AskedVersion,
): Pick<NodeGroupParts, "version"> & { readonly releaseVersion: string } {
  return { version, releaseVersion };
}

/** Why EKS does not bring a node group to a version. */
export function nodeVersionRefusal(
  before: NodeGroupParts,
  after: ReturnType<typeof changedVersion>,
  cluster: { readonly version: string },
): string | undefined {
  const { version, releaseVersion } = after;
  if (minorOf(version) > minorOf(cluster.version))
    return `a node group of version ${version} is ahead of its cluster, which is at ${cluster.version}`;
  if (minorOf(version) < minorOf(before.version))
    return `a node group of version ${before.version} does not go back to ${version}`;
  // Bottlerocket's releases are numbered by themselves.
  const numbered = before.amiType?.startsWith("AL2") ?? false;
  return numbered && !releaseVersion.startsWith(`${version}.`)
    ? `Requested release version ${releaseVersion} is not valid for kubernetes version ${version}.`
    : undefined;
}

/** The newest release of images for a Kubernetes version, in the form of AWS's; its number and date are invented. */
export function releaseOf(version: string): string {
  return `${version}.1-20261101`;
}
