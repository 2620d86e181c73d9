export { AwsNodeEnvPatch, awsNodeEnvProblems, type AwsNodeEnvPatchProps } from "./aws-node-env-patch";
export type { PodSubnet, PodSubnetsByZone } from "./custom-networking";
export { EgressCheck, type EgressCheckProps } from "./egress-check";
export { envEntries, leftBehind, wantsExternalSnat, type ContainerName } from "./env";
export { externalSnatProblems } from "./external-snat";
export { AWS_NODE_FACTS, AWS_NODE_VARIABLES, INIT_FACTS, type VariableFact } from "./variable-facts";
export {
  AS_SHIPPED,
  type AwsNodeAgentEnv,
  type AwsNodeEnv,
  type AwsNodeInitEnv,
  type AwsNodeVariable,
  type CniLogLevel,
  type Switch,
  type Whole,
} from "./variables";
