import { plainText, recordOf, shapeOf, text, type Shape } from "../../shared/shape";
import { amiFamily, type AmiFamily } from "../ami/families";
import { renderManagedUserData, renderUserData } from "../bootstrap/render";
import { isGiven } from "../bootstrap/said-twice";
import { NODE_SETTINGS_SHAPE } from "../bootstrap/shape";
import type { ClusterAddress, NodeSettings } from "../bootstrap/types";
import { bootstrapProblems } from "../bootstrap/validate";
import type { Wording } from "../wording";
import type { LabelProps } from "./labels";
import type { CapacityType } from "./purchase";

/**
 * What a node is told at its first boot, beside labels and taints, which are the group's own. It lies open in the JSON and
 * in the state: no secrets.
 */
export interface NodeGroupBootstrap extends Omit<NodeSettings, "kubelet"> {
  /** Kubelet arguments as one line. @default none */
  readonly kubeletExtraArgs?: string;
  /** Environment variables of what starts the node, a proxy among them: of all systemd services on Amazon Linux 2023, of bootstrap.sh on Amazon Linux 2. @default none */
  readonly environment?: { readonly [variable: string]: string };
}

const { kubelet: _kubelet, ...SETTINGS_SHAPE } = NODE_SETTINGS_SHAPE;
export const BOOTSTRAP_SHAPE: Shape<NodeGroupBootstrap> = {
  ...SETTINGS_SHAPE,
  kubeletExtraArgs: plainText,
  environment: recordOf(plainText),
};

const ADDRESS_SHAPE: Shape<ClusterAddress> = {
  name: text,
  endpoint: text,
  certificateAuthority: text,
  serviceCidr: text,
  ipFamily: text,
};
export const clusterAddressCheck = shapeOf(ADDRESS_SHAPE, ["name", "endpoint", "certificateAuthority", "serviceCidr"]);

/** All that a node's user data is made of. */
export interface UserDataFacts extends LabelProps {
  readonly family: AmiFamily;
  /** An image that the launch template names: EKS then adds nothing. */
  readonly imageId?: string;
  readonly capacityType?: CapacityType;
  readonly bootstrap?: NodeGroupBootstrap;
  /** Needed with `imageId`, or for a template that is a function. */
  readonly cluster?: ClusterAddress;
}

/**
 * What the launch template holds, as plain text for Terraform. Of an image that EKS chooses it is only what goes before EKS's
 * own: where the cluster is, labels and taints EKS says by itself. Of an image that is named it is all there is. Undefined
 * where there is nothing to say.
 */
export function nodeGroupUserData(facts: UserDataFacts): string | undefined {
  const { family, imageId, bootstrap = {}, cluster } = facts;
  const settings = settingsOf(family, bootstrap);
  if (imageId === undefined && bootstrap.template === undefined) return renderManagedUserData(family, settings);
  const kubelet = { ...settings.kubelet, ...(imageId !== undefined && registration(facts, imageId)) };
  return renderUserData(family, { ...settings, kubelet, cluster: cluster ?? NOWHERE }) || undefined;
}

const NOWHERE: ClusterAddress = { name: "", endpoint: "", certificateAuthority: "", serviceCidr: "" };

/** EKS adds labels and taints later; a node that registers with them is never without. The first two are EKS's own. */
function registration({ labels, taints, capacityType = "ON_DEMAND" }: UserDataFacts, imageId: string) {
  return {
    labels: {
      "eks.amazonaws.com/nodegroup-image": imageId,
      "eks.amazonaws.com/capacityType": capacityType,
      ...labels,
    },
    taints,
  };
}

