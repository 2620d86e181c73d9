import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { temporaryFolder } from "./temporary-folder";

export const PROJECT = path.join(__dirname, "..", "..");

/** Runs an app as the CLI would, as a process of its own, and hands back the folder that it wrote. */
export function runApp(main: string, env: Readonly<Record<string, string>> = {}, cwd = PROJECT): string {
  const outdir = temporaryFolder();
  const { status, stderr } = spawnSync(process.execPath, ["--import", "tsx", main], {
    cwd,
    env: { ...process.env, ...env, CDKTF_OUTDIR: outdir },
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(stderr);
  return outdir;
}

/** Every file below a folder with its content, by its path from there. */
export function contentsOf(folder: string, below = ""): Record<string, string> {
  return Object.fromEntries(
    readdirSync(path.join(folder, below))
      .toSorted()
      .flatMap((name) => {
        const place = path.join(below, name);
        return statSync(path.join(folder, place)).isDirectory()
          ? Object.entries(contentsOf(folder, place))
          : [[place, readFileSync(path.join(folder, place), "utf8")]];
      }),
  );
}

/** The context that cdktf's CLI hands to the app, for local modules. */
export const MODULE_CONTEXT = {
  CDKTF_CONTEXT_JSON: JSON.stringify({ cdktfRelativeModules: ["./examples/existing-network/network"] }),
};
