import type { EksNodeGroupNodeRepairConfig } from "@cdktf/provider-aws/lib/eks-node-group";
import { flag, number, oneOf, shapeOf, text, writtenListOf, type Shape } from "../../shared/shape";
import { between, notBoth } from "./counts";

/** What EKS does with nodes of one condition, in the place of its usual. */
export interface NodeRepairOverride {
  /** A condition of the node monitoring agent, such as "AcceleratedHardwareReady". */
  readonly nodeMonitoringCondition: string;
  /** A reason of that condition, such as "NvidiaXID31Error". */
  readonly nodeUnhealthyReason: string;
  /** Minutes that the condition must last. */
  readonly minRepairWaitTimeMins: number;
  readonly repairAction: "Replace" | "Reboot" | "NoAction";
}

/** Nodes that are not well are replaced. @see https://docs.aws.amazon.com/eks/latest/userguide/node-repair.html */
export interface NodeRepairConfig {
  /** @default true: given, it is on */
  readonly enabled?: boolean;
  /** So many at once; provider 6.x, as all that follows. @default EKS's own */
  readonly maxParallelNodesRepairedCount?: number;
  /** So many of those that are unwell at once, in percent. @default EKS's own */
  readonly maxParallelNodesRepairedPercentage?: number;
  /** While more nodes than so many are unwell, none is replaced. @default EKS's own: 20 % of more than five nodes */
  readonly maxUnhealthyNodeThresholdCount?: number;
  /** The same in percent of the group. @default EKS's own, 20 */
  readonly maxUnhealthyNodeThresholdPercentage?: number;
  /** @default none */
  readonly nodeRepairConfigOverrides?: readonly NodeRepairOverride[];
}

const OVERRIDE_SHAPE: Shape<NodeRepairOverride> = {
  nodeMonitoringCondition: text,
  nodeUnhealthyReason: text,
  minRepairWaitTimeMins: number,
  repairAction: oneOf(["Replace", "Reboot", "NoAction"]),
};
export const REPAIR_SHAPE: Shape<NodeRepairConfig> = {
  enabled: flag,
  maxParallelNodesRepairedCount: number,
  maxParallelNodesRepairedPercentage: number,
  maxUnhealthyNodeThresholdCount: number,
  maxUnhealthyNodeThresholdPercentage: number,
  nodeRepairConfigOverrides: writtenListOf(
    shapeOf(OVERRIDE_SHAPE, [
      "nodeMonitoringCondition",
      "nodeUnhealthyReason",
      "minRepairWaitTimeMins",
      "repairAction",
    ]),
  ),
};

/** What EKS would refuse of it. */
export function repairProblems(config: NodeRepairConfig, label: string): string[] {
  const { maxParallelNodesRepairedCount, maxParallelNodesRepairedPercentage } = config;
  const { maxUnhealthyNodeThresholdCount, maxUnhealthyNodeThresholdPercentage } = config;
  return [
    ...notBoth(label, { maxParallelNodesRepairedCount, maxParallelNodesRepairedPercentage }),
    ...notBoth(label, { maxUnhealthyNodeThresholdCount, maxUnhealthyNodeThresholdPercentage }),
    ...Object.entries({ maxParallelNodesRepairedCount, maxUnhealthyNodeThresholdCount }).flatMap(([key, value]) =>
      between(`${label}.${key}`, value),
    ),
    ...Object.entries({ maxParallelNodesRepairedPercentage, maxUnhealthyNodeThresholdPercentage }).flatMap(
      ([key, value]) => between(`${label}.${key}`, value, 100),
    ),
    ...(config.nodeRepairConfigOverrides ?? []).flatMap(({ minRepairWaitTimeMins }, index) =>
      between(`${label}.nodeRepairConfigOverrides[${index}].minRepairWaitTimeMins`, minRepairWaitTimeMins),
    ),
  ];
}

/** As EKS has it. */
export function repairArguments({
  enabled = true,
  nodeRepairConfigOverrides,
  ...limits
}: NodeRepairConfig): EksNodeGroupNodeRepairConfig {
  return { ...limits, enabled, nodeRepairConfigOverrides: nodeRepairConfigOverrides && [...nodeRepairConfigOverrides] };
}
