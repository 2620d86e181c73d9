import type { Check, Shape } from "../shared/shape";

/** A topic's border between the two vocabularies: a part's prop, and the registry module's word for it. */
export type Words = Readonly<Record<string, string>>;

/** The module's word for a part's prop; a prop without one is called by its own name. */
export function wording(words: Words, others: Words = {}) {
  return (prop: string): string => words[prop] ?? others[prop] ?? prop;
}

/** A table for the elements of a list, as `wording` looks them up: `volumes[].size` is `ebsVolumes[].volumeSize`. */
export function wordsWithin(list: string, listWord: string, words: Words): Words {
  return Object.fromEntries(
    Object.entries(words).map(([prop, word]) => [`${list}[].${prop}`, `${listWord}[].${word}`]),
  );
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
    const path = prop.split(".");
    const last = path.pop()!;
    const place = path.reduce((outer, key) => (outer[key] ??= {}) as Record<string, unknown>, result);
    place[last] = values[word];
  }
  return result;
}

/** The shape of the module's words: for each, the check of the part's prop that it stands for. */
export function shapeOfWords<const Table extends Words>(
  words: Table,
  checks: { readonly [Prop in keyof Table]: Check },
): { readonly [Prop in keyof Table as Table[Prop]]: Check } {
  const rows = Object.entries(words).map(([prop, word]) => [word, checks[prop as keyof Table]]);
  return Object.fromEntries(rows) as { readonly [Prop in keyof Table as Table[Prop]]: Check };
}

/** The checks of a nested object's members, under the dotted names that a table has for them. */
export function below<Prefix extends string, T>(
  prefix: Prefix,
  shape: Shape<T>,
): { readonly [Key in keyof T & string as `${Prefix}.${Key}`]-?: Check } {
  const rows = Object.entries(shape).map(([key, check]) => [`${prefix}.${key}`, check]);
  return Object.fromEntries(rows) as { readonly [Key in keyof T & string as `${Prefix}.${Key}`]-?: Check };
}
