/** What the caller calls a prop; a facade with names of its own hands in a translation. */
export type Wording = (prop: string) => string;
