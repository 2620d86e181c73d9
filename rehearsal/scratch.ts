import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { redirected } from "./remote-states";
import { readStacks, type Stack } from "./stacks";

const JSON_NAME = "cdk.tf.json";
const OVERRIDE_NAME = "backend_override.tf.json";

/** A folder of its own in which a synthesized app is deployed. */
export interface Scratch {
  readonly folder: string;
  readonly home: string;
  readonly stacks: readonly Stack[];
}

/** An empty place, with an empty home in it; in the system's folder for what is temporary. */
export function makeScratchFolder(parent = os.tmpdir()): string {
  const folder = mkdtempSync(path.join(parent, "rehearsal-"));
  mkdirSync(path.join(folder, "home"));
  for (const name of ["aws-config", "aws-credentials"]) writeFileSync(path.join(folder, "home", name), "");
  return folder;
}

/** Makes one output of folders with a cdk.tf.json each, as if one app had written them, each after the one before. */
export function gather(folders: readonly string[], output: string): void {
  const names = folders.map((folder) => path.basename(folder));
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new Error(`two stacks are called ${twice}; a stack goes by the name of its folder`);
  folders.forEach((folder, index) => {
    copyStack(folder, path.join(output, "stacks", names[index]!));
  });
  const stacks = Object.fromEntries(names.map((name, index) => [name, { dependencies: names.slice(0, index) }]));
  writeFileSync(path.join(output, "manifest.json"), JSON.stringify({ stacks }));
}

/**
 * Copies a synthesized output into the scratch folder. Beside each stack's JSON, which stays as it is, one file is put: a
 * Terraform override that keeps the state in the scratch folder, whatever backend the JSON names, and reads other stacks'
 * states there too. Done again with another output, the state stays.
 */
export function fillScratch(folder: string, output: string): Scratch {
  const copy = path.join(folder, "cdktf.out");
  mkdirSync(copy, { recursive: true });
  cpSync(path.join(output, "manifest.json"), path.join(copy, "manifest.json"));
  const stacks = readStacks(output);
  const fileOf = (name: string) => path.join(folder, `${name}.tfstate`);
  for (const stack of stacks) {
    const to = path.join(copy, "stacks", stack.name);
    copyStack(stack.folder, to);
    const data = redirected(stack, stacks, fileOf);
    const override = { terraform: { backend: { local: { path: fileOf(stack.name) } } }, ...(data && { data }) };
    writeFileSync(path.join(to, OVERRIDE_NAME), JSON.stringify(override));
  }
  writeFileSync(path.join(folder, "cdktf.json"), JSON.stringify(projectFile()));
  return { folder, home: path.join(folder, "home"), stacks: readStacks(copy) };
}

/** Copies what belongs to a stack, and no state that may lie beside it. */
function copyStack(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  cpSync(path.join(from, JSON_NAME), path.join(to, JSON_NAME));
  const assets = path.join(from, "assets");
  if (existsSync(assets)) cpSync(assets, path.join(to, "assets"), { recursive: true });
}

/** A hash of each stack's JSON, to show that a deployment changed none of it. */
export function fingerprints(stacks: readonly Stack[]): Record<string, string> {
  return Object.fromEntries(
    stacks.map(({ name, folder }) => {
      const bytes = readFileSync(path.join(folder, JSON_NAME));
      return [name, createHash("sha256").update(bytes).digest("hex")];
    }),
  );
}

/** cdktf wants a project around an output; nothing is synthesized here, so its app is never started. */
function projectFile() {
  return {
    language: "typescript",
    app: "false",
    output: "cdktf.out",
    projectId: "rehearsal",
    sendCrashReports: "false",
  };
}

/** Throws a folder away; what was just ended may still be writing into it. */
export function throwAway(folder: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
}
