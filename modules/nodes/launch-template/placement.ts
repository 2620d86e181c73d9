import type { LaunchTemplateConfig } from "@cdktf/provider-aws/lib/launch-template";
import { number, oneOf, shapeOf, text, type Shape } from "../../shared/shape";
import type { Wording } from "./wording";

/** Where in AWS's halls an instance may stand. */
export interface Placement {
  /** @default "default": on shared hosts */
  readonly tenancy?: "default" | "dedicated" | "host";
  /** Name of a placement group. */
  readonly groupName?: string;
  /** Partition of a placement group of that strategy. */
  readonly partitionNumber?: number;
  /** Dedicated host, with tenancy "host". */
  readonly hostId?: string;
  readonly hostResourceGroupArn?: string;
}

/** How an instance is bought, where no mixed policy of a group decides it. */
export interface MarketOptions {
  readonly marketType: "spot" | "capacity-block";
  /** US dollars an hour; spot only. @default the on-demand price */
  readonly spotMaxPrice?: string;
}

/** Capacity that was paid for in advance. */
export interface CapacityReservation {
  /** @default "open", unless a reservation or a group of them is named */
  readonly preference?: "open" | "none" | "capacity-reservations-only";
  readonly reservationId?: string;
  /** ARN of a resource group of reservations. */
  readonly resourceGroupArn?: string;
}

export interface PlacementProps {
  /** @default EC2's own */
  readonly placement?: Placement;
  /** @default on demand */
  readonly marketOptions?: MarketOptions;
  /** @default EC2's own: any open reservation that fits */
  readonly capacityReservation?: CapacityReservation;
}

export const PLACE_SHAPE: Shape<Placement> = {
  tenancy: oneOf(["default", "dedicated", "host"]),
  groupName: text,
  partitionNumber: number,
  hostId: text,
  hostResourceGroupArn: text,
};
export const MARKET_SHAPE: Shape<MarketOptions> = {
  marketType: oneOf(["spot", "capacity-block"]),
  spotMaxPrice: text,
};
const RESERVATION_SHAPE: Shape<CapacityReservation> = {
  preference: oneOf(["open", "none", "capacity-reservations-only"]),
  reservationId: text,
  resourceGroupArn: text,
};

export const PLACEMENT_SHAPE: Shape<PlacementProps> = {
  placement: shapeOf(PLACE_SHAPE),
  marketOptions: shapeOf(MARKET_SHAPE, ["marketType"]),
  capacityReservation: shapeOf(RESERVATION_SHAPE),
};

/** What EC2 would refuse of the place and of how it is paid for. */
export function placementProblems(props: PlacementProps, word: Wording): string[] {
  const { placement = {}, marketOptions, capacityReservation = {} } = props;
  const { tenancy, hostId, hostResourceGroupArn, partitionNumber, groupName } = placement;
  const host = hostId !== undefined || hostResourceGroupArn !== undefined;
  return [
    ...(host && tenancy !== undefined && tenancy !== "host"
      ? [`${word("placement.tenancy")} ("${tenancy}") contradicts the dedicated host that is named; make it "host"`]
      : []),
    ...(partitionNumber !== undefined && groupName === undefined
      ? [`${word("placement.partitionNumber")} needs ${word("placement.groupName")}`]
      : []),
    ...(marketOptions?.spotMaxPrice !== undefined && marketOptions.marketType !== "spot"
      ? [
          `${word("marketOptions.spotMaxPrice")} goes with ${word("marketOptions.marketType")} "spot", which is "${marketOptions.marketType}"; drop it`,
        ]
      : []),
    ...(marketOptions?.marketType === "capacity-block" &&
    capacityReservation.reservationId === undefined &&
    capacityReservation.resourceGroupArn === undefined
      ? [
          `${word("marketOptions.marketType")} "capacity-block" goes with a reservation; name it in ${word("capacityReservation")}`,
        ]
      : []),
    ...reservationProblems(capacityReservation, word("capacityReservation")),
  ];
}

function reservationProblems(reservation: CapacityReservation, label: string): string[] {
  const { preference, reservationId, resourceGroupArn } = reservation;
  const named = reservationId !== undefined || resourceGroupArn !== undefined;
  return [
    ...(reservationId !== undefined && resourceGroupArn !== undefined
      ? [`${label} names a reservation and a group of them; keep one`]
      : []),
    ...(named && (preference === "open" || preference === "none")
      ? [`${label}.preference ("${preference}") contradicts the reservation that is named; drop one of them`]
      : []),
  ];
}

/** The place's arguments of a launch template. */
export function placementArguments(props: PlacementProps): LaunchTemplateConfig {
  const { placement, marketOptions, capacityReservation } = props;
  return {
    placement: placement && { ...placement },
    instanceMarketOptions: marketOptions && {
      marketType: marketOptions.marketType,
      spotOptions: marketOptions.spotMaxPrice === undefined ? undefined : { maxPrice: marketOptions.spotMaxPrice },
    },
    capacityReservationSpecification: capacityReservation && reservationArguments(capacityReservation),
  };
}

function reservationArguments({ preference, reservationId, resourceGroupArn }: CapacityReservation) {
  const named = reservationId !== undefined || resourceGroupArn !== undefined;
  return {
    capacityReservationPreference: preference,
    capacityReservationTarget: named
      ? { capacityReservationId: reservationId, capacityReservationResourceGroupArn: resourceGroupArn }
      : undefined,
  };
}
