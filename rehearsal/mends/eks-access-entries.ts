import { jsonOf } from "../routing";
import { clusterAt } from "./eks-cluster-updates";
import type { Updates } from "./eks-updates";
import { jsonRefusal, type Mend } from "./types";

const ENTRIES = /^(\/clusters\/[^/]+)\/access-entries$/;

/** A cluster that goes by aws-auth alone takes no access entries, and none takes Kubernetes' own groups. */
export function accessEntryRefusals(updates: Updates): Mend {
  return {
    name: "access entry refusals",
    reason:
      "ministack makes access entries in a cluster whose authentication mode has none, and of groups that are Kubernetes' own",
    source: "https://docs.aws.amazon.com/eks/latest/userguide/setting-up-access-entries.html",
    service: "eks",
    applies: ({ method, path }) => method === "POST" && ENTRIES.test(path),
    async answer(call, ask) {
      const { kubernetesGroups = [] } = jsonOf<{ kubernetesGroups: string[] }>(call);
      const own = kubernetesGroups.find((group) => group.startsWith("system:"));
      if (own !== undefined) {
        const why = `The kubernetes group name ${own} is invalid, it cannot start with system:`;
        return jsonRefusal("InvalidParameterException", why);
      }
      const cluster = await clusterAt(ENTRIES.exec(call.path)![1]!, call, ask, updates);
      if (cluster === undefined || (cluster.accessConfig?.authenticationMode ?? "CONFIG_MAP") !== "CONFIG_MAP")
        return ask(call);
      const why =
        "The cluster's authentication mode must be set to one of [API, API_AND_CONFIG_MAP] to perform this operation.";
      return jsonRefusal("InvalidRequestException", why);
    },
  };
}
