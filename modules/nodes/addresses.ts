import type { InstanceTypeFacts } from "../facts/instance-types";
import { maxPodsOf, type PodNetworking } from "./bootstrap/max-pods";

/** Addresses of a /28. */
const PREFIX = 16;
/** What the CNI keeps in reserve unless it is told otherwise (`WARM_ENI_TARGET`, `WARM_PREFIX_TARGET`): an interface or a prefix. */
const WARM = 1;
/** Pods that have the node's own address. */
const ON_THE_HOST = 2;

/**
 * Addresses that a node takes from its subnet once it runs all the pods that it can. An interface takes all of its addresses at
 * once; with custom networking pods take theirs elsewhere.
 * @see https://docs.aws.amazon.com/eks/latest/best-practices/vpc-cni.html
 */
export function addressesOfNode(facts: InstanceTypeFacts, networking: PodNetworking = {}): number {
  const { networkInterfaces, ipv4PerInterface, nitro } = facts;
  const { prefixDelegation = false, customNetworking = false } = networking;
  if (customNetworking) return 1;
  const pods = maxPodsOf(facts, networking) - ON_THE_HOST;
  const slots = ipv4PerInterface - 1;
  if (prefixDelegation && nitro) {
    const prefixes = Math.min(Math.ceil(pods / PREFIX) + WARM, networkInterfaces * slots);
    return Math.ceil(prefixes / slots) + prefixes * PREFIX;
  }
  return Math.min(Math.ceil(pods / slots) + WARM, networkInterfaces) * ipv4PerInterface;
}
