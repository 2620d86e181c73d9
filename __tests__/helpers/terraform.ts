import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { PROJECT } from "./run-app";
import { temporaryFolder } from "./temporary-folder";

function terraform(cwd: string, ...args: string[]) {
  const TF_PLUGIN_CACHE_DIR = path.join(PROJECT, "node_modules", ".cache", "terraform-plugins");
  mkdirSync(TF_PLUGIN_CACHE_DIR, { recursive: true });
  const env = {
    ...process.env,
    TF_PLUGIN_CACHE_DIR,
    TF_PLUGIN_CACHE_MAY_BREAK_DEPENDENCY_LOCK_FILE: "true",
    TF_INPUT: "0",
  };
  const { status, stdout, stderr, error } = spawnSync("terraform", args, { cwd, env, encoding: "utf8" });
  return { ok: status === 0, said: error?.message ?? `${stdout}${stderr}` };
}

/** What Terraform is asked to do with a configuration, and the first release that can. */
const COMMANDS = {
  validate: { args: ["validate", "-no-color"], since: "1.5" },
  test: { args: ["test", "-no-color"], since: "1.7" },
} as const;

/**
 * Says "valid", or why it could not be found out: `terraform init` could not get the providers, or Terraform is too old. Throws
 * what Terraform finds wrong.
 */
export function validated(
  files: Readonly<Record<string, string>>,
  command: keyof typeof COMMANDS = "validate",
): "valid" | { readonly unavailable: string } {
  const { args, since } = COMMANDS[command];
  const folder = temporaryFolder();
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
  const init = terraform(folder, "init", "-backend=false", "-input=false", "-no-color");
  if (!init.ok) return { unavailable: init.said.trim().slice(-600) };
  if (!isSince(since)) return { unavailable: `terraform ${command} needs Terraform ${since}` };
  const result = terraform(folder, ...args);
  // A test that ran nothing is no success.
  if (!result.ok || result.said.includes("Success! 0 passed")) throw new Error(result.said);
  return "valid";
}

function isSince(wanted: string): boolean {
  const [, version = "0"] = /Terraform v([\d.]+)/.exec(terraform(".", "version").said) ?? [];
  return version.localeCompare(wanted, undefined, { numeric: true }) >= 0;
}
