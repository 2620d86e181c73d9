import { existsSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { SCENARIOS } from "./scenarios";

/** The scenario that is no play of its own: the rehearsal itself, while AWS has a bad day. */
export const BAD_DAY = "bad-day";
const NAMES = [BAD_DAY, ...Object.keys(SCENARIOS)];
/** Words for several scenarios at once. */
const GROUPS: Readonly<Record<string, readonly string[]>> = {
  all: NAMES,
  quick: [BAD_DAY, ...Object.keys(SCENARIOS).filter((name) => SCENARIOS[name]!.quick)],
};

/** What is rehearsed, and how. */
export interface Options {
  /** The folder of a cdktf project, whose app is synthesized. */
  readonly app: string;
  /** Folders with a cdk.tf.json each, in the order in which they are deployed; they take the place of the app. */
  readonly stacks: readonly string[];
  /** Every example, one after the other, in the place of the app. */
  readonly examples: boolean;
  /** Leaves everything up, until Ctrl-C. */
  readonly keep: boolean;
  /** Results as JSON on standard output; what is done meanwhile goes to standard error. */
  readonly json: boolean;
  /** Scenarios to play, by name, in place of the plain rehearsal. */
  readonly scenarios: readonly string[];
}

/** Names in lines of their own, those of the quick ones marked. */
const listed = NAMES.map((name) => `${" ".repeat(21)}${name}${GROUPS.quick!.includes(name) ? " *" : ""}`).join("\n");

/** What there is to say on the command line. */
export const HELP = `npm run rehearse -- [options]

  --app FOLDER       a cdktf project of your own, in the place of this one: a folder with a cdktf.json, whose
                     dependencies are installed and whose app brings its own network; what is learned of it goes
                     into .rehearsal/FOLDER of this clone
  --stack FOLDER     a folder with a cdk.tf.json, instead of an app; may be given again, in the order of deployment
  --examples         every example, one after the other
  --keep             leave everything up at the end; Ctrl-C ends it
  --json             the table for machines, on standard output; what is done meanwhile goes to standard error:
                       npm run -s rehearse -- --json > table.json     (npm's own banner goes with -s)
                     [{ "name": "destroy", "lines": ["…"], "verdict": "passed" | "failed" | "not rehearsed" }, …]
  --scenario NAME    something goes wrong on purpose; may be given again: all, quick (those with *), or
${listed}

It ends with 0 where nothing failed, though something may not have been rehearsed; with 1 where something failed or could
not be begun; with 130 where it was interrupted.`;

/** Reads the command line, all that is wrong with it in one error; undefined where help was asked for. */
export function readOptions(args: readonly string[], usual: string, cwd = process.cwd()): Options | undefined {
  const { values } = parseArgs({
    args: [...args],
    options: {
      app: { type: "string" },
      stack: { type: "string", multiple: true },
      examples: { type: "boolean" },
      keep: { type: "boolean" },
      json: { type: "boolean" },
      scenario: { type: "string", multiple: true },
      help: { type: "boolean", short: "h" },
    },
  });
  if (values.help) return undefined;
  const { app, stack = [], examples = false, keep = false, json = false, scenario = [] } = values;
  const problems = [
    ...(app !== undefined && stack.length > 0 ? ["--app and --stack exclude each other"] : []),
    ...(examples && (app !== undefined || stack.length > 0 || keep || scenario.length > 0)
      ? ["--examples stands alone: each is deployed and destroyed before the next"]
      : []),
    ...lacking("--app", app === undefined ? [] : [app], "cdktf.json", cwd),
    ...lacking("--stack", stack, "cdk.tf.json", cwd),
    ...scenario
      .filter((name) => !(name in GROUPS) && !NAMES.includes(name))
      .map((name) => `--scenario ("${name}") is not one of ${[...Object.keys(GROUPS), ...NAMES].join(", ")}`),
    ...(keep && scenario.length > 0 ? ["--keep and --scenario exclude each other: a scenario clears up"] : []),
    ...((app !== undefined || stack.length > 0) && scenario.some((name) => name !== BAD_DAY)
      ? [`--app and --stack go with --scenario ${BAD_DAY} only; every other one plays on examples/small-cluster`]
      : []),
  ];
  if (problems.length > 0) throw new Error(problems.join("\n"));
  return {
    app: path.resolve(cwd, app ?? usual),
    stacks: stack.map((folder) => path.resolve(cwd, folder)),
    examples,
    keep,
    json,
    scenarios: [...new Set(scenario.flatMap((name) => GROUPS[name] ?? [name]))],
  };
}

function lacking(option: string, folders: readonly string[], file: string, cwd: string): string[] {
  return folders
    .filter((folder) => !existsSync(path.resolve(cwd, folder, file)))
    .map((folder) => `${option} ("${folder}") is no folder with a ${file} in it`);
}
