import { readFileSync } from "node:fs";
import path from "node:path";
import { TerraformStack, Testing } from "cdktf";
import { Eks } from "../../../modules";
import { MODULE_VERSIONS, OUTPUT_ROWS, PARITY, type ModuleVersion, type NameKind } from "../../../modules/eks/parity";
import { validateEks } from "../../../modules/eks/validate";
import { BASE, withValue } from "../../helpers/parity/settings";

/** What `npm run parity:names` took from the module's own files. */
type Names = Readonly<Record<NameKind, Readonly<Record<string, string>>>> & {
  readonly fields: Readonly<Record<string, Readonly<Record<string, readonly string[] | undefined>>>>;
};
const NAMES = JSON.parse(readFileSync(path.join(__dirname, "names.json"), "utf8")) as Record<ModuleVersion, Names>;

/** How many names there are, counted by eye in the module's files: what the script overlooks is seen. */
const COUNTS: readonly (readonly [kind: NameKind, version: ModuleVersion, count: number])[] = [
  ["input", "2.3.1", 44],
  ["input", "17.24.0", 71],
  ["group", "2.3.1", 39],
  ["group", "17.24.0", 80],
  ["node-group", "2.3.1", 0],
  ["node-group", "17.24.0", 44],
  ["fargate-profile", "2.3.1", 0],
  ["fargate-profile", "17.24.0", 5],
  ["output", "2.3.1", 15],
  ["output", "17.24.0", 35],
];

const rowsOf = (kind: NameKind) =>
  kind === "output" ? OUTPUT_ROWS : PARITY.filter((topic) => topic.kind === kind).flatMap(({ rows }) => rows);
const propRows = PARITY.flatMap(({ kind, rows }) =>
  rows.flatMap((row) => ("prop" in row ? [[`${kind} ${row.name}`, kind, row] as const] : [])),
);

test.each(COUNTS)("each %s of v%s has one row, and no row a name that is not there", (kind, version, count) => {
  const names = Object.keys(NAMES[version][kind]);
  const rows = rowsOf(kind).filter(({ versions }) => versions.includes(version));
  expect(rows.map(({ name }) => name).toSorted()).toEqual(names.toSorted());
  expect(names).toHaveLength(count);
});

test("no row is of no version, and none says the same name twice", () => {
  for (const kind of ["input", "group", "node-group", "fargate-profile", "output"] as const) {
    const rows = rowsOf(kind);
    expect(rows.filter(({ versions }) => versions.length === 0)).toEqual([]);
    expect(new Set(rows.map(({ name }) => name)).size).toBe(rows.length);
  }
});

test.each(propRows)("%s names every field of its elements, and the example holds each", (_, kind, { name, ...row }) => {
  const wanted = MODULE_VERSIONS.flatMap((version) => NAMES[version].fields[kind]?.[name] ?? []);
  expect(Object.keys(row.fields ?? {}).toSorted()).toEqual([...new Set(wanted)].toSorted());
  const held = JSON.stringify(row.example.value);
  // Of two that exclude each other one is enough.
  const missing = Object.values(row.fields ?? {}).filter((field) => !held.includes(`"${field}":`));
  expect(missing.filter((field) => !(name === "update_config" && field === "maxUnavailable"))).toEqual([]);
});

test.each(propRows)("%s is a prop that Eks knows, and takes the example", (_, kind, row) => {
  expect(validateEks(withValue(kind, row, row.example))).toEqual([]);
});

test("what an output's row calls a member is one", () => {
  const eks = new Eks(new TerraformStack(Testing.stubVersion(Testing.app()), "test"), "my-cluster", BASE);
  const members = OUTPUT_ROWS.flatMap(({ member }) => (member === undefined ? [] : [member]));
  const value = (way: string) =>
    way.split(".").reduce<unknown>((on, key) => (on as Record<string, unknown> | undefined)?.[key], eks);
  expect(members.length).toBeGreaterThan(20);
  expect(members.filter((member) => value(member) === undefined)).toEqual([]);
});

test("an output is somewhere on Eks, or nowhere for a reason", () => {
  expect(OUTPUT_ROWS.filter(({ member, none }) => (member === undefined) === (none === undefined))).toEqual([]);
});
