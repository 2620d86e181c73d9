import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { callsTable, deployerPolicy } from "./deployer-policy";
import type { Ledger } from "./ledger";
import type { Options } from "./options";
import { verdict, type Outcome } from "./outcome";
import type { Stack } from "./stacks";

const TABLE = "aws-calls.md";
const POLICY = "deployer-policy.json";

/** Where what was learned is kept: the project's own in the open, that of others in a folder of theirs. */
export function learnedFolder(kept: string, { app, stacks }: Pick<Options, "app" | "stacks">, project: string): string {
  if (stacks.length > 0) return path.join(kept, stacks.map((folder) => path.basename(folder)).join("+"));
  return app === project ? kept : path.join(kept, path.basename(app));
}

/** How far a rehearsal came: what it told so far, and of which stacks. */
export interface Course {
  readonly outcomes: readonly Outcome[];
  readonly stacks: readonly Pick<Stack, "name" | "kind">[];
  /** Everything stays up, so nothing was destroyed. */
  readonly kept?: boolean;
}

/** Why a rehearsal has not heard every call that its cloud stacks need; undefined where it has. */
export function whyIncomplete({ outcomes, stacks, kept = false }: Course): string | undefined {
  if (kept) return "with --keep nothing is destroyed";
  const failed = outcomes.filter((outcome) => outcome.verdict === "failed").map(({ name }) => name);
  if (failed.length > 0) return `${failed.join(", ")} failed`;
  const clouds = stacks.filter(({ kind }) => kind === "cloud").map(({ name }) => name);
  const passed = outcomes.filter((outcome) => outcome.verdict === "passed").map(({ name }) => name);
  const missing = clouds.filter((name) => !passed.includes(name));
  if (missing.length > 0) return `${missing.join(", ")} was not rehearsed`;
  return outcomes.some(({ name }) => name === "destroy") ? undefined : "nothing was destroyed";
}

/**
 * Writes down what was asked of AWS; fails where AWS's own model does not know of it. A rehearsal that did not come through
 * has heard too few calls for a policy, and leaves what an earlier one wrote as it is.
 */
export function learned({ calls, faults, lacks }: Ledger, folder: string, project: string, course: Course): Outcome {
  const why = whyIncomplete(course) ?? (faults.length + lacks.length > 0 ? "of the calls below" : undefined);
  const shown = (name: string) => path.relative(project, path.join(folder, name));
  const total = calls.reduce((sum, { count }) => sum + count, 0);
  const counted = `${total} calls of ${calls.length} actions`;
  if (why === undefined) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, TABLE), callsTable(calls));
    writeFileSync(path.join(folder, POLICY), `${JSON.stringify(deployerPolicy(calls), undefined, 2)}\n`);
  }
  const unheard = course.stacks.filter((stack) => isLeftOut(stack, course)).map(({ name }) => name);
  const written = [
    `${counted}: ${shown(TABLE)}`,
    `a starting policy for whoever deploys and destroys this, not tried on AWS: ${shown(POLICY)}`,
    ...(unheard.length > 0 ? [`without what ${unheard.join(", ")} would ask, which was not rehearsed`] : []),
  ];
  const unwritten = [
    `${counted}, not written down, because ${why}`,
    ...(existsSync(path.join(folder, POLICY)) ? [`${shown(POLICY)} is still that of an earlier rehearsal`] : []),
  ];
  return {
    name: "AWS calls",
    lines: [...(why === undefined ? written : unwritten), ...faults, ...lacks],
    verdict: faults.length > 0 ? "failed" : why === undefined ? verdict(true) : "not rehearsed",
  };
}

/** Whether a stack might have asked for more than was heard; one that makes nothing in AWS would not. */
function isLeftOut(stack: Course["stacks"][number], { outcomes }: Course): boolean {
  const untold = outcomes.some((outcome) => outcome.name === stack.name && outcome.verdict === "not rehearsed");
  return stack.kind !== "other" && untold;
}
