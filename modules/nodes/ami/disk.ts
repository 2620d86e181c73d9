import { Token } from "cdktf";
import { kindOfAmiType } from "./ami-type";
import { amiFamily, isAmiFamily } from "./families";
import type { ImageRequest } from "./image";

/** Whether the words that say a family can be read; where they cannot, another would be judged in its place. */
export function isFamilyKnown(...words: readonly (string | undefined)[]): boolean {
  return words.every(
    (word) =>
      word === undefined || (!Token.isUnresolved(word) && (isAmiFamily(word) || kindOfAmiType(word) !== undefined)),
  );
}

/** A disk that is smaller than the image which is copied onto it; of an image of one's own that is not known here. */
export function diskProblems(
  { family, id, nameFilter }: Pick<ImageRequest, "family" | "id" | "nameFilter">,
  size: number | undefined,
  label: string,
): string[] {
  const { leastDisk, title } = amiFamily(family);
  if (size === undefined || leastDisk === undefined || Token.isUnresolved(size)) return [];
  return size < 1 || size >= leastDisk || (id ?? nameFilter) !== undefined
    ? []
    : [
        `${label} (${size}) is smaller than the image of ${title}, which has ${leastDisk} GiB; take ${leastDisk} or more`,
      ];
}
