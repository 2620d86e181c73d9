import { renderAl2023UserData, type ClusterAddress } from "../../nodes/bootstrap/al2023";
import { kubeletFlags } from "../../nodes/bootstrap/kubelet-flags";
import { escapeForTerraform } from "../../nodes/bootstrap/terraform-text";
import type { WorkerGroupPlan } from "./translate";

/** What a node of the group reads at its first boot: the caller's own text, or that of the image's family. */
export function userDataOf(plan: WorkerGroupPlan, cluster: ClusterAddress): string {
  const { userdataTemplate, kubelet, preUserdata, additionalUserdata, bootstrapExtraArgs } = plan;
  if (userdataTemplate === undefined)
    return renderAl2023UserData({ kubelet, preUserdata, additionalUserdata, cluster });
  const node = { kubeletFlags: kubeletFlags(kubelet), preUserdata, additionalUserdata, bootstrapExtraArgs };
  return escapeForTerraform(userdataTemplate(cluster, node));
}
