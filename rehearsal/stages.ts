import { Aws } from "./aws";
import { leftovers, takeInventory, type Inventory } from "./inventory";
import { checkAccess } from "./kubernetes/access";
import { KubernetesClient } from "./kubernetes/client";
import type { Clusters, RunningCluster } from "./kubernetes/clusters";
import {
  checkAwsNode,
  checkLoadBalancers,
  inventoryOfCluster,
  leftOnAwsNode,
  type Findings,
} from "./kubernetes/findings";
import { joinNodes, type Joined } from "./kubernetes/nodes/join";
import { notRehearsed, verdict, type Outcome } from "./outcome";
import { describe } from "./plan";
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

/** What stacks are rehearsed with. */
export interface Stage {
  readonly stacks: readonly Stack[];
  readonly commands: Commands;
  readonly endpoint: string;
  readonly progress: Progress;
  /** The Kubernetes half of AWS; undefined where there is none. */
  readonly clusters?: Clusters;
  /** Why there is none. */
  readonly obstacle?: string;
  /** What is done while everything is up. */
  readonly hold?: () => Promise<void>;
}

/** Deploys every stack after those that it depends on, then destroys them the other way round. */
export async function rehearseStacks(stage: Stage): Promise<Outcome[]> {
  const { stacks, endpoint } = stage;
  const regions = [...new Set(stacks.filter(({ kind }) => kind === "cloud").map(regionOf))];
  const before = await inventoryOf(endpoint, regions);
  const { outcomes, deployed, inside } = await deployStacks(stage);
  await stage.hold?.();
  const left = await destroyStacks(deployed, inside, stage);
  if (deployed.length === 0) return outcomes;
  const inAws = leftovers(before, await inventoryOf(endpoint, regions));
  const inKubernetes = left.flatMap(({ made }) => made);
  const counted = [
    `${inAws.length} left in AWS`,
    ...(left.length > 0 ? [`${inKubernetes.length} left in Kubernetes`] : []),
  ];
  const awsNode = left.flatMap(({ awsNode: lines }) => lines).map((line) => `aws-node is EKS's own and stays: ${line}`);
  const destroyed: Outcome = {
    name: "destroy",
    lines: [counted.join(", "), ...inAws, ...inKubernetes, ...new Set(awsNode)],
    verdict: verdict(inAws.length + inKubernetes.length === 0),
  };
  return [...outcomes, destroyed];
}

interface Deployment {
  readonly outcomes: Outcome[];
  readonly deployed: readonly Stack[];
  /** What each cluster, by its ARN, held before a stack made anything inside. */
  readonly inside: ReadonlyMap<string, readonly string[]>;
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

/** What is still inside of a cluster when its own stack is about to go. */
interface Left {
  readonly made: readonly string[];
  readonly awsNode: readonly string[];
}

async function destroyStacks(
  deployed: readonly Stack[],
  inside: Deployment["inside"],
  { commands, progress, clusters }: Stage,
): Promise<Left[]> {
  const left = new Map<string, Left>();
  for (const stack of deployed.toReversed()) {
    // What a stack leaves inside of a cluster can only be seen while the cluster is there.
    const looks = stack.kind === "cloud" && deployed.some(({ kind }) => kind === "kubernetes");
    for (const cluster of (looks && clusters?.list()) || []) {
      left.set(cluster.arn, await leftIn(cluster, inside.get(cluster.arn) ?? []));
    }
    await progress.step(`destroy ${stack.name}`, () => commands.destroy(stack));
  }
  return [...left.values()];
}

async function leftIn(cluster: RunningCluster, before: readonly string[]): Promise<Left> {
  const client = clientOf(cluster);
  return {
    made: leftovers(before, await inventoryOfCluster(client)),
    awsNode: cluster.addons ? await leftOnAwsNode(client) : [],
  };
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
      await checkAccess(cluster.access, aws),
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

const clientOf = ({ access }: RunningCluster) => new KubernetesClient(access);

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

function regionOf({ json }: Stack): string {
  return String(json.provider?.aws?.[0]?.region ?? "us-east-1");
}

async function inventoryOf(endpoint: string, regions: readonly string[]): Promise<Inventory> {
  const taken: string[] = [];
  for (const region of regions) taken.push(...(await takeInventory(endpoint, region)));
  // What belongs to no region is listed in each.
  return [...new Set(taken)];
}
