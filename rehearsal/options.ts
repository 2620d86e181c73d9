import { existsSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { badDay, type Fault } from "./faults";

/** What can be made to go wrong, by name. */
const FAULTS: Readonly<Record<string, () => Fault>> = { "bad-day": badDay };

/** What is rehearsed, and how. */
export interface Options {
  /** The folder of a cdktf project, whose app is synthesized. */
  readonly app: string;
  /** Folders with a cdk.tf.json each, in the order in which they are deployed; they take the place of the app. */
  readonly stacks: readonly string[];
  /** Leaves everything up, until Ctrl-C. */
  readonly keep: boolean;
  /** Results as JSON on standard output; what is done meanwhile goes to standard error. */
  readonly json: boolean;
  readonly fault?: Fault;
}

/** Reads the command line; all that is wrong with it in one error. */
export function readOptions(args: readonly string[], usual: string, cwd = process.cwd()): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      app: { type: "string" },
      stack: { type: "string", multiple: true },
      keep: { type: "boolean" },
      json: { type: "boolean" },
      fault: { type: "string" },
    },
  });
  const { app, stack = [], keep = false, json = false, fault } = values;
  const problems = [
    ...(app !== undefined && stack.length > 0 ? ["--app and --stack exclude each other"] : []),
    ...lacking("--app", app === undefined ? [] : [app], "cdktf.json", cwd),
    ...lacking("--stack", stack, "cdk.tf.json", cwd),
    ...(fault === undefined || Object.hasOwn(FAULTS, fault)
      ? []
      : [`--fault ("${fault}") is not one of ${Object.keys(FAULTS).join(", ")}`]),
  ];
  if (problems.length > 0) throw new Error(problems.join("\n"));
  return {
    app: path.resolve(cwd, app ?? usual),
    stacks: stack.map((folder) => path.resolve(cwd, folder)),
    keep,
    json,
    ...(fault !== undefined && { fault: FAULTS[fault]!() }),
  };
}

function lacking(option: string, folders: readonly string[], file: string, cwd: string): string[] {
  return folders
    .filter((folder) => !existsSync(path.resolve(cwd, folder, file)))
    .map((folder) => `${option} ("${folder}") is no folder with a ${file} in it`);
}
