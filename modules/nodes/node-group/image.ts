import { Token } from "cdktf";
import { ARCHITECTURES, type Architecture } from "../../facts/instance-types";
import { flag, literal, oneOf, text, type Shape } from "../../shared/shape";
import { amiTypeOf, kindOfAmiType, type AmiKind } from "../ami/ami-type";
import { AMI_FAMILIES, AMI_VARIANTS, isAmiFamily, type AmiFamily, type AmiVariant } from "../ami/families";
import { imageRequest, variantFor, type ImageRequest } from "../ami/image";
import { imageProblems, imageWarnings } from "../ami/validate";
import type { Wording } from "../wording";
import { AMI_TYPES, type AmiType } from "./ami-types";
import { instanceTypesOf, type PurchaseProps } from "./purchase";

/** Which image nodes start from; what is left out follows from their instance types. */
export interface NodeGroupImageProps {
  /** Family, variant and architecture in EKS's one word. @default what those three say */
  readonly amiType?: AmiType;
  /** With `imageId` it says how nodes are told of their cluster. @default IMAGE_DEFAULTS.family */
  readonly family?: AmiFamily;
  /** @default what the instance types have chips for, where the family has such images, else "standard" */
  readonly variant?: AmiVariant;
  /** @default the instance types' */
  readonly architecture?: Architecture;
  /** An image of one's own, or one of AWS's by its id; the nodes' whole user data is then made here. A change between the two makes a new group. @default EKS's own of the kind */
  readonly imageId?: string;
  /** Kubernetes version of the nodes; a change replaces them, some at a time. @default EKS's own: the cluster's when the group is made */
  readonly version?: string;
  /** EKS's name of a release, such as "1.35.0-20260714", or the newest, looked up at each plan. @default EKS's own: the newest when group or version changes */
  readonly releaseVersion?: "latest" | (string & Record<never, never>);
  /** Replace nodes by a new version even where a disruption budget keeps their pods. @default EKS's own, false: the update fails */
  readonly forceUpdateVersion?: boolean;
}

export const NODE_GROUP_IMAGE_SHAPE: Shape<NodeGroupImageProps> = {
  amiType: oneOf(AMI_TYPES),
  family: literal(oneOf(Object.keys(AMI_FAMILIES))),
  variant: literal(oneOf(AMI_VARIANTS)),
  architecture: literal(oneOf(ARCHITECTURES)),
  imageId: text,
  version: text,
  releaseVersion: text,
  forceUpdateVersion: flag,
};

/** All that decides which image it is. */
export type ImageFacts = NodeGroupImageProps & PurchaseProps & { readonly launchTemplateId?: string };

/** The family, variant and architecture that a group's image is of. */
export function imageKind(props: ImageFacts): AmiKind {
  const { amiType, instanceTypes = [] } = props;
  const types = Token.isUnresolved(instanceTypes) ? [] : instanceTypes.filter((type) => !Token.isUnresolved(type));
  const said = amiType === undefined ? undefined : kindOfAmiType(amiType);
  if (said === undefined) return imageRequest(knownWords(props), { instanceTypes: types, clusterVersion: "" });
  // Amazon Linux 2's "GPU" is one image for all chips.
  const neuron = amiType === "AL2_x86_64_GPU" && variantFor("al2", types) === "neuron";
  return neuron ? { ...said, variant: "neuron" } : said;
}

/** Misspelt words are left to the shape. */
function knownWords({ family, variant, architecture }: NodeGroupImageProps) {
  return {
    family: family !== undefined && isAmiFamily(family) ? family : undefined,
    variant: AMI_VARIANTS.find((known) => known === variant),
    architecture: ARCHITECTURES.find((known) => known === architecture),
  };
}

/** EKS's word for the image; none where a launch template says which it is, or may say so. */
export function amiTypeArgument(props: ImageFacts): string | undefined {
  const { amiType, family, variant, architecture, imageId, launchTemplateId } = props;
  if (imageId !== undefined) return undefined;
  if (amiType !== undefined) return amiType;
  const said = [family, variant, architecture].some((one) => one !== undefined);
  return launchTemplateId === undefined || said ? amiTypeOf(imageKind(props)) : undefined;
}

/** Whether anything is said of the image here, and not by a launch template that exists. */
function isSaid(props: ImageFacts): boolean {
  return props.imageId !== undefined || amiTypeArgument(props) !== undefined;
}

function requestOf(props: ImageFacts): ImageRequest {
  const { imageId: id, version = "" } = props;
  return { ...imageKind(props), version, versionIsOwn: true, ...(id !== undefined && { id }) };
}

/** What is wrong with the image, for the instance types that there are. */
export function nodeGroupImageProblems(props: ImageFacts, word: Wording): string[] {
  const { amiType, family, variant, architecture, imageId, version, releaseVersion, instanceTypes } = props;
  const parts = Object.entries({ family, variant, architecture }).filter(([, given]) => given !== undefined);
  const own = word("imageId");
  const followsTypes = amiType === undefined && architecture === undefined;
  return [
    ...(amiType === undefined
      ? []
      : parts.map(([prop]) => `${word("amiType")} says ${word(prop)} too; drop one of them`)),
    ...(imageId === undefined
      ? []
      : Object.entries({ amiType, version, releaseVersion })
          .filter(([, given]) => given !== undefined)
          .map(([prop]) => `${word(prop)} goes with an image of EKS's choice, and ${own} names one; drop one of them`)),
    ...(imageId === undefined || Token.isUnresolved(imageId) || /^ami-[a-z0-9]+$/.test(imageId)
      ? []
      : [`${own} ("${imageId}") is not an id such as "ami-0abc1234def567890"`]),
    ...(Token.isUnresolved(instanceTypes) && followsTypes && isSaid(props)
      ? [
          `${word("instanceTypes")} is known only at apply; the image hangs on them, so give them as plain text, or say ${word("amiType")}`,
        ]
      : []),
    ...(isSaid(props) && !Token.isUnresolved(amiType)
      ? imageProblems(requestOf(props), knownTypes(props), kindWording(word))
      : []),
  ];
}

/** What is legal of the image and yet unwise. */
export function nodeGroupImageWarnings(props: ImageFacts, word: Wording): string[] {
  return isSaid(props) ? imageWarnings(requestOf(props), knownTypes(props), kindWording(word)) : [];
}

function knownTypes(props: ImageFacts): readonly string[] {
  const types = instanceTypesOf(props, imageKind(props).architecture);
  return Token.isUnresolved(types) ? [] : types;
}

/** The words of an image that is looked up, for one that EKS chooses. */
function kindWording(word: Wording): Wording {
  const words: { readonly [prop: string]: string } = {
    instanceType: "instanceTypes",
    id: "imageId",
    release: "releaseVersion",
    nameFilter: "launchTemplateId",
  };
  return (prop) => word(words[prop] ?? prop);
}
