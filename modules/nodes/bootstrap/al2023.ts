import { Token } from "cdktf";
import { kubeletFlags } from "./kubelet-flags";
import { mimeDocument, mimePart, shellPart } from "./mime";
import { asText } from "../../shared/lists";
import type { BootstrapSettings, ClusterAddress, JsonObject, NodeSettings } from "./types";
import { yamlLines } from "./yaml";

export type { ClusterAddress } from "./types";

/** What a node of Amazon Linux 2023 can be told. */
export type Al2023Settings = Pick<
  NodeSettings,
  "kubelet" | "maxPods" | "preUserdata" | "additionalUserdata" | "nodeConfig"
>;
export interface Al2023Bootstrap extends Al2023Settings, Pick<BootstrapSettings, "cluster"> {}

/**
 * User data for Amazon Linux 2023: a MIME document with the NodeConfig that nodeadm reads, between the user's scripts.
 * cloud-init runs all of it before the kubelet starts; nodeadm itself starts the kubelet afterwards.
 * @see https://awslabs.github.io/amazon-eks-ami/nodeadm/
 */
export function renderAl2023UserData({ cluster, ...settings }: Al2023Bootstrap): string {
  return mimeDocument(partsOf(settings, nodeConfig(settings, cluster)));
}

/** The same without the cluster, which EKS adds for a managed node group; undefined where there is nothing to say. */
export function renderManagedAl2023UserData(settings: Al2023Settings): string | undefined {
  const parts = partsOf(settings, nodeConfig(settings));
  return parts.length > 0 ? mimeDocument(parts) : undefined;
}

function partsOf({ preUserdata, additionalUserdata }: Al2023Settings, config: string | undefined): string[] {
  return [
    ...(preUserdata ? [shellPart(preUserdata)] : []),
    ...(config === undefined ? [] : [mimePart("application/node.eks.aws", config)]),
    ...(additionalUserdata ? [shellPart(additionalUserdata)] : []),
  ];
}

function nodeConfig(settings: Al2023Settings, cluster?: ClusterAddress): string | undefined {
  const { instance, containerd, featureGates } = settings.nodeConfig ?? {};
  const spec = pruned({
    cluster: cluster && {
      name: cluster.name,
      apiServerEndpoint: cluster.endpoint,
      certificateAuthority: cluster.certificateAuthority,
      cidr: cluster.serviceCidr,
    },
    kubelet: kubeletOf(settings),
    containerd,
    instance,
    featureGates,
  });
  if (Object.keys(spec).length === 0) return undefined;
  return `apiVersion: node.eks.aws/v1alpha1\nkind: NodeConfig\nspec:\n${yamlLines(spec, "  ")}`;
}

/**
 * `maxPods` is said twice: as the number that the kubelet heeds whatever nodeadm's age, and as an expression, from which
 * nodeadm works out how much memory it keeps for the system. By the number alone it would keep what the default asks for.
 */
function kubeletOf({ kubelet = {}, maxPods, nodeConfig: { kubelet: own = {} } = {} }: Al2023Settings): JsonObject {
  const { config, flags = [], maxPodsExpression } = own;
  return pruned({
    config: maxPods === undefined ? config : { ...config, maxPods: Token.asNumber(maxPods) },
    flags: [...kubeletFlags(kubelet), ...flags],
    maxPodsExpression: maxPods === undefined ? maxPodsExpression : asText(maxPods),
  });
}

/** The object without the members that say nothing. */
function pruned(object: JsonObject): JsonObject {
  const silent = (value: unknown) => typeof value === "object" && Object.keys(value ?? {}).length === 0;
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined && !silent(value)));
}
