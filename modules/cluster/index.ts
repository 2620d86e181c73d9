export { AutoModeNodeRole } from "./auto-mode";
export { Cluster } from "./cluster";
export { CLUSTER_DEFAULTS, SECRETS_KEY_DEFAULTS } from "./defaults";
export { renderKubeconfig, updateKubeconfigCommand, type KubeconfigSettings } from "./kubeconfig";
export { ClusterRole } from "./role";
export { ClusterSecurityGroups, type ClusterSecurityGroupsProps } from "./security-groups";
export { securityRules, type SecurityRule } from "./security-rules";
export * from "./types";
export {
  clusterProblems,
  clusterWarnings,
  egressProblems,
  iamPathProblems,
  roleNameProblems,
  TIMEOUTS_SHAPE,
} from "./validate";
