import { writeFileSync } from "node:fs";
import path from "node:path";
import { run } from "../../rehearsal/processes";
import { HELP, readOptions } from "../../rehearsal/options";
import { SCENARIOS } from "../../rehearsal/scenarios";
import { PROJECT } from "../helpers/run-app";
import { temporaryFolder } from "../helpers/temporary-folder";

const folder = temporaryFolder();
writeFileSync(path.join(folder, "cdktf.json"), "{}");
writeFileSync(path.join(folder, "cdk.tf.json"), "{}");

test("the project's own app is rehearsed where nothing else is said", () => {
  expect(readOptions([], "/usual", folder)).toEqual({
    app: "/usual",
    stacks: [],
    examples: false,
    keep: false,
    json: false,
    scenarios: [],
  });
});

test("folders are taken from where the user stands", () => {
  expect(readOptions(["--app", "."], "/usual", folder)?.app).toBe(folder);
  expect(readOptions(["--stack", ".", "--keep", "--json"], "/usual", folder)).toMatchObject({
    stacks: [folder],
    keep: true,
    json: true,
  });
});

test("all that is wrong is told at once", () => {
  expect(() => readOptions(["--app", "a", "--stack", "b", "--scenario", "c"], "/usual", folder)).toThrow(
    [
      "--app and --stack exclude each other",
      '--app ("a") is no folder with a cdktf.json in it',
      '--stack ("b") is no folder with a cdk.tf.json in it',
      `--scenario ("c") is not one of all, quick, bad-day, ${Object.keys(SCENARIOS).join(", ")}`,
      "--app and --stack go with --scenario bad-day only; every other one plays on examples/small-cluster",
    ].join("\n"),
  );
});

test("scenarios play on the example; only a bad day can befall any app", () => {
  const words = "go with --scenario bad-day only";
  expect(() => readOptions(["--app", ".", "--scenario", "killed"], "/usual", folder)).toThrow(words);
  expect(readOptions(["--app", ".", "--scenario", "bad-day"], "/usual", folder)?.scenarios).toEqual(["bad-day"]);
  expect(readOptions(["--scenario", "all"], "/usual", folder)?.scenarios).toEqual(
    expect.arrayContaining(["bad-day", ...Object.keys(SCENARIOS)]),
  );
  expect(() => readOptions(["--keep", "--scenario", "killed"], "/usual", folder)).toThrow("a scenario clears up");
});

test("the examples stand alone", () => {
  expect(readOptions(["--examples"], "/usual", folder)?.examples).toBe(true);
  expect(() => readOptions(["--examples", "--keep"], "/usual", folder)).toThrow("--examples stands alone");
});

test("a group of scenarios is each of its own, once", () => {
  const quick = readOptions(["--scenario", "quick", "--scenario", "bad-day"], "/usual", folder)?.scenarios ?? [];
  expect(quick).toContain("bad-day");
  expect(quick.filter((name) => name !== "bad-day").every((name) => SCENARIOS[name]?.quick)).toBe(true);
  expect(new Set(quick).size).toBe(quick.length);
  expect(quick.length).toBeGreaterThan(1);
});

test("help names every scenario, and starts nothing", () => {
  expect(readOptions(["--help"], "/usual", folder)).toBeUndefined();
  expect(Object.keys(SCENARIOS).filter((name) => !HELP.includes(name))).toEqual([]);
});

test("help marks the scenarios that are quick, and no other", () => {
  const marked = [...HELP.matchAll(/^ {21}([\w-]+) \*$/gm)].map(([, name]) => name);
  expect(marked).toEqual(readOptions(["--scenario", "quick"], "/usual", folder)?.scenarios);
});

/** What npm itself makes of the command that HELP names. */
const rehearse = (...args: readonly string[]) =>
  run("npm", ["run", "-s", "rehearse", "--", ...args], { cwd: PROJECT, env: process.env as Record<string, string> });

test("by npm -s standard output is the JSON and nothing else, and the exit code says that something failed", async () => {
  const app = temporaryFolder();
  writeFileSync(path.join(app, "cdktf.json"), JSON.stringify({ app: "echo no stack; exit 3" }));
  const { code, stdout, output } = await rehearse("--json", "--app", app);
  expect([code, JSON.parse(stdout)]).toEqual([
    1,
    [
      {
        name: "rehearsal",
        lines: ["the app could not be synthesized: echo no stack; exit 3 ended with 3", "no stack"],
        verdict: "failed",
      },
    ],
  ]);
  expect(output).toContain("… synthesize the app");
  expect(HELP).toContain("npm run -s rehearse -- --json");
}, 60_000);

test("what cannot be begun says so on standard error alone", async () => {
  const { code, stdout, output } = await rehearse("--json", "--scenario", "nope");
  expect([code, stdout]).toEqual([1, ""]);
  expect(output).toContain('--scenario ("nope") is not one of');
}, 60_000);
