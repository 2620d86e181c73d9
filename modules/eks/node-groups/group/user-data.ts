import { amiFamily, type AmiFamily } from "../../../nodes/ami/families";
import type { BottlerocketSettings } from "../../../nodes/bootstrap/bottlerocket";
import type { NodeConfigSpec } from "../../../nodes/bootstrap/node-config";
import type { NodeSettings, WindowsSettings } from "../../../nodes/bootstrap/types";
import { BOOTSTRAP_SHAPE, type NodeGroupBootstrap } from "../../../nodes/node-group/user-data";
import type { Shape } from "../../../shared/shape";
import { shapeOfWords, translated } from "../../words";

/** What a node does at its first boot. It lies open in the JSON and in the state: no secrets. */
export interface EksNodeGroupUserData {
  /** Script lines run before the node is configured; PowerShell on Windows. @default none */
  readonly preUserdata?: string;
  /** Script lines run after those; v21's `post_bootstrap_user_data`. @default none */
  readonly additionalUserdata?: string;
  /** Kubelet arguments as one line. @default none */
  readonly kubeletExtraArgs?: string;
  /** Environment variables of what starts the node, a proxy among them: of bootstrap.sh on Amazon Linux 2, of all services on Amazon Linux 2023. @default none */
  readonly bootstrapEnv?: { readonly [variable: string]: string };
  /** Text as the family takes it: arguments of its script, or Bottlerocket's TOML. Source: v21. @default none */
  readonly bootstrapExtraArgs?: string;
  /** Ours: most pods on a node. @default what the node works out from its interfaces */
  readonly maxPods?: number;
  /** Ours: more of what nodeadm reads on Amazon Linux 2023; v21's `cloudinit_pre_nodeadm`. @default none */
  readonly nodeConfig?: NodeConfigSpec;
  /** Ours: Bottlerocket's settings. @default none */
  readonly bottlerocket?: BottlerocketSettings;
  /** Ours, with amiId. @default none */
  readonly windows?: WindowsSettings;
  /** The whole text in the place of the family's own; v21's `user_data_template_path`. EKS adds its own unless amiId is given. @default that of the image's family */
  readonly userdataTemplate?: NodeSettings["template"];
}

const USER_DATA_WORDS = {
  preUserdata: "preUserdata",
  additionalUserdata: "additionalUserdata",
  kubeletExtraArgs: "kubeletExtraArgs",
  environment: "bootstrapEnv",
  bootstrapExtraArgs: "bootstrapExtraArgs",
  maxPods: "maxPods",
  nodeConfig: "nodeConfig",
  bottlerocket: "bottlerocket",
  windows: "windows",
  template: "userdataTemplate",
} as const satisfies { readonly [Prop in keyof NodeGroupBootstrap]-?: keyof EksNodeGroupUserData };

export const NODE_GROUP_USER_DATA_SHAPE: Shape<EksNodeGroupUserData> = shapeOfWords(USER_DATA_WORDS, BOOTSTRAP_SHAPE);

type WithImage = EksNodeGroupUserData & {
  readonly amiId?: string;
  readonly amiIsEksOptimized?: boolean;
};

/** preUserdata is all there is. */
function isWhole({ amiId, amiIsEksOptimized, userdataTemplate }: WithImage): boolean {
  return amiId !== undefined && amiIsEksOptimized === false && userdataTemplate === undefined;
}

/** The words of the user data; of a whole one that its other key. */
export function userDataLabels(group: WithImage) {
  return isWhole(group)
    ? { ...USER_DATA_WORDS, template: "preUserdata with amiIsEksOptimized false" }
    : USER_DATA_WORDS;
}

/** What nodes are told, in the part's words; nothing where nothing is said. */
export function bootstrapOf(family: AmiFamily, group: WithImage): NodeGroupBootstrap | undefined {
  const bootstrap: NodeGroupBootstrap = translated(USER_DATA_WORDS, group);
  if (isWhole(group)) {
    const { preUserdata = "", ...others } = bootstrap;
    return { ...others, template: wholeText(family, preUserdata) };
  }
  return Object.keys(bootstrap).length > 0 ? bootstrap : undefined;
}

/** Lines of a shell become a script; what has a form already, and what another program than a shell reads, stays as it is. */
function wholeText(family: AmiFamily, lines: string): string {
  const { bootstrap } = amiFamily(family);
  const shell = bootstrap !== "windows" && bootstrap !== "bottlerocket";
  const formed = /^\s*(#|<|MIME-Version:|Content-Type:)/.test(lines);
  return !shell || formed || lines.trim() === "" ? lines : `#!/bin/bash\nset -e\n${lines.trimEnd()}\n`;
}
