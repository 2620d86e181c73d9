import { instanceTypeFacts, type InstanceTypeFacts } from "../../facts/instance-types";
import { amiFamily, type AmiFamily } from "../ami/families";
import type { NodeSettings } from "./types";

/** How the CNI gives pods their addresses, as far as it changes how many there are. */
export interface PodNetworking {
  /** Whole /28 prefixes instead of single addresses (`ENABLE_PREFIX_DELEGATION`), as IPv6 clusters always have. @default false */
  readonly prefixDelegation?: boolean;
  /** Pods stand in subnets of their own (`AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG`), so the first interface serves none. @default false */
  readonly customNetworking?: boolean;
}

/** Addresses of a /28. */
const PER_PREFIX = 16;
/** aws-node and kube-proxy, which have the node's own address. */
const ON_THE_HOST = 2;
/** What AWS advises at most, by vCPUs. @see https://docs.aws.amazon.com/eks/latest/userguide/choosing-instance-type.html#determine-max-pods */
const CAPS = { small: 110, large: 250, largeAbove: 30 } as const;

/** Most pods on a Linux node of an instance type, as AWS's max-pods-calculator counts them, its caps included. */
export function maxPodsOf(
  { networkInterfaces, ipv4PerInterface, nitro, vcpus }: InstanceTypeFacts,
  { prefixDelegation = false, customNetworking = false }: PodNetworking = {},
): number {
  const interfaces = networkInterfaces - (customNetworking ? 1 : 0);
  const each = (ipv4PerInterface - 1) * (prefixDelegation && nitro ? PER_PREFIX : 1);
  return Math.min(interfaces * each + ON_THE_HOST, podsAtMost(vcpus));
}

/** AWS's cap by vCPUs. */
export function podsAtMost(vcpus: number): number {
  return vcpus > CAPS.largeAbove ? CAPS.large : CAPS.small;
}

/** Those that a group starts: a list, or whichever meet its requirements. */
export type InstanceTypes = readonly string[] | "any";

/** What nodes are to be told about their pods: a number, or an expression for nodeadm where the number is not known here. */
export type PodLimit = { readonly maxPods?: number; readonly maxPodsExpression?: string };

/**
 * What the nodes of a group must be told, since none of AWS's images knows how the CNI is set up: the number that holds
 * for all of its instance types. Nothing where the node's own count is right. Of a type that is newer than our list, only
 * nodeadm can be told, by an expression that stays at the lower of AWS's caps; the same where they may be "any".
 */
export function podLimit(instanceTypes: InstanceTypes, networking: PodNetworking = {}): PodLimit {
  const { prefixDelegation = false, customNetworking = false } = networking;
  if ((!prefixDelegation && !customNetworking) || instanceTypes.length === 0) return {};
  const facts = instanceTypes === "any" ? [undefined] : instanceTypes.map(instanceTypeFacts);
  if (facts.every((known) => known !== undefined)) {
    return { maxPods: Math.min(...facts.map((known) => maxPodsOf(known, networking))) };
  }
  const interfaces = customNetworking ? "(default_enis - 1)" : "default_enis";
  const each = prefixDelegation ? `(ips_per_eni - 1) * ${PER_PREFIX}` : "(ips_per_eni - 1)";
  const count = `${interfaces} * ${each} + ${ON_THE_HOST}`;
  return { maxPodsExpression: `${count} < ${CAPS.small} ? ${count} : ${CAPS.small}` };
}

/**
 * The settings of a group's nodes with the limit that follows from its instance types, unless they say one themselves.
 * Windows is left alone: its nodes have one interface, and the cluster counts its addresses.
 */
export function withPodLimit(
  family: AmiFamily,
  settings: NodeSettings,
  instanceTypes: InstanceTypes,
  networking: PodNetworking = {},
): NodeSettings {
  const { platform, bootstrap } = amiFamily(family);
  const { maxPods, maxPodsExpression } = podLimit(instanceTypes, networking);
  if (platform === "windows" || saysLimit(settings)) return settings;
  if (maxPods !== undefined) return { ...settings, maxPods };
  if (maxPodsExpression === undefined || bootstrap !== "nodeadm") return settings;
  const { nodeConfig } = settings;
  return { ...settings, nodeConfig: { ...nodeConfig, kubelet: { ...nodeConfig?.kubelet, maxPodsExpression } } };
}

function saysLimit({ maxPods, kubelet, nodeConfig, bottlerocket, template }: NodeSettings): boolean {
  const { config, flags = [], maxPodsExpression } = nodeConfig?.kubelet ?? {};
  const own = [maxPods, config?.maxPods, maxPodsExpression, bottlerocket?.kubernetes?.["max-pods"], template];
  return own.some((value) => value !== undefined) || /--max-pods\b/.test([kubelet?.extraArgs, ...flags].join(" "));
}
