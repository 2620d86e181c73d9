import { Aws } from "./aws";
import { leftovers, type Inventory } from "./inventory";
import type { RunningCluster } from "./kubernetes/clusters";
import { inventoryOfCluster, leftOnAwsNode } from "./kubernetes/findings";
import { verdict, type Outcome } from "./outcome";
import { leftByControllers, servicesOf } from "./preflight";
import { clientOf, inventoryOf, type Stage } from "./stage";
import { regionsOf, type Stack } from "./stacks";

const HELD = "nothing was destroyed: Services that no stack knows have made what would hold the VPC; delete them first";

/** What is still inside of a cluster when its own stack is about to go. */
interface Left {
  readonly made: readonly string[];
  readonly awsNode: readonly string[];
}

/** What there was before anything was deployed. */
export interface Before {
  readonly before: Inventory;
  /** What each cluster, by its ARN, held before a stack made anything inside. */
  readonly inside: ReadonlyMap<string, readonly string[]>;
}

/** Destroys the stacks, the last first, and tells what is left; begins with none while something holds its VPC. */
export async function destroyStacks(deployed: readonly Stack[], was: Before, stage: Stage): Promise<Outcome> {
  const { commands, progress, clusters } = stage;
  const left = new Map<string, Left>();
  const held = await heldIn(
    stage,
    deployed.flatMap(({ json }) => servicesOf(json)),
  );
  if (held.length > 0) return { name: "destroy", lines: [HELD, ...held], verdict: verdict(false) };
  for (const stack of deployed.toReversed()) {
    if (stack.kind === "cloud") {
      // What a stack leaves inside of a cluster can only be seen while the cluster is there.
      const looks = deployed.some(({ kind }) => kind === "kubernetes");
      for (const cluster of (looks && clusters?.list()) || []) {
        left.set(cluster.arn, await leftIn(cluster, was.inside.get(cluster.arn) ?? []));
      }
    }
    await progress.step(`destroy ${stack.name}`, () => commands.destroy(stack));
  }
  const blind = deployed.filter(({ kind, json }) => kind === "cloud" && regionsOf(json).unknown);
  const told = leftTold(leftovers(was.before, await inventoryOf(stage)), [...left.values()]);
  return blind.length === 0 ? told : withBlind(told, blind);
}

/** Where nothing was found because nobody knew where to look, nothing has passed. */
function withBlind({ name, lines, verdict: found }: Outcome, blind: readonly Stack[]): Outcome {
  const names = blind.map((stack) => stack.name).join(", ");
  const line = `not everywhere looked at: the region of ${names} is known to Terraform only`;
  return { name, lines: [...lines, line], verdict: found === "failed" ? found : "not rehearsed" };
}

function leftTold(inAws: readonly string[], left: readonly Left[]): Outcome {
  const inKubernetes = left.flatMap(({ made }) => made);
  const counted = [
    `${inAws.length} left in AWS`,
    ...(left.length > 0 ? [`${inKubernetes.length} left in Kubernetes`] : []),
  ];
  const awsNode = left.flatMap(({ awsNode: lines }) => lines);
  return {
    name: "destroy",
    lines: [counted.join(", "), ...inAws, ...inKubernetes, ...new Set(awsNode)],
    verdict: verdict(inAws.length + inKubernetes.length === 0),
  };
}

/** What would hold up the destroy of these clusters' networks for as long as Terraform has patience. */
async function heldIn({ clusters, endpoint }: Stage, services: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const { name, region } of clusters?.list() ?? [])
    found.push(...(await leftByControllers(name, new Aws(endpoint, region), services)));
  return found;
}

async function leftIn(cluster: RunningCluster, before: readonly string[]): Promise<Left> {
  const client = clientOf(cluster);
  return {
    made: leftovers(before, await inventoryOfCluster(client)),
    awsNode: cluster.addons ? await leftOnAwsNode(client) : [],
  };
}
