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
export type { CpuOptions, PrivateDnsNameOptions } from "./launch-template/instance";
export type { AdditionalInterface, ConnectionTracking, InterfaceType } from "./launch-template/interfaces";
export type { CapacityReservation, MarketOptions, Placement } from "./launch-template/placement";
export type { LaunchProps } from "./launch-template/types";
export type { AdditionalVolume, InstanceStoreVolume, RootVolume } from "./launch-template/volumes";
export { NodeRole, type NodeRoleProps } from "./node-role";
export { nodeRoleName } from "./role-name";
export * from "./worker-group";
