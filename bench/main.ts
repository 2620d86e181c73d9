import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";

const PROJECT = path.join(__dirname, "..");
const RUNS = 7;
const GROWTH_RUNS = 3;

interface Run {
  readonly seconds: number;
  readonly mebibytes: number;
  readonly printed: string;
}

/** The package in the place of the sources, as those have it who installed it. */
const FROM_PACKAGE = ["--require", path.join(__dirname, "from-package.cjs")];

/** One run of an app as a process of its own, as `cdktf synth` would start it. */
function runOnce(main: string, args: readonly string[] = [], node: readonly string[] = []): Run {
  const outdir = mkdtempSync(path.join(os.tmpdir(), "bench-"));
  const preload = ["--require", path.join(__dirname, "peak-memory.cjs"), ...node, "--import", "tsx"];
  const start = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, [...preload, main, ...args], {
    cwd: PROJECT,
    env: { ...process.env, CDKTF_OUTDIR: outdir },
    encoding: "utf8",
  });
  const seconds = (performance.now() - start) / 1000;
  rmSync(outdir, { recursive: true, force: true });
  if (status !== 0) throw new Error(stderr);
  // A minute without a sign of life is a long one.
  process.stderr.write(".");
  return { seconds, mebibytes: Number(/peak-kib (\d+)/.exec(stderr)?.[1]) / 1024, printed: stdout };
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)]!;
}

/** main.ts beside an empty cdktf app, in turns, so that a slow moment of the machine hits both. */
function beside(title: string, node: readonly string[]): void {
  console.log(`main.ts ${title}, beside an empty cdktf app, medians of ${RUNS} runs in turns`);
  const own = () => runOnce("main.ts", [], node);
  const empty = () => runOnce("bench/empty.ts");
  // The first ones fill caches.
  empty();
  own();
  const pairs = Array.from({ length: RUNS }, () => ({ empty: empty(), own: own() }));
  process.stderr.write("\n");
  const row = (label: string, unit: string, of: (run: Run) => number, digits: number) => {
    const [empty, own] = [median(pairs.map((pair) => of(pair.empty))), median(pairs.map((pair) => of(pair.own)))];
    const ratio = median(pairs.map((pair) => of(pair.own) / of(pair.empty)));
    console.log(
      `  ${label.padEnd(12)} ${empty.toFixed(digits)} ${unit} -> ${own.toFixed(digits)} ${unit}   x ${ratio.toFixed(2)}  (goal: x 1.5)`,
    );
  };
  row("time", "s", ({ seconds }) => seconds, 2);
  row("peak memory", "MiB", ({ mebibytes }) => mebibytes, 0);
}

/** How construction and synth grow with the number of worker groups, ours beside the bare bindings. */
function growth(): void {
  console.log(`\nworker groups, milliseconds of construction and synth, medians of ${GROWTH_RUNS}`);
  const times = (kind: string) =>
    [10, 100, 1000].map((count) =>
      median(
        Array.from({ length: GROWTH_RUNS }, () => Number(runOnce("bench/growth.ts", [kind, String(count)]).printed)),
      ),
    );
  const [bare, ours] = [times("bare"), times("ours")];
  process.stderr.write("\n");
  const show = (label: string, [ten, hundred, thousand]: readonly number[]) => {
    const exponent = Math.log10(thousand! / ten!) / 2;
    console.log(
      `  ${label.padEnd(14)} 10: ${ten!.toFixed(0)}  100: ${hundred!.toFixed(0)}  1,000: ${thousand!.toFixed(0)}   exponent ${exponent.toFixed(2)}`,
    );
  };
  show("bare bindings", bare);
  show("Eks", ours);
  console.log(`  at 1,000 groups x ${(ours[2]! / bare[2]!).toFixed(2)}  (goals: exponent 1.1, x 2)`);
}

execFileSync("npm", ["run", "--silent", "build"], { cwd: PROJECT, stdio: "inherit" });
beside("by the package", FROM_PACKAGE);
beside("by this project's sources, which tsx compiles as it goes", []);
growth();
