import path from "node:path";
import { HELP, readOptions } from "./options";
import { failedBy, type Outcome } from "./outcome";
import { stopAll } from "./processes";
import { progressTo } from "./progress";
import { rehearse } from "./story";
import { tableOf } from "./table";
import { missingTools } from "./tools";

const INTERRUPTED = 130;

async function main(): Promise<number> {
  const project = path.resolve(__dirname, "..");
  const options = readOptions(process.argv.slice(2), project);
  if (options === undefined) {
    console.log(HELP);
    return 0;
  }
  const missing = missingTools();
  if (missing.length > 0) {
    console.error(missing.join("\n"));
    return 1;
  }
  const progress = progressTo(options.json ? process.stderr : process.stdout);
  const outcomes = await rehearse(project, options, progress).catch((error: unknown): Outcome[] => [
    { name: "rehearsal", ...failedBy(error) },
  ]);
  console.log(options.json ? JSON.stringify(outcomes, undefined, 2) : tableOf(outcomes).join("\n"));
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
