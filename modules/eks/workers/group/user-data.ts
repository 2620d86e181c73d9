import type { ClusterAddress } from "../../../nodes/bootstrap/al2023";
import type { Taint } from "../../../nodes/bootstrap/kubelet-flags";
import { taintsCheck } from "../../../nodes/worker-group/validate";
import { callback, recordOf, text, type Shape } from "../../../shared/shape";

/** What the group says of its nodes' first boot, for a template of one's own. */
export interface UserdataInputs {
  /** The kubelet's arguments: labels and taints first, then kubeletExtraArgs, one each. */
  readonly kubeletFlags: readonly string[];
  readonly preUserdata?: string;
  readonly additionalUserdata?: string;
  readonly bootstrapExtraArgs?: string;
}

/** What a node does at its first boot, and what it registers with. It lies open in the JSON and in the state: no secrets. */
export interface EksGroupUserData {
  /** Shell lines run before the kubelet is configured. @default none */
  readonly preUserdata?: string;
  /** Shell lines run after those. @default none */
  readonly additionalUserdata?: string;
  /** Kubelet arguments as one line. @default none */
  readonly kubeletExtraArgs?: string;
  /** Arguments of the image's bootstrap.sh, which Amazon Linux 2023 does not have. @default none */
  readonly bootstrapExtraArgs?: string;
  /**
   * The whole text, in the place of the module's `userdata_template_file` and `userdata_template_extra_args`: a function of
   * the cluster's address and of what the group says. @default that of the image's family
   */
  readonly userdataTemplate?: (cluster: ClusterAddress, node: UserdataInputs) => string;
  /** Ours: node labels; with autoscalingEnabled in the autoscaler's tags too. @default none */
  readonly labels?: { readonly [key: string]: string };
  /** Ours: node taints; with autoscalingEnabled in the autoscaler's tags too. @default none */
  readonly taints?: readonly Taint[];
}

/** What the group's tags are told of its nodes; the user data has no props of the part. */
export const NODE_WORDS = { nodeLabels: "labels", nodeTaints: "taints" } as const;

export const GROUP_USER_DATA_SHAPE: Shape<EksGroupUserData> = {
  preUserdata: text,
  additionalUserdata: text,
  kubeletExtraArgs: text,
  bootstrapExtraArgs: text,
  userdataTemplate: callback,
  labels: recordOf(text),
  taints: taintsCheck,
};
