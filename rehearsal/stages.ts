import { Aws } from "./aws";
import { checkAccess } from "./kubernetes/access";
import type { RunningCluster } from "./kubernetes/clusters";
import { writesAwsAuth } from "./kubernetes/aws-auth";
import { checkAwsNode, inventoryOfCluster, type Findings } from "./kubernetes/findings";
import { checkLoadBalancers } from "./kubernetes/load-balancers";
import { failedBy, notRehearsed, verdict, type Outcome } from "./outcome";
import { destroyStacks, type Before } from "./destroy";
import { whyForeign } from "./foreign-network";
import { describe, isNew, type Difference } from "./plan";
import { clientOf, inventoryOf, type Stage } from "./stage";
import { bootNodes } from "./boot";
import { lackingFor } from "./lacking";
import type { Progress } from "./progress";
import { fingerprints } from "./scratch";
import { KUBERNETES_PROVIDER, type Stack, type StackJson } from "./stacks";
import type { Commands } from "./terraform";

/** What is said of a stack that cannot be rehearsed, and whether that is as it should be. */
const NOT_REHEARSED: Readonly<Record<"mixed" | "other", Omit<Outcome, "name">>> = {
  mixed: {
    lines: [
      "not rehearsed: it makes AWS and Kubernetes resources at once; put the Kubernetes ones into a stack of their own",
    ],
    verdict: "failed",
  },
  other: notRehearsed("it makes nothing in AWS"),
};

/** Deploys every stack after those that it depends on, then destroys them the other way round. */
export async function rehearseStacks(stage: Stage): Promise<Outcome[]> {
  const before = await inventoryOf(stage);
  const { outcomes, deployed, inside } = await deployStacks(stage);
  await stage.hold?.(outcomes);
  if (deployed.length === 0) return outcomes;
  try {
    return [...outcomes, await destroyStacks(deployed, { before, inside }, stage)];
  } catch (error) {
    return [...outcomes, { name: "destroy", ...failedBy(error) }];
  }
}

interface Deployment {
  readonly outcomes: Outcome[];
  readonly deployed: readonly Stack[];
  readonly inside: Before["inside"];
}

async function deployStacks(stage: Stage): Promise<Deployment> {
  const { stacks, commands, progress, clusters } = stage;
  const outcomes: Outcome[] = [];
  const deployed: Stack[] = [];
  const inside = new Map<string, readonly string[]>();
  let nodes: Outcome[] = [];
  for (const [index, stack] of stacks.entries()) {
    const why = lackingBefore(stack, stacks, deployed) ?? (await whyNot(stack, stage));
    if (why) {
      outcomes.push({ name: stack.name, ...why });
      continue;
    }
    for (const cluster of clusters?.list() ?? []) {
      if (!inside.has(cluster.arn)) inside.set(cluster.arn, await inventoryOfCluster(clientOf(cluster)));
    }
    deployed.push(stack);
    try {
      outcomes.push(await deployStack(stack, commands, progress));
    } catch (error) {
      outcomes.push({ name: stack.name, ...undeployed(error, stage) });
      // Those that depend on it cannot do without; what is there is destroyed all the same.
      const rest = stacks.slice(index + 1);
      outcomes.push(
        ...rest.map(({ name }) => ({ name, ...notRehearsed(`${stack.name} before it did not get through`) })),
      );
      break;
    }
    outcomes.push(...(await (stack.kind === "kubernetes" ? checkStack(stack, stage) : checkAddons(stack, stage))));
    // A cloud stack starts machines, and a Kubernetes stack may let them in.
    nodes = await bootNodes(stage, withoutAwsAuth(stacks, deployed));
  }
  return { outcomes: [...outcomes, ...nodes], deployed, inside };
}

/** The stacks that write aws-auth and are not deployed. */
function withoutAwsAuth(stacks: readonly Stack[], deployed: readonly Stack[]): string[] {
  const writers = stacks.filter(({ kind, json }) => kind === "kubernetes" && writesAwsAuth(json));
  return writers.filter((stack) => !deployed.includes(stack)).map(({ name }) => name);
}

/** What is said of a stack that was begun and did not get through. */
function undeployed(error: unknown, { clusters, lacks }: Stage): Omit<Outcome, "name"> {
  const missing = lacks?.() ?? [];
  const { lines } = failedBy(error);
  const all = [...lines, ...(clusters?.failures ?? [])];
  // That is the rehearsal's own shortcoming, and says nothing of the stack.
  return missing.length > 0
    ? { lines: [...missing.map((lack) => `not rehearsed: ${lack}`), ...all], verdict: "not rehearsed" }
    : { lines: all, verdict: "failed" };
}

/** Why a stack is not deployed that needs another's clusters or networks; undefined where these are there. */
export function lackingBefore(
  { dependencies }: Pick<Stack, "dependencies">,
  stacks: readonly Pick<Stack, "name" | "kind">[],
  deployed: readonly Pick<Stack, "name">[],
): Omit<Outcome, "name"> | undefined {
  const makesInAws = stacks.filter(({ kind }) => kind === "cloud" || kind === "mixed").map(({ name }) => name);
  const there = deployed.map(({ name }) => name);
  const missing = dependencies.filter((name) => makesInAws.includes(name) && !there.includes(name));
  return missing.length === 0
    ? undefined
    : notRehearsed(`${missing.join(", ")}, which it comes after, was not rehearsed`);
}

