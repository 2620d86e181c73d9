import { listOf, recordOf, text, type Shape } from "../../shared/shape";
import type { EksKubeconfigProps } from "./props";

export const KUBECONFIG_SHAPE: Shape<EksKubeconfigProps> = {
  kubeconfigName: text,
  kubeconfigAwsAuthenticatorCommand: text,
  kubeconfigAwsAuthenticatorCommandArgs: listOf(text),
  kubeconfigAwsAuthenticatorAdditionalArgs: listOf(text),
  kubeconfigAwsAuthenticatorEnvVariables: recordOf(text),
  kubeconfigApiVersion: text,
};
