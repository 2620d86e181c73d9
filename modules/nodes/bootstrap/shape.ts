import {
  anything,
  either,
  flag,
  listOf,
  number,
  oneOf,
  plainText,
  recordOf,
  shapeOf,
  text,
  writtenListOf,
  type Check,
  type Shape,
} from "../../shared/shape";
import { TAINT_EFFECTS, type KubeletSettings, type Taint } from "./kubelet-flags";
import { DISABLED_MOUNTS, LOCAL_STORAGE_STRATEGIES, type NodeConfigSpec } from "./node-config";
import type { NodeSettings, WindowsSettings } from "./types";

type Part<Outer, Key extends keyof Outer> = NonNullable<Outer[Key]>;
type Instance = Part<NodeConfigSpec, "instance">;

const KUBELET: Shape<Part<NodeConfigSpec, "kubelet">> = {
  // The kubelet's own words, which change from version to version.
  config: recordOf(anything),
  flags: writtenListOf(text),
  maxPodsExpression: text,
};
const CONTAINERD: Shape<Part<NodeConfigSpec, "containerd">> = { config: text, baseRuntimeSpec: recordOf(anything) };
const STORAGE: Shape<Part<Instance, "localStorage">> = {
  strategy: oneOf(LOCAL_STORAGE_STRATEGIES),
  mountPath: text,
  disabledMounts: writtenListOf(oneOf(DISABLED_MOUNTS)),
};
const NETWORK: Shape<Part<Instance, "network">> = { nameservers: writtenListOf(text), domains: writtenListOf(text) };
const INSTANCE: Shape<Instance> = {
  localStorage: shapeOf(STORAGE),
  environment: recordOf(recordOf(plainText)),
  network: shapeOf(NETWORK),
};
const GATES: Shape<Part<NodeConfigSpec, "featureGates">> = { InstanceIdNodeName: flag, FastImagePull: flag };
const NODE_CONFIG: Shape<NodeConfigSpec> = {
  kubelet: shapeOf(KUBELET),
  containerd: shapeOf(CONTAINERD),
  instance: shapeOf(INSTANCE),
  featureGates: shapeOf(GATES),
};
const TAINT: Shape<Taint> = { key: text, value: text, effect: oneOf(TAINT_EFFECTS) };
const KUBELET_SETTINGS: Shape<KubeletSettings> = {
  labels: recordOf(text),
  taints: writtenListOf(shapeOf(TAINT, ["key", "effect"])),
  extraArgs: plainText,
};
const WINDOWS: Shape<WindowsSettings> = { excludedSnatCidrs: writtenListOf(plainText), kubeProxyExtraArgs: plainText };

/** Bottlerocket's own words, of which no list is kept here; what is refused is what TOML cannot say. */
const tomlValue: Check = (value, path) =>
  typeof value === "number" || typeof value === "boolean"
    ? []
    : either({ list: listOf(tomlValue), object: recordOf(tomlValue), scalar: text })(value, path);

const template: Check = (value, path) => (typeof value === "function" ? [] : plainText(value, path));

/** The checks of what a node is told, key by key, for shapes that hold them under names of their own. */
export const NODE_SETTINGS_SHAPE: Shape<NodeSettings> = {
  kubelet: shapeOf(KUBELET_SETTINGS),
  maxPods: number,
  preUserdata: plainText,
  additionalUserdata: plainText,
  bootstrapExtraArgs: plainText,
  nodeConfig: shapeOf(NODE_CONFIG),
  bottlerocket: recordOf(tomlValue),
  windows: shapeOf(WINDOWS),
  template,
};
