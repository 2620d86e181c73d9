import { parse } from "yaml";
import { KubernetesClient } from "../kubernetes/client";
import type { Clusters } from "../kubernetes/clusters";
import { writeCniAddon, type CniSettings } from "../kubernetes/cni-addon";
import { jsonOf } from "../routing";
import { clusterAt } from "./eks-cluster-updates";
import type { Updates } from "./eks-updates";
import type { Mend } from "./types";

const MADE_OR_CHANGED = /^(\/clusters\/[^/]+)\/addons(?:\/([^/]+)\/update)?$/;

interface Asked {
  readonly addonName: string;
  readonly configurationValues: string;
  readonly resolveConflicts: string;
}

/** What vpc-cni is told as an add-on stands in the cluster afterwards, where it overwrites what others hold. */
export function cniAddon(updates: Updates, clusters?: Clusters): Mend {
  return {
    name: "vpc-cni in the cluster",
    reason:
      "ministack's add-ons do nothing in the cluster, where vpc-cni sets the variables of aws-node and makes ENIConfigs",
    source: "https://docs.aws.amazon.com/eks/latest/userguide/kubernetes-field-management.html",
    service: "eks",
    applies: ({ method, path }) => method === "POST" && MADE_OR_CHANGED.test(path),
    async answer(call, ask) {
      const answer = await ask(call);
      const [, path = "", named] = MADE_OR_CHANGED.exec(call.path)!;
      const { addonName = named, configurationValues, resolveConflicts } = jsonOf<Asked>(call);
      if (answer.status >= 400 || addonName !== "vpc-cni" || resolveConflicts !== "OVERWRITE") return answer;
      const cluster = await clusterAt(path, call, ask, updates);
      const running = clusters?.list().find(({ arn }) => arn === cluster?.arn);
      // An update that names no configuration leaves the one that there is.
      if (running === undefined || (named !== undefined && configurationValues === undefined)) return answer;
      const settings = ((configurationValues ? parse(configurationValues) : undefined) ?? {}) as CniSettings;
      await writeCniAddon(new KubernetesClient(running.access), settings);
      return answer;
    },
  };
}
