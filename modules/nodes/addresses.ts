import type { InstanceTypeFacts } from "../facts/instance-types";
import { maxPodsOf, type PodNetworking } from "./bootstrap/max-pods";

/** Addresses of a /28. */
const PREFIX = 16;
/** Pods that have the node's own address. */
const ON_THE_HOST = 2;

/** What the CNI keeps in reserve, by its variables of these names, as far as they are known. */
export interface WarmTargets {
  /** @default 1 */
  readonly WARM_ENI_TARGET?: number;
  /** @default 1 */
  readonly WARM_PREFIX_TARGET?: number;
  /** @default none */
  readonly WARM_IP_TARGET?: number;
  /** @default none */
  readonly MINIMUM_IP_TARGET?: number;
  /** @default the type's limit */
  readonly MAX_ENI?: number;
}

/** Addresses that a node takes from its own subnet, and from that of its pods where they have one. */
export interface NodeAddresses {
  readonly node: number;
  readonly pods: number;
}

/**
 * What a node takes once it runs all the pods that it can, or may by `maxPods`, and what the CNI holds in reserve beyond. An interface takes all of its
 * addresses at once, unless addresses are counted singly (WARM_IP_TARGET, MINIMUM_IP_TARGET).
 * @see https://docs.aws.amazon.com/eks/latest/best-practices/vpc-cni.html
 */
export function addressesOfNode(
  facts: InstanceTypeFacts,
  networking: PodNetworking & { readonly maxPods?: number } = {},
  warm: WarmTargets = {},
): NodeAddresses {
  const { customNetworking = false } = networking;
  const { networkInterfaces, ipv4PerInterface } = facts;
  const all = Math.min(networkInterfaces, warm.MAX_ENI ?? networkInterfaces);
  // The first interface stands in the node's subnet, and then serves no pods.
  const interfaces = all - (customNetworking ? 1 : 0);
  const slots = ipv4PerInterface - 1;
  const taken = addressesOf(facts, networking, warm, { interfaces, slots });
  return customNetworking ? { node: 1, pods: taken } : { node: taken, pods: 0 };
}

function addressesOf(
  facts: InstanceTypeFacts,
  networking: PodNetworking & { readonly maxPods?: number },
  { WARM_ENI_TARGET = 1, WARM_PREFIX_TARGET = 1, WARM_IP_TARGET = 0, MINIMUM_IP_TARGET = 0 }: WarmTargets,
  { interfaces, slots }: { readonly interfaces: number; readonly slots: number },
): number {
  const most = maxPodsOf(facts, networking);
  const pods = Math.max(0, Math.min(most, networking.maxPods ?? most) - ON_THE_HOST);
  const singly = WARM_IP_TARGET > 0 || MINIMUM_IP_TARGET > 0;
  // Without a reserve above it the minimum is the most, too.
  const counted = WARM_IP_TARGET > 0 ? Math.max(pods + WARM_IP_TARGET, MINIMUM_IP_TARGET) : MINIMUM_IP_TARGET;
  const wanted = singly ? counted : pods;
  if (networking.prefixDelegation === true && facts.nitro) {
    const prefixes = Math.min(Math.ceil(wanted / PREFIX) + (singly ? 0 : WARM_PREFIX_TARGET), interfaces * slots);
    return Math.ceil(prefixes / slots) + prefixes * PREFIX;
  }
  if (singly) {
    const single = Math.min(wanted, interfaces * slots);
    return Math.ceil(single / slots) + single;
  }
  return Math.min(Math.ceil(wanted / slots) + WARM_ENI_TARGET, interfaces) * facts.ipv4PerInterface;
}
