import { KubernetesClient } from "../kubernetes/client";
import type { Clusters } from "../kubernetes/clusters";
import { writeOwnRow, type OwnKind } from "../kubernetes/own-mappings";
import { jsonOf } from "../routing";
import { askAt, askRest } from "./ask";
import { clusterAt } from "./eks-cluster-updates";
import type { Updates } from "./eks-updates";
import type { Mend } from "./types";

const MADE = /^(\/clusters\/[^/]+)\/(node-groups|fargate-profiles)$/;

/** Whoever makes a node group or a Fargate profile need not let its role in. */
export function ownMappings(updates: Updates, clusters?: Clusters): Mend {
  /** One map, one writer at a time. */
  let last: Promise<void> = Promise.resolve();
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
      const running = clusters?.list().find(({ arn }) => arn === cluster.arn);
      if (mode === "API" || running === undefined) return answer;
      const written = last.then(() => writeOwnRow(new KubernetesClient(running.access), role, kind));
      // Whoever comes next need not fail with this one.
      last = written.catch(() => undefined);
      await written;
      return answer;
    },
  };
}
