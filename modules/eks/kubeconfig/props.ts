/**
 * The text of a kubeconfig, in the registry module's words. Source: v17.24.0. No file is written, so its
 * `write_kubeconfig`, `kubeconfig_output_path` and `kubeconfig_file_permission` have no counterpart: there is the output, and
 * `updateKubeconfigCommand`.
 */
export interface EksKubeconfigProps {
  /** Name of cluster, context and user. @default `eks_<clusterName>` */
  readonly kubeconfigName?: string;
  /** Program that is asked for a token. @default KUBECONFIG_DEFAULTS.command (the module's was aws-iam-authenticator) */
  readonly kubeconfigAwsAuthenticatorCommand?: string;
  /** Its arguments. @default those that "aws" or "aws-iam-authenticator" need for this cluster */
  readonly kubeconfigAwsAuthenticatorCommandArgs?: readonly string[];
  /** Arguments after those, such as `["--role-arn", "…"]`. @default none */
  readonly kubeconfigAwsAuthenticatorAdditionalArgs?: readonly string[];
  /** Environment of the program, such as `{ AWS_PROFILE: "prod" }`. @default that of whoever calls it */
  readonly kubeconfigAwsAuthenticatorEnvVariables?: { readonly [name: string]: string };
  /** Only the version that kubectl and both programs speak. @default KUBECONFIG_DEFAULTS.apiVersion (the module's was v1alpha1, which kubectl refuses since 1.24) */
  readonly kubeconfigApiVersion?: "client.authentication.k8s.io/v1beta1";
}