function settingsOf(family: AmiFamily, bootstrap: NodeGroupBootstrap): NodeSettings {
  const { kubeletExtraArgs, environment = {}, ...settings } = bootstrap;
  const said = { ...settings, ...(kubeletExtraArgs !== undefined && { kubelet: { extraArgs: kubeletExtraArgs } }) };
  if (Object.keys(environment).length === 0) return said;
  if (amiFamily(family).bootstrap === "nodeadm") {
    const { nodeConfig = {} } = settings;
    const { instance = {} } = nodeConfig;
    const all = { ...instance.environment, default: { ...instance.environment?.default, ...environment } };
    return { ...said, nodeConfig: { ...nodeConfig, instance: { ...instance, environment: all } } };
  }
  const lines = Object.entries(environment).map(
    ([name, value]) => `export ${name}='${value.replaceAll("'", `'\\''`)}'\n`,
  );
  return { ...said, preUserdata: `${lines.join("")}${settings.preUserdata ?? ""}` };
}

/** What a family's nodes cannot be told while EKS itself calls their script, and may be told in an image that is named. */
const EKS_CALLS: { readonly [Script in "windows" | "bootstrap.sh"]: readonly (keyof NodeGroupBootstrap)[] } = {
  windows: ["additionalUserdata", "bootstrapExtraArgs", "kubeletExtraArgs", "maxPods", "windows"],
  "bootstrap.sh": ["additionalUserdata", "bootstrapExtraArgs", "kubeletExtraArgs", "maxPods", "environment"],
};

/** What is wrong with what nodes of a family are told. */
export function userDataProblems(facts: UserDataFacts, word: Wording): string[] {
  const { family, imageId, bootstrap = {}, cluster } = facts;
  const { bootstrap: reader, title } = amiFamily(family);
  const { environment = {}, template } = bootstrap;
  const managed = imageId === undefined && template === undefined;
  const unheard = managed && (reader === "windows" || reader === "bootstrap.sh") ? EKS_CALLS[reader] : [];
  const takesEnvironment = reader === "nodeadm" || reader === "bootstrap.sh";
  const whole = template !== undefined && isGiven(environment);
  const deaf = unheard.filter((prop) => isGiven(bootstrap[prop])).concat(whole ? ["environment"] : []);
  const toml = reader === "bottlerocket" && !isGiven(bootstrap.kubeletExtraArgs) ? saidInToml(facts) : {};
  const silenced: readonly string[] = deaf;
  const heard = Object.fromEntries(Object.entries(bootstrap).filter(([key]) => !silenced.includes(key)));
  return [
    ...(imageId !== undefined && cluster === undefined
      ? [
          `${word("cluster")} is required with ${word("imageId")} and was not given: EKS adds nothing to the user data of such an image`,
        ]
      : []),
    ...(typeof template === "function" && imageId === undefined && cluster === undefined
      ? [`${word("cluster")} is required with a ${word("template")} that is a function of it, and was not given`]
      : []),
    ...(whole
      ? [
          `${word("template")} is the whole user data, so ${word("environment")} would not be heeded; drop one or the other`,
        ]
      : []),
    ...(whole ? [] : deaf).map(
      (prop) =>
        `${word(prop)}: EKS calls ${title}'s script by itself, and only ${word("preUserdata")} goes before it; give ${word("imageId")}, or choose "al2023"`,
    ),
    ...(isGiven(environment) && !whole && !takesEnvironment
      ? [`${word("environment")} is nothing that ${title} knows; drop it`]
      : []),
    ...Object.keys(environment)
      .filter((name) => !/^[A-Za-z_]\w*$/.test(name))
      .map((name) => `${word("environment")}: "${name}" is not the name of a variable`),
    // A launch template may be without user data where EKS knows the image.
    ...(managed && reader === "none" ? [] : bootstrapProblems(family, { ...settingsOf(family, heard), ...toml }, word)),
  ];
}

/** That labels and taints are said, for settings that could say them again; what is wrong with them is told elsewhere. */
function saidInToml({ labels = {}, taints = [], imageId }: UserDataFacts): NodeSettings {
  const labelled = imageId !== undefined || Object.keys(labels).length > 0;
  return { kubelet: { labels: labelled ? { said: "already" } : {}, taints } };
}
