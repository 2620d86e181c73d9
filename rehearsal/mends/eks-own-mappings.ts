import { KubernetesClient } from "../kubernetes/client";
import type { Clusters } from "../kubernetes/clusters";
import { removeOwnRow, writeOwnRow, type OwnKind } from "../kubernetes/own-mappings";
import { jsonOf, type Answer, type Call } from "../routing";
import { askAt, askRest } from "./ask";
import { clusterAt } from "./eks-cluster-updates";
import type { Updates } from "./eks-updates";
import type { Ask, Mend } from "./types";

const MADE = /^(\/clusters\/[^/]+)\/(node-groups|fargate-profiles)$/;
const GROUP = /^(\/clusters\/[^/]+)\/node-groups\/([^/]+)$/;

/** Does something to the aws-auth of a cluster, by its ARN; nothing where no API server runs. */
type InMap = (arn: string, work: (client: KubernetesClient) => Promise<void>) => Promise<void>;

/** One map, one writer at a time. */
export function oneAtATime(clusters?: Clusters): InMap {
  let last: Promise<void> = Promise.resolve();
  return async (arn, work) => {
    const running = clusters?.list().find((one) => one.arn === arn);
    if (running === undefined) return;
    const done = last.then(() => work(new KubernetesClient(running.access)));
    // Whoever comes next need not fail with this one.
    last = done.catch(() => undefined);
    await done;
  };
}

/** Whoever makes a node group or a Fargate profile need not let its role in. */
export function ownMappings(updates: Updates, inMap: InMap): Mend {
  return {
    name: "EKS's own mappings",
    reason:
      "ministack lets the roles of managed node groups and Fargate profiles into no cluster, as EKS does by itself",
    source: "https://docs.aws.amazon.com/eks/latest/userguide/creating-access-entries.html",
    service: "eks",
    applies: ({ method, path }) => method === "POST" && MADE.test(path),
    async answer(call, ask) {
      const answer = await ask(call);
      if (answer.status >= 400) return answer;
      const [, path, what] = MADE.exec(call.path)! as unknown as [string, string, string];
      const asked = jsonOf<{ nodeRole: string; podExecutionRoleArn: string }>(call);
      const kind: OwnKind = what === "node-groups" ? "EC2_LINUX" : "FARGATE_LINUX";
      const role = (kind === "EC2_LINUX" ? asked.nodeRole : asked.podExecutionRoleArn) ?? "";
      const cluster = (await clusterAt(path, call, ask, updates))!;
      const mode = cluster.accessConfig?.authenticationMode ?? "CONFIG_MAP";
      if (mode !== "CONFIG_MAP") {
        const entry = `${path}/access-entries/${encodeURIComponent(role)}`;
        const there = (await askAt(entry, call, ask)).status < 400;
        if (!there) await askRest(`${path}/access-entries`, { principalArn: role, type: kind }, call, ask);
      }
      if (mode !== "API") await inMap(cluster.arn, (client) => writeOwnRow(client, role, kind));
      return answer;
    },
  };
}

/** The role of a managed node group loses its row with the last group that has it; what AWS does of Fargate's it does not say. */
export function ownMappingsRemoved(updates: Updates, inMap: InMap): Mend {
  return {
    name: "EKS's own mappings, removed",
    reason: "ministack leaves the role of a node group that is deleted in aws-auth, where EKS takes it out",
    source: "https://docs.aws.amazon.com/eks/latest/userguide/delete-managed-node-group.html",
    service: "eks",
    applies: ({ method, path }) => method === "DELETE" && GROUP.test(path),
    async answer(call, ask) {
      const [, path = ""] = GROUP.exec(call.path)!;
      const cluster = await clusterAt(path, call, ask, updates);
      const answer = await ask(call);
      const { nodegroup } = jsonOf<{ nodegroup: { nodeRole: string } }>(answer);
      if (cluster === undefined || answer.status >= 400 || nodegroup === undefined) return answer;
      if (cluster.accessConfig?.authenticationMode === "API") return answer;
      await inMap(cluster.arn, async (client) => {
        const still = await nodeRolesAt(path, call, ask);
        if (!still.includes(nodegroup.nodeRole)) await removeOwnRow(client, nodegroup.nodeRole);
      });
      return answer;
    },
  };
}

/** The roles of the managed node groups that a cluster still has. */
async function nodeRolesAt(path: string, call: Call, ask: Ask): Promise<string[]> {
  const { nodegroups = [] } = jsonOf<{ nodegroups: string[] }>(await askAt(`${path}/node-groups`, call, ask));
  const roles: string[] = [];
  for (const name of nodegroups) {
    const answer: Answer = await askAt(`${path}/node-groups/${name}`, call, ask);
    const { nodegroup } = jsonOf<{ nodegroup: { nodeRole: string } }>(answer);
    if (nodegroup !== undefined) roles.push(nodegroup.nodeRole);
  }
  return roles;
}
