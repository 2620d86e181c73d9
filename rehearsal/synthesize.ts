import { readFileSync } from "node:fs";
import path from "node:path";
import { mustRun } from "./processes";

/**
 * Synthesizes a cdktf project into a folder of ours; the project's own output is left alone. The app runs as the user's own,
 * except that it sees none of their AWS settings: synthesizing asks AWS for nothing.
 */
export async function synthesize(project: string, output: string): Promise<void> {
  const { app } = JSON.parse(readFileSync(path.join(project, "cdktf.json"), "utf8")) as { app: string };
  const user = Object.entries(process.env).filter(([name]) => !name.startsWith("AWS_"));
  const env = { ...(Object.fromEntries(user) as Record<string, string>), CDKTF_OUTDIR: output };
  await mustRun("sh", ["-c", app], { cwd: project, env });
}
