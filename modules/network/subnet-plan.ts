import { formatCidr, parseCidr, subnetOf } from "../shared/cidr";
import { VPC_DEFAULTS } from "./defaults";
import type { CidrsByZone, VpcProps } from "./types";

/** Zone letters that have a slot of their own; no region has more. */
const SLOTS = 8;

interface Tier {
  /** Bits added to the block's prefix for one subnet. */
  readonly newBits: number;
  /** Number of the first subnet of that size which the tier may use. */
  readonly firstSlot: number;
  /** Number of the first /64 of the VPC's IPv6 block which the tier may use. */
  readonly firstIpv6: number;
}

/**
 * The first half of the VPC is the private tier's (eight subnets of a sixteenth each), the next 32nd the public tier's
 * (eight of a 256th), the one after it the intra tier's. A /16 gives private /20s, public and intra /24s; the rest stays free
 * for what comes later. Pods have a block of their own, an eighth of it in each zone.
 */
const TIERS = {
  private: { newBits: 4, firstSlot: 0, firstIpv6: 0 },
  public: { newBits: 8, firstSlot: 128, firstIpv6: 8 },
  intra: { newBits: 8, firstSlot: 136, firstIpv6: 16 },
  pods: { newBits: 3, firstSlot: 0, firstIpv6: 24 },
} as const satisfies Record<string, Tier>;

/** Subnets that are alike but for their zone. */
export type SubnetTierName = keyof typeof TIERS;

/** The largest and smallest VPC whose subnets can be planned: a /20 gives public subnets of /28, the smallest AWS has. */
export const PLANNED_PREFIXES = [16, 20] as const;

/** The largest and smallest block of pods whose subnets can be planned. */
export const POD_PREFIXES = [16, 25] as const;

/**
 * A block for each zone of a tier. The slot is the letter of the zone, never its place in the list, so that adding,
 * dropping or re-ordering zones moves no subnet that exists.
 */
export function planSubnets(
  cidrBlock: string,
  tier: SubnetTierName,
  availabilityZones: readonly string[],
): CidrsByZone {
  const block = parseCidr(cidrBlock);
  if (!block) return {};
  const { newBits, firstSlot } = TIERS[tier];
  return Object.fromEntries(
    availabilityZones.map((zone) => [zone, formatCidr(subnetOf(block, newBits, firstSlot + (zoneSlot(zone) ?? 0)))]),
  );
}

/** The blocks of each tier's subnets by zone, given or planned; none of a tier that is not wanted. */
export function tierCidrs(props: VpcProps) {
  const { cidrBlock, podCidrBlock, availabilityZones: zones, intraSubnets = VPC_DEFAULTS.intraSubnets } = props;
  return {
    public: props.publicSubnetCidrs ?? planSubnets(cidrBlock, "public", zones),
    private: props.privateSubnetCidrs ?? planSubnets(cidrBlock, "private", zones),
    intra: intraSubnets ? (props.intraSubnetCidrs ?? planSubnets(cidrBlock, "intra", zones)) : undefined,
    pods: podCidrBlock === undefined ? undefined : (props.podSubnetCidrs ?? planSubnets(podCidrBlock, "pods", zones)),
  } as const satisfies { readonly [Tier in SubnetTierName]: CidrsByZone | undefined };
}

/** The number of a zone's /64 in the VPC's IPv6 block of /56. */
export function ipv6Number(tier: SubnetTierName, availabilityZone: string): number {
  return TIERS[tier].firstIpv6 + (zoneSlot(availabilityZone) ?? 0);
}

/** 0 for `…a`, 1 for `…b`; undefined where the zone's name has no such letter. */
export function zoneSlot(availabilityZone: string): number | undefined {
  const letter = /^[a-z]{2,4}(?:-[a-z]+)+-\d([a-h])$/.exec(availabilityZone)?.[1];
  const slot = letter === undefined ? SLOTS : letter.charCodeAt(0) - "a".charCodeAt(0);
  return slot < SLOTS ? slot : undefined;
}
