export { al2023ImageParameter, architectureOf, type Architecture } from "./ami/al2023";
export { renderAl2023UserData, type Al2023Bootstrap, type ClusterAddress } from "./bootstrap/al2023";
export {
  kubeletProblems,
  TAINT_EFFECTS,
  type KubeletSettings,
  type Taint,
  type TaintEffect,
} from "./bootstrap/kubelet-flags";
export { clusterAutoscalerPolicy } from "./autoscaler-policy";
export { NODE_ROLE_DEFAULTS, WORKER_GROUP_DEFAULTS } from "./defaults";
export { FargateProfile, fargateProfileNameOf } from "./fargate/fargate-profile";
export { FargatePodExecutionRole } from "./fargate/pod-execution-role";
export { fargateTrust } from "./fargate/trust";
export * from "./fargate/types";
export { fargateProfileProblems, fargateSubnetProblems, validateFargateProfile } from "./fargate/validate";
export { NodeRole, type NodeRoleProps } from "./node-role";
export { fargateRoleName, nodeRoleName } from "./role-name";
export * from "./worker-group/types";
export { validateWorkerGroup, workerGroupProblems } from "./worker-group/validate";
export { WorkerGroup } from "./worker-group/worker-group";
