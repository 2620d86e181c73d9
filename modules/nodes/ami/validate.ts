import { Token } from "cdktf";
import { ARCHITECTURES } from "../../facts/instance-types";
import { arrayOf, literal, oneOf, shapeOf, text, type Shape } from "../../shared/shape";
import type { Wording } from "../wording";
import { AMI_FAMILIES, AMI_VARIANTS, amiFamily, isAmiFamily } from "./families";
import { architectureProblems, idleChips, kindProblems, processorProblems } from "./fit";
import type { ImageChoice, ImageRequest } from "./image";

const SHAPE: Shape<ImageChoice> = {
  family: literal(oneOf(Object.keys(AMI_FAMILIES))),
  variant: literal(oneOf(AMI_VARIANTS)),
  architecture: literal(oneOf(ARCHITECTURES)),
  version: text,
  release: text,
  id: text,
  nameFilter: text,
  owners: arrayOf(text),
};
export const imageChoiceCheck = shapeOf(SHAPE);

/**
 * What is wrong with an image for nodes of these instance types. Of an image that is given by its id or by a filter, only
 * that is known which was said of it; misspelt words are left to the shape. `word` is asked for the props of a choice,
 * `instanceType` and `clusterVersion`.
 */
export function imageProblems(
  request: ImageRequest,
  instanceTypes: readonly string[],
  word: Wording = (prop) => prop,
): string[] {
  const types = instanceTypes.filter((type) => !Token.isUnresolved(type));
  const { family, variant, architecture, id, nameFilter } = request;
  if (!isAmiFamily(family) || !AMI_VARIANTS.includes(variant) || !ARCHITECTURES.includes(architecture)) {
    return sourceProblems(request, word);
  }
  const named = id !== undefined || nameFilter !== undefined || family === "custom";
  const kind = named ? [] : kindProblems(request, types, word);
  return [
    ...sourceProblems(request, word),
    ...(named ? [] : versionProblems(request, word)),
    ...kind,
    // Two architectures are one mistake, told once.
    ...(kind.length > 0 ? [] : architectureProblems(request, types, word)),
    ...processorProblems(request, types, word),
    ...filterProblems(request, types, word),
  ];
}

/** A filter that says another architecture than that of the instances. */
function filterProblems({ nameFilter, architecture }: ImageRequest, types: readonly string[], word: Wording): string[] {
  if (nameFilter === undefined || Token.isUnresolved(nameFilter)) return [];
  const other = ARCHITECTURES.find((one) => one !== architecture && nameFilter.includes(one));
  const why = types.length > 0 ? types.join(", ") : word("architecture");
  return other === undefined || nameFilter.includes(architecture)
    ? []
    : [
        `${word("nameFilter")} ("${nameFilter}") is of ${other}, and ${why} of ${architecture}; take one of ${architecture}`,
      ];
}

/** What is legal and yet unwise. */
export function imageWarnings(
  request: ImageRequest,
  instanceTypes: readonly string[],
  word: Wording = (prop) => prop,
): string[] {
  const { family, release } = request;
  return [
    ...(family === "al2"
      ? [`${word("family")} "al2": AWS's support for it ended on 2025-11-26 and it gets no more fixes; choose "al2023"`]
      : []),
    ...(amiFamily(family).platform === "windows" && release !== undefined
      ? [
          `${word("release")} ("${release}"): AWS withdraws images of Windows after four months, and new nodes then fail`,
        ]
      : []),
    ...idleChips(request, instanceTypes, word),
  ];
}

/** The ways to name an image: at most one of them, and in plain text where it becomes an address. */
function sourceProblems(request: ImageRequest, word: Wording): string[] {
  const { family, id, nameFilter, release, owners } = request;
  const given = (["nameFilter", "release", "owners"] as const).filter((prop) => request[prop] !== undefined);
  const opaque = given.filter((prop) => [request[prop]!].flat().some((one) => Token.isUnresolved(one)));
  const { release: spelling, title } = amiFamily(family);
  const misspelt = release !== undefined && spelling && !Token.isUnresolved(release) && !spelling.pattern.test(release);
  return [
    ...(id !== undefined && given.length > 0
      ? [
          `${word("id")} says which image it is, so ${given.map(word).join(", ")} would not be heeded; drop one or the other`,
        ]
      : []),
    ...(nameFilter !== undefined && release !== undefined
      ? [`${word("nameFilter")} and ${word("release")} both say which image it is; drop one of them`]
      : []),
    ...(owners?.length === 0 ? [`${word("owners")} is empty; name one owner or more, or leave it out`] : []),
    ...opaque.map((prop) => `${word(prop)} is a token; it becomes a Terraform address, so give it as plain text`),
    ...(family === "custom" && id === undefined && nameFilter === undefined
      ? [`${word("family")} "custom" is an image of your own; give ${word("id")} or ${word("nameFilter")}`]
      : []),
    ...(misspelt
      ? [`${word("release")} ("${release}") is not a release of ${title}, such as "${spelling.example}"`]
      : []),
  ];
}

function versionProblems({ family, version, versionIsOwn, release }: ImageRequest, word: Wording): string[] {
  if (!/^1\.\d+$/.test(version)) return [];
  const { from, until, title, release: spelling } = amiFamily(family);
  const minor = (text: string) => Number(text.slice(2));
  const name = versionIsOwn ? word("version") : word("clusterVersion");
  const where = `${word("family")} ("${family}"): ${title}`;
  const ofRelease = spelling?.pattern.exec(release ?? "")?.[1];
  return [
    ...(until !== undefined && minor(version) > minor(until)
      ? [`${where} ends with Kubernetes ${until}, and ${name} is "${version}"; choose "al2023"`]
      : []),
    ...(from !== undefined && minor(version) < minor(from)
      ? [`${where} begins with Kubernetes ${from}, and ${name} is "${version}"; raise it, or choose an older family`]
      : []),
    ...(ofRelease && ofRelease !== version
      ? [
          `${word("release")} ("${release}") is of Kubernetes ${ofRelease}, and ${name} is "${version}"; choose one of ${version}`,
        ]
      : []),
  ];
}
