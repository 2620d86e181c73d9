import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { blockNames, dynamicBlocks, lookedUp, mapKeys, objectFields, unique } from "./hcl";

/**
 * Writes the names of the registry module's inputs, keys and outputs into __tests__/eks/parity/names.json, taken from its
 * own files: `npm run parity:names -- <git directory of terraform-aws-modules/terraform-aws-eks>`. Run by hand.
 */
const REPOSITORY = "https://github.com/terraform-aws-modules/terraform-aws-eks";
const VERSIONS = ["2.3.1", "17.24.0"] as const;
const TARGET = path.join(__dirname, "..", "..", "__tests__", "eks", "parity", "names.json");

/** Names, each with the file that it was read from. */
type Sources = Record<string, string>;
type Files = Record<string, string>;

const GROUPS = "var\\.worker_groups(?:_launch_template)?\\[[^\\]]*\\]";
/** Blocks that run over the group itself, or over an object made on the spot: what they read are no fields of a key. */
const NO_ELEMENTS = /\[var\.worker_groups|\[\{/;

function filesOf(gitDirectory: string, version: string): Files {
  const git = (...args: string[]) => execFileSync("git", [`--git-dir=${gitDirectory}`, ...args], { encoding: "utf8" });
  const names = git("ls-tree", "-r", "--name-only", `v${version}`).split("\n");
  return Object.fromEntries(
    names
      .filter((name) => name.endsWith(".tf") && !name.startsWith("examples/"))
      .map((name) => [name, git("show", `v${version}:${name}`)]),
  );
}

/** What `read` finds in the files below a folder, each name with the first file that has it. */
function sources(files: Files, folder: string, read: (text: string) => readonly string[]): Sources {
  const found = Object.entries(files)
    .filter(([name]) => path.posix.dirname(name) === folder)
    .flatMap(([name, text]) => read(text).map((key) => [key, name] as const));
  const byName = new Map(found.toReversed());
  return Object.fromEntries([...byName].toSorted(([one], [other]) => (one < other ? -1 : 1)));
}

const groupKeys = (text: string) => [
  ...mapKeys(text, "workers_group_defaults_defaults"),
  ...mapKeys(text, "workers_group_launch_template_defaults_defaults"),
  ...lookedUp(text, GROUPS),
  ...dynamicBlocks(text).flatMap(({ forEach, fields }) => (/\[var\.worker_groups/.test(forEach) ? fields : [])),
];
const nodeGroupKeys = (text: string) => [
  ...mapKeys(text, "node_groups_expanded"),
  ...lookedUp(text, "each\\.value"),
  ...lookedUp(text, "var\\.node_groups\\[each\\.key\\]"),
  ...lookedUp(text, "\\bv"),
];

/** Fields of elements, by the input or key that holds them. */
function fields(files: Files): Record<string, Record<string, string[]>> {
  const inFolder = (folder: string) =>
    Object.entries(files)
      .filter(([name]) => path.posix.dirname(name) === folder)
      .map(([, text]) => text);
  const root = inFolder(".");
  const elements = (text: string) => dynamicBlocks(text).filter(({ forEach }) => !NO_ELEMENTS.test(forEach));
  const found = (pairs: readonly (readonly [string | undefined, readonly string[]])[]) =>
    byKey(pairs.flatMap(([key, names]) => (key === undefined ? [] : names.map((name) => [key, name] as const))));
  const inputs = root.flatMap((text) => [
    ...blockNames(text, "variable").map((name) => [name, objectFields(text, name)] as const),
    ...["map_roles", "map_users"].map((name) => [name, lookedUp(text, `var\\.${name}\\[[^\\]]*\\]`)] as const),
  ]);
  const groups = root.flatMap((text) =>
    elements(text).map(({ forEach, fields }) => [lookedUp(forEach, GROUPS).at(-1), fields] as const),
  );
  const nested = (texts: readonly string[], key: string) =>
    texts.flatMap((text) => [
      ...elements(text).map(({ forEach, fields }) => [lookedUp(forEach.trim(), "each\\.value")[0], fields] as const),
      ...lookedUp(text, key).map((outer) => [outer, lookedUp(text, `${key}(?:\\["${outer}"\\]|\\.${outer})`)] as const),
    ]);
  return {
    input: found(inputs),
    group: found(groups),
    "node-group": found(nested(inFolder("modules/node_groups"), "each\\.value")),
    "fargate-profile": found(nested(inFolder("modules/fargate"), "each\\.value")),
  };
}

function byKey(pairs: readonly (readonly [string, string])[]): Record<string, string[]> {
  const keys = unique(pairs.map(([key]) => key));
  return Object.fromEntries(
    keys.map((key) => [key, unique(pairs.filter(([of]) => of === key).map(([, name]) => name))]),
  );
}

function namesOf(files: Files) {
  return {
    input: sources(files, ".", (text) => blockNames(text, "variable")),
    group: sources(files, ".", groupKeys),
    "node-group": sources(files, "modules/node_groups", nodeGroupKeys),
    "fargate-profile": sources(files, "modules/fargate", (text) => lookedUp(text, "each\\.value")),
    output: sources(files, ".", (text) => blockNames(text, "output")),
    fields: fields(files),
  };
}

const [gitDirectory] = process.argv.slice(2);
if (gitDirectory === undefined) throw new Error("name the git directory of a checkout of the registry module");
const names = Object.fromEntries(VERSIONS.map((version) => [version, namesOf(filesOf(gitDirectory, version))]));
writeFileSync(TARGET, JSON.stringify({ repository: REPOSITORY, ...names }));
execFileSync(process.execPath, [
  require.resolve("prettier/bin/prettier.cjs"),
  "--log-level",
  "warn",
  "--write",
  TARGET,
]);
for (const [version, { fields: _fields, ...kinds }] of Object.entries(names)) {
  const counts = Object.entries(kinds).map(([kind, found]) => `${Object.keys(found).length} ${kind}`);
  console.log(`${version}: ${counts.join(", ")}`);
}
