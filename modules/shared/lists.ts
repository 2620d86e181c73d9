import { Fn, Token } from "cdktf";
import { inExpression } from "./expression";

/** The elements of a list as far as they can be looked at: none of one that is known only at apply. */
export function elementsOf<Element>(list: readonly Element[] | undefined): readonly Element[] {
  return list === undefined || Token.isUnresolved(list) ? [] : list;
}

/** Lists one behind the other; by Terraform where one of them is known only at apply. */
export function concatenated(...lists: readonly (readonly string[])[]): readonly string[] {
  const [first = [], ...others] = lists.filter(isGivenList);
  if (others.length === 0) return asArray(first);
  const all = [first, ...others];
  return all.some((list) => Token.isUnresolved(list)) ? Token.asList(Fn.concat(all.map(inExpression))) : all.flat();
}

/** Records in one, the later winning, one that was not given adding nothing; by Terraform where one of them is known only at apply. */
export function merged(...records: readonly (TextRecord | undefined)[]): Record<string, string> {
  const given = records.filter((record) => record !== undefined);
  if (!given.some((record) => Token.isUnresolved(record))) return Object.assign({}, ...given);
  const all = given.filter((record) => Token.isUnresolved(record) || Object.keys(record).length > 0);
  return Token.asStringMap(all.length === 1 ? all[0] : Fn.merge(all.map(inExpression)));
}

type TextRecord = { readonly [key: string]: string };

/** A list as one text, by comma; by Terraform where it is known only at apply. */
export function joined(list: readonly (string | number)[]): string {
  return Token.isUnresolved(list) ? Fn.join(",", inExpression(list as string[]) as string[]) : list.join(",");
}

/** Pairs as one text, `key=value` by comma, without those that are undefined; by Terraform where a record is known only at apply. */
export function joinedPairs(...records: readonly (object | undefined)[]): string | undefined {
  const texts = records.flatMap((record = {}) =>
    Token.isUnresolved(record)
      ? [Fn.join(",", Fn.formatlist("%s=%s", [Fn.keys(inExpression(record)), Fn.values(inExpression(record))]))]
      : Object.entries(record).flatMap(([key, value]) => (value === undefined ? [] : [`${key}=${asText(value)}`])),
  );
  return texts.length === 0 ? undefined : texts.join(",");
}

/** A value as text; of a token a reference, where `String` would give CDKTF's stand-in for a number. */
export function asText(value: unknown): string {
  return Token.isUnresolved(value) ? Token.asString(value) : String(value);
}

/** A list as an array of its elements, or as the one that stands for it where it is known only at apply. */
export function asArray<Element extends string>(list: readonly Element[]): Element[] {
  return Token.isUnresolved(list) && !Array.isArray(list) ? (Token.asList(list) as Element[]) : [...list];
}

/** Whether there is anything in it, as far as that is known. */
export function isGivenList(list: readonly string[] | undefined): list is readonly string[] {
  return list !== undefined && (Token.isUnresolved(list) || list.length > 0);
}
