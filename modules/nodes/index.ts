export { al2023ImageParameter } from "./ami/al2023";
export { amiTypeOf, kindOfAmiType, type AmiKind } from "./ami/ami-type";
export {
  AMI_FAMILIES,
  AMI_VARIANTS,
  amiFamily,
  type AmiFamily,
  type AmiFamilyFacts,
  type AmiVariant,
  type Platform,
} from "./ami/families";
export {
  IMAGE_DEFAULTS,
  imageOf,
  imageRequest,
  type ImageChoice,
  type ImageFilter,
  type ImageLookup,
  type ImageRequest,
  type ImageSource,
} from "./ami/image";
export { acceleratorOf, architectureOf } from "./ami/instance-type";
export { imageProblems, imageWarnings } from "./ami/validate";
export { renderAl2023UserData, type Al2023Bootstrap } from "./bootstrap/al2023";
export type { BottlerocketSettings, HostContainer } from "./bootstrap/bottlerocket";
export { maxPodsOf, podLimit, withPodLimit, type PodLimit, type PodNetworking } from "./bootstrap/max-pods";
export type { KubeletConfig, NodeConfigSpec } from "./bootstrap/node-config";
export { renderManagedUserData, renderUserData } from "./bootstrap/render";
export type { BootstrapSettings, ClusterAddress, NodeSettings, WindowsSettings } from "./bootstrap/types";
export { bootstrapProblems, USER_DATA_MAX_BYTES } from "./bootstrap/validate";
export { kubeletProblems } from "./bootstrap/kubelet-problems";
export { TAINT_EFFECTS, type KubeletSettings, type Taint, type TaintEffect } from "./bootstrap/kubelet-flags";
export { EBS_VOLUME_TYPES, type EbsVolumeType } from "../shared/ebs";
export { clusterAutoscalerPolicy } from "./autoscaler-policy";
export { NODE_ROLE_DEFAULTS, WORKER_GROUP_DEFAULTS } from "./defaults";
export { FargateProfile, fargateProfileNameOf } from "./fargate/fargate-profile";
export { FargatePodExecutionRole } from "./fargate/pod-execution-role";
export { fargateTrust } from "./fargate/trust";
export * from "./fargate/types";
export { fargateProfileProblems, fargateSubnetProblems, validateFargateProfile } from "./fargate/validate";
export { NodeRole, type NodeRoleProps } from "./node-role";
export { fargateRoleName, nodeRoleName } from "./role-name";
export type { CpuOptions, PrivateDnsNameOptions } from "./launch-template/instance";
export type { AdditionalInterface, ConnectionTracking, InterfaceType } from "./launch-template/interfaces";
export type { CapacityReservation, MarketOptions, Placement } from "./launch-template/placement";
export type { LaunchProps } from "./launch-template/types";
export type { AdditionalVolume, InstanceStoreVolume, RootVolume } from "./launch-template/volumes";
export * from "./node-group";
export * from "./worker-group";
