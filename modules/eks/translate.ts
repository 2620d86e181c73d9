import { translateAccess, type AccessPlan } from "./access/translate";
import { translateCluster, type ClusterPlan } from "./cluster/translate";
import type { EksProps } from "./props";
import { translateWorkers, type WorkersPlan } from "./workers/translate";

/** `Eks`' props in the provider's words: everything that is known before a resource exists. */
export interface EksPlan extends WorkersPlan, AccessPlan {
  readonly cluster: ClusterPlan;
}

/** Pure: the same props give the same plan. `partition` may be a token. */
export function translateEks(props: EksProps, partition: string): EksPlan {
  const workers = translateWorkers(props);
  return { cluster: translateCluster(props), ...workers, ...translateAccess(props, partition, workers.nodeRoleNames) };
}
