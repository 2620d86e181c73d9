import { Fn, Tokenization } from "cdktf";
import { asText } from "../../shared/lists";

/** Anything that TOML can say, but for dates. */
export type Toml = string | number | boolean | readonly Toml[] | TomlTable;
export interface TomlTable {
  readonly [key: string]: Toml | undefined;
}

/**
 * A table and those within it, each under its own header; a header is left out where nothing stands below it. `extra` is
 * text to stand after a table's own keys, by the table's name.
 */
export function tomlTables(table: TomlTable, name: string, extra: { readonly [name: string]: string } = {}): string[] {
  const members = membersOf(table);
  const own = members.filter(([, value]) => !isTable(value)).map(([key, value]) => `${tomlKey(key)} = ${toml(value)}`);
  const text = extra[name]?.trim();
  const body = [...own, ...(text ? [text] : [])];
  return [
    ...(body.length > 0 || members.length === 0 ? [`[${name}]\n${body.map((line) => `${line}\n`).join("")}`] : []),
    ...members.flatMap(([key, value]) => (isTable(value) ? tomlTables(value, `${name}.${tomlKey(key)}`, extra) : [])),
  ];
}

function toml(value: Toml): string {
  // Whatever it turns out to be: but for objects, JSON is TOML.
  if (Tokenization.isResolvable(value)) return Fn.jsonencode(value);
  // What TOML allows in text and JSON writes alike; JSON leaves only DEL as it is.
  if (typeof value === "string") return JSON.stringify(value).replaceAll("\x7f", "\\u007f");
  if (typeof value === "number") return asText(value);
  if (typeof value === "boolean") return String(value);
  if (!isTable(value)) return `[${value.map(toml).join(", ")}]`;
  return `{ ${membersOf(value)
    .map(([key, member]) => `${tomlKey(key)} = ${toml(member)}`)
    .join(", ")} }`;
}

/** Keys with dots or slashes, as labels have, are quoted: bare, a dot would part them. */
function tomlKey(key: string): string {
  return /^[A-Za-z0-9_-]+$/.test(key) ? key : toml(key);
}

function membersOf(table: TomlTable): [string, Toml][] {
  return Object.entries(table).filter((member): member is [string, Toml] => member[1] !== undefined);
}

function isTable(value: Toml): value is TomlTable {
  return typeof value === "object" && !Array.isArray(value) && !Tokenization.isResolvable(value);
}
