import { Token } from "cdktf";
import type { Architecture } from "../../facts/instance-types";
import { asArray } from "../../shared/lists";
import { flag, listOf, literal, oneOf, text, type Shape } from "../../shared/shape";
import { instanceTypeProblems } from "../launch-template/instance";
import type { CapacityReservation, PlacementProps } from "../launch-template/placement";
import type { Wording } from "../wording";
import { NODE_GROUP_DEFAULTS as DEFAULTS } from "./defaults";

/** How the instances of a group are bought; all of a group in the same way. */
export type CapacityType = (typeof CAPACITY_TYPES)[number];
export const CAPACITY_TYPES = ["ON_DEMAND", "SPOT", "CAPACITY_BLOCK"] as const;

/** What is bought, and how. */
export interface PurchaseProps {
  /** Up to 20 of one architecture, the preferred one first; spot takes whichever is to be had. @default NODE_GROUP_DEFAULTS.instanceTypes, of a launch template that exists its own */
  readonly instanceTypes?: readonly string[];
  /** Say the one instance type on the launch template, not on the group. @default false, but true with "CAPACITY_BLOCK" */
  readonly instanceTypeOnTemplate?: boolean;
  /** "CAPACITY_BLOCK" goes with a `capacityReservation`. @default EKS's own, "ON_DEMAND" */
  readonly capacityType?: CapacityType;
}

export const PURCHASE_SHAPE: Shape<PurchaseProps> = {
  instanceTypes: listOf(text),
  instanceTypeOnTemplate: literal(flag),
  capacityType: oneOf(CAPACITY_TYPES),
};

const TYPES_MAX = 20;

/** The types that a group is started from; none are known of a launch template that exists, unless they are said. */
export function instanceTypesOf(
  { instanceTypes, launchTemplateId }: PurchaseProps & { readonly launchTemplateId?: string },
  architecture: Architecture = "x86_64",
): readonly string[] {
  if (instanceTypes !== undefined) return asArray(instanceTypes);
  return launchTemplateId === undefined ? [DEFAULTS.instanceTypes[architecture]] : [];
}

export function isOnTemplate({ instanceTypeOnTemplate, capacityType }: PurchaseProps): boolean {
  return instanceTypeOnTemplate ?? capacityType === "CAPACITY_BLOCK";
}

/** What EKS would refuse of what is bought. */
export function purchaseProblems(
  props: PurchaseProps & { readonly capacityReservation?: CapacityReservation },
  template: "own" | "eks" | "existing",
  word: Wording,
): string[] {
  const { instanceTypes, capacityType, instanceTypeOnTemplate } = props;
  const given = Token.isUnresolved(instanceTypes) ? undefined : instanceTypes;
  const block = capacityType === "CAPACITY_BLOCK" ? blockProblems(props, template, word) : [];
  return [
    ...(given === undefined ? [] : listProblems(given, word)),
    ...(instanceTypeOnTemplate === true ? onTemplateProblems(instanceTypes, template, word) : []),
    ...(isOnTemplate(props) && template === "own" && given !== undefined && given.length > 1
      ? [`${word("instanceTypes")} names ${given.length}, and a launch template takes one; name one`]
      : []),
    ...block,
  ];
}

function onTemplateProblems(
  instanceTypes: readonly string[] | undefined,
  template: "own" | "eks" | "existing",
  word: Wording,
): string[] {
  const label = word("instanceTypeOnTemplate");
  if (template === "eks") return [`${label} speaks of a launch template that EKS makes itself; drop it`];
  return template === "existing" && instanceTypes !== undefined
    ? [
        `${label} leaves the type to the launch template that exists, and ${word("instanceTypes")} names some; drop one of them`,
      ]
    : [];
}

function listProblems(types: readonly string[], word: Wording): string[] {
  const label = word("instanceTypes");
  const twice = types.filter((type, index) => !Token.isUnresolved(type) && types.indexOf(type) < index);
  return [
    ...(types.length === 0 ? [`${label} is empty; name one instance type or more, or leave it out`] : []),
    ...(types.length > TYPES_MAX ? [`${label} names ${types.length}; EKS takes ${TYPES_MAX} at most`] : []),
    ...types.flatMap((type, index) => instanceTypeProblems(type, `${label}[${index}]`)),
    ...[...new Set(twice)].map((type) => `${label} names ${type} twice; name each once`),
  ];
}

/** @see https://docs.aws.amazon.com/eks/latest/userguide/capacity-blocks-mng.html */
function blockProblems(
  { capacityReservation = {}, instanceTypeOnTemplate, instanceTypes }: Parameters<typeof purchaseProblems>[0],
  template: "own" | "eks" | "existing",
  word: Wording,
): string[] {
  const where = `${word("capacityType")} "CAPACITY_BLOCK"`;
  const { reservationId, resourceGroupArn } = capacityReservation;
  if (template === "eks") return [`${where} needs a launch template that is not EKS's own`];
  if (template === "existing") {
    return instanceTypes === undefined
      ? []
      : [`${where}: the launch template that exists says the instance type; drop ${word("instanceTypes")}`];
  }
  return [
    ...(instanceTypeOnTemplate === false
      ? [`${where} wants its instance type on the launch template; drop ${word("instanceTypeOnTemplate")}`]
      : []),
    ...(instanceTypes === undefined ? [`${where} needs ${word("instanceTypes")}: the one type of the block`] : []),
    ...(reservationId === undefined && resourceGroupArn === undefined
      ? [`${where} needs ${word("capacityReservation")}.reservationId: the block that was bought`]
      : []),
  ];
}

/** What a launch template says of how instances are bought: nothing, but for a block. */
export function marketOf({ capacityType }: PurchaseProps): Pick<PlacementProps, "marketOptions"> {
  return capacityType === "CAPACITY_BLOCK" ? { marketOptions: { marketType: "capacity-block" } } : {};
}
