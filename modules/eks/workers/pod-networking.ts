import { isOn } from "../../cni/env";
import type { PodNetworking } from "../../nodes/bootstrap/max-pods";
import { vpcCniEnv } from "../addons/given";
import type { EksProps } from "../props";

/** How pods get their addresses, as far as these props say: by the settings of vpc-cni as an add-on, and the cluster's IP family. */
export function podNetworkingOf(props: EksProps): PodNetworking {
  // What is wrong with the settings is told where they are judged.
  const { ENABLE_PREFIX_DELEGATION, AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG } = vpcCniEnv(props) ?? {};
  return {
    prefixDelegation: isOn(ENABLE_PREFIX_DELEGATION) || props.clusterIpFamily === "ipv6",
    customNetworking: isOn(AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG),
  };
}
