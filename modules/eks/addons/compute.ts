import { Token } from "cdktf";
import { CLUSTER_DEFAULTS } from "../../cluster/defaults";
import type { EksAddonFacts } from "../../facts/eks-addons";
import { WORKER_GROUP_DEFAULTS } from "../../nodes/defaults";
import type { FargateSelector } from "../../nodes/fargate/types";
import { NODE_GROUP_DEFAULTS } from "../../nodes/node-group/defaults";
import { isGivenList } from "../../shared/lists";
import { matches } from "../../shared/pattern";
import { taintsOf } from "../node-groups/group/labels";
import { namedNodeGroups } from "../node-groups/named-groups";
import { platformOf } from "../node-groups/roles";
import type { EksProps } from "../props";
import { familyOf, isWindows } from "../workers/group/image";
import { namedGroups } from "../workers/named-groups";
import { givenAddons, type Told } from "./given";

/** What pods of an add-on could run on, as far as the props tell. */
export interface Compute {
  /**
   * Nodes of Linux, by when they can join: `by-themselves`, through an access entry or a map that EKS writes;
   * `after-this-stack`, through an aws-auth that a KubernetesStack writes once this stack is applied. Else there are nodes of
   * `windows` alone, a cluster in Auto Mode without pools of nodes (`no-pools`), or none.
   */
  readonly nodes: "by-themselves" | "after-this-stack" | "windows" | "no-pools" | "none";
  /** Why none of those nodes takes a pod that tolerates nothing but what add-ons do by themselves, if so. */
  readonly idle?: "empty" | "tainted";
  /** Whether those that join after this stack, of Linux, take such a pod. */
  readonly later: "free" | "empty" | "tainted";
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
  const pools = enabled && isGivenList(nodePools);
  const workers = workersOf(props);
  const managed = managedOf(props);
  const first = [...managed, ...(byMap ? [] : workers)].filter(({ linux }) => linux);
  const later = workers.filter(({ linux }) => byMap && linux);
  const elsewhere = props.nodesElsewhere ?? props.clusterRemoteNetworkConfig !== undefined;
  const others = elsewhere
    ? "by-themselves"
    : enabled
      ? "no-pools"
      : workers.length + managed.length > 0
        ? "windows"
        : "none";
  return {
    nodes: pools || first.length > 0 ? "by-themselves" : later.length > 0 && !elsewhere ? "after-this-stack" : others,
    later: idleness(later) ?? "free",
    idle: pools || elsewhere || first.length === 0 ? undefined : idleness(first),
    fargate: Object.values(props.fargateProfiles ?? {}).flatMap(({ selectors }) => selectors),
  };
}

function workersOf(props: EksProps): Group[] {
  const addons = givenAddons(props);
  return Object.values(namedGroups(props).groups).map((group) => ({
    linux: !isWindows(familyOf(group, props)),
    size: group.asgDesiredCapacity ?? group.asgMinSize ?? WORKER_GROUP_DEFAULTS.minSize,
    tainted: keepsPodsOff(addons, group.taints),
  }));
}

function managedOf(props: EksProps): Group[] {
  const addons = givenAddons(props);
  return Object.values(namedNodeGroups(props)).map((group) => ({
    linux: platformOf(group) !== "windows",
    size: group.desiredCapacity ?? group.minCapacity ?? NODE_GROUP_DEFAULTS.minSize,
    tainted: keepsPodsOff(addons, taintsOf(group)),
  }));
}

/** What CoreDNS and the drivers for volumes tolerate untold; of the others it is not known. */
const TOLERATED = "CriticalAddonsOnly";
/** Taints that an add-on takes off once it runs on the node. */
const TAKEN_OFF_BY: Readonly<Record<string, string>> = {
  "ebs.csi.aws.com/agent-not-ready": "aws-ebs-csi-driver",
  "efs.csi.aws.com/agent-not-ready": "aws-efs-csi-driver",
  "fsx.csi.aws.com/agent-not-ready": "aws-fsx-csi-driver",
  "s3.csi.aws.com/agent-not-ready": "aws-mountpoint-s3-csi-driver",
};

