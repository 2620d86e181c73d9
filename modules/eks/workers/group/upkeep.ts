import { UPKEEP_SHAPE, type MaintenancePolicy, type UpkeepProps } from "../../../nodes/worker-group/upkeep";
import type { GroupMetric, ScalingProcess } from "../../../nodes/worker-group/upkeep-words";
import type { Shape } from "../../../shared/shape";
import { shapeOfWords } from "../../words";

/** How the group looks after its nodes. */
export interface EksGroupUpkeep {
  /** Seconds between two scaling activities of a simple policy. @default AWS's own, 300 */
  readonly defaultCooldown?: number;
  /** Seconds until a new node counts; AWS recommends to set it. Source: v21. @default AWS's own, none */
  readonly defaultInstanceWarmup?: number;
  /** "EC2", "ELB", "EBS", "VPC_LATTICE", or several with commas. @default AWS's own, "EC2" */
  readonly healthCheckType?: string;
  /** Seconds after its start during which a node is not judged. @default the provider's own, 300 */
  readonly healthCheckGracePeriod?: number;
  /** Seconds after which a node is replaced: 86400 to 31536000, or 0 for never. @default AWS's own, never */
  readonly maxInstanceLifetime?: number;
  /** Which node goes first, by AWS's names or a function's ARN. @default AWS's own, "Default" */
  readonly terminationPolicies?: readonly string[];
  /** @default WORKER_GROUP_DEFAULTS.suspendedProcesses */
  readonly suspendedProcesses?: readonly ScalingProcess[];
  /** @default WORKER_GROUP_DEFAULTS.protectFromScaleIn */
  readonly protectFromScaleIn?: boolean;
  /** Destroy the group without waiting for its instances. @default WORKER_GROUP_DEFAULTS.forceDelete */
  readonly asgForceDelete?: boolean;
  /** Replace spot nodes when AWS says that they are about to be interrupted. @default AWS's own, false */
  readonly capacityRebalance?: boolean;
  /** CloudWatch metrics of the group. @default none */
  readonly enabledMetrics?: readonly GroupMetric[];
  /** "1Minute", which is all there is. Source: v21. @default "1Minute" */
  readonly metricsGranularity?: "1Minute";
  /** Target groups of application and network load balancers. @default none */
  readonly targetGroupArns?: readonly string[];
  /** Names of classic load balancers. @default none */
  readonly loadBalancers?: readonly string[];
  /** How many nodes may be missing or too many while AWS replaces some. Source: v21. @default AWS's own */
  readonly instanceMaintenancePolicy?: MaintenancePolicy;
}

export const UPKEEP_WORDS = {
  defaultCooldown: "defaultCooldown",
  defaultInstanceWarmup: "defaultInstanceWarmup",
  healthCheckType: "healthCheckType",
  healthCheckGracePeriod: "healthCheckGracePeriod",
  maxInstanceLifetime: "maxInstanceLifetime",
  terminationPolicies: "terminationPolicies",
  suspendedProcesses: "suspendedProcesses",
  protectFromScaleIn: "protectFromScaleIn",
  forceDelete: "asgForceDelete",
  capacityRebalance: "capacityRebalance",
  enabledMetrics: "enabledMetrics",
  metricsGranularity: "metricsGranularity",
  targetGroupArns: "targetGroupArns",
  loadBalancers: "loadBalancers",
  instanceMaintenancePolicy: "instanceMaintenancePolicy",
} as const satisfies { readonly [Prop in keyof UpkeepProps]-?: keyof EksGroupUpkeep };

export const GROUP_UPKEEP_SHAPE: Shape<EksGroupUpkeep> = shapeOfWords(UPKEEP_WORDS, UPKEEP_SHAPE);
