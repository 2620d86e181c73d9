import type { EksNodeGroupConfig } from "@cdktf/provider-aws/lib/eks-node-group";
import { duration, number, shapeOf, type Shape } from "../../shared/shape";
import type { Wording } from "../wording";
import { between, notBoth } from "./counts";
import { REPAIR_SHAPE, repairArguments, repairProblems, type NodeRepairConfig } from "./repair";

/** How many nodes may be missing while EKS replaces them: a number, or a percentage; at most 100 at once. */
export type UpdateConfig =
  | { readonly maxUnavailable: number; readonly maxUnavailablePercentage?: never }
  | { readonly maxUnavailablePercentage: number; readonly maxUnavailable?: never };

/** Go durations, such as "90m". */
export interface NodeGroupTimeouts {
  /** @default the provider's own, 60m */
  readonly create?: string;
  /** @default the provider's own, 60m */
  readonly update?: string;
  /** @default the provider's own, 60m */
  readonly delete?: string;
}

/** How EKS replaces nodes, and how long Terraform waits for it. */
export interface UpdateProps {
  /** @default EKS's own: one node at a time */
  readonly updateConfig?: UpdateConfig;
  /** @default EKS's own: nodes are left as they are */
  readonly nodeRepairConfig?: NodeRepairConfig;
  /** @default the provider's own */
  readonly timeouts?: NodeGroupTimeouts;
}

const UPDATE_CONFIG_SHAPE: Shape<UpdateConfig> = { maxUnavailable: number, maxUnavailablePercentage: number };
const TIMEOUTS_SHAPE: Shape<NodeGroupTimeouts> = { create: duration, update: duration, delete: duration };

export const UPDATE_SHAPE: Shape<UpdateProps> = {
  updateConfig: shapeOf(UPDATE_CONFIG_SHAPE),
  nodeRepairConfig: shapeOf(REPAIR_SHAPE),
  timeouts: shapeOf(TIMEOUTS_SHAPE),
};

/** What EKS would refuse of how it replaces nodes. */
export function updateProblems({ updateConfig, nodeRepairConfig }: UpdateProps, word: Wording): string[] {
  return [
    ...(updateConfig === undefined ? [] : updateConfigProblems(updateConfig, word("updateConfig"))),
    ...(nodeRepairConfig === undefined ? [] : repairProblems(nodeRepairConfig, word("nodeRepairConfig"))),
  ];
}

function updateConfigProblems(
  { maxUnavailable: count, maxUnavailablePercentage: share }: UpdateConfig,
  label: string,
): string[] {
  if (count === undefined && share === undefined)
    return [`${label} says nothing; give maxUnavailable or maxUnavailablePercentage, or drop it`];
  return [
    ...notBoth(label, { maxUnavailable: count, maxUnavailablePercentage: share }),
    ...between(`${label}.maxUnavailable`, count, 100),
    ...between(`${label}.maxUnavailablePercentage`, share, 100),
  ];
}

export function updateArguments(
  props: UpdateProps,
): Pick<EksNodeGroupConfig, "updateConfig" | "nodeRepairConfig" | "timeouts"> {
  const { updateConfig, nodeRepairConfig, timeouts } = props;
  return {
    updateConfig,
    nodeRepairConfig: nodeRepairConfig && repairArguments(nodeRepairConfig),
    timeouts: timeouts && { ...timeouts },
  };
}
