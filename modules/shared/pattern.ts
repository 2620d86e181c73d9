import { Token } from "cdktf";

/** Whether a text meets a pattern of AWS's: `*` stands for any text, `?` for one character; what is known only at apply is taken on trust. */
export function matches(pattern: string, text: string): boolean {
  if (Token.isUnresolved(pattern) || Token.isUnresolved(text)) return true;
  const expression = pattern
    .replaceAll(/[.+^${}()|[\]\\]/g, "\\$&")
    .replaceAll("*", ".*")
    .replaceAll("?", ".");
  return new RegExp(`^${expression}$`).test(text);
}
