import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { callsTable, deployerPolicy } from "./deployer-policy";
import type { Ledger } from "./ledger";
import type { Options } from "./options";
import { verdict, type Outcome } from "./outcome";

/** Where what was learned is kept: the project's own in the open, that of others in a folder of theirs. */
export function learnedFolder(kept: string, { app, stacks }: Pick<Options, "app" | "stacks">, project: string): string {
  if (stacks.length > 0) return path.join(kept, stacks.map((folder) => path.basename(folder)).join("+"));
  return app === project ? kept : path.join(kept, path.basename(app));
}

/** Writes down what was asked of AWS; fails where AWS's own model does not know of it. */
export function learned({ calls, faults, lacks }: Ledger, folder: string, project: string): Outcome {
  mkdirSync(folder, { recursive: true });
  const write = (name: string, text: string) => {
    writeFileSync(path.join(folder, name), text);
    return path.relative(project, path.join(folder, name));
  };
  const table = write("aws-calls.md", callsTable(calls));
  const policy = write("deployer-policy.json", `${JSON.stringify(deployerPolicy(calls), undefined, 2)}\n`);
  const total = calls.reduce((sum, { count }) => sum + count, 0);
  return {
    name: "AWS calls",
    lines: [
      `${total} calls of ${calls.length} actions: ${table}`,
      `a starting policy for whoever deploys and destroys this, not tried on AWS: ${policy}`,
      ...faults,
      ...lacks,
    ],
    verdict: lacks.length > 0 && faults.length === 0 ? "not rehearsed" : verdict(faults.length === 0),
  };
}
