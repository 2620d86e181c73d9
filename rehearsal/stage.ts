import { takeInventory, type Inventory } from "./inventory";
import { KubernetesClient } from "./kubernetes/client";
import type { Clusters, RunningCluster } from "./kubernetes/clusters";
import type { Outcome } from "./outcome";
import type { Progress } from "./progress";
import { regionsOf, type Stack } from "./stacks";
import type { Commands } from "./terraform";

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
  /** What has been asked for so far and the emulators do not have. */
  readonly lacks?: () => readonly string[];
  /** What is done while everything is up. */
  readonly hold?: (outcomes: readonly Outcome[]) => Promise<void>;
}

/** The way into a cluster as its administrator. */
export const clientOf = ({ access }: RunningCluster) => new KubernetesClient(access);

/** What there is in AWS, in every region in which a stack makes something. */
export async function inventoryOf({ stacks, endpoint }: Stage): Promise<Inventory> {
  const regions = new Set(stacks.filter(({ kind }) => kind === "cloud").flatMap(({ json }) => regionsOf(json).regions));
  const taken: string[] = [];
  for (const region of regions) taken.push(...(await takeInventory(endpoint, region)));
  // What belongs to no region is listed in each.
  return [...new Set(taken)];
}
