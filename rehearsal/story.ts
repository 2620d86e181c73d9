import { rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { Aws } from "./aws";
import { callsTable, deployerPolicy } from "./deployer-policy";
import { openDoor } from "./door";
import { installPython, isPythonReady, modelFolder, startEmulators } from "./emulators";
import { cleanEnvironment, type Credentials } from "./environment";
import { binariesOf, buildBinary, buildObstacle, missingBinaries } from "./kubernetes/binaries";
import { Clusters } from "./kubernetes/clusters";
import { accessTo } from "./kubernetes/kubeconfig";
import { Ledger } from "./ledger";
import { mends } from "./mends";
import { modelsIn, operationIn } from "./model";
import type { Options } from "./options";
import { verdict, type Outcome } from "./outcome";
import type { Progress } from "./progress";
import { pluginCache, userTerraformConfig } from "./provider-source";
import { isOwn, type Call } from "./routing";
import { fillScratch, gather, makeScratchFolder } from "./scratch";
import { rehearseStacks } from "./stages";
import { refusals } from "./stacks";
import { synthesize } from "./synthesize";
import { cdktfOf, Commands } from "./terraform";
import { elementText } from "./xml";

/** The folder of the project in which tools and findings are kept between rehearsals. */
const KEPT_NAME = ".rehearsal";

/**
 * The whole of it: synthesize, deploy the stacks and plan each again, destroy, look what is left. Works in a scratch folder,
 * with an environment of its own, and leaves neither a process nor a file behind but the tools it keeps in `project`.
 */
export async function rehearse(project: string, options: Options, progress: Progress): Promise<Outcome[]> {
  const { app, stacks, fault } = options;
  const kept = path.join(project, KEPT_NAME);
  const folder = makeScratchFolder();
  const clear = () => rmSync(folder, { recursive: true, force: true });
  // A signal ends the process without coming back here.
  process.once("exit", clear);
  try {
    const synthesized = path.join(folder, "synthesized");
    if (stacks.length > 0) gather(stacks, synthesized);
    else await progress.step("synthesize the app", () => synthesize(app, synthesized));
    const scratch = fillScratch(folder, synthesized);
    const refused = scratch.stacks.flatMap(refusals);
    if (refused.length > 0) throw new Error(refused.join("\n"));
    if (!scratch.stacks.some(({ kind }) => kind === "cloud" || kind === "mixed")) {
      throw new Error("the app has no stack that makes anything in AWS; there is nothing to rehearse");
    }

    if (!isPythonReady(kept))
      await progress.step("install the AWS emulators (once, a minute or two)", () => installPython(kept));
    const obstacle = await prepareKubernetes(kept, progress);
    const places = {
      home: scratch.home,
      pluginCache: pluginCache(kept),
      terraformConfig: userTerraformConfig(process.env, os.homedir()),
    };
    // The emulators leave files behind in the temporary folder; theirs is the scratch folder.
    const starting = { cwd: folder, env: { ...cleanEnvironment(process.env, places), TMPDIR: folder } };
    const clusters =
      obstacle === undefined
        ? new Clusters({ folder, env: starting.env, binaries: binariesOf(kept, process.env) })
        : undefined;
    const emulators = await progress.step("start the AWS emulators", () => startEmulators(kept, starting));
    const upstreamOf = (service: string) => (service === "eks" ? emulators.ministack : emulators.moto);
    const models = modelsIn(modelFolder(kept));
    const ledger = new Ledger(models);
    let broken = 0;
    const breaking = (call: Call) => {
      if (isOwn(call)) return undefined;
      const answer = fault?.(operationIn(models(call.service), call)?.model.metadata.protocol ?? "json");
      if (answer) broken += 1;
      return answer;
    };
    const door = await openDoor({ upstreamOf, mends: mends(clusters), fault: breaking, onAnswer: ledger.enter });
    try {
      await clusters?.open(door.url);
      const env = cleanEnvironment(process.env, places, door.url, await makeDeployer(door.url));
      // A folder may have lost what cdktf's own command wants of a stack.
      const commands = new Commands(stacks.length > 0 ? undefined : cdktfOf(app), scratch, env);
      const outcomes = await rehearseStacks({
        stacks: scratch.stacks,
        commands,
        endpoint: door.url,
        progress,
        clusters,
        obstacle,
        ...(options.keep && { hold: () => hold(clusters, env, folder, progress) }),
      });
      const faults: Outcome = {
        name: "faults",
        lines: [`${broken} calls refused on purpose`],
        verdict: verdict(broken > 0),
      };
      return [...outcomes, ...(fault ? [faults] : []), learned(ledger, kept)];
    } finally {
      clusters?.close();
      await door.close();
    }
  } finally {
    clear();
  }
}

/** Says how to look around, and leaves everything up until the process is ended. */
async function hold(
  clusters: Clusters | undefined,
  env: Readonly<Record<string, string>>,
  folder: string,
  progress: Progress,
): Promise<never> {
  progress.say("\nEverything stays up. In another shell:\n");
  for (const { name, access } of clusters?.list() ?? []) {
    const file = path.join(folder, `kubeconfig-${name}`);
    writeFileSync(file, accessTo(name, access), { mode: 0o600 });
    progress.say(`  kubectl --kubeconfig ${file} get services --all-namespaces`);
  }
  const names = ["AWS_ENDPOINT_URL", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"];
  progress.say(`  ${names.map((name) => `${name}=${env[name]}`).join(" ")} aws ec2 describe-vpcs --region …`);
  progress.say("\nCtrl-C ends it; nothing has to be destroyed first.");
  return new Promise<never>(() => undefined);
}

/** Builds what a Kubernetes API takes, where it is not there yet; the reason where that cannot be. */
async function prepareKubernetes(kept: string, progress: Progress): Promise<string | undefined> {
  const missing = missingBinaries(kept, process.env);
  const obstacle = missing.length > 0 ? buildObstacle() : undefined;
  if (obstacle !== undefined) return obstacle;
  for (const program of missing) {
    await progress.step(`build ${program} (once, some minutes)`, () => buildBinary(program, kept));
  }
  return undefined;
}

/** Whoever deploys is a user of the emulated account, as tokens for a cluster need somebody to belong to. */
async function makeDeployer(endpoint: string): Promise<Credentials> {
  const aws = new Aws(endpoint, "us-east-1");
  await aws.query("iam", "CreateUser", { UserName: "deployer" });
  const xml = await aws.query("iam", "CreateAccessKey", { UserName: "deployer" });
  return { accessKeyId: elementText(xml, "AccessKeyId")!, secretAccessKey: elementText(xml, "SecretAccessKey")! };
}

/** Writes down what was asked of AWS; fails where AWS's own model does not know of it. */
function learned({ calls, faults }: Ledger, kept: string): Outcome {
  writeFileSync(path.join(kept, "aws-calls.md"), callsTable(calls));
  writeFileSync(path.join(kept, "deployer-policy.json"), `${JSON.stringify(deployerPolicy(calls), undefined, 2)}\n`);
  const total = calls.reduce((sum, { count }) => sum + count, 0);
  return {
    name: "AWS calls",
    lines: [
      `${total} calls of ${calls.length} actions: ${KEPT_NAME}/aws-calls.md`,
      `a starting policy for whoever deploys, not tried on AWS: ${KEPT_NAME}/deployer-policy.json`,
      ...faults,
    ],
    verdict: verdict(faults.length === 0),
  };
}
