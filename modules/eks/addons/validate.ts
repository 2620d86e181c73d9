import { addonProblems as partProblems } from "../../addons/validate";
import { CLUSTER_DEFAULTS } from "../../cluster/defaults";
import { podPlacement, podSubnetIds, podSubnetProblems } from "../../cni/custom-networking";
import { envProblems, isOn, wantsExternalSnat } from "../../cni/env";
import { combinationProblems, tooNewProblems } from "../../cni/env-rules";
import { externalSnatProblems, podSnatProblems } from "../../cni/external-snat";
import type { AwsNodeEnv } from "../../cni/variables";
import { addonFacts, EKS_ADDONS } from "../../facts/eks-addons";
import { within } from "../../shared/assert-valid";
import { subnetIdProblems } from "../../shared/aws-names";
import { withNodeGroups } from "../node-groups/translate";
import type { EksProps } from "../props";
import { wording } from "../words";
import { translateWorkers } from "../workers/translate";
import { computeOf, computeProblems } from "./compute";
import {
  AGENT,
  agentRuns,
  factsOf,
  familyOfPods,
  givenAddons,
  leavesFrom,
  VPC_CNI_SETTINGS,
  vpcCniEnv,
  vpcCniInitEnv,
} from "./given";
import type { EksAddon } from "./props";
import { translateAddon } from "./translate";
import { ADDON_WORDS } from "./words";

const word = wording(ADDON_WORDS);

/** What is wrong with the add-ons, in the module's words. */
export function addonsProblems(props: EksProps): string[] {
  const addons = givenAddons(props);
  const compute = computeOf(props);
  const each = Object.entries(addons).flatMap(([name, addon]) => {
    const { addon: translated, beforeCompute } = translateAddon(name, addon, { props, compute, partition: "aws" });
    const facts = factsOf(name, addon);
    const early = beforeCompute && facts !== undefined && facts.runsOn !== "every-node";
    return [
      ...within(`addons.${name}`, [
        ...partProblems(translated, word),
        ...roleProblems(name, addon, props),
        ...(early ? [`beforeCompute is true, and it comes up only on nodes, which would wait for it; drop it`] : []),
      ]),
      ...computeProblems(`addons.${name}`, facts, compute),
    ];
  });
  return [...nameProblems(Object.keys(addons)), ...each, ...variableProblems(props), ...podNetworkProblems(props)];
}

/** Known names in another spelling; of names that are not known nothing can be told, since the marketplace has its own. */
function nameProblems(names: readonly string[]): string[] {
  const fold = (name: string) => name.toLowerCase().replaceAll("_", "-");
  return names.flatMap((name) =>
    fold(name) !== name && Object.hasOwn(EKS_ADDONS, fold(name))
      ? [`addons.${name} is not the name of an add-on; did you mean "${fold(name)}"?`]
      : [],
  );
}

function roleProblems(name: string, addon: EksAddon, props: EksProps): string[] {
  const { role, serviceAccountRoleArn, podIdentityAssociation } = addon;
  const { enableIrsa = CLUSTER_DEFAULTS.oidcProvider } = props;
  const own = Object.entries({ serviceAccountRoleArn, podIdentityAssociation }).filter(
    ([, value]) => value !== undefined,
  );
  const agent = agentRuns(props);
  if (role === undefined) {
    return podIdentityAssociation === undefined || podIdentityAssociation.length === 0 || agent
      ? []
      : [`podIdentityAssociation works only where the agent runs; add "${AGENT}": true to addons`];
  }
  return [
    ...(addonFacts(name)?.policies === undefined
      ? [
          `role: which policy this add-on needs is known only of ${knownRoles()}; make one with irsaRoles and name it in serviceAccountRoleArn`,
        ]
      : []),
    ...own.map(([key]) => `role makes a role and ${key} names one; drop one of them`),
    ...(role === "irsa" && enableIrsa === false
      ? [`role is "irsa" while enableIrsa is false, so nothing signs for it; set enableIrsa to true, or "pod-identity"`]
      : []),
    ...(role === "pod-identity" && !agent
      ? [`role is "pod-identity", which works only where the agent runs; add "${AGENT}": true to addons`]
      : []),
  ];
}

function knownRoles(): string {
  return Object.entries(EKS_ADDONS)
    .filter(([, facts]) => "policies" in facts)
    .map(([name]) => name)
    .join(", ");
}

/** The variables are judged as those of a patch of aws-node are. */
function variableProblems(props: EksProps): string[] {
  const [env, initEnv] = [vpcCniEnv(props), vpcCniInitEnv(props)];
  const { addonVersion } = givenAddons(props)["vpc-cni"] ?? {};
  if (env === undefined && initEnv === undefined) return [];
  return [
    ...envProblems(initEnv ?? {}, `${VPC_CNI_SETTINGS}.init.env`, "aws-vpc-cni-init"),
    ...(env === undefined ? [] : ownVariableProblems(env, addonVersion, props)),
  ];
}

function ownVariableProblems(env: AwsNodeEnv, addonVersion: string | undefined, props: EksProps): string[] {
  const label = `${VPC_CNI_SETTINGS}.env`;
  const around = { family: familyOfPods(props), by: "add-on" } as const;
  return [
    ...envProblems(env, label),
    ...combinationProblems(env, label, around),
    ...(addonVersion === undefined ? [] : tooNewProblems(env, addonVersion, label, around)),
    ...(wantsExternalSnat(env, familyOfPods(props)) ? snatProblems(props) : []),
  ];
}

function snatProblems(props: EksProps): string[] {
  const where = leavesFrom(props);
  if (where === "podSubnets") return podSnatProblems(podPlacement(props.podSubnets!));
  return where === "nodeSubnets"
    ? externalSnatProblems(withNodeGroups(translateWorkers(props).nodePlacement, props))
    : [];
}

/** Subnets for pods, which only the add-on can be told of before the cluster is there. */
function podNetworkProblems(props: EksProps): string[] {
  const { podSubnets } = props;
  if (podSubnets === undefined) return [];
  const { AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG: custom } = vpcCniEnv(props) ?? {};
  return [
    ...podSubnetProblems(podSubnets, "podSubnets"),
    ...subnetIdProblems(Object.values(podSubnetIds(podSubnets)), "podSubnets"),
    ...(Object.hasOwn(givenAddons(props), "vpc-cni")
      ? []
      : [
          'pods have subnets of their own (podSubnets, or podCidrBlock of a network), which vpc-cni is told of as an add-on; add "vpc-cni": true to addons',
        ]),
    ...(custom !== undefined && !isOn(custom)
      ? ["podSubnets turn AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG on, and it is set to false; drop one of them"]
      : []),
    ...(props.clusterIpFamily === "ipv6"
      ? ['podSubnets are for IPv4, and clusterIpFamily is "ipv6", which has addresses enough; drop one of them']
      : []),
  ];
}
