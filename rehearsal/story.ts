import { rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { callsTable, deployerPolicy } from "./deployer-policy";
import { badDay, type Fault } from "./faults";
import { openHouse, prepareGround } from "./house";
import type { Clusters } from "./kubernetes/clusters";
import { accessTo } from "./kubernetes/kubeconfig";
import type { Ledger } from "./ledger";
import { BAD_DAY, type Options } from "./options";
import { verdict, type Outcome } from "./outcome";
import type { Progress } from "./progress";
import { SCENARIOS } from "./scenarios";
import { play } from "./scenarios/play";
import { fillScratch, gather, makeScratchFolder } from "./scratch";
import { rehearseStacks } from "./stages";
import { refusals } from "./stacks";
import { synthesize } from "./synthesize";
import { cdktfOf, Commands } from "./terraform";

/** The folder of the project in which tools and findings are kept between rehearsals. */
const KEPT_NAME = ".rehearsal";

/** Rehearses what the options say: the stacks themselves, or scenarios one after the other. */
export async function rehearse(project: string, options: Options, progress: Progress): Promise<Outcome[]> {
  const kept = path.join(project, KEPT_NAME);
  const { scenarios } = options;
  if (scenarios.length === 0) return tell(kept, options, progress);
  const outcomes: Outcome[] = [];
  for (const name of scenarios) {
    if (name === BAD_DAY) outcomes.push(...(await tell(kept, options, progress, badDay())));
    else {
      const ground = await prepareGround(kept, progress);
      outcomes.push(await play(name, SCENARIOS[name]!, { project, ground, progress }));
    }
  }
  return outcomes;
}

/**
 * The whole of it: synthesize, deploy the stacks and plan each again, destroy, look what is left. Works in a scratch folder,
 * with an environment of its own, and leaves neither a process nor a file behind but the tools that are kept.
 */
async function tell(kept: string, options: Options, progress: Progress, fault?: Fault): Promise<Outcome[]> {
  const { app, stacks } = options;
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

    const ground = await prepareGround(kept, progress);
    const house = await openHouse(ground, scratch, progress, fault);
    const { endpoint, env, clusters, obstacle, ledger } = house;
    try {
      // A folder may have lost what cdktf's own command wants of a stack.
      const commands = new Commands(stacks.length > 0 ? undefined : cdktfOf(app), scratch, env);
      const outcomes = await rehearseStacks({
        stacks: scratch.stacks,
        commands,
        endpoint,
        progress,
        clusters,
        obstacle,
        ...(options.keep && { hold: () => hold(clusters, env, folder, progress) }),
      });
      const faults: Outcome = {
        name: "faults",
        lines: [`${house.broken()} calls refused on purpose`],
        verdict: verdict(house.broken() > 0),
      };
      return [...outcomes, ...(fault ? [faults] : []), learned(ledger, kept)];
    } finally {
      await house.close();
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
