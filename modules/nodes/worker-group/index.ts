export {
  DESIRED_CAPACITY_OWNERS,
  type DesiredCapacityOwner,
  type DesiredCapacityType,
  type GroupTimeouts,
  type ZoneDistribution,
} from "./capacity";
export type { InstancesDistribution, OnDemandAllocationStrategy, SpotAllocationStrategy } from "./distribution";
export type { InstanceRequirements } from "./instance-requirements";
export { LAUNCH_MODES, type LaunchMode } from "./launch-source";
export type { LifecycleHook, WarmPool } from "./lifecycle";
export type { InstanceOverride, MixedInstances } from "./mixed";
export type { InstanceRefresh } from "./refresh";
export type { Schedule } from "./schedules";
export type { AutoScalingTag, WorkerGroupProps } from "./types";
export type { MaintenancePolicy } from "./upkeep";
export type { GroupMetric, ScalingProcess } from "./upkeep-words";
export { validateWorkerGroup, workerGroupProblems } from "./validate";
export { WorkerGroup } from "./worker-group";
