import { Token } from "cdktf";
import type { SecurityRule, SecurityRulePeer } from "./security-rules";

type Networks = Extract<SecurityRulePeer, { readonly cidrBlocks?: unknown }>;
type Rules = Readonly<Record<string, SecurityRule>>;

const LISTS = ["cidrBlocks", "ipv6CidrBlocks", "prefixListIds"] as const;
const EVERYWHERE = "0.0.0.0/0";
const EVERYWHERE_IPV6 = "::/0";

/**
 * A rule for each network that a rule names, so that a longer list adds one and takes none away. A rule is replaced where
 * its networks change, nodes wait for it, and what they wait for is made anew before the old one goes, as they are: EC2 takes
 * no second rule for a network that the first still names.
 *
 * The whole IPv4 Internet keeps the rule's bare name, the address that the registry module's rule has by default; so do those
 * that are known only at apply, together. Every other network is named behind it.
 */
export function perNetwork(rules: Rules): Rules {
  return Object.fromEntries(
    Object.entries(rules).flatMap(([name, rule]) =>
      isNetworks(rule.peer)
        ? splitNetworks(rule.peer).map(([suffix, peer]) => [name + suffix, { ...rule, peer }])
        : [[name, rule]],
    ),
  );
}

function isNetworks(peer: SecurityRulePeer): peer is Networks {
  return typeof peer === "object" && !("sourceSecurityGroupId" in peer);
}

function splitNetworks(peer: Networks): [string, Networks][] {
  const parts = new Map<string, Networks>();
  for (const list of LISTS) {
    const given = peer[list] ?? [];
    if (Token.isUnresolved(given)) parts.set("", { ...parts.get(""), [list]: given });
    else
      for (const network of given) {
        const suffix = suffixOf(network);
        const part = parts.get(suffix);
        parts.set(suffix, { ...part, [list]: [...new Set([...(part?.[list] ?? []), network])] });
      }
  }
  return [...parts];
}

/** What an address holds of a network. */
function suffixOf(network: string): string {
  if (Token.isUnresolved(network) || network === EVERYWHERE) return "";
  return network === EVERYWHERE_IPV6 ? "_ipv6" : `_${nameOfNetwork(network)}`;
}

/** A network as a part of an address: `10-0-0-0-8` for `10.0.0.0/8`. */
export function nameOfNetwork(network: string): string {
  return network.replaceAll(/[^\w-]/g, "-");
}
