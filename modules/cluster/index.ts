export type { AdditionalRule } from "./additional-rules";
export { AutoModeNodeRole } from "./auto-mode";
export { Cluster } from "./cluster";
export { CLUSTER_DEFAULTS, SECRETS_KEY_DEFAULTS } from "./defaults";
export { KUBECONFIG_DEFAULTS, renderKubeconfig, updateKubeconfigCommand, type KubeconfigSettings } from "./kubeconfig";
export { PrimarySecurityGroup, type PrimarySecurityGroupProps, type PrivateAccess } from "./primary-group";
export { ClusterRole } from "./role";
export { ClusterSecurityGroups, type ClusterSecurityGroupsProps } from "./security-groups";
export { securityRules, type GroupChoice, type SecurityRule, type SecurityRulePeer } from "./security-rules";
export * from "./types";
export {
  clusterProblems,
  clusterWarnings,
  egressProblems,
  iamPathProblems,
  roleNameProblems,
  TIMEOUTS_SHAPE,
} from "./validate";
