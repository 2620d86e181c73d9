import { joined } from "../shared/lists";
import { LOAD_BALANCER_DEFAULTS as DEFAULTS } from "./defaults";
import { kindOf, type PropsOf } from "./kinds";
import type { LoadBalancerKind, LoadBalancerServiceProps } from "./types";

/** What a controller heeds only when it makes one. The AWS Load Balancer Controller moves an NLB to other subnets, and to IPv6, in place. */
const FIXED = {
  classic: [],
  nlb: ["subnets", "eipAllocations", "privateIpv4Addresses"],
  controller: ["eipAllocations", "privateIpv4Addresses", "loadBalancerName"],
} as const satisfies { readonly [Kind in LoadBalancerKind]: readonly (keyof PropsOf[Kind])[] };
type Fixed = (typeof FIXED)[LoadBalancerKind][number];

/**
 * What cannot be changed in place, as one text: with another one, the Service is made anew. A controller would look at
 * the changed annotation, and forget the old load balancer or leave it as it is.
 */
export function fixedAtCreation(props: LoadBalancerServiceProps): string {
  const kind = kindOf(props);
  const scheme = (props.internal ?? DEFAULTS.internal) ? "internal" : "internet-facing";
  const given = props as Readonly<Partial<Record<Fixed, string | readonly string[]>>>;
  const fixed = (FIXED[kind] as readonly Fixed[]).filter((key) => given[key] !== undefined);
  return [
    `${scheme} ${kind === "controller" ? "nlb by aws-load-balancer-controller" : kind}`,
    ...fixed.map((key) => {
      const value = given[key]!;
      return `${key} ${typeof value === "string" ? value : joined(value)}`;
    }),
  ].join("; ");
}
