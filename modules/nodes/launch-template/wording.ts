/** What the caller calls each prop; a facade with names of its own hands in a translation. */
export type Wording = (prop: string) => string;

/** What the caller calls a prop of one element of a list: `additionalVolumes[0].size`. */
export function elementWording(word: Wording, list: string, index: number): Wording {
  return (prop) => word(`${list}[].${prop}`).replace("[]", `[${index}]`);
}
