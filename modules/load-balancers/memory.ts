import { LOAD_BALANCER_DEFAULTS as DEFAULTS } from "./defaults";
import { kindOf } from "./kinds";
import type { LoadBalancerServiceProps } from "./types";

/** What a controller heeds only when it makes an NLB. */
const FIXED = ["subnets", "eipAllocations", "privateIpv4Addresses", "loadBalancerName", "ipAddressType"] as const;

/**
 * What cannot be changed in place, as one text: with another one, the Service is made anew. A controller would look at
 * the changed annotation, and forget the old load balancer or leave it as it is.
 */
export function fixedAtCreation(props: LoadBalancerServiceProps): string {
  const kind = kindOf(props);
  const scheme = (props.internal ?? DEFAULTS.internal) ? "internal" : "internet-facing";
  const given = props as Readonly<Partial<Record<(typeof FIXED)[number], string | readonly string[]>>>;
  const fixed = kind === "classic" ? [] : FIXED.filter((key) => given[key] !== undefined);
  return [
    `${scheme} ${kind === "controller" ? "nlb by aws-load-balancer-controller" : kind}`,
    ...fixed.map((key) => `${key} ${[given[key]].flat().join(",")}`),
  ].join("; ");
}
