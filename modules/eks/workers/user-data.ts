import { kubeletFlags } from "../../nodes/bootstrap/kubelet-flags";
import { renderUserData } from "../../nodes/bootstrap/render";
import type { ClusterAddress, NodeSettings } from "../../nodes/bootstrap/types";
import type { WorkerGroupPlan } from "./translate";

/** What a node of the group reads at its first boot: the caller's own text, or that of the image's family. */
export function userDataOf(plan: WorkerGroupPlan, cluster: ClusterAddress): string {
  return renderUserData(plan.image.family, { ...settingsOf(plan), cluster });
}

/** The settings with the caller's own template in the form that the part takes. */
export function settingsOf({ settings, userdataTemplate }: WorkerGroupPlan): NodeSettings {
  if (userdataTemplate === undefined) return settings;
  const { kubelet = {}, preUserdata, additionalUserdata, bootstrapExtraArgs } = settings;
  const node = { kubeletFlags: kubeletFlags(kubelet), preUserdata, additionalUserdata, bootstrapExtraArgs };
  return { ...settings, template: ({ cluster }) => userdataTemplate(cluster, node) };
}
