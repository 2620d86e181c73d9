import { createHash } from "node:crypto";
import type { Architecture } from "../../facts/instance-types";
import { amiFamily, type AmiFamily, type AmiVariant } from "./families";
import { acceleratorOf, architectureOf } from "./instance-type";

/** Which image nodes start from. What is left out follows from their instance types. */
export interface ImageChoice {
  /** Decides how the nodes are told of their cluster, too. @default IMAGE_DEFAULTS.family */
  readonly family?: AmiFamily;
  /** @default what the instance types have chips for, where the family has such images, else "standard" */
  readonly variant?: AmiVariant;
  /** @default the instance types' */
  readonly architecture?: Architecture;
  /** Kubernetes version of these nodes. @default the cluster's */
  readonly version?: string;
  /**
   * A release of the family's images, so that a plan changes nothing until this does: `v20260714` of the Amazon Linuxes,
   * `1.26.0` of Bottlerocket, `2026.07.14` of Windows (which AWS withdraws after four months), or EKS's own spelling with
   * the Kubernetes version before it. @default the newest, looked up at each plan
   */
  readonly release?: string;
  /** An image's id; the family then only says how its nodes are told of their cluster. @default looked up */
  readonly id?: string;
  /** The image's name as a filter of EC2 has it, the newest match counting; `*` and `?` as wildcards. @default by AWS's SSM parameter */
  readonly nameFilter?: string;
  /** Whose images are searched: account ids, `self`, `amazon`. Alone, it searches them for the family's own names. @default IMAGE_DEFAULTS.owners, of a custom image IMAGE_DEFAULTS.customOwners */
  readonly owners?: readonly string[];
}

export const IMAGE_DEFAULTS = {
  family: "al2023",
  variant: "standard",
  owners: ["amazon"],
  customOwners: ["self"],
} as const;

/** A choice with nothing left open. */
export interface ImageRequest extends ImageChoice {
  readonly family: AmiFamily;
  readonly variant: AmiVariant;
  readonly architecture: Architecture;
  /** Kubernetes version of these nodes. */
  readonly version: string;
  /** These nodes have a version of their own, so that the cluster's other nodes have another image. */
  readonly versionIsOwn?: boolean;
}

/** An image by its id, or the look-up that finds it. The key names the look-up: one for all groups that want the same. */
export type ImageSource = { readonly id: string } | ImageLookup;
export type ImageLookup =
  { readonly key: string; readonly parameter: string } | { readonly key: string; readonly filter: ImageFilter };

/** What EC2 is asked for; of all that match, the newest counts. */
export interface ImageFilter {
  readonly name: string;
  readonly owners: readonly string[];
  readonly architecture: Architecture;
}

/** Fills in what follows from the instance types and the cluster. */
export function imageRequest(
  choice: ImageChoice,
  { instanceTypes, clusterVersion }: { readonly instanceTypes: readonly string[]; readonly clusterVersion: string },
): ImageRequest {
  const { family = IMAGE_DEFAULTS.family, variant = variantFor(family, instanceTypes) } = choice;
  const { architecture = architectureOf(instanceTypes[0] ?? ""), version = clusterVersion } = choice;
  return { ...choice, family, variant, architecture, version, versionIsOwn: choice.version !== undefined };
}

/** The variant that all of the instance types want; "standard" where they differ, or the family has no image for theirs. */
export function variantFor(family: AmiFamily, instanceTypes: readonly string[]): AmiVariant {
  const [wanted, ...others] = new Set(instanceTypes.map(acceleratorOf));
  return wanted !== undefined && others.length === 0 && amiFamily(family).images[wanted]
    ? wanted
    : IMAGE_DEFAULTS.variant;
}

/** Where a request's image comes from: its id, a filter, a pinned release, or the newest that AWS recommends. */
export function imageOf(request: ImageRequest): ImageSource {
  const { id, nameFilter, owners, architecture, family } = request;
  if (id !== undefined) return { id };
  const facts = amiFamily(family);
  const release = releaseOf(request);
  const parameter = owners || nameFilter !== undefined ? undefined : facts.parameter(request, release);
  if (parameter !== undefined) return { key: lookupKey(request, release), parameter };

  const name = nameFilter ?? facts.imageName(request, release) ?? "*";
  const searched = owners ?? (family === "custom" ? IMAGE_DEFAULTS.customOwners : IMAGE_DEFAULTS.owners);
  const filter = { name, owners: searched, architecture };
  return { key: nameFilter === undefined ? lookupKey(request, release) : filterKey(filter), filter };
}

/** The release as AWS's names have it: without the `v` and the Kubernetes version that may stand before it. */
export function releaseOf({ family, release }: Pick<ImageRequest, "family" | "release">): string | undefined {
  if (release === undefined) return undefined;
  return amiFamily(family).release?.pattern.exec(release)?.[2] ?? release;
}

/** `x86_64` and `arm64` for the newest Amazon Linux 2023 of the cluster's version; whatever differs from it is said. */
function lookupKey(request: ImageRequest, release?: string): string {
  const { family, variant, architecture, version, versionIsOwn, owners } = request;
  const plain = variant === IMAGE_DEFAULTS.variant;
  return [
    ...(family === IMAGE_DEFAULTS.family && plain ? [] : [family]),
    architecture,
    ...(plain ? [] : [variant]),
    ...(versionIsOwn ? [version] : []),
    ...(release === undefined ? [] : [release]),
    ...(owners ? ["of", ...owners] : []),
  ]
    .map(addressable)
    .join("-");
}

/** The filter's words, and a hash of the whole, since wildcards and owners are lost in them. */
function filterKey(filter: ImageFilter): string {
  const hash = createHash("sha256").update(JSON.stringify(filter)).digest("hex").slice(0, 6);
  return `${addressable(filter.name).slice(0, 48)}-${hash}`;
}

function addressable(text: string): string {
  // A value that is no text is told by the shape.
  return String(text)
    .replaceAll(/[^A-Za-z0-9_-]+/g, "-")
    .replaceAll(/^-+|-+$/g, "");
}
