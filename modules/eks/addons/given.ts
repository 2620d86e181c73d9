import { Token } from "cdktf";
import { CLUSTER_DEFAULTS } from "../../cluster/defaults";
import { CUSTOM_NETWORKING } from "../../cni/custom-networking";
import { isOn } from "../../cni/env";
import type { AwsNodeEnv, AwsNodeInitEnv } from "../../cni/variables";
import { addonFacts, type EksAddonFacts } from "../../facts/eks-addons";
import type { IpFamily } from "../../shared/ip-family";
import { given } from "../../shared/given";
import type { EksProps } from "../props";
import { namedGroups } from "../workers/named-groups";
import type { EksAddon, EksAddonsProps } from "./props";

/** The add-ons that are wanted, by name, the short form written out. */
export function givenAddons({ addons = {} }: EksAddonsProps): { readonly [name: string]: EksAddon } {
  const entries = Object.entries(addons).flatMap(([name, addon]) => {
    if (addon === undefined || addon === false) return [];
    return [[name, addon === true ? {} : addon] as const];
  });
  return Object.fromEntries(entries);
}

/** The variables that the add-on vpc-cni sets, if they are given as such; what else they are is told by the add-on. */
export function vpcCniEnv(props: EksAddonsProps): AwsNodeEnv | undefined {
  const addon = givenAddons(props)["vpc-cni"];
  const env = addon?.configurationValues?.env;
  const said = typeof env === "object" && env !== null && !Array.isArray(env) ? (env as AwsNodeEnv) : undefined;
  return addon !== undefined && props.podSubnets !== undefined ? { ...CUSTOM_NETWORKING, ...given(said) } : said;
}

/** Where pods leave the VPC once the add-on's variables are heeded: from their own subnets, or from those of their nodes. */
export function leavesFrom(props: EksAddonsProps): "podSubnets" | "nodeSubnets" | "unknownSubnets" {
  if (props.podSubnets !== undefined) return "podSubnets";
  return isOn(vpcCniEnv(props)?.AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG) ? "unknownSubnets" : "nodeSubnets";
}

/** What is known of an add-on, with the labels that its caller gives its pods. */
export function factsOf(name: string, { configurationValues = {} }: EksAddon): EksAddonFacts | undefined {
  const facts = addonFacts(name);
  const own: unknown = "podLabels" in configurationValues ? configurationValues.podLabels : undefined;
  if (facts?.podLabels === undefined || own === undefined) return facts;
  const known = typeof own === "object" && own !== null && !Token.isUnresolved(own);
  return {
    ...facts,
    podLabels: known ? { ...facts.podLabels, ...(own as Readonly<Record<string, string>>) } : undefined,
  };
}

/** What the caller says of an add-on in its configurationValues. */
export interface Told {
  /** Whether it is to put up with taints. */
  readonly tolerates: boolean;
  /** Whether it is told where to run. */
  readonly placed: boolean;
}

/** What the caller says of where it runs. */
export function toldOf({ configurationValues = {} }: EksAddon): Told {
  return {
    tolerates: JSON.stringify(configurationValues).includes("tolerations"),
    placed: "computeType" in configurationValues,
  };
}

/** Of pods' addresses; not known where it is a token. */
export function familyOfPods({
  clusterIpFamily = CLUSTER_DEFAULTS.ipFamily,
}: Pick<EksProps, "clusterIpFamily">): IpFamily | undefined {
  return Token.isUnresolved(clusterIpFamily) ? undefined : clusterIpFamily;
}

/** Where the settings of vpc-cni stand among the props. */
export const VPC_CNI_SETTINGS = "addons.vpc-cni.configurationValues";

/** The variables of vpc-cni's init container, if they are given as such. */
export function vpcCniInitEnv(props: EksAddonsProps): AwsNodeInitEnv | undefined {
  const init = givenAddons(props)["vpc-cni"]?.configurationValues?.init;
  const env: unknown = typeof init === "object" && init !== null ? (init as { env?: unknown }).env : undefined;
  return typeof env === "object" && env !== null && !Array.isArray(env) ? env : undefined;
}

/** Whose the `aws-node` DaemonSet is, and with it its variables. `nobody`: there is none. */
export type AwsNodeOwner = (typeof AWS_NODE_OWNERS)[number];
export const AWS_NODE_OWNERS = ["self-managed", "add-on", "nobody"] as const;

/** What says whether a cluster comes with add-ons of its own: it does, unless it is told not to. */
type SelfManagedAddons = Pick<EksProps, "addons" | "bootstrapSelfManagedAddons" | "clusterComputeConfig">;

/** Whether EKS puts aws-node, kube-proxy and CoreDNS into a new cluster; in Auto Mode its nodes have them inside. */
export function comesWithAddons({ bootstrapSelfManagedAddons, clusterComputeConfig }: SelfManagedAddons): boolean {
  return bootstrapSelfManagedAddons ?? clusterComputeConfig?.enabled !== true;
}

export function awsNodeOwner(props: SelfManagedAddons): AwsNodeOwner {
  if (Object.hasOwn(givenAddons(props), "vpc-cni")) return "add-on";
  return comesWithAddons(props) ? "self-managed" : "nobody";
}

export const AGENT = "eks-pod-identity-agent";

/** Whether EKS Pod Identity works on every node: EKS Auto Mode has its agent inside. */
export function agentRuns(props: EksProps): boolean {
  return (
    Object.hasOwn(givenAddons(props), AGENT) || (props.clusterComputeConfig?.enabled === true && !hasGroups(props))
  );
}

/** Whether there are nodes besides those of EKS Auto Mode. */
export function hasGroups(props: EksProps): boolean {
  return Object.keys(namedGroups(props).groups).length + Object.keys(props.nodeGroups ?? {}).length > 0;
}
