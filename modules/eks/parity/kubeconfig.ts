import { kubeconfig } from "./places";
import { BOTH, NEW, OLD, type ParityRow } from "./types";

/** The kubeconfig, which is text here: `Eks.kubeconfig`. */
export const KUBECONFIG_ROWS: readonly ParityRow[] = [
  {
    name: "write_kubeconfig",
    versions: BOTH,
    none: "a file beside the state would take another provider: `Eks.kubeconfig` is the text, and `Eks.updateKubeconfigCommand` the AWS CLI's command that writes it",
  },
  { name: "config_output_path", versions: OLD, none: "no file is written, see `write_kubeconfig`" },
  { name: "kubeconfig_output_path", versions: NEW, none: "no file is written, see `write_kubeconfig`" },
  { name: "kubeconfig_file_permission", versions: NEW, none: "no file is written, see `write_kubeconfig`" },
  {
    name: "kubeconfig_name",
    versions: BOTH,
    prop: "kubeconfigName",
    at: kubeconfig("value"),
    example: { value: "dev", contains: "current-context: dev\n" },
    note: 'leave it out (the module\'s `""`) for `eks_<clusterName>`',
  },
  {
    name: "kubeconfig_api_version",
    versions: NEW,
    prop: "kubeconfigApiVersion",
    at: kubeconfig("value"),
    example: {
      value: "client.authentication.k8s.io/v1beta1",
      contains: "apiVersion: client.authentication.k8s.io/v1beta1\n",
    },
    still: true,
    note: "`client.authentication.k8s.io/v1beta1` alone: kubectl refuses the module's `v1alpha1` since 1.24",
  },
  {
    name: "kubeconfig_aws_authenticator_command",
    versions: BOTH,
    prop: "kubeconfigAwsAuthenticatorCommand",
    at: kubeconfig("value"),
    example: { value: "aws-iam-authenticator", contains: "command: aws-iam-authenticator\n" },
    note: "ours defaults to the AWS CLI; give the arguments with it",
  },
  {
    name: "kubeconfig_aws_authenticator_command_args",
    versions: BOTH,
    prop: "kubeconfigAwsAuthenticatorCommandArgs",
    at: kubeconfig("value"),
    companions: { kubeconfigAwsAuthenticatorCommand: "aws-iam-authenticator" },
    example: { value: ["token", "--cluster-id", "my-cluster"], contains: "--cluster-id" },
    note: "ours defaults to those of `aws eks get-token`, the module's are `token -i <clusterName>`",
  },
  {
    name: "kubeconfig_aws_authenticator_additional_args",
    versions: BOTH,
    prop: "kubeconfigAwsAuthenticatorAdditionalArgs",
    at: kubeconfig("value"),
    example: { value: ["--role-arn", "arn:aws:iam::123456789012:role/ops"], contains: "--role-arn" },
  },
  {
    name: "kubeconfig_aws_authenticator_env_variables",
    versions: BOTH,
    prop: "kubeconfigAwsAuthenticatorEnvVariables",
    at: kubeconfig("value"),
    example: { value: { AWS_PROFILE: "ops" }, contains: "AWS_PROFILE" },
  },
];
