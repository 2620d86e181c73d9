import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { CLUSTER_DEFAULTS, VPC_DEFAULTS, WORKER_GROUP_DEFAULTS } from "../modules";
import { EKS_ADDON_SHAPE } from "../modules/eks/addons/shape";
import { CLUSTER_WORDS } from "../modules/eks/cluster/words";
import { EKS_SHAPE } from "../modules/eks/shape";
import { WORKER_GROUP_SHAPE } from "../modules/eks/workers/shape";
import { WORKER_GROUP_WORDS } from "../modules/eks/workers/words";
import { codeBlocks, documentNamed, README, tableOfDefaults } from "./helpers/readme";
import { PROJECT } from "./helpers/run-app";
import { BAD_DAY } from "../rehearsal/options";
import { SCENARIOS } from "../rehearsal/scenarios";
import { FORGET } from "../rehearsal/scenarios/clusters";

const { scripts } = JSON.parse(readFileSync(path.join(PROJECT, "package.json"), "utf8")) as {
  scripts: Record<string, string>;
};
const read = (file: string) => readFileSync(path.join(PROJECT, file), "utf8");

/** A default by the word that users know it by. */
function defaultOf(word: string): unknown {
  const partProp = (words: Record<string, string>) => Object.keys(words).find((prop) => words[prop] === word);
  const flat = {
    ...WORKER_GROUP_DEFAULTS,
    "rootVolume.size": WORKER_GROUP_DEFAULTS.rootVolumeSize,
    "rootVolume.type": WORKER_GROUP_DEFAULTS.rootVolumeType,
  };
  const sources: [Record<string, string>, object][] = [
    [WORKER_GROUP_WORDS, flat],
    [CLUSTER_WORDS, CLUSTER_DEFAULTS],
    [{ natGateway: "natGateway" }, VPC_DEFAULTS],
  ];
  for (const [words, defaults] of sources) {
    const prop = partProp(words);
    if (prop !== undefined && prop in defaults) return (defaults as Record<string, unknown>)[prop];
  }
  return undefined;
}

test("the README's table of defaults tells the defaults that there are", () => {
  const known = { ...EKS_SHAPE, ...WORKER_GROUP_SHAPE, natGateway: true };
  const rows = tableOfDefaults();
  expect(rows.length).toBeGreaterThan(12);
  for (const [props, value] of rows) {
    expect(props.filter((prop) => !(prop in known))).toEqual([]);
    if (props[0] === "clusterEncryptionConfig") continue; // said in words: the default makes a key
    const defaults = props.map((prop) => defaultOf(prop));
    const told = Array.isArray(defaults[0]) ? defaults[0].toSorted().join(", ") : defaults.join(", ");
    expect(value.split(", ").toSorted().join(", ")).toBe(told.split(", ").toSorted().join(", "));
  }
});

test("every npm script that a document names exists", () => {
  const named = ["README.md", "CONTRIBUTING.md", "ARCHITECTURE.md", "docs/parity.md"].flatMap((file) =>
    [...read(file).matchAll(/npm run ([\w:]+)/g)].map(([, name]) => name!),
  );
  expect(named.filter((name) => !(name in scripts))).toEqual([]);
  expect(named).toEqual(expect.arrayContaining(["rehearse", "synth", "bench", "get", "check"]));
});

test("CI calls the commands of the README", () => {
  const commands = read(".ci/run")
    .split("\n")
    .filter((line) => line.startsWith("npm "));
  expect(commands).toContain("npm run rehearse");
  expect(commands.filter((command) => !README.includes(command))).toEqual([]);
});

test("the README tells of no scenario that there is not", () => {
  const [, list = ""] = /What goes wrong on purpose[\s\S]*?```\n([\s\S]*?)```/.exec(README) ?? [];
  const told = list
    .trim()
    .split("\n")
    .map((line) => line.trim().split(/\s/)[0]);
  expect(told.toSorted()).toEqual([BAD_DAY, ...Object.keys(SCENARIOS)].toSorted());
});

test("the README tells every scenario, and the mend that one of them takes from it", () => {
  const told = [...README.matchAll(/^ {2}([\w-]+) {2,}\w.*$/gm)].map(([, name]) => name!);
  expect(told).toEqual(expect.arrayContaining([BAD_DAY, ...Object.keys(SCENARIOS)]));
  expect(README).toContain(FORGET);
});

test("every file that a document points to is there", () => {
  const links = [...README.matchAll(/\]\((?!https?:)([^)]+)\)/g)].map(([, target]) => target!);
  expect(links.filter((target) => !existsSync(path.join(PROJECT, target)))).toEqual([]);
  expect(codeBlocks("ts")).toHaveLength(3);
});

test("docs/access.md speaks of props that there are", () => {
  const known = { ...EKS_SHAPE, ...EKS_ADDON_SHAPE, adoptAwsAuth: true };
  const named = [...documentNamed("docs/access.md").matchAll(/`([a-z]+[A-Z]\w+)(?::[^`]*)?`/g)].map(
    ([, prop]) => prop!,
  );
  expect(named).toEqual(expect.arrayContaining(["accessEntriesFromAwsAuth", "adoptAwsAuth", "mapAccounts"]));
  expect(named.filter((prop) => !Object.hasOwn(known, prop))).toEqual([]);
});

test("no file of ours has more than 250 lines", () => {
  const listed = execFileSync(
    "git",
    ["ls-files", "-co", "--exclude-standard", "modules", "rehearsal", "picture", "bench", "scripts"],
    {
      cwd: PROJECT,
    },
  );
  const files = listed
    .toString()
    .split("\n")
    .filter((file) => file.endsWith(".ts"));
  expect(files.length).toBeGreaterThan(80);
  expect(files.filter((file) => existsSync(path.join(PROJECT, file)) && read(file).split("\n").length > 250)).toEqual(
    [],
  );
});
