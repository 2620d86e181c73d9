import { oneOf, recordOf, shapeOf, text, writtenListOf, type Shape } from "./shape";

/**
 * How traffic leaves a subnet. `public`: straight through an internet gateway, so only addresses with a public IP get out.
 * `private-with-egress`: through a NAT device. `private-without-egress`: not at all. `unknown`: only the id is known.
 */
export type WayOut = (typeof WAYS_OUT)[number];
export const WAYS_OUT = ["public", "private-with-egress", "private-without-egress", "unknown"] as const;

/** A subnet as other parts see it. */
export interface SubnetRef {
  /** Subnet id, or a token that becomes one. */
  readonly id: string;
  readonly wayOut: WayOut;
  /** What messages call it. @default the id */
  readonly name?: string;
  /** Its IPv4 block, by which its addresses are counted. @default not known, so they are not */
  readonly cidrBlock?: string;
  /** Its zone, by which pods' own subnets are counted. @default not known, so it may be any */
  readonly availabilityZone?: string;
}

/** A subnet that nodes stand in, in literals: `id` is left out where it is known only at apply. */
export interface PlacedSubnet {
  readonly name: string;
  readonly wayOut: WayOut;
  readonly id?: string;
}

/** Whether it is of this tier, as the name tells in a network of the stack's own, or one by tags. */
export function isOfTier({ name }: PlacedSubnet, tier: string): boolean {
  return name.startsWith(`${tier} `);
}

/** Where each worker group's nodes stand. */
export type NodePlacement = { readonly [workerGroup: string]: readonly PlacedSubnet[] };

const PLACED_SHAPE: Shape<PlacedSubnet> = { name: text, wayOut: oneOf(WAYS_OUT), id: text };
export const nodePlacementCheck = recordOf(writtenListOf(shapeOf(PLACED_SHAPE, ["name", "wayOut"])));
