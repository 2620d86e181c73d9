import {
  MARKET_SHAPE,
  PLACE_SHAPE,
  PLACEMENT_SHAPE,
  type CapacityReservation,
  type MarketOptions,
  type Placement,
  type PlacementProps,
} from "../../../nodes/launch-template/placement";
import type { LaunchMode } from "../../../nodes/worker-group/launch-source";
import type { Shape } from "../../../shared/shape";
import { below, shapeOfWords, translated } from "../../words";

/** Where in AWS's halls a node may stand, and how it is bought. */
export interface EksGroupPlace {
  /** "dedicated" is hardware of one's own. @default EC2's own, "default" */
  readonly placementTenancy?: Placement["tenancy"];
  /** The same for a launch template alone; it wins there. The module heeded it with a placement group only. @default placementTenancy */
  readonly launchTemplatePlacementTenancy?: Placement["tenancy"];
  /** Name of an EC2 placement group, told to the launch template. @default none */
  readonly launchTemplatePlacementGroup?: string;
  /** Ours: partition of that group. @default any */
  readonly launchTemplatePlacementPartition?: number;
  /** Ours: dedicated host, with tenancy "host". @default none */
  readonly launchTemplatePlacementHostId?: string;
  /** Ours: ARN of a resource group of dedicated hosts. @default none */
  readonly launchTemplatePlacementHostResourceGroupArn?: string;
  /** Spot for at most so many US dollars an hour; with a launch template the module did not heed it. @default on demand */
  readonly spotPrice?: string;
  /** "spot" for the on-demand price at most; "capacity-block" with a `capacityReservation`. @default on demand */
  readonly marketType?: MarketOptions["marketType"];
  /** Capacity that was paid for in advance; v21's `capacity_reservation_specification`. @default any open one that fits */
  readonly capacityReservation?: CapacityReservation;
}

type PlaceProp = "capacityReservation" | `placement.${Exclude<keyof Placement, "tenancy">}`;

export const PLACE_WORDS = {
  "placement.groupName": "launchTemplatePlacementGroup",
  "placement.partitionNumber": "launchTemplatePlacementPartition",
  "placement.hostId": "launchTemplatePlacementHostId",
  "placement.hostResourceGroupArn": "launchTemplatePlacementHostResourceGroupArn",
  capacityReservation: "capacityReservation",
} as const satisfies { readonly [Prop in PlaceProp]: keyof EksGroupPlace };

/** The words of what is not moved as it is; the tenancy has two. */
export function placeLabels({ launchTemplatePlacementTenancy, launchMode }: PlaceOfMode) {
  const shared = launchTemplatePlacementTenancy === undefined || launchMode === "launch-configuration";
  return {
    "placement.tenancy": shared ? "placementTenancy" : "launchTemplatePlacementTenancy",
    "marketOptions.marketType": "marketType",
    "marketOptions.spotMaxPrice": "spotPrice",
  };
}

export const GROUP_PLACE_SHAPE: Shape<EksGroupPlace> = {
  ...shapeOfWords(PLACE_WORDS, { ...PLACEMENT_SHAPE, ...below("placement", PLACE_SHAPE) }),
  placementTenancy: PLACE_SHAPE.tenancy,
  launchTemplatePlacementTenancy: PLACE_SHAPE.tenancy,
  spotPrice: MARKET_SHAPE.spotMaxPrice,
  marketType: MARKET_SHAPE.marketType,
};

type PlaceOfMode = EksGroupPlace & { readonly launchMode?: LaunchMode };

/** A price makes it spot; a tenancy for launch templates wins over the one for both, and says nothing of a configuration. */
export function placeOf(group: PlaceOfMode): PlacementProps {
  const { placementTenancy, launchTemplatePlacementTenancy, spotPrice: spotMaxPrice } = group;
  const { placement: place = {}, capacityReservation } = translated(PLACE_WORDS, group) as PlacementProps;
  const ofTemplate = group.launchMode === "launch-configuration" ? undefined : launchTemplatePlacementTenancy;
  const tenancy = ofTemplate ?? placementTenancy;
  const placed = tenancy === undefined ? place : { ...place, tenancy };
  const marketType = group.marketType ?? (spotMaxPrice === undefined ? undefined : "spot");
  return {
    placement: Object.keys(placed).length > 0 ? placed : undefined,
    marketOptions: marketType && { marketType, spotMaxPrice },
    capacityReservation,
  };
}

/** What the group itself says to a launch template that it does not have; the defaults for all groups may. */
export function placeProblems(own: EksGroupPlace, { launchMode }: PlaceOfMode): string[] {
  return launchMode === "launch-configuration" && own.launchTemplatePlacementTenancy !== undefined
    ? ["launchTemplatePlacementTenancy says nothing to a launch configuration; use placementTenancy"]
    : [];
}
