import { readFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { run } from "./processes";
import { uncaughtIn } from "./uncaught";

/** The part of a cdktf.json that an app depends on. */
interface ProjectFile {
  readonly app: string;
  readonly context?: Readonly<Record<string, unknown>>;
  readonly terraformModules?: readonly (string | { readonly source: string })[];
}

/** Lines of what an app said that did not end with an error of Node's. */
const SHOWN = 40;

/** Nobody's settings of the AWS SDK, in the place of those in the user's home. */
const NOBODY = {
  AWS_CONFIG_FILE: os.devNull,
  AWS_SHARED_CREDENTIALS_FILE: os.devNull,
  AWS_EC2_METADATA_DISABLED: "true",
};

/**
 * Synthesizes a cdktf project into a folder of ours; the project's own output is left alone. The app runs as the user's own,
 * except that it sees none of their AWS settings: synthesizing asks AWS for nothing. The
 * context is handed over as `cdktf synth` would, since the app writes other JSON without it; `more` is put on top of it.
 */
export async function synthesize(
  project: string,
  output: string,
  more: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  const { app, context, terraformModules } = JSON.parse(
    readFileSync(path.join(project, "cdktf.json"), "utf8"),
  ) as ProjectFile;
  const user = Object.entries(process.env).filter(([name]) => !/^(AWS_|TF_VAR_)/.test(name));
  const env = {
    // What an app starts may be cdktf's own command, or Terraform: both look for news of themselves unless told not to.
    CHECKPOINT_DISABLE: "1",
    ...(Object.fromEntries(user) as Record<string, string>),
    ...NOBODY,
    CDKTF_OUTDIR: output,
    CDKTF_CONTEXT_JSON: JSON.stringify({
      ...context,
      ...more,
      cdktfRelativeModules: relativeModules(terraformModules),
    }),
  };
  const { code, output: said } = await run("sh", ["-c", app], { cwd: project, env });
  if (code === 0) return;
  const why = uncaughtIn(said, project) ?? said.trimEnd().split("\n").slice(-SHOWN).join("\n");
  throw new Error(`the app could not be synthesized: ${app} ended with ${code}\n${why}`);
}

/** Local modules, as cdktf's command lists them for the app. */
function relativeModules(modules: ProjectFile["terraformModules"] = []): unknown[] {
  return modules.filter((module) => /^\.\.?\//.test(typeof module === "string" ? module : module.source));
}
