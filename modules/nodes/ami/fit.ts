import { ACCELERATORS, instanceTypeFacts, type Accelerator } from "../../facts/instance-types";
import type { Wording } from "../wording";
import { amiFamily, type AmiVariant } from "./families";
import type { ImageRequest } from "./image";
import { acceleratorOf, architectureOf } from "./instance-type";

const CHIPS: Readonly<Record<Accelerator, string>> = { nvidia: "NVIDIA's GPUs", neuron: "AWS's Neuron chips" };
const EXAMPLES = { x86_64: "m5.large", arm64: "m7g.large" } as const;

/** A variant that the family lacks, lacks for the processor, or that is made for other chips. */
export function kindProblems(
  { family, variant, architecture }: ImageRequest,
  types: readonly string[],
  word: Wording,
): string[] {
  const { images, title } = amiFamily(family);
  const made = images[variant];
  if (!made) {
    const known = Object.keys(images).join(", ");
    return [
      `${word("variant")} ("${variant}") is none of ${title}'s, which are: ${known}; choose one, or leave it out`,
    ];
  }
  if (made.includes(architecture)) return types.flatMap((type) => chipProblems(variant, type, word));

  const culprit = types.find((type) => architectureOf(type) === architecture);
  const where = culprit
    ? `${word("instanceType")} ("${culprit}") is ${architecture}`
    : `${word("architecture")} is "${architecture}"`;
  const has = `${title} has ${variant === "standard" ? "" : `${variant} `}images for ${made.join(", ")} only`;
  const other = variant === "standard" ? `another ${word("family")}` : `leave ${word("variant")} out`;
  const mend = `choose an instance type of that kind, such as "${exampleOf(variant, made[0]!)}", or ${other}`;
  return [`${where}, and ${has}; ${mend}`];
}

/** An image with drivers for chips that the instance type does not have; types newer than our list are let through. */
function chipProblems(variant: AmiVariant, type: string, word: Wording): string[] {
  const wanted = chipsOf(variant);
  const has = acceleratorOf(type);
  if (wanted === undefined || has === wanted) return [];
  if (has === undefined && instanceTypeFacts(type) === undefined) return [];
  const really = has === undefined ? "none" : CHIPS[has];
  return [
    `${word("variant")} ("${variant}") is made for ${CHIPS[wanted]}, and ${word("instanceType")} ("${type}") has ${really}; leave ${word("variant")} out, or choose another instance type`,
  ];
}

/** An image of one architecture under instance types of another. */
export function architectureProblems(
  { architecture }: ImageRequest,
  types: readonly string[],
  word: Wording,
): string[] {
  const other = types.find((type) => architectureOf(type) !== architecture);
  if (other === undefined) return [];
  const same = types.find((type) => architectureOf(type) === architecture);
  if (same !== undefined) {
    const both = `"${same}" is ${architecture} and "${other}" is ${architectureOf(other)}`;
    return [`${word("instanceType")}: ${both}, and one image cannot serve both; make two groups`];
  }
  return [
    `${word("architecture")} ("${architecture}") is not that of ${word("instanceType")} ("${other}"), which is ${architectureOf(other)}; leave it out, or choose an ${architecture} type, such as "${EXAMPLES[architecture]}"`,
  ];
}

/** @see https://docs.aws.amazon.com/eks/latest/userguide/choosing-instance-type.html */
export function processorProblems({ family }: ImageRequest, types: readonly string[], word: Wording): string[] {
  const first = family === "al2023" ? types.find((type) => type.startsWith("a1.")) : undefined;
  return first === undefined
    ? []
    : [
        `${word("instanceType")} ("${first}") is the first Graviton, which Amazon Linux 2023 does not run on; choose a later one, such as "${EXAMPLES.arm64}"`,
      ];
}

/** Chips that the chosen image of AWS's has no driver for, though the family has one that does. */
export function idleChips(request: ImageRequest, types: readonly string[], word: Wording): string[] {
  const { family, variant, id, nameFilter } = request;
  if (id !== undefined || nameFilter !== undefined || family === "custom") return [];
  const { images } = amiFamily(family);
  const idle = types.find((type) => {
    const chips = acceleratorOf(type);
    return chips !== undefined && chips !== chipsOf(variant) && images[chips] !== undefined;
  });
  if (idle === undefined) return [];
  const chips = CHIPS[acceleratorOf(idle)!];
  return [
    `${word("instanceType")} ("${idle}") has ${chips}, and the image of ${word("variant")} "${variant}" brings no driver for them; leave ${word("variant")} out, or bring the driver yourself`,
  ];
}

function chipsOf(variant: AmiVariant): Accelerator | undefined {
  return ACCELERATORS.find((chips) => variant.startsWith(chips));
}

function exampleOf(variant: AmiVariant, architecture: keyof typeof EXAMPLES): string {
  if (variant === "neuron") return "inf2.xlarge";
  return chipsOf(variant) === "nvidia" && architecture === "x86_64" ? "g5.xlarge" : EXAMPLES[architecture];
}
