import type { AmiFamily, AmiVariant } from "../../../nodes/ami/families";
import type { AmiType } from "../../../nodes/node-group/ami-types";
import { NODE_GROUP_IMAGE_SHAPE, type NodeGroupImageProps } from "../../../nodes/node-group/image";
import { PURCHASE_SHAPE, type CapacityType, type PurchaseProps } from "../../../nodes/node-group/purchase";
import { flag, literal, text, type Shape } from "../../../shared/shape";
import { shapeOfWords } from "../../words";

/** What nodes are, how they are bought, and which image they start from. */
export interface EksNodeGroupImage {
  /** Up to 20 of one architecture, the preferred one first. @default NODE_GROUP_DEFAULTS.instanceTypes, of a launch template that exists its own */
  readonly instanceTypes?: readonly string[];
  /** Say the one instance type on the launch template, not on the group. @default false, but true with "CAPACITY_BLOCK" */
  readonly setInstanceTypesOnLt?: boolean;
  /** "CAPACITY_BLOCK" (source: v21) goes with a capacityReservation and a type that supports it. @default EKS's own, "ON_DEMAND" */
  readonly capacityType?: CapacityType;
  /** EKS's word for an image: family, architecture and variant in one. @default Amazon Linux 2023 for the instance types' processor and chips */
  readonly amiType?: AmiType;
  /** Ours: the family alone, the rest following from the instance types; with amiId how nodes are told of their cluster. @default IMAGE_DEFAULTS.family */
  readonly amiFamily?: AmiFamily;
  /** Ours: drivers for GPUs, FIPS. @default what the instance types have chips for, else "standard" */
  readonly amiVariant?: AmiVariant;
  /** An image of one's own, or one of AWS's by its id. A change between that and EKS's choice makes a new group. @default EKS's own of the kind */
  readonly amiId?: string;
  /** False: preUserdata is the whole user data of amiId, in whatever form its image reads. @default true: nodes are told of their cluster as amiFamily is */
  readonly amiIsEksOptimized?: boolean;
  /** EKS's name of a release, such as "1.35.0-20260714". @default EKS's own: the newest when group or version changes */
  readonly amiReleaseVersion?: string;
  /** Look the newest release up at each plan, and replace the nodes when there is one. Source: v21. @default false (v21's was true) */
  readonly useLatestAmiReleaseVersion?: boolean;
  /** Kubernetes version of the nodes. @default clusterVersion: an upgrade of the cluster replaces the nodes in the same apply; of amiId or a launch template that exists their own */
  readonly version?: string;
  /** Replace nodes by a new version even where a disruption budget keeps their pods. @default EKS's own, false: the update fails */
  readonly forceUpdateVersion?: boolean;
}

type ImageProp =
  Exclude<keyof NodeGroupImageProps, "architecture" | "releaseVersion" | "version"> | keyof PurchaseProps;

/** `version` and the two that speak of a release are not moved as they are. */
export const IMAGE_WORDS = {
  instanceTypes: "instanceTypes",
  instanceTypeOnTemplate: "setInstanceTypesOnLt",
  capacityType: "capacityType",
  amiType: "amiType",
  family: "amiFamily",
  variant: "amiVariant",
  imageId: "amiId",
  forceUpdateVersion: "forceUpdateVersion",
} as const satisfies { readonly [Prop in ImageProp]: keyof EksNodeGroupImage };

export const NODE_GROUP_IMAGES_SHAPE: Shape<EksNodeGroupImage> = {
  ...shapeOfWords(IMAGE_WORDS, { ...NODE_GROUP_IMAGE_SHAPE, ...PURCHASE_SHAPE }),
  amiIsEksOptimized: flag,
  amiReleaseVersion: text,
  useLatestAmiReleaseVersion: literal(flag),
  version: text,
};

/** The release in the part's words. */
export function releaseOf(group: EksNodeGroupImage): NodeGroupImageProps["releaseVersion"] {
  return group.useLatestAmiReleaseVersion === true ? "latest" : group.amiReleaseVersion;
}

/** Two releases at once, and what says something of an image that is not named. */
export function imageProblems(own: EksNodeGroupImage, group: EksNodeGroupImage): string[] {
  return [
    ...(group.useLatestAmiReleaseVersion === true && group.amiReleaseVersion !== undefined
      ? ["useLatestAmiReleaseVersion and amiReleaseVersion are both given; keep one"]
      : []),
    ...(own.amiIsEksOptimized !== undefined && group.amiId === undefined
      ? ["amiIsEksOptimized goes with amiId; give both, or drop it"]
      : []),
  ];
}
