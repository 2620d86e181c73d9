export type { EksAccessProps } from "./access/props";
export type { ClusterEncryptionConfig, EksClusterProps } from "./cluster/props";
export { Eks } from "./eks";
export type { EksKubeconfigProps } from "./kubeconfig/props";
export type { EksOutputs, OutputChoice } from "./outputs";
export type { EksProps } from "./props";
export type {
  ClusterSecurityGroupRule,
  EksSecurityGroupProps,
  NodeSecurityGroupRule,
  Sources,
} from "./security-groups/props";
export { EKS_SHAPE } from "./shape";
export { eksProblems, validateEks } from "./validate";
export type { EksWorkerGroup, EksWorkersProps, NamedEksWorkerGroup } from "./workers/props";
