import { merged } from "../../shared/lists";
import type { Tags } from "../../shared/tags";
import type { Taint } from "../bootstrap/kubelet-flags";
import type { AutoScalingTag } from "./types";

interface GroupTagSettings {
  readonly clusterName: string;
  readonly groupName: string;
  /** GiB, for the autoscaler's picture of an empty group. @default unknown: an existing launch template says it */
  readonly rootVolumeSize?: number;
  readonly autoscalerDiscovery: boolean;
  readonly nodeLabels?: Tags;
  readonly nodeTaints?: readonly Taint[];
  readonly tags: Tags;
  readonly autoScalingTags: readonly AutoScalingTag[];
}

/**
 * Tags of the Auto Scaling group, by key, each once: AWS refuses doubles. What the group itself was given wins, but for the
 * ownership tag: without it the cloud controller does not know its nodes.
 */
export function autoScalingGroupTags(settings: GroupTagSettings): AutoScalingTag[] {
  const { clusterName, groupName, autoscalerDiscovery, tags, autoScalingTags } = settings;
  const tag = (key: string, value: string, propagateAtLaunch: boolean) => ({ key, value, propagateAtLaunch });
  const rows = [
    tag("Name", instanceName(clusterName, groupName), true),
    ...(autoscalerDiscovery
      ? Object.entries(discoveryTags(settings)).map(([key, value]) => tag(key, value, false))
      : []),
    ...Object.entries(tags).flatMap(([key, value]) => (key === "Name" ? [] : [tag(key, value, true)])),
    ...autoScalingTags,
    tag(`kubernetes.io/cluster/${clusterName}`, "owned", true),
  ];
  const byKey = new Map(rows.map((row) => [row.key, row]));
  return [...byKey.values()].toSorted((one, other) => (one.key < other.key ? -1 : 1));
}

const NODE_TEMPLATE = "k8s.io/cluster-autoscaler/node-template";

/**
 * How the cluster autoscaler finds the group, and what a node of it would be like while there is none.
 * @see https://github.com/kubernetes/autoscaler/blob/master/cluster-autoscaler/cloudprovider/aws/README.md
 */
function discoveryTags({ clusterName, rootVolumeSize, nodeLabels, nodeTaints }: GroupTagSettings): Tags {
  return {
    "k8s.io/cluster-autoscaler/enabled": "true",
    [`k8s.io/cluster-autoscaler/${clusterName}`]: "owned",
    ...(rootVolumeSize === undefined
      ? {}
      : { [`${NODE_TEMPLATE}/resources/ephemeral-storage`]: `${rootVolumeSize}Gi` }),
    ...nodeTemplateTags(nodeLabels, nodeTaints),
  };
}

/** Labels and taints of a node that does not exist yet. A key has one tag, so of several taints of a key the last is told. */
export function nodeTemplateTags(labels: Tags = {}, taints: readonly Taint[] = []): Tags {
  return Object.fromEntries([
    ...Object.entries(labels).map(([key, value]) => [`${NODE_TEMPLATE}/label/${key}`, value]),
    ...taints.map(({ key, value = "", effect }) => [`${NODE_TEMPLATE}/taint/${key}`, `${value}:${effect}`]),
  ]);
}

/**
 * Tags that a launch template puts on volumes and network interfaces; instances get theirs from the group. What the group hands to
 * its instances goes here too, but for a Name, which is the instance's.
 */
export function launchedResourceTags(
  clusterName: string,
  groupName: string,
  { tags, autoScalingTags = [] }: { readonly tags?: Tags; readonly autoScalingTags?: readonly AutoScalingTag[] },
): Record<string, string> {
  const handedOn = autoScalingTags.filter(({ key, propagateAtLaunch }) => propagateAtLaunch && key !== "Name");
  const own = Object.fromEntries(handedOn.map(({ key, value }) => [key, value]));
  return merged({ Name: instanceName(clusterName, groupName) }, tags, own);
}

/** The registry module's name for a group's instances. */
function instanceName(clusterName: string, groupName: string): string {
  return `${clusterName}-${groupName}-eks_asg`;
}
