import { readFileSync } from "node:fs";
import path from "node:path";
import { PROJECT } from "./run-app";

export const README = readFileSync(path.join(PROJECT, "README.md"), "utf8");

/** Another document. */
export const documentNamed = (file: string) => readFileSync(path.join(PROJECT, file), "utf8");

/** A document's blocks of code in a language: the README's, unless another is given. */
export function codeBlocks(language: string, text = README): string[] {
  return [...text.matchAll(new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, "g"))].map(([, code]) => code!);
}

/** The rows of its table of defaults: props as they stand in the first column, and what the second says. */
export function tableOfDefaults(): [props: string[], value: string][] {
  const rows = README.split("\n").filter((line) => /^\| `/.test(line));
  return rows.map((row) => {
    const [, props = "", value = ""] = row.split("|").map((cell) => cell.trim());
    return [[...props.matchAll(/`(\w+)`/g)].map(([, prop]) => prop!), value.replaceAll("`", "")];
  });
}
