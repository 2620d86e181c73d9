import { PREFIX, ROWS } from "./annotations";
import { KIND_NAMES, kindOf } from "./kinds";
import type { LoadBalancerKind, LoadBalancerServiceProps } from "./types";

/** Further annotations that one kind alone reads and that have no prop. */
const OTHERS: Readonly<Record<LoadBalancerKind, readonly string[]>> = {
  classic: [],
  nlb: [],
  controller: [
    "disable-nlb-sg",
    "enable-icmp-for-path-mtu-discovery",
    "enable-prefix-for-ipv6-source-nat",
    "inbound-sg-rules-on-private-link-traffic",
    "ipv6-addresses",
    "minimum-load-balancer-capacity",
    "multi-cluster-target-group",
    "proxy-protocol-per-target-group",
    "quic-enabled-ports",
    "security-group-prefix-lists",
    "source-nat-ipv6-prefixes",
  ],
};
const SOURCE_RANGES = "service.beta.kubernetes.io/load-balancer-source-ranges";

/** Annotations that have a prop, and those that the Service's own controller does not read. */
export function annotationProblems(props: LoadBalancerServiceProps): string[] {
  const kind = kindOf(props);
  return Object.keys(props.annotations ?? {}).flatMap((name) => {
    if (name === SOURCE_RANGES) return [hasProp(name, "loadBalancerSourceRanges")];
    if (!name.startsWith(PREFIX)) return [];
    const key = name.slice(PREFIX.length);
    const row = ROWS[kind].find((one) => one.key === key);
    if (row !== undefined) return [hasProp(name, row.prop)];
    const readers = readersOf(key);
    return readers.length === 0 || readers.includes(kind)
      ? []
      : [
          `annotations: "${name}" is read for ${readers.map((one) => KIND_NAMES[one]).join(" and ")}, and this is ${KIND_NAMES[kind]}; drop it`,
        ];
  });
}

function hasProp(name: string, prop: string): string {
  return `annotations: "${name}" has a prop of its own; set ${prop}`;
}

function readersOf(key: string): LoadBalancerKind[] {
  const kinds = Object.keys(ROWS) as LoadBalancerKind[];
  return kinds.filter(
    (kind) =>
      ROWS[kind].some((row) => row.key === key) ||
      OTHERS[kind].includes(key) ||
      (kind === "controller" && key.startsWith("listener-attributes.")),
  );
}
