import { Fn, Lazy, Token, Tokenization, type IResolveContext } from "cdktf";

/**
 * A list or a record as a part of a larger expression. What is known only at apply may be a reference, raw text in `${…}`, or worked
 * out late. CDKTF loses keys that hold a token.
 */
export function inExpression(value: object): unknown {
  if (Token.isUnresolved(value)) return Lazy.anyValue({ produce: (context) => withoutBraces(value, context) });
  if (Array.isArray(value)) return value.map(inQuotes);
  const pairs = Object.entries(value).filter(([, item]) => item !== undefined);
  const items = pairs.map(([, item]) => inQuotes(item));
  return pairs.some(([key]) => Token.isUnresolved(key))
    ? Fn.zipmap(pairs.map(([key]) => inQuotes(key)) as string[], items)
    : Object.fromEntries(pairs.map(([key], index) => [asTemplate(key), items[index]]));
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
  return Lazy.anyValue({ produce: () => `"${asTemplate(text)}"` });
}

type Mode = "text" | "expression" | "string";

/** The next piece of a text, by where it stands: an expression begins, or is escaped, or a sign alone. */
const PIECES: Readonly<Record<Mode, RegExp>> = {
  text: /([$%])\1\{|[$%]\{|[^]/y,
  // Text of several lines between two words, comments, and signs.
  expression: /<<-?([\w-]+)\r?\n(?:[^]*?\n)??[ \t]*\1(?=[\r\n])|\/\*[^]*?\*\/|(?:#|\/\/)[^\n]*|[^]/y,
  string: /\\[^]|([$%])\1\{|[$%]\{|[^]/y,
};

/** Text as it stands between quotes; what is in `${…}` and `%{…}` stays an expression, as it is in Terraform's JSON. */
function asTemplate(text: string): string {
  const modes: Mode[] = ["text"];
  let template = "";
  for (let at = 0; at < text.length;) {
    const mode = modes.at(-1)!;
    const pattern = PIECES[mode];
    pattern.lastIndex = at;
    const piece = pattern.exec(text)![0];
    at += piece.length;
    const begins = mode === "expression" ? piece === "{" : /^[$%]\{$/.test(piece);
    const ends = piece === (mode === "expression" ? "}" : '"') && mode !== "text";
    template += mode === "text" && !begins ? escaped(piece) : piece;
    if (begins) modes.push("expression");
    else if (ends) modes.pop();
    else if (mode === "expression" && piece === '"') modes.push("string");
  }
  return template;
}

const ESCAPES: Readonly<Record<string, string>> = { '"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r" };

function escaped(text: string): string {
  return text.replaceAll(/["\\\r\n]/g, (sign) => ESCAPES[sign]!);
}
