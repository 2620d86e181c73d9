import { execFileSync } from "node:child_process";
import { PROJECT } from "./helpers/run-app";

/** A line of code, the file that it would stand in, and what lint says of it: nothing, where no message is given. */
type Case = readonly [what: string, file: string, code: string, message?: string];

const CASES: readonly Case[] = [
  [
    "a provider's index",
    "modules/network/x.ts",
    'import { vpc } from "@cdktf/provider-aws"; export const x = vpc;',
    "Import one resource at a time",
  ],
  [
    "the other provider's",
    "main.ts",
    'import { env } from "@cdktf/provider-kubernetes"; export const x = env;',
    "Import one resource at a time",
  ],
  [
    "an arrow from shared to a part",
    "modules/shared/x.ts",
    'import { Vpc } from "../network"; export const x = Vpc;',
    "modules/shared may not know modules/network",
  ],
  [
    "an arrow from a part to Eks",
    "modules/nodes/worker-group/x.ts",
    'import { Eks } from "../../eks/eks"; export const x = Eks;',
    "modules/nodes may not know modules/eks",
  ],
  [
    "an arrow from Eks to the stacks",
    "modules/eks/x.ts",
    'import { EksStack } from "../stacks"; export const x = EksStack;',
    "modules/eks may not know modules/stacks",
  ],
  [
    "an arrow sideways",
    "modules/cni/x.ts",
    'import { Vpc } from "../network/vpc"; export const x = Vpc;',
    "Parts know nothing of each other but types",
  ],
  [
    "the rehearsal looking into modules",
    "rehearsal/x.ts",
    'import { Eks } from "../modules"; export const x = Eks;',
    "reads cdk.tf.json",
  ],
  [
    "the environment below main.ts",
    "modules/eks/x.ts",
    "export const x = process.env.HOME;",
    "Settings enter at main.ts",
  ],
  [
    "an id by force",
    "modules/eks/x.ts",
    'declare const x: { overrideLogicalId(id: string): void }; x.overrideLogicalId("y");',
    "slips past the check",
  ],
  ["a part's types", "modules/cni/x.ts", 'import type { VpcProps } from "../network/types"; export type X = VpcProps;'],
  ["one resource", "modules/network/x.ts", 'import { Vpc } from "@cdktf/provider-aws/lib/vpc"; export const x = Vpc;'],
  ["the way down", "modules/stacks/x.ts", 'import { Eks } from "../eks"; export const x = Eks;'],
];

/** One process for all: jest cannot load eslint's configuration, and each start costs a second. */
const SCRIPT = `
  const { ESLint } = require("eslint");
  const eslint = new ESLint();
  const cases = JSON.parse(require("node:fs").readFileSync(0, "utf8"));
  const linted = cases.map(([, filePath, code]) => eslint.lintText(code + "\\n", { filePath }));
  Promise.all(linted).then((results) =>
    console.log(JSON.stringify(results.map(([result]) => result.messages.map(({ message }) => message)))),
  );
`;

const said = JSON.parse(
  execFileSync(process.execPath, ["-e", SCRIPT], { cwd: PROJECT, input: JSON.stringify(CASES), encoding: "utf8" }),
) as string[][];

test.each(
  CASES.map(([what, , , message], index) => [message ? `refuses ${what}` : `takes ${what}`, index, message] as const),
)("lint %s", (_, index, message) => {
  expect(said[index]).toEqual(message ? [expect.stringContaining(message)] : []);
});
