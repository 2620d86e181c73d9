import { ARCHITECTURES, type Architecture } from "../../../facts/instance-types";
import { AMI_FAMILIES, AMI_VARIANTS, isAmiFamily, type AmiFamily, type AmiVariant } from "../../../nodes/ami/families";
import { IMAGE_DEFAULTS, type ImageChoice } from "../../../nodes/ami/image";
import { listOf, literal, oneOf, text, type Shape } from "../../../shared/shape";
import { translated } from "../../words";
import type { EksWorkersImageProps } from "../image-props";

export const PLATFORMS = ["linux", "windows"] as const;
/** What "windows" means where no family is named: the newest that every supported Kubernetes has, without a desktop. */
const WINDOWS_FAMILY: AmiFamily = "windows-2022-core";

/** Which image the nodes start from, and with it how they are told of their cluster. */
export interface EksGroupImage {
  /** Image id; the family then only says how its nodes are told of their cluster. @default looked up */
  readonly amiId?: string;
  /** Image id of groups on Windows; of use in workersGroupDefaults. @default looked up */
  readonly amiIdWindows?: string;
  /** "windows" is short for the family "windows-2022-core". @default defaultPlatform */
  readonly platform?: (typeof PLATFORMS)[number];
  /** Ours: the family of images. @default IMAGE_DEFAULTS.family, or that of the platform */
  readonly amiFamily?: AmiFamily;
  /** Ours: with drivers for which chips. @default those of the instance types */
  readonly amiVariant?: AmiVariant;
  /** Ours. @default that of the instance types */
  readonly amiArchitecture?: Architecture;
  /** A release of the family's images, such as "v20260714" of AL2023; new nodes get another only when this changes. Source: v21. @default the newest */
  readonly amiReleaseVersion?: string;
  /** Ours: the image's name, with `*`; the newest match counts. @default workerAmiNameFilter */
  readonly amiNameFilter?: string;
  /** Ours: whose images are searched by name. @default workerAmiOwnerId, or "amazon" */
  readonly amiOwners?: readonly string[];
}

/** A choice's prop, and what the caller calls it. */
export const IMAGE_WORDS = {
  family: "amiFamily",
  variant: "amiVariant",
  architecture: "amiArchitecture",
  release: "amiReleaseVersion",
  id: "amiId",
  nameFilter: "amiNameFilter",
  owners: "amiOwners",
} as const satisfies { readonly [Prop in keyof ImageChoice]?: keyof EksGroupImage };

export const GROUP_IMAGE_SHAPE: Shape<EksGroupImage> = {
  amiId: text,
  amiIdWindows: text,
  platform: literal(oneOf(PLATFORMS)),
  amiFamily: literal(oneOf(Object.keys(AMI_FAMILIES))),
  amiVariant: literal(oneOf(AMI_VARIANTS)),
  amiArchitecture: literal(oneOf(ARCHITECTURES)),
  amiReleaseVersion: text,
  amiNameFilter: text,
  amiOwners: literal(listOf(text)),
};

/** The family's word, or the platform's. */
export function familyOf(group: EksGroupImage, { defaultPlatform = "linux" }: EksWorkersImageProps): AmiFamily {
  const { platform = defaultPlatform, amiFamily } = group;
  // A misspelt family is told by the shape.
  if (amiFamily !== undefined) return isAmiFamily(amiFamily) ? amiFamily : IMAGE_DEFAULTS.family;
  return platform === "windows" ? WINDOWS_FAMILY : IMAGE_DEFAULTS.family;
}

export function isWindows(family: AmiFamily): boolean {
  return family.startsWith("windows-");
}

/** What is chosen: the group's own words, else those for all groups of its platform. */
export function choiceOf(group: EksGroupImage, props: EksWorkersImageProps): ImageChoice {
  const family = familyOf(group, props);
  const windows = isWindows(family);
  const choice = translated(IMAGE_WORDS, group) as ImageChoice;
  const { id = windows ? group.amiIdWindows : undefined, ...rest } = choice;
  if (id !== undefined) return { ...rest, family, id };
  const filter = windows ? props.workerAmiNameFilterWindows : props.workerAmiNameFilter;
  const owner = windows ? props.workerAmiOwnerIdWindows : props.workerAmiOwnerId;
  const { nameFilter = choice.release === undefined ? filter : undefined } = choice;
  const { owners = owner === undefined ? undefined : [owner] } = choice;
  return { ...rest, family, ...(nameFilter !== undefined && { nameFilter }), ...(owners !== undefined && { owners }) };
}
