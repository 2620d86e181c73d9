import { formatCidr, parseCidr, subnetOf } from "../shared/cidr";
import { VPC_DEFAULTS } from "./defaults";
import type { CidrsByZone, VpcProps } from "./types";

/** Zone letters that have a slot of their own; no region has more. */
const SLOTS = 8;

/** Where a tier's eight slots begin, as a part of the block, for subnets that add so many bits or more to its prefix. */
interface Anchor {
  readonly newBits: number;
  readonly at: number;
}

interface Tier {
  /** Bits added to the block's prefix for one subnet, unless another size is wanted. */
  readonly newBits: number;
  /** The first that holds is taken; the last has the largest subnets that there is room for. */
  readonly anchors: readonly Anchor[];
  /** Number of the first /64 of the VPC's IPv6 block which the tier may use. */
  readonly firstIpv6: number;
}

/**
 * The first half of the VPC is the private tier's (eight subnets of a sixteenth each at most), the next 32nd the public tier's
 * (eight of a 256th), the one after it the intra tier's; where these two want larger ones, they stand in the last quarter, half of it each. A /16 gives
 * private /20s, public and intra /24s; the rest stays free for what comes later. Pods have a block of their own, an eighth of it in each zone.
 * No tier's place hangs on another's, so none moves when one is added.
 */
const TIERS = {
  private: { newBits: 4, anchors: [{ newBits: 4, at: 0 }], firstIpv6: 0 },
  public: {
    newBits: 8,
    anchors: [
      { newBits: 8, at: 1 / 2 },
      { newBits: 6, at: 3 / 4 },
    ],
    firstIpv6: 8,
  },
  intra: {
    newBits: 8,
    anchors: [
      { newBits: 8, at: 17 / 32 },
      { newBits: 6, at: 7 / 8 },
    ],
    firstIpv6: 16,
  },
  pods: { newBits: 3, anchors: [{ newBits: 3, at: 0 }], firstIpv6: 24 },
} as const satisfies Record<string, Tier>;

/** Subnets that are alike but for their zone. */
export type SubnetTierName = keyof typeof TIERS;

/** Prefix of the smallest subnet that AWS has. */
const SMALLEST = 28;

/** The largest and smallest VPC whose subnets can be planned: a /20 gives public subnets of /28, the smallest AWS has. */
export const PLANNED_PREFIXES = [16, 20] as const;

/** The largest and smallest block of pods whose subnets can be planned. */
export const POD_PREFIXES = [16, 25] as const;

/**
 * A block for each zone of a tier, of `prefix` or of the tier's usual size. The slot is the letter of the zone, never its place in the list, so that adding,
 * dropping or re-ordering zones moves no subnet that exists.
 */
export function planSubnets(
  cidrBlock: string,
  tier: SubnetTierName,
  availabilityZones: readonly string[],
  prefix?: number,
): CidrsByZone {
  const block = parseCidr(cidrBlock);
  if (!block) return {};
  const newBits = prefix === undefined ? TIERS[tier].newBits : prefix - block.prefix;
  const { at = 0 } = TIERS[tier].anchors.find((anchor: Anchor) => newBits >= anchor.newBits) ?? {};
  const first = at * 2 ** newBits;
  return Object.fromEntries(
    availabilityZones.map((zone) => [zone, formatCidr(subnetOf(block, newBits, first + (zoneSlot(zone) ?? 0)))]),
  );
}

/** What is wrong with the size that is wanted of a tier's subnets. */
export function prefixProblems(tier: SubnetTierName, prefix: number, cidrBlock: string): string[] {
  const block = parseCidr(cidrBlock);
  const label = `subnetPrefixes.${tier} (${prefix})`;
  if (!block) return [];
  if (!Number.isInteger(prefix) || prefix > SMALLEST)
    return [`${label} must be a whole number, ${SMALLEST} at most: AWS has no smaller subnets`];
  const largest = block.prefix + TIERS[tier].anchors.at(-1)!.newBits;
  const each = 2 ** (32 - prefix);
  const room = SLOTS * 2 ** (32 - largest);
  return prefix >= largest
    ? []
    : [
        `${label}: ${SLOTS} zones of /${prefix} take ${SLOTS} x ${each} = ${SLOTS * each} addresses, and the tier has ${room} of ${cidrBlock}; take /${largest}, a larger block, or give ${tier === "pods" ? "pod" : tier}SubnetCidrs`,
      ];
}

/** The blocks of each tier's subnets by zone, given or planned; none of a tier that is not wanted. */
export function tierCidrs(props: Omit<VpcProps, "name">) {
  const { cidrBlock, podCidrBlock, availabilityZones: zones, intraSubnets = VPC_DEFAULTS.intraSubnets } = props;
  const { subnetPrefixes: wanted = {} } = props;
  const planned = (tier: SubnetTierName, block = cidrBlock) => planSubnets(block, tier, zones, wanted[tier]);
  return {
    public: props.publicSubnetCidrs ?? planned("public"),
    private: props.privateSubnetCidrs ?? planned("private"),
    intra: intraSubnets ? (props.intraSubnetCidrs ?? planned("intra")) : undefined,
    pods: podCidrBlock === undefined ? undefined : (props.podSubnetCidrs ?? planned("pods", podCidrBlock)),
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
