/** What a module's file says, by what can be seen in its text: enough for names, no parser of HCL. */

/** Names of the blocks of a type at the top of a file: `variable`, `output`. */
export function blockNames(text: string, type: "variable" | "output"): string[] {
  return matches(text, new RegExp(`^${type} "(\\w+)"`, "gm"));
}

/** Keys of a map that a local of that name holds, at its first level. */
export function mapKeys(text: string, local: string): string[] {
  const start = new RegExp(`^\\s*${local}\\s*=[\\s\\S]*?\\{\\s*$`, "m").exec(text);
  if (!start) return [];
  const lines = text.slice(start.index + start[0].length).split("\n");
  const indent = /^\s*/.exec(lines.find((line) => /^\s+\w+\s+=/.test(line)) ?? "")![0];
  const end = lines.findIndex((line) => /^\s*\}/.test(line) && /^\s*/.exec(line)![0].length < indent.length);
  return lines.slice(0, end).flatMap((line) => matches(line, new RegExp(`^${indent}(\\w+)\\s+=`, "g")));
}

/** Keys that are looked up in any of these expressions: `lookup(x, "key"`, `x["key"]`, `x.key`. */
export function lookedUp(text: string, expression: string): string[] {
  return [
    ...matches(text, new RegExp(`lookup\\(\\s*${expression}\\s*,\\s*"(\\w+)"`, "g")),
    ...matches(text, new RegExp(`${expression}\\["(\\w+)"\\]`, "g")),
    ...matches(text, new RegExp(`${expression}\\.([a-z]\\w*)`, "g")),
  ];
}

/** What `dynamic` blocks read from each element of what they run over. */
export interface DynamicBlock {
  /** The text after `for_each =`. */
  readonly forEach: string;
  readonly fields: readonly string[];
}

/** A file's `dynamic` blocks. */
export function dynamicBlocks(text: string): DynamicBlock[] {
  return [...text.matchAll(/dynamic "(\w+)" \{/g)].map((found) => {
    const block = untilClosed(text.slice(found.index + found[0].length));
    const iterator = /iterator\s*=\s*(\w+)/.exec(block)?.[1] ?? found[1]!;
    const [forEach = "", content = ""] = (block.split(/for_each\s*=/)[1] ?? "").split(/^\s*content \{/m);
    return { forEach, fields: unique(lookedUp(content, `\\b${iterator}\\.value`)) };
  });
}

/** Attributes of the objects that a variable's type lists. */
export function objectFields(text: string, variable: string): string[] {
  const block = new RegExp(`^variable "${variable}" \\{([\\s\\S]*?)^\\}`, "m").exec(text)?.[1] ?? "";
  return matches(/object\(\{([\s\S]*?)\}\)/.exec(block)?.[1] ?? "", /^\s*(\w+)\s+=/gm);
}

/** Each once, in order. */
export function unique(names: readonly string[]): string[] {
  return [...new Set(names)].toSorted();
}

function matches(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map(([, name]) => name!);
}

/** The text up to the brace that closes what was opened before it. */
function untilClosed(text: string): string {
  let depth = 1;
  for (let index = 0; index < text.length; index += 1) {
    if (text[index] === "{") depth += 1;
    if (text[index] === "}") depth -= 1;
    if (depth === 0) return text.slice(0, index);
  }
  return text;
}
