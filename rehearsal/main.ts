import path from "node:path";
import { readOptions } from "./options";
import type { Outcome } from "./outcome";
import { stopAll } from "./processes";
import { progressTo } from "./progress";
import { rehearse } from "./story";
import { missingTools } from "./tools";

const INTERRUPTED = 130;

async function main(): Promise<number> {
  const project = path.resolve(__dirname, "..");
  const options = readOptions(process.argv.slice(2), project);
  const missing = missingTools();
  if (missing.length > 0) {
    console.error(missing.join("\n"));
    return 1;
  }
  const outcomes = await rehearse(project, options, progressTo(options.json ? process.stderr : process.stdout));
  if (options.json) console.log(JSON.stringify(outcomes, undefined, 2));
  else printTable(outcomes);
  return outcomes.some(({ verdict }) => verdict === "failed") ? 1 : 0;
}

function printTable(outcomes: readonly Outcome[]): void {
  const width = Math.max(...outcomes.map(({ name }) => name.length));
  console.log("");
  for (const { name, lines } of outcomes) {
    lines.forEach((line, index) => console.log(`  ${(index === 0 ? name : "").padEnd(width)}  ${line}`));
  }
  const left = outcomes.filter(({ verdict }) => verdict === "not rehearsed");
  if (left.length > 0) console.log(`\nNot everything was rehearsed: ${left.map(({ name }) => name).join(", ")}.`);
}

process.on("exit", stopAll);
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => process.exit(INTERRUPTED));
main().then(
  (code) => process.exit(code),
  (error: Error) => {
    console.error(`\n${error.message}`);
    process.exit(1);
  },
);
