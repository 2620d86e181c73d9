import { Fn, Lazy, Token, Tokenization, type IResolveContext } from "cdktf";

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

/**
 * A list or a record as a part of a larger expression. What is known only at apply may be a reference, raw text in `${…}`, or worked
 * out late. CDKTF loses keys that hold a token.
 */
function inExpression(value: object): unknown {
  if (Token.isUnresolved(value)) return Lazy.anyValue({ produce: (context) => withoutBraces(value, context) });
  if (Array.isArray(value)) return value.map(inQuotes);
  const pairs = Object.entries(value).filter(([, item]) => item !== undefined);
  const keys = pairs.map(([key]) => escaped(key));
  const items = pairs.map(([, item]) => inQuotes(item));
  return keys.some((key) => Token.isUnresolved(key))
    ? Fn.zipmap(keys, items)
    : Object.fromEntries(keys.map((key, index) => [key, items[index]]));
}

/** What a token stands for, on which more may be built. */
function withoutBraces(token: unknown, context: IResolveContext): unknown {
  let value = token;
  while (Token.isUnresolved(value)) {
    // CDKTF's own reverse() breaks on lists of numbers.
    const numbers = Array.isArray(value) && typeof value[0] === "number";
    const token = numbers ? Tokenization.reverseNumberList(value as number[]) : Tokenization.reverse(value)[0];
    value = token!.resolve(context);
  }
  if (typeof value === "string") return /^\$\{[^]*\}$/.test(value) ? value.slice(2, -1) : value;
  const late = inExpression(value as object);
  return Array.isArray(value) ? Fn.concat([late]) : Fn.merge([late]);
}

/** A text of an expression; CDKTF escapes neither quotes nor backslashes, and takes `${…}` for plain text. */
function inQuotes(text: unknown): unknown {
  if (typeof text !== "string") return text;
  if (Token.isUnresolved(text)) return escaped(text);
  const quoted = text.replaceAll(/\$\{[^}]*\}|["\\\n]/g, (part) => {
    if (part.startsWith("$")) return part;
    return part === "\n" ? "\\n" : `\\${part}`;
  });
  return Lazy.anyValue({ produce: () => `"${quoted}"` });
}

function escaped(text: string): string {
  return text.replaceAll(/["\\]/g, "\\$&");
}

/** A list as one text, by comma; by Terraform where it is known only at apply. */
export function joined(list: readonly (string | number)[]): string {
  return Token.isUnresolved(list) ? Fn.join(",", inExpression(list as string[]) as string[]) : list.join(",");
}

/** Pairs as one text, `key=value` by comma, without those that are undefined; by Terraform where a record is known only at apply. */
export function joinedPairs(...records: readonly (object | undefined)[]): string | undefined {
  const texts = records.flatMap((record = {}) =>
    Token.isUnresolved(record)
      ? [Fn.join(",", Fn.formatlist("%s=%s", [Fn.keys(inExpression(record)), Fn.values(inExpression(record))]))]
      : Object.entries(record).flatMap(([key, value]) =>
          value === undefined ? [] : [`${key}=${asText(value as string)}`],
        ),
  );
  return texts.length === 0 ? undefined : texts.join(",");
}

/** A value as text; of a token a reference, where `String` would give CDKTF's stand-in for a number. */
export function asText(value: string | number | boolean): string {
  return Token.isUnresolved(value) ? Token.asString(value) : String(value);
}

/** A list as the array that it is, or that stands for it where it is known only at apply. */
export function asArray(list: readonly string[]): readonly string[] {
  return Token.isUnresolved(list) && !Array.isArray(list) ? Token.asList(list) : list;
}

/** Whether there is anything in it, as far as that is known. */
export function isGivenList(list: readonly string[] | undefined): list is readonly string[] {
  return list !== undefined && (Token.isUnresolved(list) || list.length > 0);
}
