import type { Architecture } from "../../facts/instance-types";
import { AMI_FAMILIES, amiFamily, type AmiFamily, type AmiVariant } from "./families";

/** What EKS calls an image of a managed node group. */
export interface AmiKind {
  readonly family: AmiFamily;
  readonly variant: AmiVariant;
  readonly architecture: Architecture;
}

/**
 * EKS's word for a kind of image (`AL2023_x86_64_STANDARD`), which managed node groups take as their `ami_type`;
 * "CUSTOM" for an image of one's own.
 * @see https://docs.aws.amazon.com/eks/latest/APIReference/API_Nodegroup.html
 */
export function amiTypeOf({ family, variant, architecture }: AmiKind): string {
  const processor = architecture === "arm64" ? "ARM_64" : "x86_64";
  const suffix = variant === "standard" ? "" : `_${variant.toUpperCase().replaceAll("-", "_")}`;
  if (family === "al2023") return `AL2023_${processor}${suffix || "_STANDARD"}`;
  if (family === "bottlerocket") return `BOTTLEROCKET_${processor}${suffix}`;
  // One image for all accelerators.
  if (family === "al2") return `AL2_${processor}${suffix && "_GPU"}`;
  if (family === "custom") return "CUSTOM";
  const [, year, edition] = family.split("-") as [string, string, string];
  return `WINDOWS_${edition.toUpperCase()}_${year}_${processor}`;
}

/** The kind that EKS's word stands for; undefined where it is none of them, or says nothing of the image ("CUSTOM"). */
export function kindOfAmiType(amiType: string): AmiKind | undefined {
  return Object.hasOwn(AMI_KINDS, amiType) ? AMI_KINDS[amiType] : undefined;
}

/** EKS's words for all the images there are. */
export const AMI_KINDS: Readonly<Record<string, AmiKind>> = Object.fromEntries(
  (Object.keys(AMI_FAMILIES) as AmiFamily[])
    .filter((family) => family !== "custom")
    .flatMap(kindsOf)
    // Amazon Linux 2's "GPU" is NVIDIA's, the first that has the word.
    .toReversed()
    .map((kind) => [amiTypeOf(kind), kind]),
);

function kindsOf(family: AmiFamily): AmiKind[] {
  const images = Object.entries(amiFamily(family).images) as [AmiVariant, readonly Architecture[]][];
  return images.flatMap(([variant, architectures]) =>
    architectures.map((architecture) => ({ family, variant, architecture })),
  );
}
