import type { KubeconfigSettings } from "../../cluster/kubeconfig";
import { translated } from "../words";
import type { EksKubeconfigProps } from "./props";
import { KUBECONFIG_WORDS } from "./words";

/** What of a kubeconfig is known before the cluster is there. */
export type KubeconfigPlan = Pick<KubeconfigSettings, keyof typeof KUBECONFIG_WORDS>;

/** Pure. */
export function translateKubeconfig(props: EksKubeconfigProps): KubeconfigPlan {
  return translated(KUBECONFIG_WORDS, props);
}
