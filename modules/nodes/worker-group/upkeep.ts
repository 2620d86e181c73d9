import type { AutoscalingGroupConfig } from "@cdktf/provider-aws/lib/autoscaling-group";
import { Token } from "cdktf";
import { arrayOf, flag, listOf, number, oneOf, shapeOf, text, type Shape } from "../../shared/shape";
import { WORKER_GROUP_DEFAULTS as DEFAULTS } from "../defaults";
import type { Wording } from "../launch-template/wording";
import { bandProblems } from "./healthy-band";
import {
  GROUP_METRICS,
  SCALING_PROCESSES,
  TERMINATION_POLICIES,
  type GroupMetric,
  type ScalingProcess,
} from "./upkeep-words";

/** How many nodes may be missing or too many while AWS replaces some, in percent of the wanted. */
export interface MaintenancePolicy {
  /** 0 to 100, or -1 to take the policy away. */
  readonly minHealthyPercentage: number;
  /** 100 to 200 and at most 100 above the other, or -1. */
  readonly maxHealthyPercentage: number;
}

/** How the group looks after its nodes. */
export interface UpkeepProps {
  /** Seconds between two scaling activities of a simple policy. @default AWS's own, 300 */
  readonly defaultCooldown?: number;
  /** Seconds until a new node counts; AWS recommends to set it. @default AWS's own, none */
  readonly defaultInstanceWarmup?: number;
  /** "EC2", "ELB", "EBS", "VPC_LATTICE", or several with commas; EC2's status checks are always heeded. @default AWS's own, "EC2" */
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
  readonly forceDelete?: boolean;
  /** Replace spot nodes when AWS says that they are about to be interrupted. @default AWS's own, false */
  readonly capacityRebalance?: boolean;
  /** CloudWatch metrics of the group. @default none */
  readonly enabledMetrics?: readonly GroupMetric[];
  /** "1Minute", which is all there is. @default the provider's own, "1Minute" */
  readonly metricsGranularity?: "1Minute";
  /** Target groups of application and network load balancers. @default none */
  readonly targetGroupArns?: readonly string[];
  /** Names of classic load balancers. @default none */
  readonly loadBalancers?: readonly string[];
  /** @default AWS's own: a node that must go goes before its successor is there */
  readonly instanceMaintenancePolicy?: MaintenancePolicy;
}

const MAINTENANCE_SHAPE: Shape<MaintenancePolicy> = { minHealthyPercentage: number, maxHealthyPercentage: number };

export const UPKEEP_SHAPE: Shape<UpkeepProps> = {
  defaultCooldown: number,
  defaultInstanceWarmup: number,
  healthCheckType: text,
  healthCheckGracePeriod: number,
  maxInstanceLifetime: number,
  terminationPolicies: listOf(text),
  suspendedProcesses: arrayOf(oneOf(SCALING_PROCESSES)),
  protectFromScaleIn: flag,
  forceDelete: flag,
  capacityRebalance: flag,
  enabledMetrics: listOf(oneOf(GROUP_METRICS)),
  metricsGranularity: oneOf(["1Minute"]),
  targetGroupArns: listOf(text),
  loadBalancers: listOf(text),
  instanceMaintenancePolicy: shapeOf(MAINTENANCE_SHAPE, ["minHealthyPercentage", "maxHealthyPercentage"]),
};

const HEALTH_CHECKS = ["EC2", "ELB", "EBS", "VPC_LATTICE"];
const DAY = 86_400;

/** What Auto Scaling would refuse of how the group looks after its nodes. */
export function upkeepProblems(props: UpkeepProps, word: Wording): string[] {
  const { maxInstanceLifetime: lifetime, healthCheckType = "EC2", terminationPolicies = [] } = props;
  const { instanceMaintenancePolicy: policy } = props;
  const checks = Token.isUnresolved(healthCheckType) ? [] : healthCheckType.split(",");
  return [
    ...(lifetime === undefined ||
    lifetime === 0 ||
    Token.isUnresolved(lifetime) ||
    (lifetime >= DAY && lifetime <= 365 * DAY)
      ? []
      : [`${word("maxInstanceLifetime")} (${lifetime}) must be 0, or seconds from ${DAY} (a day) to ${365 * DAY}`]),
    ...checks
      .filter((check) => !HEALTH_CHECKS.includes(check))
      .map((check) => `${word("healthCheckType")} ("${check}") is not one of ${HEALTH_CHECKS.join(", ")}`),
    ...(Token.isUnresolved(terminationPolicies) ? [] : terminationPolicies)
      .filter((name) => !Token.isUnresolved(name) && !name.startsWith("arn:") && !TERMINATION_POLICIES.includes(name))
      .map(
        (name) =>
          `${word("terminationPolicies")}: "${name}" is neither the ARN of a function nor one of ${TERMINATION_POLICIES.join(", ")}`,
      ),
    ...(policy === undefined || policy.minHealthyPercentage === -1
      ? []
      : bandProblems(policy, (prop) => `${word("instanceMaintenancePolicy")}.${prop}`)),
  ];
}

/** How the group looks after its nodes, as an Auto Scaling group has it. */
export function upkeepArguments(props: UpkeepProps): Partial<AutoscalingGroupConfig> {
  return {
    defaultCooldown: props.defaultCooldown,
    defaultInstanceWarmup: props.defaultInstanceWarmup,
    healthCheckType: props.healthCheckType,
    healthCheckGracePeriod: props.healthCheckGracePeriod,
    maxInstanceLifetime: props.maxInstanceLifetime,
    terminationPolicies: props.terminationPolicies as string[] | undefined,
    suspendedProcesses: [...(props.suspendedProcesses ?? DEFAULTS.suspendedProcesses)],
    protectFromScaleIn: props.protectFromScaleIn ?? DEFAULTS.protectFromScaleIn,
    forceDelete: props.forceDelete ?? DEFAULTS.forceDelete,
    capacityRebalance: props.capacityRebalance,
    enabledMetrics: props.enabledMetrics as string[] | undefined,
    metricsGranularity: props.metricsGranularity,
    targetGroupArns: props.targetGroupArns as string[] | undefined,
    loadBalancers: props.loadBalancers as string[] | undefined,
    instanceMaintenancePolicy: props.instanceMaintenancePolicy,
  };
}
