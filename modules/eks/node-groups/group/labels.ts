import { TAINT_EFFECTS, type Taint, type TaintEffect } from "../../../nodes/bootstrap/kubelet-flags";
import { EKS_TAINT_EFFECTS, LABEL_SHAPE } from "../../../nodes/node-group/labels";
import type { NodeRepairConfig } from "../../../nodes/node-group/repair";
import { UPDATE_SHAPE, type NodeGroupTimeouts, type UpdateConfig } from "../../../nodes/node-group/updates";
import { mapOf, oneOf, shapeOf, text, writtenListOf, type Shape } from "../../../shared/shape";
import type { Tags } from "../../../shared/tags";

type EksTaintEffect = (typeof EKS_TAINT_EFFECTS)[TaintEffect];

/** A taint in Kubernetes' words, or in EKS's, as the module has it. */
export interface EksNodeGroupTaint extends Omit<Taint, "effect"> {
  readonly effect: TaintEffect | EksTaintEffect;
}

/** What nodes register with, how EKS replaces them, and what the group is tagged with. */
export interface EksNodeGroupLabels {
  /** Node labels: names and values of up to 63 characters. Those of the defaults for all groups come first; an empty object takes them back. @default none */
  readonly k8sLabels?: { readonly [key: string]: string };
  /** Up to 50. @default none */
  readonly taints?: readonly EksNodeGroupTaint[];
  /** On the group, its launch template, its instances and their volumes and interfaces, winning over `tags`. Those of the defaults for all groups come first; an empty object takes them back. @default none */
  readonly additionalTags?: Tags;
  /** How many nodes may be missing while EKS replaces them. @default EKS's own: one at a time (v21's was a third) */
  readonly updateConfig?: UpdateConfig;
  /** Nodes that are not well are replaced. Source: v21. @default EKS's own: they are left as they are */
  readonly nodeRepairConfig?: NodeRepairConfig;
  /** How long Terraform waits, as Go durations. @default the provider's own, 60m each */
  readonly timeouts?: NodeGroupTimeouts;
}

/** Moved as they are; labels by another word. */
export const LABEL_WORDS = {
  labels: "k8sLabels",
  updateConfig: "updateConfig",
  nodeRepairConfig: "nodeRepairConfig",
  timeouts: "timeouts",
} as const;

const EFFECTS = [...TAINT_EFFECTS, ...Object.values(EKS_TAINT_EFFECTS)];
const TAINT_SHAPE: Shape<EksNodeGroupTaint> = { key: text, value: text, effect: oneOf(EFFECTS) };

export const NODE_GROUP_LABELS_SHAPE: Shape<EksNodeGroupLabels> = {
  k8sLabels: LABEL_SHAPE.labels,
  taints: writtenListOf(shapeOf(TAINT_SHAPE, ["key", "effect"])),
  additionalTags: mapOf(text),
  updateConfig: UPDATE_SHAPE.updateConfig,
  nodeRepairConfig: UPDATE_SHAPE.nodeRepairConfig,
  timeouts: UPDATE_SHAPE.timeouts,
};

/** Taints in Kubernetes' words. */
export function taintsOf({ taints }: EksNodeGroupLabels): readonly Taint[] | undefined {
  return taints?.map(({ effect, ...taint }) => ({ ...taint, effect: kubernetesEffect(effect) }));
}

function kubernetesEffect(effect: TaintEffect | EksTaintEffect): TaintEffect {
  const found = TAINT_EFFECTS.find((word) => EKS_TAINT_EFFECTS[word] === effect);
  return found ?? (effect as TaintEffect);
}
