import { Fn, Tokenization } from "cdktf";
import { asText } from "../../shared/lists";
import type { Json, JsonObject } from "./types";

/** An object as YAML, every line indented; text in single quotes, where nothing but the quote itself needs care. */
export function yamlLines(object: JsonObject, indent = ""): string {
  return membersOf(object)
    .map(([key, value]) => `${indent}${yamlKey(key)}:${yamlValue(value, indent)}`)
    .join("");
}

/** What stands after `key:`, its line break included. */
function yamlValue(value: Json, indent: string): string {
  // Whatever it turns out to be: JSON is YAML.
  if (Tokenization.isResolvable(value)) return ` ${Fn.jsonencode(value)}\n`;
  if (typeof value === "string") return ` ${yamlText(value, `${indent}  `)}\n`;
  if (typeof value === "number") return ` ${asText(value)}\n`;
  if (typeof value !== "object" || value === null) return ` ${String(value)}\n`;
  if (isList(value)) {
    const items = value.map((item) => `${indent}  -${itemText(item, `${indent}  `)}`);
    return items.length === 0 ? " []\n" : `\n${items.join("")}`;
  }
  return membersOf(value).length === 0 ? " {}\n" : `\n${yamlLines(value, `${indent}  `)}`;
}

/** An item of a list: an object begins on the dash's own line. */
function itemText(item: Json, indent: string): string {
  const isObject = typeof item === "object" && item !== null && !isList(item) && !Tokenization.isResolvable(item);
  if (!isObject || membersOf(item).length === 0) return yamlValue(item, indent);
  return ` ${yamlLines(item, `${indent}  `).slice(indent.length + 2)}`;
}

/** Several lines as a block, one line in single quotes; what neither can hold as JSON, which YAML reads too. */
function yamlText(text: string, indent: string): string {
  const body = text.endsWith("\n") ? text.slice(0, -1) : text;
  const odd = /[^\t\n\x20-\x7e\u00a0-\ud7ff\ue000-\ufffd]/.test(text);
  if (odd || (text.includes("\n") && /^\s|\s$/.test(body)) || body === "")
    return text === "" ? "''" : JSON.stringify(text);
  if (!text.includes("\n")) return `'${text.replaceAll("'", "''")}'`;
  const lines = body.split("\n").map((line) => (line === "" ? "" : `${indent}${line}`));
  return [body === text ? "|-" : "|", ...lines].join("\n");
}

/** Words that YAML would read as something else than text, and whatever holds a sign, are quoted. */
function yamlKey(key: string): string {
  const plain = /^[A-Za-z_][\w./-]*$/.test(key) && !/^(true|false|null|yes|no|on|off|y|n)$/i.test(key);
  return plain ? key : `'${key.replaceAll("'", "''")}'`;
}

function membersOf(object: JsonObject): [string, Json][] {
  return Object.entries(object).filter((member): member is [string, Json] => member[1] !== undefined);
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