/** Why a stack is not deployed; undefined where it can be. */
async function whyNot(
  stack: Stack,
  { commands, progress, obstacle }: Stage,
): Promise<Omit<Outcome, "name"> | undefined> {
  if (stack.kind === "mixed" || stack.kind === "other") return NOT_REHEARSED[stack.kind];
  const foreign = whyForeign(stack.json);
  if (foreign !== undefined) return notRehearsed(foreign);
  if (stack.kind === "kubernetes") {
    const why = obstacle ?? lackingFor(stack.json);
    if (why !== undefined) return notRehearsed(why);
  }
  const optional = stack.kind === "kubernetes" ? KUBERNETES_PROVIDER : undefined;
  const missing = await progress.step(`init ${stack.name}`, () => commands.init(stack, optional));
  return missing === undefined ? undefined : notRehearsed(missing);
}

/** Looks, from the cluster's and from AWS's side, at what a Kubernetes stack was to do. */
async function checkStack({ json }: Stack, { clusters, endpoint }: Stage): Promise<Outcome[]> {
  const findings: Findings[] = [];
  for (const cluster of clustersOf(json, clusters?.list() ?? [])) {
    const client = clientOf(cluster);
    const awsNode = await checkAwsNode(json, client);
    const aws = new Aws(endpoint, cluster.region);
    findings.push(
      ...(awsNode ? [awsNode] : []),
      ...(await checkLoadBalancers(client, aws, cluster.vpcId)),
      await checkAccess(cluster, aws),
    );
  }
  return findings.map((found) => outcomeOf(found));
}

function outcomeOf({ name, lines, faults, notRehearsed: left }: Findings): Outcome {
  const passed = verdict(faults.length === 0);
  return { name, lines: [...lines, ...faults], verdict: left && faults.length === 0 ? "not rehearsed" : passed };
}

/** Looks, from inside the clusters that a stack has made, at what the add-on vpc-cni was to do there. */
async function checkAddons({ json }: Stack, { clusters }: Stage): Promise<Outcome[]> {
  const made = Object.values((json.resource?.aws_eks_cluster ?? {}) as Readonly<Record<string, { name?: string }>>);
  const names = made.map(({ name }) => name);
  const running = clusters?.list().filter(({ name }) => names.includes(name)) ?? [];
  const findings = await Promise.all(running.map((cluster) => checkAwsNode(json, clientOf(cluster))));
  return findings.flatMap((found) => (found ? [outcomeOf(found)] : []));
}

/** The clusters that a Kubernetes stack looks up. */
function clustersOf({ data = {} }: StackJson, running: readonly RunningCluster[]): RunningCluster[] {
  const looked = Object.values((data.aws_eks_cluster ?? {}) as Readonly<Record<string, { name?: string }>>);
  const names = looked.map(({ name }) => name);
  return running.filter(({ name }) => names.includes(name));
}

async function deployStack(stack: Stack, commands: Commands, progress: Progress): Promise<Outcome> {
  const bytes = fingerprints([stack]);
  const alone = await progress.step(`plan ${stack.name} by terraform itself`, () => commands.plan(stack));
  const planned = alone.filter(isNew).length;
  const start = Date.now();
  await progress.step(`deploy ${stack.name} by ${commands.by}`, () => commands.deploy(stack));
  const seconds = Math.round((Date.now() - start) / 1000);
  const created = await commands.countResources(stack);
  const wanted = await progress.step(`plan ${stack.name} again`, () => commands.plan(stack));
  const unchanged = fingerprints([stack])[stack.name] === bytes[stack.name];
  return { name: stack.name, ...deploymentSaid({ planned, created, seconds, by: commands.by, wanted, unchanged }) };
}

/** What there is to say of a deployment. */
interface Deployed {
  /** Resources that the first plan was to create, and that the state holds. */
  readonly planned: number;
  readonly created: number;
  readonly seconds: number;
  readonly by: string;
  /** What a second plan still wants. */
  readonly wanted: readonly Difference[];
  /** Whether the JSON is as it was. */
  readonly unchanged: boolean;
}

/** How a deployment fared: all that was planned is there, and nothing is left to do. */
export function deploymentSaid({ planned, created, seconds, by, wanted, unchanged }: Deployed): Omit<Outcome, "name"> {
  return {
    lines: [
      `${planned} in the plan${by === "cdktf" ? " of terraform itself, without cdktf" : ""}`,
      `${created} created by ${by}, ${seconds} s; second plan: ${wanted.length === 0 ? "no changes" : `${wanted.length} changes`}`,
      ...wanted.map((difference) => `  ${describe(difference)}`),
      ...(unchanged ? [] : ["cdk.tf.json was changed on the way"]),
    ],
    verdict: verdict(created > 0 && created === planned && wanted.length === 0 && unchanged),
  };
}
