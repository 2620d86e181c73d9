import { Token } from "cdktf";
import { additionalRules } from "./additional-rules";
import { CLUSTER_DEFAULTS } from "./defaults";
import { perNetwork } from "./per-network";
import type { ClusterSecurityGroupsProps } from "./security-groups";
import { rulesFor, securityRules, type GroupName, type SecurityRule, type SecurityRulePeer } from "./security-rules";

type Choices = Omit<ClusterSecurityGroupsProps, "clusterName" | "vpcId">;

/** The rules that are made anyway, by name. */
export function ownRules(props: Choices): Readonly<Record<string, SecurityRule>> {
  const everywhere = props.ipFamily === "ipv6" ? CLUSTER_DEFAULTS.egressCidrsIpv6 : CLUSTER_DEFAULTS.egressCidrs;
  const {
    clusterEgressCidrs = everywhere,
    workersEgressCidrs = everywhere,
    workerIngressFromPort = CLUSTER_DEFAULTS.workerIngressFromPort,
  } = props;
  return rulesFor(securityRules({ clusterEgressCidrs, workersEgressCidrs, workerIngressFromPort }), groupsOf(props));
}

/** The two groups, made unless something else is said. */
export function groupsOf({ clusterGroup = "create", workersGroup = "create" }: Choices) {
  return { cluster: clusterGroup, workers: workersGroup };
}

/** Rules of one's own that say what another says already, which EC2 refuses (InvalidPermission.Duplicate). */
export function twinProblems(props: Choices, labelOf: (on: GroupName) => string): string[] {
  const groups = groupsOf(props);
  const more = (["cluster", "workers"] as const).flatMap((on) => {
    const given = props[`${on}Rules`] ?? {};
    if (Token.isUnresolved(given)) return [];
    return Object.entries(rulesFor(additionalRules(on, given), groups)).map(
      ([name, rule]) => [`${labelOf(on)}.${name}`, rule] as const,
    );
  });
  const seen = new Map<string, string>();
  for (const [name, rule] of Object.entries(ownRules(props)))
    for (const said of sayingsOf(rule)) seen.set(said, `the rule ${name}, which is made anyway,`);
  return more.flatMap(([where, rule]) => {
    const twins = sayingsOf(rule).flatMap((said) => {
      const first = seen.get(said);
      if (first === undefined) seen.set(said, where);
      return first === undefined ? [] : [first];
    });
    return [...new Set(twins)].map(
      (first) => `${where} lets through what ${first} does already, and EC2 takes it once; drop it`,
    );
  });
}

const NUMBERS: Readonly<Record<string, string>> = { "1": "icmp", "6": "tcp", "17": "udp", "58": "icmpv6", all: "-1" };

/** What a rule says to EC2, once for each network; nothing of what is known only at apply. */
function sayingsOf(rule: SecurityRule): string[] {
  return Object.values(perNetwork({ "": rule })).flatMap(({ on, type, protocol, fromPort, toPort, peer }) => {
    const word = NUMBERS[protocol.toLowerCase()] ?? protocol.toLowerCase();
    const ports = word === "-1" ? "" : `${fromPort}-${toPort}`;
    return peersOf(on, peer).flatMap((one) =>
      [protocol, fromPort, toPort, one].some((value) => Token.isUnresolved(value))
        ? []
        : [[on, type, word, ports, one].join(" ")],
    );
  });
}

function peersOf(on: GroupName, peer: SecurityRulePeer): readonly string[] {
  if (peer === "self") return [on];
  if (typeof peer === "string") return [peer];
  if ("sourceSecurityGroupId" in peer) return [peer.sourceSecurityGroupId];
  return [peer.cidrBlocks, peer.ipv6CidrBlocks, peer.prefixListIds].flatMap((list) => list ?? []);
}
