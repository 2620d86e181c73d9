import type { BottlerocketSettings } from "../../../nodes/bootstrap/bottlerocket";
import type { NodeConfigSpec } from "../../../nodes/bootstrap/node-config";
import { NODE_SETTINGS_SHAPE } from "../../../nodes/bootstrap/shape";
import type { ClusterAddress, NodeSettings, WindowsSettings } from "../../../nodes/bootstrap/types";
import type { Taint } from "../../../nodes/bootstrap/kubelet-flags";
import { taintsCheck } from "../../../nodes/worker-group/validate";
import { callback, number, plainText, recordOf, text, type Shape } from "../../../shared/shape";

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
  /** Arguments of bootstrap.sh (family "al2") or Start-EKSBootstrap.ps1 (Windows), TOML below `[settings.kubernetes]` (Bottlerocket). @default none */
  readonly bootstrapExtraArgs?: string;
  /** Ours: most pods on a node. @default what the node works out; with prefix delegation or custom networking in vpc-cni's settings, what these leave room for */
  readonly maxPods?: number;
  /** Ours: more of nodeadm's NodeConfig, on Amazon Linux 2023. @default none */
  readonly nodeConfig?: NodeConfigSpec;
  /** Ours: more of Bottlerocket's settings. @default none */
  readonly bottlerocketSettings?: BottlerocketSettings;
  /** Ours: what only Windows is told. @default none */
  readonly windowsSettings?: WindowsSettings;
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
  preUserdata: plainText,
  additionalUserdata: plainText,
  kubeletExtraArgs: plainText,
  bootstrapExtraArgs: plainText,
  maxPods: number,
  nodeConfig: NODE_SETTINGS_SHAPE.nodeConfig,
  bottlerocketSettings: NODE_SETTINGS_SHAPE.bottlerocket,
  windowsSettings: NODE_SETTINGS_SHAPE.windows,
  userdataTemplate: callback,
  labels: recordOf(text),
  taints: taintsCheck,
};

/** What the group's nodes are told, in the part's words; a template of the caller's own is asked apart. */
export function nodeSettingsOf(group: EksGroupUserData): NodeSettings {
  const { labels, taints, kubeletExtraArgs: extraArgs, preUserdata, additionalUserdata, bootstrapExtraArgs } = group;
  const { maxPods, nodeConfig, bottlerocketSettings: bottlerocket, windowsSettings: windows } = group;
  return {
    kubelet: { labels, taints, extraArgs },
    ...{ preUserdata, additionalUserdata, bootstrapExtraArgs },
    ...{ maxPods, nodeConfig, bottlerocket, windows },
  };
}

/** What the caller calls the settings. */
export const NODE_SETTINGS_WORDS = { bottlerocket: "bottlerocketSettings", windows: "windowsSettings" } as const;
