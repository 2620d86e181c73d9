import { Fn } from "cdktf";
import { renderKubeconfig, updateKubeconfigCommand } from "../../cluster/kubeconfig";
import type { PlacedCluster } from "../cluster/place";
import type { KubeconfigPlan } from "./translate";

/** The two ways to a kubeconfig: its text, and the AWS CLI's command. */
export function kubeconfigTexts(
  plan: KubeconfigPlan,
  clusterName: string,
  { cluster, address: { endpoint, certificateAuthority } }: PlacedCluster,
) {
  const address = { clusterName, region: Fn.element(Fn.split(":", cluster.cluster.arn), 3) as string };
  return {
    kubeconfig: renderKubeconfig({ ...plan, ...address, endpoint, certificateAuthority }),
    updateKubeconfigCommand: updateKubeconfigCommand(address),
  };
}
