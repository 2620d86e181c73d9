/**
 * Text as Terraform must see it to come out unchanged: `${` and `%{` begin an expression there. cdktf's own tokens
 * (`${TfToken[…]}`) are left alone, since they stand for expressions that are wanted.
 */
export function escapeForTerraform(text: string): string {
  return text.replaceAll(/\$\{(?!TfToken\[)/g, () => "$${").replaceAll("%{", "%%{");
}

/** Bytes that a text takes at the least once Terraform has read it: the values of its tokens are not counted. */
export function leastBytes(text: string): number {
  const plain = text.replaceAll(/\$\{TfToken\[[^\]]*\]\}/g, "");
  return Buffer.byteLength(plain.replaceAll("$${", "${").replaceAll("%%{", "%{"));
}
