import { closest, distance } from "fastest-levenshtein";

/** Letters from which on the beginning of a word stands for the word. */
const SPEAKING = 3;

/** `; did you mean "instanceType"?` where one of the known words is close to the given one, else nothing. */
export function didYouMean(given: string, known: readonly string[]): string {
  if (known.length === 0) return "";
  const fold = (word: string) => word.toLowerCase().replaceAll(/[_-]/g, "");
  const longer = given.length < SPEAKING ? [] : known.filter((word) => fold(word).startsWith(fold(given)));
  const exact = known.find((word) => fold(word) === fold(given)) ?? (longer.length === 1 ? longer[0] : undefined);
  const candidate = exact ?? closest(given, [...known]);
  const near = exact !== undefined || distance(given, candidate) <= Math.max(2, Math.floor(given.length / 3));
  return near ? `; did you mean "${candidate}"?` : "";
}
