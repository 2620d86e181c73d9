import { spawn, spawnSync, type ChildProcess } from "node:child_process";

/** What was started, so that every way out stops it, and by which signal. */
const running = new Map<ChildProcess, NodeJS.Signals>();

export interface RunSettings {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  /** By what it is ended where this process ends first; one that has children in groups of their own wants to end them itself. @default "SIGKILL" */
  readonly endedBy?: NodeJS.Signals;
}

export interface Finished {
  readonly code: number;
  readonly stdout: string;
  /** Both streams, as they came. */
  readonly output: string;
}

/** Runs a command to its end and hands back what it said; an exit code other than 0 is not an error here. */
export function run(
  command: string,
  args: readonly string[],
  { endedBy = "SIGKILL", ...settings }: RunSettings,
): Promise<Finished> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { ...settings, stdio: ["ignore", "pipe", "pipe"], detached: true });
    running.set(child, endedBy);
    let stdout = "";
    let output = "";
    child.stdout.on("data", (chunk: Buffer) => {
      stdout += chunk.toString();
      output += chunk.toString();
    });
    child.stderr.on("data", (chunk: Buffer) => (output += chunk.toString()));
    child.on("error", reject);
    child.on("close", (code) => {
      running.delete(child);
      resolve({ code: code ?? 1, stdout, output });
    });
  });
}

/** Runs a command that has to succeed. */
export async function mustRun(command: string, args: readonly string[], settings: RunSettings): Promise<Finished> {
  const finished = await run(command, args, settings);
  if (finished.code === 0) return finished;
  const tail = finished.output.trimEnd().split("\n").slice(-40).join("\n");
  throw new Error(`${[command, ...args].join(" ")} ended with ${finished.code}\n${tail}`);
}

/** A server that was started. */
export interface Server {
  /** The end of what it printed. */
  said(): string;
  /** Whether it has ended, by itself or not. */
  ended(): boolean;
  stop(): void;
  /** Its process; undefined where it could not be started. */
  readonly pid: number | undefined;
}

/** Starts a server in a process group of its own; what it prints is kept for when it fails to come up. */
export function serve(
  command: string,
  args: readonly string[],
  { endedBy = "SIGKILL", ...settings }: RunSettings,
): Server {
  const child = spawn(command, args, { ...settings, stdio: ["ignore", "pipe", "pipe"], detached: true });
  running.set(child, endedBy);
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk: Buffer) => (said = (said + chunk.toString()).slice(-8000)));
  }
  child.on("error", (error) => (said += error.message));
  child.on("close", () => running.delete(child));
  const { pid } = child;
  return { said: () => said, ended: () => !running.has(child), stop: () => stop(child, endedBy), pid };
}

/** Ends everything that still runs, children's children included. Safe to call in an exit handler. */
export function stopAll(): void {
  for (const [child, endedBy] of running) stop(child, endedBy);
  running.clear();
}

/** Ends a process and its children. */
function stop({ pid }: ChildProcess, signal: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, signal);
  } catch {
    // Gone already, which is what was wanted.
  }
}

/** Whether a command can be found and started; Terraform then neither heeds options of the user's nor looks for news. */
export function isInstalled(command: string, args: readonly string[]): boolean {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("TF_")));
  return spawnSync(command, args, { stdio: "ignore", env: { ...env, CHECKPOINT_DISABLE: "1" } }).status === 0;
}
