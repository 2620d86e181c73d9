import { Token } from "cdktf";

/**
 * Text as Terraform must see it to come out unchanged: `${` and `%{` begin an expression there. cdktf's own tokens
 * (`${TfToken[…]}`) are left alone, since they stand for expressions that are wanted.
 */
export function escapeForTerraform(text: string): string {
  return text.replaceAll(/\$\{(?!TfToken\[)/g, () => "$${").replaceAll("%{", "%%{");
}

/** A number as text; one that is a token stays an expression, where `String` would show cdktf's stand-in for it. */
export function numeral(value: number): string {
  return Token.isUnresolved(value) ? Token.asString(value) : String(value);
}

/** Bytes that a text takes at the least once Terraform has read it: the values of its tokens are not counted. */
export function leastBytes(text: string): number {
  const plain = text.replaceAll(/\$\{TfToken\[[^\]]*\]\}/g, "");
  return Buffer.byteLength(plain.replaceAll("$${", "${").replaceAll("%%{", "%{"));
}
