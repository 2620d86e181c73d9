import { Aws } from "./aws";
import { checkAccess } from "./kubernetes/access";
import type { RunningCluster } from "./kubernetes/clusters";
import { checkAwsNode, inventoryOfCluster, type Findings } from "./kubernetes/findings";
import { checkLoadBalancers } from "./kubernetes/load-balancers";
import { joinNodes, type Joined } from "./kubernetes/nodes/join";
import { notRehearsed, verdict, type Outcome } from "./outcome";
import { destroyStacks, type Before } from "./destroy";
import { describe } from "./plan";
import { clientOf, inventoryOf, type Stage } from "./stage";
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
  await stage.hold?.();
  return deployed.length === 0 ? outcomes : [...outcomes, await destroyStacks(deployed, { before, inside }, stage)];
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
  for (const stack of stacks) {
    const why = await whyNot(stack, stage);
    if (why) {
      outcomes.push({ name: stack.name, ...why });
      continue;
    }
    for (const cluster of clusters?.list() ?? []) {
      if (!inside.has(cluster.arn)) inside.set(cluster.arn, await inventoryOfCluster(clientOf(cluster)));
    }
    try {
      outcomes.push(await deployStack(stack, commands, progress));
    } catch (error) {
      throw new Error([(error as Error).message, ...(clusters?.failures ?? [])].join("\n"), { cause: error });
    }
    deployed.push(stack);
    if (stack.kind === "kubernetes") outcomes.push(...(await checkStack(stack, stage)));
    // A cloud stack starts machines, and a Kubernetes stack may let them in.
    nodes = await bootNodes(stage);
  }
  return { outcomes: [...outcomes, ...nodes], deployed, inside };
}

/** Why a stack is not deployed; undefined where it can be. */
async function whyNot(
  stack: Stack,
  { commands, progress, obstacle }: Stage,
): Promise<Omit<Outcome, "name"> | undefined> {
  if (stack.kind === "mixed" || stack.kind === "other") return NOT_REHEARSED[stack.kind];
  if (stack.kind === "kubernetes" && obstacle !== undefined) return notRehearsed(obstacle);
  const optional = stack.kind === "kubernetes" ? KUBERNETES_PROVIDER : undefined;
  const missing = await progress.step(`init ${stack.name}`, () => commands.init(stack, optional));
  return missing === undefined ? undefined : notRehearsed(missing);
}

/** Boots the machines of every cluster; what joined before stays, so it may be done as often as somebody may get in. */
async function bootNodes({ clusters, endpoint, progress }: Stage): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const { name, region, access } of clusters?.list() ?? []) {
    const joined = await progress.step(`boot the nodes of ${name}`, () =>
      joinNodes(name, access, new Aws(endpoint, region)),
    );
    if (joined.length > 0) outcomes.push({ name: "nodes", ...nodesSaid(joined) });
  }
  return outcomes;
}

/** One line for each group of machines, and one for each machine that stayed outside. */
function nodesSaid(joined: readonly Joined[]): Omit<Outcome, "name"> {
  const inside = joined.filter(({ node }) => node !== undefined);
  const readers = [...new Set(inside.map(({ boot }) => boot!.reader))].join(", ");
  const outside = joined.filter(({ node }) => node === undefined);
  return {
    lines: [
      `${inside.length} of ${joined.length} joined as their own role${readers && `, told by ${readers}`}`,
      ...outside.map(({ group, instance, problem }) => `${group}: ${instance} could not join: ${problem}`),
    ],
    verdict: verdict(outside.length === 0),
  };
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
      ...(await checkLoadBalancers(client, aws)),
      await checkAccess(cluster, aws),
    );
  }
  return findings.map(({ name, lines, faults }) => ({
    name,
    lines: [...lines, ...faults],
    verdict: verdict(faults.length === 0),
  }));
}

/** The clusters that a Kubernetes stack looks up. */
function clustersOf({ data = {} }: StackJson, running: readonly RunningCluster[]): RunningCluster[] {
  const looked = Object.values((data.aws_eks_cluster ?? {}) as Readonly<Record<string, { name?: string }>>);
  const names = looked.map(({ name }) => name);
  return running.filter(({ name }) => names.includes(name));
}

async function deployStack(stack: Stack, commands: Commands, progress: Progress): Promise<Outcome> {
  const bytes = fingerprints([stack]);
  const alone = await progress.step(`plan ${stack.name} by Terraform alone`, () => commands.plan(stack));
  const planned = alone.filter(({ action }) => action === "create").length;
  const start = Date.now();
  await progress.step(`deploy ${stack.name}`, () => commands.deploy(stack));
  const seconds = Math.round((Date.now() - start) / 1000);
  const created = await commands.countResources(stack);
  const wanted = await progress.step(`plan ${stack.name} again`, () => commands.plan(stack));
  const unchanged = fingerprints([stack])[stack.name] === bytes[stack.name];
  return {
    name: stack.name,
    lines: [
      `${planned} planned by Terraform alone`,
      `${created} created, ${seconds} s; second plan: ${wanted.length === 0 ? "no changes" : `${wanted.length} changes`}`,
      ...wanted.map((difference) => `  ${describe(difference)}`),
      ...(unchanged ? [] : ["cdk.tf.json was changed on the way"]),
    ],
    verdict: verdict(created > 0 && created === planned && wanted.length === 0 && unchanged),
  };
}
