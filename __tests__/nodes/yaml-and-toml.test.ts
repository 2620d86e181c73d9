import { parse as parseToml } from "toml";
import { parse as parseYaml } from "yaml";
import { tomlTables, type TomlTable } from "../../modules/nodes/bootstrap/toml";
import type { JsonObject } from "../../modules/nodes/bootstrap/types";
import { yamlLines } from "../../modules/nodes/bootstrap/yaml";

const TEXTS = {
  empty: "",
  quote: "it's",
  double: '"x"',
  colon: "a: b",
  hash: "a # b",
  number: "5",
  truth: "true",
  nothing: "null",
  star: "*a",
  unicode: "ü é 日本",
  emoji: "🚀",
  tab: "a\tb",
  bell: "a\u0007b",
  backslash: "a\\b",
  breaks: "one\ntwo\n",
  noBreakAtTheEnd: "one\ntwo",
  blankBetween: "one\n\n  two\n",
  indented: "  one\n two\n",
  manyAtTheEnd: "one\n\n",
  onlyBreaks: "\n\n",
  spaceAtTheEnd: "one \ntwo ",
  windows: "one\r\ntwo\r\n",
  document: "---\none\n",
};
const KEYS = { "a.b/c": 1, "with space": 1, yes: 1, "1": 1, "it's": 1, "": 1, "#": 1, "a: b": 1, "-": 1 };

test.each<[string, JsonObject]>([
  ["text of every kind", TEXTS],
  ["keys of every kind", KEYS],
  ["numbers and truths", { zero: 0, minus: -1.5, yes: true, no: false, none: null }],
  ["what is empty", { list: [], object: {}, deep: { list: [], object: {} } }],
  ["lists", { list: [1, "a", [2, [3]], { a: 1, b: [{ c: "x\ny\n" }] }, {}, [], "x\ny"] }],
  ["objects in objects", { a: { b: { c: { d: "x\ny\n", e: 1 } } }, f: 2 }],
])("YAML says %s as they are", (_, object) => {
  expect(parseYaml(yamlLines(object))).toEqual(object);
  // nodeadm reads the older YAML, to which `yes` is no word but a truth.
  expect(parseYaml(`outer:\n${yamlLines(object, "  ")}`, { version: "1.1" })).toEqual({ outer: object });
});

test.each<[string, TomlTable]>([
  ["text of every kind", { ...TEXTS, delete: "a\u007fb" }],
  ["keys of every kind", KEYS],
  ["numbers and truths", { zero: 0, minus: -1.5, yes: true, no: false }],
  ["lists", { list: [], texts: ["a", 'b"'], tables: [{ a: 1, "b.c": "x" }] }],
  ["tables in tables", { a: { "b.c": { d: 1 }, e: 2 }, f: { g: { h: { i: 1 } } }, j: 3 }],
])("TOML says %s as they are", (_, table) => {
  expect(parseToml(tomlTables(table, "settings").join("\n"))).toEqual({ settings: table });
});

test("what is undefined is left out", () => {
  expect(yamlLines({ a: undefined, b: { c: undefined } })).toBe("b: {}\n");
  expect(tomlTables({ a: undefined, b: 1 }, "settings")).toEqual(["[settings]\nb = 1\n"]);
});
