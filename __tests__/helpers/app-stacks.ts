import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { App } from "cdktf";
import type { StackJson } from "../../modules/testing";

/** What an app's synth leaves behind. */
export interface Synthesized {
  /** Stacks by name, parsed. */
  readonly stacks: Readonly<Record<string, StackJson>>;
  /** The same as text. */
  readonly texts: Readonly<Record<string, string>>;
  readonly manifest: {
    readonly stacks: Readonly<Record<string, { dependencies: string[]; annotations: { message: string }[] }>>;
  };
}

/** Builds a whole app and synthesizes it as a deployment would: cdktf's Testing leaves out what passes between stacks. */
export function synthApp(build: (app: App) => unknown): Synthesized {
  const outdir = mkdtempSync(path.join(os.tmpdir(), "synth-"));
  try {
    const app = new App({ outdir, stackTraces: false });
    build(app);
    app.synth();
    const manifest = JSON.parse(readFileSync(path.join(outdir, "manifest.json"), "utf8")) as Synthesized["manifest"];
    const texts = Object.fromEntries(
      Object.keys(manifest.stacks).map((name) => [
        name,
        readFileSync(path.join(outdir, "stacks", name, "cdk.tf.json"), "utf8"),
      ]),
    );
    const stacks = Object.fromEntries(
      Object.entries(texts).map(([name, text]) => [name, JSON.parse(text) as StackJson]),
    );
    return { stacks, texts, manifest };
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}

/** The messages of a stack's warnings. */
export function warningsOf({ manifest }: Synthesized, stack: string): string[] {
  return manifest.stacks[stack]!.annotations.map(({ message }) => message);
}
