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

/** Says "valid", or why `terraform init` could not get the providers; throws what Terraform finds wrong. */
export function validated(files: Readonly<Record<string, string>>): "valid" | { readonly unavailable: string } {
  const folder = temporaryFolder();
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
  const init = terraform(folder, "init", "-backend=false", "-input=false", "-no-color");
  if (!init.ok) return { unavailable: init.said.trim().slice(-600) };
  const validate = terraform(folder, "validate", "-no-color");
  if (!validate.ok) throw new Error(validate.said);
  return "valid";
}
