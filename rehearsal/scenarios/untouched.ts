import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { run, serve, type Server } from "../processes";
import { until } from "../until";
import { CLOUD } from "./example";
import type { Scene } from "./scene";
import type { Scenario } from "./types";

const PROJECT = path.resolve(__dirname, "..", "..");
const PROGRAM = ["--import", "tsx", path.join(PROJECT, "rehearsal", "main.ts")];

/** Everything of a user's that Terraform, the AWS CLI or cdktf would heed. */
export const untouched: Scenario = {
  says: "--app and --stack leave the user's state, credentials and settings alone, and Ctrl-C leaves no process behind",
  async play(scene) {
    const user = path.join(scene.folder, "user");
    await scene.change();
    makeUser(user, scene.synthesized);
    const env = environmentOf(user);
    const before = fingerprintsIn(user);
    for (const [option, folder] of [
      ["--stack", path.join(user, "pipeline")],
      ["--app", path.join(user, "project")],
    ] as const) {
      const ended = await scene.step(`rehearse with ${option}`, () =>
        run(process.execPath, [...PROGRAM, option, folder], { cwd: PROJECT, env, endedBy: "SIGTERM" }),
      );
      scene.check(`${option}: rehearsed`, ended.code === 0, ended.output.slice(-600));
      scene.check(`${option}: every file of the user's is as it was`, ...same(before, fingerprintsIn(user)));
    }
    // cdktf starts Terraform in a terminal of its own.
    await interrupt(scene, ["--stack", path.join(user, "pipeline")], env);
    await interrupt(scene, ["--app", path.join(user, "project")], env);
    for (const name of ["pipeline", "project"]) rmSync(path.join(PROJECT, ".rehearsal", name), { recursive: true });
    scene.check("after Ctrl-C too", ...same(before, fingerprintsIn(user)));
  },
};

/** A home with keys and settings, a folder of a pipeline's and a cdktf project with a state each. */
function makeUser(user: string, output: string): void {
  const put = (name: string, text: string) => {
    const file = path.join(user, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  };
  const json = readFileSync(path.join(output, "stacks", CLOUD, "cdk.tf.json"), "utf8");
  const state = JSON.stringify({ version: 4, serial: 7, lineage: "the-users-own", resources: [], outputs: {} });
  // Whoever takes this profile leaves a file behind.
  const profile = `region = us-west-2\ncredential_process = touch ${path.join(user, "profile-was-read")}\n`;
  put("home/.aws/config", `[default]\n${profile}[profile prod]\n${profile}`);
  put("home/.aws/credentials", "[default]\naws_access_key_id = AKIAREAL\naws_secret_access_key = real\n");
  put("home/.kube/config", "apiVersion: v1\nkind: Config\n");
  put("pipeline/cdk.tf.json", json);
  put("pipeline/terraform.tfstate", state);
  put("pipeline/.terraform/environment", "prod");
  put("project/terraform.small.tfstate", state);
  put("project/cdktf.out/stacks/small/cdk.tf.json", "{}");
  put("project/cdktf.json", JSON.stringify({ language: "typescript", app: "cp -R synthesized/. $CDKTF_OUTDIR/" }));
  cpSync(output, path.join(user, "project", "synthesized"), { recursive: true });
  symlinkSync(path.join(PROJECT, "node_modules"), path.join(user, "project", "node_modules"));
}

/** Variables that would lead somewhere else, were they heeded. */
function environmentOf(user: string): Record<string, string> {
  const home = path.join(user, "home");
  return {
    ...(process.env as Record<string, string>),
    HOME: home,
    TMPDIR: mkdirs(path.join(path.dirname(user), "temporary")),
    AWS_PROFILE: "prod",
    AWS_REGION: "us-west-2",
    AWS_ACCESS_KEY_ID: "AKIAREAL",
    AWS_SECRET_ACCESS_KEY: "real",
    AWS_ENDPOINT_URL: "http://127.0.0.1:9",
    KUBECONFIG: path.join(home, ".kube", "config"),
    KUBE_CONFIG_PATH: path.join(home, ".kube", "config"),
    TF_WORKSPACE: "prod",
    TF_VAR_region: "us-west-2",
    TF_CLI_ARGS: "-no-such-option",
    TF_DATA_DIR: path.join(user, "data"),
  };
}

function mkdirs(folder: string): string {
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** Starts a rehearsal, ends it as Ctrl-C would while it deploys, and looks for what it left. */
async function interrupt(scene: Scene, what: readonly string[], env: Readonly<Record<string, string>>): Promise<void> {
  const program = [...PROGRAM, ...what];
  const rehearsal = serve(process.execPath, program, { cwd: PROJECT, env, endedBy: "SIGINT" });
  try {
    const { ended, said } = rehearsal;
    await scene.step(`rehearse with ${what[0]}, and Ctrl-C while it deploys`, () =>
      until(async () => said().includes("… deploy") || undefined, 120, ended),
    );
    await judgeEnd(scene, rehearsal, what[0]!, env);
  } finally {
    rehearsal.stop();
  }
}

async function judgeEnd(
  scene: Scene,
  rehearsal: Server,
  option: string,
  env: Readonly<Record<string, string>>,
): Promise<void> {
  const { ended, said } = rehearsal;
  const during = descendantsOf(rehearsal.pid!);
  rehearsal.stop();
  await until(async () => ended() || undefined, 20);
  const gone = await until(async () => !during.some(isRunning) || undefined, 10);
  scene.check(
    `${option}: Ctrl-C ends all of its ${during.length} processes`,
    during.length > 2 && gone === true,
    said().slice(-300),
  );
  // The TypeScript loader keeps a folder of its own there.
  const files = readdirSync(env.TMPDIR!).filter((name) => !name.startsWith("tsx-"));
  scene.check(`${option}: and leaves no file`, files.length === 0, files);
}

/** The processes that a process has started, and those that these have. */
function descendantsOf(pid: number): number[] {
  const all = execFileSync("ps", ["-A", "-o", "pid=,ppid="]).toString().trim().split("\n");
  const pairs = all.map((line) => line.trim().split(/\s+/).map(Number));
  const below = (parent: number): number[] =>
    pairs.filter(([, of]) => of === parent).flatMap(([child]) => [child!, ...below(child!)]);
  return below(pid);
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** What lies in a folder: each file's path and a hash of what it says; links are not followed. */
function fingerprintsIn(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    files.map(({ parentPath, name }) => {
      const file = path.join(parentPath, name);
      const hash = createHash("sha256").update(readFileSync(file)).digest("hex");
      return [path.relative(folder, file), `${hash} ${statSync(file).mtimeMs}`];
    }),
  );
}

function same(before: Readonly<Record<string, string>>, after: Readonly<Record<string, string>>): [boolean, string[]] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const changed = names.filter((name) => before[name] !== after[name]);
  return [changed.length === 0, changed];
}
