import { mergeTags, type Tags } from "../../shared/tags";
import type { AutoScalingTag } from "./types";

interface GroupTagSettings {
  readonly clusterName: string;
  readonly groupName: string;
  /** GiB, for the autoscaler's picture of an empty group. */
  readonly rootVolumeSize: number;
  readonly autoscalerDiscovery: boolean;
  readonly tags: Tags;
  readonly autoScalingTags: readonly AutoScalingTag[];
}

/**
 * Tags of the Auto Scaling group, by key, each once: AWS refuses doubles. What the group itself was given wins, but for the
 * ownership tag: without it the cloud controller does not know its nodes.
 */
export function autoScalingGroupTags(settings: GroupTagSettings): AutoScalingTag[] {
  const { clusterName, groupName, rootVolumeSize, autoscalerDiscovery, tags, autoScalingTags } = settings;
  const tag = (key: string, value: string, propagateAtLaunch: boolean) => ({ key, value, propagateAtLaunch });
  const discovery = [
    tag("k8s.io/cluster-autoscaler/enabled", "true", false),
    tag(`k8s.io/cluster-autoscaler/${clusterName}`, "owned", false),
    tag("k8s.io/cluster-autoscaler/node-template/resources/ephemeral-storage", `${rootVolumeSize}Gi`, false),
  ];
  const rows = [
    tag("Name", instanceName(clusterName, groupName), true),
    ...(autoscalerDiscovery ? discovery : []),
    ...Object.entries(tags).flatMap(([key, value]) => (key === "Name" ? [] : [tag(key, value, true)])),
    ...autoScalingTags,
    tag(`kubernetes.io/cluster/${clusterName}`, "owned", true),
  ];
  const byKey = new Map(rows.map((row) => [row.key, row]));
  return [...byKey.values()].toSorted((one, other) => (one.key < other.key ? -1 : 1));
}

/** Tags that a launch template puts on volumes and network interfaces; instances get theirs from the group. */
export function launchedResourceTags(clusterName: string, groupName: string, tags: Tags): Record<string, string> {
  return mergeTags({ Name: instanceName(clusterName, groupName) }, tags);
}

/** The registry module's name for a group's instances. */
function instanceName(clusterName: string, groupName: string): string {
  return `${clusterName}-${groupName}-eks_asg`;
}
