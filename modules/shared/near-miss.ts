import { closest, distance } from "fastest-levenshtein";

/** `; did you mean "instanceType"?` where one of the known words is close to the given one, else nothing. */
export function didYouMean(given: string, known: readonly string[]): string {
  if (known.length === 0) return "";
  const fold = (word: string) => word.toLowerCase().replaceAll(/[_-]/g, "");
  const exact = known.find((word) => fold(word) === fold(given));
  const candidate = exact ?? closest(given, [...known]);
  const near = exact !== undefined || distance(given, candidate) <= Math.max(2, Math.floor(given.length / 3));
  return near ? `; did you mean "${candidate}"?` : "";
}
