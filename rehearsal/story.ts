import { rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { callsTable, deployerPolicy } from "./deployer-policy";
import { openDoor } from "./door";
import { installPython, isPythonReady, modelFolder, startEmulators } from "./emulators";
import { cleanEnvironment } from "./environment";
import type { Fault } from "./faults";
import { leftovers, takeInventory, type Inventory } from "./inventory";
import { Ledger } from "./ledger";
import { mends } from "./mends";
import { modelsIn, operationIn } from "./model";
import { describe } from "./plan";
import type { Progress } from "./progress";
import { pluginCache, userTerraformConfig } from "./provider-source";
import { isOwn, type Call } from "./routing";
import { fillScratch, fingerprints, makeScratchFolder } from "./scratch";
import { refusals, type Stack, type StackKind } from "./stacks";
import { synthesize } from "./synthesize";
import { cdktfOf, Commands } from "./terraform";

/** How one stack fared. */
export interface Outcome {
  readonly name: string;
  readonly lines: readonly string[];
  readonly passed: boolean;
}

/** What is said of a stack that is not rehearsed, and whether that is as it should be. */
const NOT_REHEARSED: Readonly<Record<Exclude<StackKind, "cloud">, Omit<Outcome, "name">>> = {
  kubernetes: {
    lines: ["not rehearsed: this rehearsal emulates AWS only, and there is no Kubernetes API to apply it to"],
    passed: true,
  },
  mixed: {
    lines: [
      "not rehearsed: it makes AWS and Kubernetes resources at once; put the Kubernetes ones into a stack of their own",
    ],
    passed: false,
  },
  other: { lines: ["not rehearsed: it makes nothing in AWS"], passed: true },
};

/** The folder of the project in which tools and findings are kept between rehearsals. */
const KEPT_NAME = ".rehearsal";

/**
 * The whole of it: synthesize, deploy the cloud stacks and plan each again, destroy, look what is left. Works in a scratch folder,
 * with an environment of its own, and leaves neither a process nor a file behind but the tools it keeps.
 */
export async function rehearse(project: string, progress: Progress, fault?: Fault): Promise<Outcome[]> {
  const kept = path.join(project, KEPT_NAME);
  const folder = makeScratchFolder();
  const clear = () => rmSync(folder, { recursive: true, force: true });
  // A signal ends the process without coming back here.
  process.once("exit", clear);
  try {
    const synthesized = path.join(folder, "synthesized");
    await progress.step("synthesize the app", () => synthesize(project, synthesized));
    const scratch = fillScratch(folder, synthesized);
    const refused = scratch.stacks.flatMap(refusals);
    if (refused.length > 0) throw new Error(refused.join("\n"));
    if (!scratch.stacks.some(({ kind }) => kind === "cloud" || kind === "mixed")) {
      throw new Error("the app has no stack that makes anything in AWS; there is nothing to rehearse");
    }

    if (!isPythonReady(kept))
      await progress.step("install the AWS emulators (once, a minute or two)", () => installPython(kept));
    const places = {
      home: scratch.home,
      pluginCache: pluginCache(kept),
      terraformConfig: userTerraformConfig(process.env, os.homedir()),
    };
    // The emulators leave files behind in the temporary folder; theirs is the scratch folder.
    const starting = { cwd: folder, env: { ...cleanEnvironment(process.env, places), TMPDIR: folder } };
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
    const door = await openDoor({ upstreamOf, mends: mends(), fault: breaking, onAnswer: ledger.enter });
    try {
      const env = cleanEnvironment(process.env, places, door.url);
      const commands = new Commands(cdktfOf(project), scratch, env);
      const outcomes = await rehearseStacks(scratch.stacks, commands, door.url, progress);
      const faults = { name: "faults", lines: [`${broken} calls refused on purpose`], passed: broken > 0 };
      return [...outcomes, ...(fault ? [faults] : []), learned(ledger, kept)];
    } finally {
      await door.close();
    }
  } finally {
    clear();
  }
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
    passed: faults.length === 0,
  };
}

/** Deploys every cloud stack after those that it depends on, then destroys them the other way round. */
async function rehearseStacks(
  stacks: readonly Stack[],
  commands: Commands,
  endpoint: string,
  progress: Progress,
): Promise<Outcome[]> {
  const cloud = stacks.filter(({ kind }) => kind === "cloud");
  const regions = [...new Set(cloud.map(regionOf))];
  const before = await inventoryOf(endpoint, regions);
  const outcomes: Outcome[] = [];
  for (const stack of stacks) {
    outcomes.push(
      stack.kind === "cloud"
        ? await deployStack(stack, commands, progress)
        : { name: stack.name, ...NOT_REHEARSED[stack.kind] },
    );
  }
  for (const stack of cloud.toReversed()) await progress.step(`destroy ${stack.name}`, () => commands.destroy(stack));
  const left = leftovers(before, await inventoryOf(endpoint, regions));
  return cloud.length === 0
    ? outcomes
    : [...outcomes, { name: "destroy", lines: [`${left.length} left in AWS`, ...left], passed: left.length === 0 }];
}

async function deployStack(stack: Stack, commands: Commands, progress: Progress): Promise<Outcome> {
  const bytes = fingerprints([stack]);
  const planned = await progress.step(`init and plan ${stack.name} by Terraform alone`, () =>
    commands.planAlone(stack),
  );
  const start = Date.now();
  await progress.step(`deploy ${stack.name}`, () => commands.deploy(stack));
  const seconds = Math.round((Date.now() - start) / 1000);
  const created = await commands.countResources(stack);
  const wanted = await progress.step(`plan ${stack.name} again`, () => commands.secondPlan(stack));
  const unchanged = fingerprints([stack])[stack.name] === bytes[stack.name];
  return {
    name: stack.name,
    lines: [
      `${planned} planned by Terraform alone`,
      `${created} created, ${seconds} s; second plan: ${wanted.length === 0 ? "no changes" : `${wanted.length} changes`}`,
      ...wanted.map((difference) => `  ${describe(difference)}`),
      ...(unchanged ? [] : ["cdk.tf.json was changed on the way"]),
    ],
    passed: created > 0 && created === planned && wanted.length === 0 && unchanged,
  };
}

function regionOf({ json }: Stack): string {
  return String(json.provider?.aws?.[0]?.region ?? "us-east-1");
}

async function inventoryOf(endpoint: string, regions: readonly string[]): Promise<Inventory> {
  const taken: string[] = [];
  for (const region of regions) taken.push(...(await takeInventory(endpoint, region)));
  // What belongs to no region is listed in each.
  return [...new Set(taken)];
}
