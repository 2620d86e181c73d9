import { kubeconfigProblems as partProblems } from "../../cluster/kubeconfig";
import { wording } from "../words";
import type { EksKubeconfigProps } from "./props";
import { translateKubeconfig } from "./translate";
import { KUBECONFIG_WORDS } from "./words";

const word = wording(KUBECONFIG_WORDS, { apiVersion: "kubeconfigApiVersion" });

/** What is wrong with how a kubeconfig gets its tokens. */
export function kubeconfigProblems(props: EksKubeconfigProps): string[] {
  return partProblems({ ...translateKubeconfig(props), apiVersion: props.kubeconfigApiVersion }, word);
}
