import type { SecurityGroupRuleConfig } from "@cdktf/provider-aws/lib/security-group-rule";
import { looksLikeIpv6 } from "../shared/cidr";

type Ports = Pick<SecurityGroupRuleConfig, "type" | "protocol" | "fromPort" | "toPort" | "description">;

/** One of the two groups. */
export type GroupName = "cluster" | "workers";

/** Who is on the other side: one of the two groups, the rule's own, any other, or networks. */
export type SecurityRulePeer =
  | GroupName
  | "self"
  | { readonly sourceSecurityGroupId: string }
  | {
      readonly cidrBlocks?: readonly string[];
      readonly ipv6CidrBlocks?: readonly string[];
      readonly prefixListIds?: readonly string[];
    };

/** One rule: on which group, and who is on the other side. */
export interface SecurityRule extends Ports {
  readonly on: GroupName;
  readonly peer: SecurityRulePeer;
}

export interface SecurityRuleSettings {
  /** Blocks of either family. */
  readonly clusterEgressCidrs: readonly string[];
  readonly workersEgressCidrs: readonly string[];
  /** Lowest port on nodes that the control plane may call. */
  readonly workerIngressFromPort: number;
}

/** A group: made here, given by its id, or not there, so that EKS's own stands alone. */
export type GroupChoice = "create" | "none" | { readonly id: string };

const KUBELET = 10250;
const tcp = (fromPort: number, toPort = fromPort) => ({ type: "ingress", protocol: "tcp", fromPort, toPort }) as const;
const all = (type: "ingress" | "egress") => ({ type, protocol: "-1", fromPort: 0, toPort: 0 }) as const;

/**
 * The traffic between the control plane, the nodes and the world, by name. The set, the names and the descriptions are the
 * registry module's (v2.3.1 to v17.24), so that a rule which exists there can be moved here without a change.
 */
export function securityRules(settings: SecurityRuleSettings): Readonly<Record<string, SecurityRule>> {
  const { clusterEgressCidrs, workersEgressCidrs, workerIngressFromPort } = settings;
  return {
    "cluster-egress-internet": {
      on: "cluster",
      peer: networks(clusterEgressCidrs),
      ...all("egress"),
      description: "Allow cluster egress access to the Internet.",
    },
    "cluster-https-worker-ingress": {
      on: "cluster",
      peer: "workers",
      ...tcp(443),
      description: "Allow pods to communicate with the EKS cluster API.",
    },
    "workers-egress-internet": {
      on: "workers",
      peer: networks(workersEgressCidrs),
      ...all("egress"),
      description: "Allow nodes all egress to the Internet.",
    },
    "workers-ingress-self": {
      on: "workers",
      peer: "workers",
      // The ports are the module's; with protocol -1 they mean nothing, yet another number would replace the rule.
      ...all("ingress"),
      toPort: 65535,
      description: "Allow node to communicate with each other.",
    },
    "workers-ingress-cluster": {
      on: "workers",
      peer: "cluster",
      ...tcp(workerIngressFromPort, 65535),
      description: "Allow workers pods to receive communication from the cluster control plane.",
    },
    // Only where the range above leaves the kubelet out: logs, exec and metrics go through its port.
    ...(workerIngressFromPort > KUBELET && {
      "workers-ingress-cluster-kubelet": {
        on: "workers",
        peer: "cluster",
        ...tcp(KUBELET),
        description: "Allow workers Kubelets to receive communication from the cluster control plane.",
      },
    }),
    "workers-ingress-cluster-https": {
      on: "workers",
      peer: "cluster",
      ...tcp(443),
      description:
        "Allow pods running extension API servers on port 443 to receive communication from cluster control plane.",
    },
  };
}

/**
 * Those rules that can stand: on a group that is made here, since a group of somebody else's is not ours to open, and with a
 * peer that is there, made or given.
 */
export function rulesFor<Rule extends SecurityRule>(
  rules: Readonly<Record<string, Rule>>,
  groups: Readonly<Record<GroupName, GroupChoice>>,
): Readonly<Record<string, Rule>> {
  const there = (peer: SecurityRulePeer) => (peer !== "cluster" && peer !== "workers" ? true : groups[peer] !== "none");
  return Object.fromEntries(Object.entries(rules).filter(([, { on, peer }]) => groups[on] === "create" && there(peer)));
}

/** The peer's arguments; `ids` are those of the groups that are there. */
export function peerArguments(peer: SecurityRulePeer, ids: Readonly<Record<GroupName, string | undefined>>) {
  if (peer === "self") return { selfAttribute: true };
  if (typeof peer === "string") return { sourceSecurityGroupId: ids[peer] };
  if ("sourceSecurityGroupId" in peer) return { sourceSecurityGroupId: peer.sourceSecurityGroupId };
  return {
    cidrBlocks: peer.cidrBlocks && [...peer.cidrBlocks],
    ipv6CidrBlocks: peer.ipv6CidrBlocks && [...peer.ipv6CidrBlocks],
    prefixListIds: peer.prefixListIds && [...peer.prefixListIds],
  };
}

/** Networks as a peer, each family in its own list; a list that holds nothing is left out. */
export function networks(cidrs: readonly string[]): SecurityRulePeer {
  const ipv6CidrBlocks = cidrs.filter((cidr) => looksLikeIpv6(cidr));
  const cidrBlocks = cidrs.filter((cidr) => !looksLikeIpv6(cidr));
  return {
    ...(cidrBlocks.length > 0 && { cidrBlocks }),
    ...(ipv6CidrBlocks.length > 0 && { ipv6CidrBlocks }),
  };
}
