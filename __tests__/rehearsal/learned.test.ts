import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { learned, learnedFolder, type Course } from "../../rehearsal/learned";
import type { Ledger } from "../../rehearsal/ledger";
import type { Outcome } from "../../rehearsal/outcome";
import { cdktfOf } from "../../rehearsal/terraform";
import { temporaryFolder } from "../helpers/temporary-folder";

test("what was learned of others does not take the place of the project's own", () => {
  expect(learnedFolder("/p/.rehearsal", { app: "/p", stacks: [] }, "/p")).toBe("/p/.rehearsal");
  expect(learnedFolder("/p/.rehearsal", { app: "/q/shop", stacks: [] }, "/p")).toBe("/p/.rehearsal/shop");
  expect(learnedFolder("/p/.rehearsal", { app: "/p", stacks: ["/s/a", "/s/b"] }, "/p")).toBe("/p/.rehearsal/a+b");
});

test("cdktf is looked for upwards; where it is nowhere, Terraform does without", () => {
  const root = temporaryFolder();
  const app = path.join(root, "packages", "app");
  mkdirSync(app, { recursive: true });
  expect(cdktfOf(app)).toBeUndefined();
  mkdirSync(path.join(root, "node_modules", ".bin"), { recursive: true });
  const command = path.join(root, "node_modules", ".bin", "cdktf");
  writeFileSync(command, "");
  expect(cdktfOf(app)).toBe(command);
});

const STACKS = [
  { name: "cloud", kind: "cloud" as const },
  { name: "inside", kind: "kubernetes" as const },
  { name: "labels", kind: "other" as const },
];
const rows = (...verdicts: readonly Outcome["verdict"][]): Outcome[] =>
  ["cloud", "inside", "labels", "destroy"].flatMap((name, index) =>
    verdicts[index] ? [{ name, lines: [], verdict: verdicts[index] }] : [],
  );
const ledger = (faults: string[] = [], lacks: string[] = []) =>
  ({ calls: [{ service: "ec2", action: "CreateVpc", count: 2 }], faults, lacks }) as unknown as Ledger;
const OUT = "not rehearsed";

/** What is told, and whether it was written over the policy of an earlier rehearsal. */
function learn(course: Partial<Course>, heard = ledger()): Pick<Outcome, "lines" | "verdict"> & { written: boolean } {
  const folder = temporaryFolder();
  writeFileSync(path.join(folder, "deployer-policy.json"), "earlier");
  const { lines, verdict } = learned(heard, folder, folder, { outcomes: [], stacks: STACKS, ...course });
  const written = readFileSync(path.join(folder, "deployer-policy.json"), "utf8") !== "earlier";
  expect(existsSync(path.join(folder, "aws-calls.md"))).toBe(written);
  return { lines, verdict, written };
}

test("what came through is written down", () => {
  expect(learn({ outcomes: rows("passed", "passed", OUT, "passed") })).toEqual({
    lines: [
      "2 calls of 1 actions: aws-calls.md",
      "a starting policy for whoever deploys and destroys this, not tried on AWS: deployer-policy.json",
    ],
    verdict: "passed",
    written: true,
  });
});

test("where the Kubernetes stack was not rehearsed, the policy says that it does not speak for it", () => {
  const { lines, written } = learn({ outcomes: rows("passed", OUT, OUT, "passed") });
  expect([written, lines.at(-1)]).toEqual([true, "without what inside would ask, which was not rehearsed"]);
});

test.each<[string, Partial<Course>, string]>([
  ["a stack failed", { outcomes: rows("failed", "passed", OUT, "passed") }, "cloud failed"],
  ["the destroy failed", { outcomes: rows("passed", "passed", OUT, "failed") }, "destroy failed"],
  ["the cloud stack was not rehearsed", { outcomes: rows(OUT, OUT, OUT, "passed") }, "cloud was not rehearsed"],
  ["nothing was destroyed", { outcomes: rows("passed", "passed", OUT) }, "nothing was destroyed"],
  ["everything stays up", { outcomes: rows("passed", "passed"), kept: true }, "with --keep nothing is destroyed"],
])("where %s, an earlier policy stays", (_, course, why) => {
  expect(learn(course)).toEqual({
    lines: [
      `2 calls of 1 actions, not written down, because ${why}`,
      "deployer-policy.json is still that of an earlier rehearsal",
    ],
    verdict: OUT,
    written: false,
  });
});

test("nor is it overwritten where a call was not answered, or AWS does not know it", () => {
  const outcomes = rows("passed", "passed", OUT, "passed");
  const told = (heard: Ledger) => {
    const { lines, verdict, written } = learn({ outcomes }, heard);
    return [lines.at(-1), verdict, written];
  };
  expect(told(ledger([], ["lacks x"]))).toEqual(["lacks x", OUT, false]);
  expect(told(ledger(["no operation y"]))).toEqual(["no operation y", "failed", false]);
});
