import { Token } from "cdktf";
import { amiFamily } from "./families";
import type { ImageRequest } from "./image";

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
