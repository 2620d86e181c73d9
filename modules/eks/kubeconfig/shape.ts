import { arrayOf, plainText, recordOf, text, type Shape } from "../../shared/shape";
import type { EksKubeconfigProps } from "./props";

export const KUBECONFIG_SHAPE: Shape<EksKubeconfigProps> = {
  kubeconfigName: text,
  kubeconfigAwsAuthenticatorCommand: text,
  kubeconfigAwsAuthenticatorCommandArgs: arrayOf(plainText),
  kubeconfigAwsAuthenticatorAdditionalArgs: arrayOf(plainText),
  kubeconfigAwsAuthenticatorEnvVariables: recordOf(plainText),
  kubeconfigApiVersion: text,
};
