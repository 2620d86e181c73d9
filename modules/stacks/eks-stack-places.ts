import { Token } from "cdktf";
import type { EksProps } from "../eks/props";
import { lookedUpTiers, type LookedUpVpc } from "../network/looked-up-vpc";
import { privateWayOut } from "../network/nat";
import { podRefs } from "../network/other-subnets";
import { tierCidrs, zoneSlot, type SubnetTierName } from "../network/subnet-plan";
import { eachZone, refs } from "../network/subnets";
import type { CidrsByZone } from "../network/types";
import type { Vpc } from "../network/vpc";
import type { SubnetRef } from "../shared/placement";
import {
  isExisting,
  isLookedUp,
  type ExistingNetwork,
  type Network,
  type OwnNetwork,
  type SubnetTier,
} from "./eks-stack-network";

/** The subnets of each tier. */
export type Tiers = Readonly<Record<SubnetTier, readonly SubnetRef[]>>;
/** Where the cluster stands. */
export type Place = Pick<EksProps, "vpcId" | "subnets" | "subnetWayOut" | "podSubnets">;
/** Where the cluster and its groups stand. */
export interface Places {
  readonly tiers: Tiers;
  readonly place: Place;
}

/** Where they stand in subnets that are there, or looked up. */
export function placesOf(network: Network, own: Vpc | undefined, lookedUp: LookedUpVpc | undefined): Places {
  const tiers = {
    public: own?.publicSubnets.refs ?? lookedUp?.publicSubnets ?? [],
    private: own?.privateSubnets.refs ?? lookedUp?.privateSubnets ?? [],
    intra: own?.intraSubnets?.refs ?? lookedUp?.intraSubnets ?? [],
  };
  if (isExisting(network)) return { tiers, place: existing(network) };
  const vpcId = (own ?? lookedUp)!.vpc.id;
  return { tiers, place: { vpcId, subnets: tiers.private, podSubnets: own?.podSubnets?.refs ?? lookedUp?.podSubnets } };
}

/**
 * The same while there is none yet: with ids that are known only at apply, and all else as it will be, so that what is wrong
 * is told before the first of them is made. `sound` says whether the network's own props are right.
 */
export function expectedPlaces(network: Network, sound: boolean): Places {
  if (isExisting(network)) return { tiers: { public: [], private: [], intra: [] }, place: existing(network) };
  const found = isLookedUp(network)
    ? lookedUpTiers(sound ? network : { ...network, availabilityZones: zonesIn(network) }, knownLater)
    : expectedOfOwn(sound ? network : standIn(network));
  const { pods, ...tiers } = sound ? found : blurred(found, nobodysZones(readZones(network)));
  return { tiers, place: { vpcId: knownLater("vpc"), subnets: tiers.private, podSubnets: pods } };
}

type Found = Tiers & { readonly pods?: { readonly [availabilityZone: string]: SubnetRef } };

/** The subnets of a network that stands in for another: what is not true of that one is taken out. */
function blurred({ pods, ...tiers }: Found, nobodys: readonly string[]): Found {
  const blur = (ref: SubnetRef, zone = ref.availabilityZone): SubnetRef => ({
    ...ref,
    cidrBlock: undefined,
    // Nothing is to be said of zones that nobody has.
    ...(nobodys.includes(zone ?? "") && { wayOut: "private-with-egress" }),
  });
  return {
    public: tiers.public.map((ref) => blur(ref)),
    private: tiers.private.map((ref) => blur(ref)),
    intra: tiers.intra.map((ref) => blur(ref)),
    pods: pods && Object.fromEntries(Object.entries(pods).map(([zone, ref]) => [zone, blur(ref, zone)])),
  };
}

/** In place of what is wrong with a network, so that the rest is looked at too; its blocks are nobody's, and are not judged. */
function standIn(network: OwnNetwork): OwnNetwork {
  return {
    ...network,
    cidrBlock: "10.0.0.0/16",
    ...(network.podCidrBlock !== undefined && { podCidrBlock: "100.64.0.0/16" }),
    availabilityZones: zonesIn(network),
    subnetPrefixes: undefined,
    publicSubnetCidrs: undefined,
    privateSubnetCidrs: undefined,
    intraSubnetCidrs: undefined,
    podSubnetCidrs: undefined,
  };
}

type Zones = Pick<OwnNetwork, "availabilityZones">;

/** The zones that can be read, and as many others as are lacking. */
function zonesIn(network: Zones): readonly string[] {
  const read = readZones(network);
  return [...read, ...nobodysZones(read)];
}

function readZones({ availabilityZones: given }: Zones): readonly string[] {
  return Token.isUnresolved(given) ? [] : [...new Set(given.filter((zone) => zoneSlot(zone) !== undefined))];
}

/** Zones in place of those that are lacking, of the same region. */
function nobodysZones(read: readonly string[]): readonly string[] {
  const region = read[0]?.slice(0, -1) ?? "xx-none-1";
  const others = ["a", "b"].map((letter) => `${region}${letter}`).filter((zone) => !read.includes(zone));
  return others.slice(0, Math.max(0, 2 - read.length));
}

function expectedOfOwn(network: OwnNetwork) {
  const cidrs = tierCidrs(network);
  const none: CidrsByZone = {};
  const later = (tier: SubnetTierName) => eachZone(cidrs[tier] ?? none, (zone) => ({ id: knownLater(tier, zone) }));
  const wayOut = privateWayOut(network);
  return {
    public: refs(later("public"), "public", "public", cidrs.public),
    private: refs(later("private"), "private", wayOut, cidrs.private),
    intra: refs(later("intra"), "intra", "private-without-egress", cidrs.intra ?? none),
    pods: cidrs.pods && podRefs(later("pods"), wayOut, cidrs.pods),
  };
}

function knownLater(...place: readonly unknown[]): string {
  return Token.asString({ known: "later", place });
}

function existing({ vpcId, subnets, subnetWayOut, podSubnets }: ExistingNetwork): Place {
  return { vpcId, subnets, subnetWayOut, podSubnets };
}