function keepsPodsOff(
  addons: object,
  taints: readonly { readonly key: string; readonly effect: string }[] = [],
): boolean {
  const stays = (key: string) => key !== TOLERATED && !Object.hasOwn(addons, TAKEN_OFF_BY[key] ?? "");
  return taints.some(({ key, effect }) => effect !== "PreferNoSchedule" && stays(key));
}

function idleness(groups: readonly Group[]): Compute["idle"] {
  const running = groups.filter(({ size }) => size !== 0);
  if (running.length === 0) return "empty";
  return running.every(({ tainted }) => tainted) ? "tainted" : undefined;
}

/** Whether a profile takes the add-on's pods: those of its namespace and, where they are known, of its labels. */
export function runsOnFargate({ runsOn, namespace, podLabels }: EksAddonFacts, { fargate }: Compute): boolean {
  const bears = (labels: FargateSelector["labels"] = {}) =>
    podLabels === undefined ||
    Token.isUnresolved(labels) ||
    Object.entries(labels).every(([key, value]) => podLabels[key] !== undefined && matches(value, podLabels[key]));
  return (
    runsOn === "nodes-or-fargate" &&
    fargate.some((selector) => matches(selector.namespace, namespace) && bears(selector.labels))
  );
}

/**
 * Whether an add-on that asks for nodes is to ask for Fargate: where there are none of Linux. Beside those it stays where it
 * is, since it may run there already: what is empty or tainted now need not be so later.
 */
export function movesToFargate(facts: EksAddonFacts, compute: Compute): boolean {
  return facts.asksForNodes === true && !hasNodes(compute) && runsOnFargate(facts, compute);
}

function hasNodes({ nodes }: Compute): boolean {
  return nodes === "by-themselves" || nodes === "after-this-stack";
}

/** The profile that would take the add-on's pods; of one that is there, what keeps it from doing so. */
function wantedProfile({ runsOn, namespace, podLabels }: EksAddonFacts, { fargate }: Compute): string {
  if (runsOn !== "nodes-or-fargate") return "";
  const there = podLabels !== undefined && fargate.some((selector) => matches(selector.namespace, namespace));
  const labels = there ? ` that asks for no other labels than ${JSON.stringify(podLabels)}` : "";
  return `, or a Fargate profile for the namespace ${namespace}${labels}`;
}

/** Why an add-on could never come up here, if so. EKS would wait for it for twenty minutes, and then fail. */
export function computeProblems(name: string, facts: EksAddonFacts | undefined, compute: Compute): string[] {
  if (facts === undefined || facts.runsOn === "every-node" || runsOnFargate(facts, compute)) return [];
  const fargate = wantedProfile(facts, compute);
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

/** Why an add-on might not come up in time, if so. */
export function idleWarnings(name: string, facts: EksAddonFacts | undefined, compute: Compute, told: Told): string[] {
  if (facts === undefined || facts.runsOn === "every-node") return [];
  const beside = runsOnFargate(facts, compute);
  if (beside && (facts.asksForNodes !== true || told.placed || movesToFargate(facts, compute))) return [];
  const laterTake = compute.later === "free" || (compute.later === "tainted" && told.tolerates);
  const mends = [
    ...(laterTake ? [`set authenticationMode to "API_AND_CONFIG_MAP", for workerGroups to join by themselves`] : []),
    ...(beside ? [`say computeType: "Fargate" in its configurationValues`] : []),
  ];
  const mend = mends.map((one) => `, or ${one}`).join("");
  if (beside && compute.nodes === "after-this-stack") {
    return [
      `${name} asks for nodes, and those of workerGroups join only after this stack (authenticationMode "CONFIG_MAP"), so in a new cluster EKS waits for it in vain; ${mends.join(", or ")}`,
    ];
  }
  const needs = beside ? "asks for nodes, not for Fargate" : "needs nodes";
  if (compute.idle === "empty") {
    return [
      `${name} ${needs}, and no group brings one of Linux while this stack is applied: EKS gives up after its timeout; let one begin with some${mend}`,
    ];
  }
  return compute.idle === "tainted" && !told.tolerates
    ? [
        `${name} ${needs}, and all nodes of Linux that come while this stack is applied have a taint that keeps pods off; let a group be without, or give tolerations in its configurationValues${mend}`,
      ]
    : [];
}
