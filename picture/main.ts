import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { place } from "./boxes";
import { drawPicture } from "./draw";
import { readStacksBelow } from "./json";
import { changesIn, type Changes } from "./plan";
import { readPicture } from "./read";
import { svgOf } from "./svg";

const USAGE = `Draws the clusters of a cdktf project from its synthesized JSON.

  npm run picture -- [folder] [--plan <stack>=<file>]... [--out <file>]

  folder   with a cdk.tf.json, or with folders that have one each, or a project   default cdktf.out/stacks
  --plan   what \`terraform show -json <plan>\` printed for a stack: what it would change is coloured; may stand several times
  --out    the SVG that is written                                  default cdktf.out/picture.svg
`;

function main(): void {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      plan: { type: "string", multiple: true, default: [] },
      out: { type: "string", default: path.join("cdktf.out", "picture.svg") },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) {
    process.stdout.write(USAGE);
    return;
  }
  const [folder = path.join("cdktf.out", "stacks")] = positionals;
  const stacks = readStacksBelow(folder);
  const names = Object.keys(stacks);
  if (names.length === 0)
    throw new Error(`${folder} has no cdk.tf.json, nor has a folder in it; synthesize it first (npm run synth)`);
  const changes = Object.assign({}, ...values.plan.map((one) => changesOf(one, names))) as Changes;
  const svg = svgOf(place(drawPicture(readPicture(stacks), changes)), names.join(", "));
  writeFileSync(values.out, svg);
  process.stdout.write(`${values.out}: ${names.join(", ")}\n`);
}

function changesOf(plan: string, stacks: readonly string[]): Changes {
  const [, stack = "", file = ""] = /^([^=]+)=(.+)$/.exec(plan) ?? [];
  if (!stacks.includes(stack))
    throw new Error(`--plan ${plan}: write <stack>=<file>; the stacks are ${stacks.join(", ")}`);
  if (!existsSync(file)) throw new Error(`--plan ${plan}: there is no file ${file}`);
  return changesIn(stack, JSON.parse(readFileSync(file, "utf8")) as Parameters<typeof changesIn>[1]);
}

try {
  main();
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}
