import { formatCidr, parseCidr, subnetOf } from "../shared/cidr";
import type { CidrsByZone } from "./types";

/** Zone letters that have a slot of their own; no region has more. */
const SLOTS = 8;

interface Tier {
  /** Bits added to the VPC's prefix for one subnet. */
  readonly newBits: number;
  /** Number of the first subnet of that size which the tier may use. */
  readonly firstSlot: number;
}

/**
 * The first half of the VPC is the private tier's (eight subnets of a sixteenth each), the next 32nd the public tier's
 * (eight of a 256th). A /16 gives private /20s and public /24s; the rest stays free for what comes later.
 */
const TIERS = {
  private: { newBits: 4, firstSlot: 0 },
  public: { newBits: 8, firstSlot: 128 },
} as const satisfies Record<string, Tier>;

/** The largest and smallest VPC whose subnets can be planned: a /20 gives public subnets of /28, the smallest AWS has. */
export const PLANNED_PREFIXES = [16, 20] as const;

/**
 * A block for each zone of a tier. The slot is the letter of the zone, never its place in the list, so that adding,
 * dropping or re-ordering zones moves no subnet that exists.
 */
export function planSubnets(
  cidrBlock: string,
  tier: keyof typeof TIERS,
  availabilityZones: readonly string[],
): CidrsByZone {
  const block = parseCidr(cidrBlock);
  if (!block) return {};
  const { newBits, firstSlot } = TIERS[tier];
  return Object.fromEntries(
    availabilityZones.map((zone) => [zone, formatCidr(subnetOf(block, newBits, firstSlot + (zoneSlot(zone) ?? 0)))]),
  );
}

/** 0 for `…a`, 1 for `…b`; undefined where the zone's name has no such letter. */
export function zoneSlot(availabilityZone: string): number | undefined {
  const letter = /^[a-z]{2,4}(?:-[a-z]+)+-\d([a-h])$/.exec(availabilityZone)?.[1];
  const slot = letter === undefined ? SLOTS : letter.charCodeAt(0) - "a".charCodeAt(0);
  return slot < SLOTS ? slot : undefined;
}
