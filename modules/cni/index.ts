export { AwsNodeEnvPatch, awsNodeEnvProblems, type AwsNodeEnvPatchProps } from "./aws-node-env-patch";
export { EgressCheck, type EgressCheckProps } from "./egress-check";
export { envEntries, wantsExternalSnat } from "./env";
export { externalSnatProblems } from "./external-snat";
export { AWS_NODE_VARIABLES, type AwsNodeEnv, type AwsNodeVariable } from "./variables";
