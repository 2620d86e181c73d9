export { AMI_TYPES, type AmiType } from "./ami-types";
export { NODE_GROUP_DEFAULTS } from "./defaults";

export { EKS_TAINT_EFFECTS } from "./labels";
export { NodeGroup } from "./node-group";
export { CAPACITY_TYPES, type CapacityType } from "./purchase";
export type { NodeGroupProps } from "./types";
export type { NodeRepairConfig, NodeRepairOverride } from "./repair";
export type { NodeGroupTimeouts, UpdateConfig } from "./updates";
export type { NodeGroupBootstrap } from "./user-data";
export { nodeGroupProblems, validateNodeGroup } from "./validate";
