import { Token } from "cdktf";
import { validateName } from "../shared/aws-names";
import { cidrProblems, ipv6CidrProblems } from "../shared/cidr";
import { asArray } from "../shared/lists";
import { flag, listOf, number, oneOf, plainText, shapeOf, text, type Shape } from "../shared/shape";
import type { GroupName, SecurityRule, SecurityRulePeer } from "./security-rules";

/**
 * A rule of your own on a group that is made here. Exactly one kind of peer: networks, `self`, a group's id, or the other group.
 * Each network becomes a rule of its own, named behind yours (`office_10-0-0-0-8`), so that a list can grow; those known only at
 * apply share one under the bare name. The name is an address: under another one, or with a network that moves to another rule,
 * the first apply may fail (InvalidPermission.Duplicate) and leave nobody in until the next; so `terraform state mv` it first.
 */
export interface AdditionalRule {
  /** @default "ingress" */
  readonly type?: "ingress" | "egress";
  /** "tcp", "udp", "icmp", "icmpv6", a number, or "-1" for all. @default "tcp" */
  readonly protocol?: string;
  /** With "icmp", the type. */
  readonly fromPort: number;
  /** With "icmp", the code. */
  readonly toPort: number;
  /** @default none */
  readonly description?: string;
  /** IPv4 networks. @default none */
  readonly cidrBlocks?: readonly string[];
  /** IPv6 networks. @default none */
  readonly ipv6CidrBlocks?: readonly string[];
  /** @default none */
  readonly prefixListIds?: readonly string[];
  /** The group itself. @default false */
  readonly self?: boolean;
  /** Another group. @default none */
  readonly sourceSecurityGroupId?: string;
  /** The other of the two groups: the control plane's on the nodes', and the nodes' on the control plane's. @default false */
  readonly fromOther?: boolean;
}

export const ADDITIONAL_RULE_SHAPE: Shape<AdditionalRule> = {
  type: oneOf(["ingress", "egress"]),
  protocol: plainText,
  fromPort: number,
  toPort: number,
  description: text,
  cidrBlocks: listOf(text),
  ipv6CidrBlocks: listOf(text),
  prefixListIds: listOf(text),
  self: flag,
  sourceSecurityGroupId: text,
  fromOther: flag,
};
export const additionalRuleCheck = shapeOf(ADDITIONAL_RULE_SHAPE, ["fromPort", "toPort"]);

type Rules = { readonly [name: string]: AdditionalRule | undefined };

/** Rules of one's own as the others are. */
export function additionalRules(on: GroupName, rules: Rules = {}): Readonly<Record<string, SecurityRule>> {
  return Object.fromEntries(
    Object.entries(rules).flatMap(([name, rule]) => {
      if (rule === undefined) return [];
      const { type = "ingress", protocol = "tcp", fromPort, toPort, description } = rule;
      return [[name, { on, type, protocol, fromPort, toPort, description, peer: peerOf(on, rule) }] as const];
    }),
  );
}

function peerOf(on: GroupName, rule: AdditionalRule): SecurityRulePeer {
  if (rule.fromOther) return on === "cluster" ? "workers" : "cluster";
  if (rule.self) return "self";
  const { sourceSecurityGroupId, cidrBlocks, ipv6CidrBlocks, prefixListIds } = rule;
  return sourceSecurityGroupId === undefined
    ? {
        cidrBlocks: cidrBlocks && asArray(cidrBlocks),
        ipv6CidrBlocks: ipv6CidrBlocks && asArray(ipv6CidrBlocks),
        prefixListIds: prefixListIds && asArray(prefixListIds),
      }
    : { sourceSecurityGroupId };
}

/** What is wrong with rules of one's own; `fromOther` is what the caller calls that flag. */
export function additionalRuleProblems(label: string, rules: Rules = {}, fromOther = "fromOther"): string[] {
  if (Token.isUnresolved(rules)) return [`${label} is known only at apply; its keys become addresses, so write it out`];
  return Object.entries(rules).flatMap(([name, rule]) =>
    rule === undefined
      ? []
      : [...validateName(`${label} key`, name), ...ruleProblems(`${label}.${name}`, rule, fromOther)],
  );
}

function ruleProblems(where: string, rule: AdditionalRule, fromOther: string): string[] {
  const lists = { cidrBlocks: rule.cidrBlocks, ipv6CidrBlocks: rule.ipv6CidrBlocks, prefixListIds: rule.prefixListIds };
  const filled = Object.entries(lists).filter(
    ([, list]) => list !== undefined && (Token.isUnresolved(list) || list.length > 0),
  );
  const peers = [
    ...(filled.length > 0 ? [filled.map(([key]) => key).join(" and ")] : []),
    ...(rule.self ? ["self"] : []),
    ...(rule.sourceSecurityGroupId === undefined ? [] : ["sourceSecurityGroupId"]),
    ...(rule.fromOther ? [fromOther] : []),
  ];
  const kinds = `cidrBlocks, ipv6CidrBlocks, prefixListIds, self, sourceSecurityGroupId or ${fromOther}`;
  return [
    ...(peers.length === 0 ? [`${where} lets nobody through; give ${kinds}`] : []),
    ...(peers.length > 1
      ? [`${where} names ${peers.join(", ")}; a rule has one kind of peer, so make one of each`]
      : []),
    ...portProblems(where, rule),
    ...blocks(rule.cidrBlocks, (cidr, index) => cidrProblems(`${where}.cidrBlocks[${index}]`, cidr, [0, 32])),
    ...blocks(rule.ipv6CidrBlocks, (cidr, index) => ipv6CidrProblems(`${where}.ipv6CidrBlocks[${index}]`, cidr)),
  ];
}

function portProblems(where: string, { protocol = "tcp", fromPort, toPort }: AdditionalRule): string[] {
  if ([protocol, fromPort, toPort].some((value) => Token.isUnresolved(value))) return [];
  const icmp = /^(icmp|icmpv6|1|58)$/i.test(protocol);
  const range = ([-1, 65535] as const).map((bound) => (icmp ? Math.min(bound, 255) : Math.max(bound, 0)));
  const odd = Object.entries({ fromPort, toPort }).filter(
    ([, port]) => !Number.isInteger(port) || port < range[0]! || port > range[1]!,
  );
  if (odd.length > 0) {
    return odd.map(([key, port]) => `${where}.${key} (${port}) must be from ${range[0]} to ${range[1]}`);
  }
  return !icmp && fromPort > toPort ? [`${where}: fromPort (${fromPort}) is above toPort (${toPort}); swap them`] : [];
}

function blocks(cidrs: readonly string[] = [], judge: (cidr: string, index: number) => string[]): string[] {
  if (Token.isUnresolved(cidrs)) return [];
  return cidrs.flatMap((cidr, index) => (Token.isUnresolved(cidr) ? [] : judge(cidr, index)));
}
