/** A topic's border between the two vocabularies: a part's prop, and the registry module's word for it. */
export type Words = Readonly<Record<string, string>>;

/** The module's word for a part's prop; a prop without one is called by its own name. */
export function wording(words: Words, others: Words = {}) {
  return (prop: string): string => words[prop] ?? others[prop] ?? prop;
}

/**
 * The props that a table names, each with the value that its word has in `source`; what was not given is left out. A dot
 * in a prop's name makes a nested object. The one place that moves values from one vocabulary to the other.
 */
export function translated(words: Words, source: object): object {
  const values = source as Readonly<Record<string, unknown>>;
  const result: Record<string, unknown> = {};
  for (const [prop, word] of Object.entries(words)) {
    if (values[word] === undefined) continue;
    const [outer, inner] = prop.split(".") as [string, string?];
    if (inner === undefined) result[outer] = values[word];
    else result[outer] = { ...(result[outer] as object | undefined), [inner]: values[word] };
  }
  return result;
}
