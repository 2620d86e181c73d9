import { Fn, Token } from "cdktf";

/** The elements of a list as far as they can be looked at: none of one that is known only at apply. */
export function elementsOf<Element>(list: readonly Element[] | undefined): readonly Element[] {
  return list === undefined || Token.isUnresolved(list) ? [] : list;
}

/** Lists one behind the other; by Terraform where one of them is known only at apply. */
export function concatenated(...lists: readonly (readonly string[])[]): readonly string[] {
  return lists.some((list) => Token.isUnresolved(list)) ? Token.asList(Fn.concat([...lists])) : lists.flat();
}

/** A list as one text, by comma; by Terraform where it is known only at apply. */
export function joined(list: readonly (string | number)[]): string {
  return Token.isUnresolved(list) ? Fn.join(",", list as string[]) : list.join(",");
}

/** Pairs as one text, `key=value` by comma, without those that are undefined; by Terraform where a record is known only at apply. */
export function joinedPairs(...records: readonly (object | undefined)[]): string | undefined {
  const texts = records.flatMap((record = {}) =>
    Token.isUnresolved(record)
      ? [Fn.join(",", Fn.formatlist("%s=%s", [Fn.keys(record), Fn.values(record)]))]
      : Object.entries(record).flatMap(([key, value]) => (value === undefined ? [] : [`${key}=${String(value)}`])),
  );
  return texts.length === 0 ? undefined : texts.join(",");
}

/** A list as the array that it is, or that stands for it where it is known only at apply. */
export function asArray(list: readonly string[]): readonly string[] {
  return Token.isUnresolved(list) && !Array.isArray(list) ? Token.asList(list) : list;
}

/** Whether there is anything in it, as far as that is known. */
export function isGivenList(list: readonly string[] | undefined): list is readonly string[] {
  return list !== undefined && (Token.isUnresolved(list) || list.length > 0);
}
