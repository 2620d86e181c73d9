import path from "node:path";
import { parseArgs } from "node:util";
import { badDay, type Fault } from "./faults";
import { stopAll } from "./processes";
import { progressTo } from "./progress";
import { rehearse } from "./story";
import { missingTools } from "./tools";

const INTERRUPTED = 130;

/** What can be made to go wrong, by name. */
const FAULTS: Readonly<Record<string, () => Fault>> = { "bad-day": badDay };

function chosenFault(): Fault | undefined {
  const { fault } = parseArgs({ options: { fault: { type: "string" } } }).values;
  if (fault === undefined) return undefined;
  const make = Object.hasOwn(FAULTS, fault) ? FAULTS[fault] : undefined;
  if (make) return make();
  throw new Error(`--fault ("${fault}") is not one of ${Object.keys(FAULTS).join(", ")}`);
}

async function main(): Promise<number> {
  const fault = chosenFault();
  const missing = missingTools();
  if (missing.length > 0) {
    console.error(missing.join("\n"));
    return 1;
  }
  const outcomes = await rehearse(path.resolve(__dirname, ".."), progressTo(process.stdout), fault);
  const width = Math.max(...outcomes.map(({ name }) => name.length));
  console.log("");
  for (const { name, lines } of outcomes) {
    lines.forEach((line, index) => console.log(`  ${(index === 0 ? name : "").padEnd(width)}  ${line}`));
  }
  const left = outcomes.filter(({ verdict }) => verdict === "not rehearsed");
  if (left.length > 0) console.log(`\nNot everything was rehearsed: ${left.map(({ name }) => name).join(", ")}.`);
  return outcomes.some(({ verdict }) => verdict === "failed") ? 1 : 0;
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
