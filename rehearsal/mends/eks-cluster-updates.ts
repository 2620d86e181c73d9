import type { Clusters } from "../kubernetes/clusters";
import { jsonOf, type Answer, type Call } from "../routing";
import { askAt } from "./ask";
import { enter } from "./eks";
import { changedParts, changeRefusal, updateOf, versionStep, type ClusterParts } from "./eks-cluster-changes";
import { subnetRefusal, versionRefusal } from "./eks-refusals";
import type { Updates } from "./eks-updates";
import { jsonAnswer, jsonRefusal, type Ask, type Mend } from "./types";

interface Cluster extends ClusterParts {
  readonly arn: string;
  readonly name: string;
  readonly version: string;
}

/** A managed node group, as far as its version goes. */
interface NodeGroup {
  readonly nodegroupArn: string;
  readonly version: string;
}

const CLUSTER = /^\/clusters(\/[^/]+)?$/;
const UPDATE = /^(\/clusters\/[^/]+)\/(updates|update-config)$/;

/** What ministack forgets of what a cluster is made with, other than what is described anyway. */
const FORGOTTEN = [
  "zonalShiftConfig",
  "computeConfig",
  "storageConfig",
  "remoteNetworkConfig",
  "deletionProtection",
] as const;

/** UpdateClusterVersion and UpdateClusterConfig; the cluster is described with what they changed. */
export function clusterUpdates(updates: Updates, clusters?: Clusters): Mend {
  return {
    name: "cluster updates",
    reason: "ministack has neither UpdateClusterVersion nor UpdateClusterConfig, so that no cluster can be changed",
    source: "https://docs.aws.amazon.com/eks/latest/APIReference/API_UpdateClusterConfig.html",
    service: "eks",
    applies: ({ method, path }) =>
      (method === "POST" && UPDATE.test(path)) || (CLUSTER.test(path) && `${method} ${path}` !== "GET /clusters"),
    async answer(call, ask) {
      const [, path, kind] = UPDATE.exec(call.path) ?? [];
      const answer = await (path === undefined ? ask(call) : askAt(path, call, ask));
      const { cluster: found } = jsonOf<{ cluster: Cluster }>(answer);
      if (found === undefined) return answer;
      if (call.path === "/clusters") made(found.arn, call, updates);
      const cluster = updates.changed(found.arn, found);
      if (path === undefined) return jsonAnswer({ cluster }, answer.status);
      return kind === "updates"
        ? updateVersion(cluster, call, ask, updates)
        : updateConfig(cluster, call, ask, updates, clusters);
    },
  };
}

/** The cluster at a path as it is now. */
export async function clusterAt(path: string, call: Call, ask: Ask, updates: Updates): Promise<Cluster | undefined> {
  const { cluster } = jsonOf<{ cluster: Cluster }>(await askAt(path, call, ask));
  return cluster && updates.changed(cluster.arn, cluster);
}

/** The cluster of an ARN is a new one. */
function made(arn: string, call: Call, updates: Updates): void {
  const wanted = jsonOf<Record<string, unknown>>(call);
  updates.forget(arn);
  const forgotten = FORGOTTEN.filter((part) => wanted[part] != null).map((part) => [part, wanted[part]]);
  updates.change(arn, Object.fromEntries(forgotten) as object);
}

async function updateVersion(cluster: Cluster, call: Call, ask: Ask, updates: Updates): Promise<Answer> {
  const { version = "" } = jsonOf<{ version: string }>(call);
  const why =
    versionRefusal({ version }) ??
    versionStep(cluster.version, version) ??
    (await oldNodeGroups(cluster, call, ask, updates));
  if (why !== undefined) return jsonRefusal("InvalidParameterException", why);
  updates.change(cluster.arn, { version });
  return updates.begin(`/clusters/${cluster.name}`, "VersionUpdate", { Version: version });
}

/** A cluster's managed node groups follow it before it goes further. */
async function oldNodeGroups(
  { name, version }: Cluster,
  call: Call,
  ask: Ask,
  updates: Updates,
): Promise<string | undefined> {
  const path = `/clusters/${name}/node-groups`;
  const { nodegroups = [] } = jsonOf<{ nodegroups: string[] }>(await askAt(path, call, ask));
  const old: string[] = [];
  for (const group of nodegroups) {
    const { nodegroup } = jsonOf<{ nodegroup: NodeGroup }>(await askAt(`${path}/${group}`, call, ask));
    if (nodegroup && updates.changed(nodegroup.nodegroupArn, nodegroup).version !== version) old.push(group);
  }
  return old.length === 0
    ? undefined
    : `Nodegroups ${old.join(", ")} must be updated to match cluster version ${version} before updating cluster version`;
}

async function updateConfig(
  cluster: Cluster,
  call: Call,
  ask: Ask,
  updates: Updates,
  clusters?: Clusters,
): Promise<Answer> {
  const { clientRequestToken: _, ...asked } = jsonOf<ClusterParts & { clientRequestToken: string }>(call);
  const update = updateOf(asked);
  if (typeof update === "string") return jsonRefusal("InvalidParameterException", update);
  const after = changedParts(cluster, asked);
  const { resourcesVpcConfig = {} } = after;
  const moved = asked.resourcesVpcConfig?.subnetIds !== undefined;
  const why =
    changeRefusal(cluster, asked) ?? (moved ? await subnetRefusal({ resourcesVpcConfig }, call, ask) : undefined);
  if (why !== undefined) return jsonRefusal("InvalidParameterException", why);
  updates.change(cluster.arn, after);
  const creator = clusters?.list().find(({ arn }) => arn === cluster.arn)?.creator;
  const entered = asked.accessConfig && (cluster.accessConfig?.authenticationMode ?? "CONFIG_MAP") === "CONFIG_MAP";
  if (entered && creator !== undefined) await enter(cluster.name, creator, call, ask);
  return updates.begin(`/clusters/${cluster.name}`, update.type, update.params);
}
