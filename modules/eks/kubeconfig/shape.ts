import { arrayOf, recordOf, text, type Shape } from "../../shared/shape";
import type { EksKubeconfigProps } from "./props";

export const KUBECONFIG_SHAPE: Shape<EksKubeconfigProps> = {
  kubeconfigName: text,
  kubeconfigAwsAuthenticatorCommand: text,
  kubeconfigAwsAuthenticatorCommandArgs: arrayOf(text),
  kubeconfigAwsAuthenticatorAdditionalArgs: arrayOf(text),
  kubeconfigAwsAuthenticatorEnvVariables: recordOf(text),
  kubeconfigApiVersion: text,
};
