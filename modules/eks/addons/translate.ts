import type { AddonProps } from "../../addons/types";
import { CLUSTER_DEFAULTS } from "../../cluster/defaults";
import { eniConfigs, podPlacement } from "../../cni/custom-networking";
import { wantsExternalSnat } from "../../cni/env";
import { subnetsToLookAt } from "../../cni/external-snat";
import { addonFacts, type EksAddonFacts } from "../../facts/eks-addons";
import { cniIpv6Policy } from "../../nodes/cni-ipv6-policy";
import { given } from "../../shared/given";
import { managedPolicyArn } from "../../shared/iam";
import type { NodePlacement, PlacedSubnet } from "../../shared/placement";
import { merged } from "../../shared/lists";
import { hasWindowsNodes } from "../node-groups/windows";
import type { EksProps } from "../props";
import { translated } from "../words";
import { computeOf, movesToFargate, type Compute } from "./compute";
import { awsNodeOwner, factsOf, familyOfPods, givenAddons, leavesFrom, vpcCniEnv, type AwsNodeOwner } from "./given";
import type { AddonRole, EksAddon } from "./props";
import { ADDON_WORDS } from "./words";

/** A role that is made for an add-on. */
export interface AddonRolePlan {
  readonly by: AddonRole;
  readonly namespace: string;
  readonly serviceAccounts: readonly string[];
  /** ARNs of policies that AWS publishes. */
  readonly policies: { readonly [name: string]: string };
  /** Documents, where AWS publishes none. */
  readonly inlinePolicies: { readonly [name: string]: string };
}

/** An add-on in the provider's words, but for what is known only when it is placed. */
export interface AddonPlan {
  readonly addon: Omit<AddonProps, "clusterName" | "dependsOn">;
  readonly beforeCompute: boolean;
  readonly role?: AddonRolePlan;
}

/** What EKS installs, in the provider's words. */
export interface AddonsPlan {
  readonly addons: { readonly [name: string]: AddonPlan };
  readonly awsNodeOwner: AwsNodeOwner;
  /** Ids of subnets whose routes are looked at before vpc-cni stops translating addresses. */
  readonly egressSubnets: readonly string[];
}

/** Pure. `partition` may be a token. */
export function translateAddons(props: EksProps, partition: string, nodePlacement: NodePlacement): AddonsPlan {
  const compute = computeOf(props);
  const addons = Object.entries(givenAddons(props));
  const env = vpcCniEnv(props);
  return {
    addons: Object.fromEntries(
      addons.map(([name, addon]) => [name, translateAddon(name, addon, { props, compute, partition })]),
    ),
    awsNodeOwner: awsNodeOwner(props),
    egressSubnets:
      env !== undefined && wantsExternalSnat(env, familyOfPods(props))
        ? subnetsToLookAt(waysOut(props, nodePlacement))
        : [],
  };
}

/** The subnets by which pods leave the VPC, as far as they are known. */
function waysOut(props: EksProps, nodePlacement: NodePlacement): readonly PlacedSubnet[] {
  const where = leavesFrom(props);
  if (where === "podSubnets") return podPlacement(props.podSubnets!);
  return where === "nodeSubnets" ? Object.values(nodePlacement).flat() : [];
}

interface Around {
  readonly props: EksProps;
  readonly compute: Compute;
  readonly partition: string;
}

/** An add-on in the provider's words; also what the validators look at. */
export function translateAddon(name: string, addon: EksAddon, { props, compute, partition }: Around): AddonPlan {
  const { mostRecent = true, addonVersion = mostRecent ? "latest" : "default" } = addon;
  const facts = addonFacts(name);
  const { beforeCompute = facts?.beforeCompute ?? false } = addon;
  const timeouts = { ...given(props.addonsTimeouts), ...given(addon.timeouts) };
  return {
    addon: {
      ...translated(ADDON_WORDS, addon),
      ...configurationOf(name, addon, compute, props),
      addonName: name,
      addonVersion,
      kubernetesVersion: props.clusterVersion ?? CLUSTER_DEFAULTS.version,
      ...(Object.keys(timeouts).length > 0 && { timeouts }),
      tags: merged(props.tags, addon.tags),
    },
    beforeCompute,
    role: addon.role && {
      by: addon.role,
      namespace: facts?.namespace ?? "kube-system",
      serviceAccounts: facts?.serviceAccounts ?? [],
      ...policiesOf(name, facts, props, partition),
    },
  };
}

/** AWS's own, but that of aws-node knows no IPv6. */
function policiesOf(
  name: string,
  facts: EksAddonFacts | undefined,
  { clusterIpFamily }: EksProps,
  partition: string,
): Pick<AddonRolePlan, "policies" | "inlinePolicies"> {
  if (name === "vpc-cni" && clusterIpFamily === "ipv6") {
    return { policies: {}, inlinePolicies: { "cni-ipv6": cniIpv6Policy(partition) } };
  }
  const arns = (facts?.policies ?? []).map(
    (policy) => [policy.split("/").at(-1)!, managedPolicyArn(partition, policy)] as const,
  );
  return { policies: Object.fromEntries(arns), inlinePolicies: {} };
}

/**
 * coredns asks for nodes of EC2 unless it is told otherwise, and would wait for ever where there is only Fargate. vpc-cni is
 * told of nodes of Windows, whose pods get no address otherwise, and of subnets for pods.
 */
function configurationOf(name: string, addon: EksAddon, compute: Compute, props: EksProps) {
  const { configurationValues } = addon;
  const facts = factsOf(name, addon);
  if (facts !== undefined && movesToFargate(facts, compute))
    return { configuration: { computeType: "Fargate", ...configurationValues } };
  if (name !== "vpc-cni") return {};
  const { podSubnets } = props;
  const env = podSubnets && vpcCniEnv(props);
  const follows = {
    ...(hasWindowsNodes(props) && { enableWindowsIpam: true }),
    ...(podSubnets && { eniConfig: eniConfigs(podSubnets) }),
  };
  return Object.keys(follows).length === 0
    ? {}
    : { configuration: { ...follows, ...configurationValues, ...(env && { env }) } };
}
