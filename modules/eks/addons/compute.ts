import { CLUSTER_DEFAULTS } from "../../cluster/defaults";
import type { EksAddonFacts } from "../../facts/eks-addons";
import { WORKER_GROUP_DEFAULTS } from "../../nodes/defaults";
import type { FargateSelector } from "../../nodes/fargate/types";
import { NODE_GROUP_DEFAULTS } from "../../nodes/node-group/defaults";
import { taintsOf } from "../node-groups/group/labels";
import { namedNodeGroups } from "../node-groups/named-groups";
import { platformOf } from "../node-groups/roles";
import type { EksProps } from "../props";
import { familyOf, isWindows } from "../workers/group/image";
import { namedGroups } from "../workers/named-groups";

/** What pods of an add-on could run on, as far as the props tell. */
export interface Compute {
  /**
   * Nodes of Linux, by when they can join: `by-themselves`, through an access entry or a map that EKS writes;
   * `after-this-stack`, through an aws-auth that a KubernetesStack writes once this stack is applied. Else there are nodes of
   * `windows` alone, a cluster in Auto Mode without pools of nodes (`no-pools`), or none.
   */
  readonly nodes: "by-themselves" | "after-this-stack" | "windows" | "no-pools" | "none";
  /** Why none of those nodes takes a pod that tolerates nothing, if so. */
  readonly idle?: "empty" | "tainted";
  readonly fargate: readonly FargateSelector[];
}

/** What matters of a group that is to run pods. */
interface Group {
  readonly linux: boolean;
  readonly size: number;
  readonly tainted: boolean;
}

/** Managed node groups and EKS Auto Mode let their nodes in by themselves: what asks for them belongs here too. */
export function computeOf(props: EksProps): Compute {
  const { authenticationMode = CLUSTER_DEFAULTS.authenticationMode, manageAwsAuth = true } = props;
  const byMap = authenticationMode === "CONFIG_MAP" && manageAwsAuth;
  const { enabled = false, nodePools = [] } = props.clusterComputeConfig ?? {};
  const pools = enabled && nodePools.length > 0;
  const workers = workersOf(props);
  const managed = managedOf(props);
  const first = [...managed, ...(byMap ? [] : workers)].filter(({ linux }) => linux);
  const later = workers.some(({ linux }) => linux);
  const elsewhere = props.nodesElsewhere ?? props.clusterRemoteNetworkConfig !== undefined;
  const others = elsewhere
    ? "by-themselves"
    : enabled
      ? "no-pools"
      : workers.length + managed.length > 0
        ? "windows"
        : "none";
  return {
    nodes: pools || first.length > 0 ? "by-themselves" : later && !elsewhere ? "after-this-stack" : others,
    idle: pools || elsewhere || first.length === 0 ? undefined : idleness(first),
    fargate: Object.values(props.fargateProfiles ?? {}).flatMap(({ selectors }) => selectors),
  };
}

/** Whether nodes take a pod that tolerates nothing while this stack is applied. */
export function takesPods({ nodes, idle }: Compute): boolean {
  return nodes === "by-themselves" && idle === undefined;
}

function workersOf(props: EksProps): Group[] {
  return Object.values(namedGroups(props).groups).map((group) => ({
    linux: !isWindows(familyOf(group, props)),
    size: group.asgDesiredCapacity ?? group.asgMinSize ?? WORKER_GROUP_DEFAULTS.minSize,
    tainted: keepsPodsOff(group.taints),
  }));
}

function managedOf(props: EksProps): Group[] {
  return Object.values(namedNodeGroups(props)).map((group) => ({
    linux: platformOf(group) !== "windows",
    size: group.desiredCapacity ?? group.minCapacity ?? NODE_GROUP_DEFAULTS.minSize,
    tainted: keepsPodsOff(taintsOf(group)),
  }));
}

function keepsPodsOff(taints: readonly { readonly effect: string }[] = []): boolean {
  return taints.some(({ effect }) => effect !== "PreferNoSchedule");
}

function idleness(groups: readonly Group[]): Compute["idle"] {
  const running = groups.filter(({ size }) => size !== 0);
  if (running.length === 0) return "empty";
  return running.every(({ tainted }) => tainted) ? "tainted" : undefined;
}

/** Whether a profile takes pods of the add-on's namespace. Labels are not looked at: which ones its pods have is its own business. */
export function runsOnFargate({ runsOn, namespace }: EksAddonFacts, { fargate }: Compute): boolean {
  return runsOn === "nodes-or-fargate" && fargate.some((selector) => matches(selector.namespace, namespace));
}

/** Why an add-on could never come up here, if so. EKS would wait for it for twenty minutes, and then fail. */
export function computeProblems(name: string, facts: EksAddonFacts | undefined, compute: Compute): string[] {
  if (facts === undefined || facts.runsOn === "every-node" || runsOnFargate(facts, compute)) return [];
  const fargate =
    facts.runsOn === "nodes-or-fargate" ? `, or a Fargate profile for the namespace ${facts.namespace}` : "";
  switch (compute.nodes) {
    case "by-themselves":
      return [];
    case "after-this-stack":
      return [
        `${name} needs nodes, and with authenticationMode "CONFIG_MAP" the nodes of workerGroups join only when a KubernetesStack has written aws-auth, after this stack; set authenticationMode to "API_AND_CONFIG_MAP", or manageAwsAuth to false where the map is there already`,
      ];
    case "windows":
      return [
        `${name} runs on Linux, and all groups are of Windows, which cannot do without nodes of Linux; give a group of those${fargate}, or leave it out`,
      ];
    case "no-pools":
      return [
        `${name} needs nodes, and clusterComputeConfig names no nodePools; name some, give workerGroups${fargate}, or leave it out`,
      ];
    case "none":
      return [
        `${name} needs nodes and there are none; give workerGroups${fargate}, say nodesElsewhere where somebody else brings some, or leave it out`,
      ];
    default:
      return compute.nodes satisfies never;
  }
}

/** Why an add-on might not come up in time, if so; `tolerates` is whether it was told to put up with taints. */
export function idleWarnings(
  name: string,
  facts: EksAddonFacts | undefined,
  compute: Compute,
  tolerates: boolean,
): string[] {
  if (facts === undefined || facts.runsOn === "every-node" || runsOnFargate(facts, compute)) return [];
  if (compute.idle === "empty") {
    return [
      `${name} needs nodes, and every group begins with none: EKS gives up after its timeout; let one begin with some`,
    ];
  }
  return compute.idle === "tainted" && !tolerates
    ? [
        `${name} needs nodes, and every group has a taint that keeps pods off; let one be without, or give tolerations in its configurationValues`,
      ]
    : [];
}

/** `*` stands for any text, `?` for one character. */
function matches(pattern: string, text: string): boolean {
  const expression = pattern
    .replaceAll(/[.+^${}()|[\]\\]/g, "\\$&")
    .replaceAll("*", ".*")
    .replaceAll("?", ".");
  return new RegExp(`^${expression}$`).test(text);
}
