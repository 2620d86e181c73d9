/**
 * Text as Terraform must see it to come out unchanged: `${` and `%{` begin an expression there. cdktf's own tokens
 * (`${TfToken[…]}`) are left alone, since they stand for expressions that are wanted.
 */
export function escapeForTerraform(text: string): string {
  return text.replaceAll(/\$\{(?!TfToken\[)/g, () => "$${").replaceAll("%{", "%%{");
}
