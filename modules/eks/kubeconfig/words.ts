import type { KubeconfigSettings } from "../../cluster/kubeconfig";
import type { EksKubeconfigProps } from "./props";

/** A setting of the kubeconfig, and the registry module's word for it. */
export const KUBECONFIG_WORDS = {
  name: "kubeconfigName",
  command: "kubeconfigAwsAuthenticatorCommand",
  args: "kubeconfigAwsAuthenticatorCommandArgs",
  additionalArgs: "kubeconfigAwsAuthenticatorAdditionalArgs",
  env: "kubeconfigAwsAuthenticatorEnvVariables",
} as const satisfies { readonly [Setting in keyof KubeconfigSettings]?: keyof EksKubeconfigProps };
