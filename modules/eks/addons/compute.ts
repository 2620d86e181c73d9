import { CLUSTER_DEFAULTS } from "../../cluster/defaults";
import type { EksAddonFacts } from "../../facts/eks-addons";
import type { FargateSelector } from "../../nodes/fargate/types";
import type { EksProps } from "../props";
import { namedGroups } from "../workers/named-groups";

/** What pods of an add-on could run on, as far as the props tell. */
export interface Compute {
  /**
   * Nodes, by when they can join: `by-themselves`, through an access entry or a map that EKS writes; `after-this-stack`,
   * through an aws-auth that a KubernetesStack writes once this stack is applied; `none` where there are none.
   */
  readonly nodes: "by-themselves" | "after-this-stack" | "none";
  readonly fargate: readonly FargateSelector[];
}

/** Managed node groups and EKS Auto Mode let their nodes in by themselves: what asks for them belongs here too. */
export function computeOf(props: EksProps): Compute {
  const { authenticationMode = CLUSTER_DEFAULTS.authenticationMode, manageAwsAuth = true } = props;
  const byMap = authenticationMode === "CONFIG_MAP" && manageAwsAuth;
  const groups = Object.keys(namedGroups(props).groups);
  const managed = props.clusterComputeConfig?.enabled === true || Object.keys(props.nodeGroups ?? {}).length > 0;
  return {
    nodes: managed ? "by-themselves" : groups.length === 0 ? "none" : byMap ? "after-this-stack" : "by-themselves",
    fargate: Object.values(props.fargateProfiles ?? {}).flatMap(({ selectors }) => selectors),
  };
}

/** Whether a profile takes pods of the add-on's namespace. Labels are not looked at: which ones its pods have is its own business. */
export function runsOnFargate({ runsOn, namespace }: EksAddonFacts, { fargate }: Compute): boolean {
  return runsOn === "nodes-or-fargate" && fargate.some((selector) => matches(selector.namespace, namespace));
}

/** Why an add-on could never come up here, if so. EKS would wait for it for twenty minutes, and then fail. */
export function computeProblems(name: string, facts: EksAddonFacts | undefined, compute: Compute): string[] {
  if (facts === undefined || facts.runsOn === "every-node" || runsOnFargate(facts, compute)) return [];
  switch (compute.nodes) {
    case "by-themselves":
      return [];
    case "after-this-stack":
      return [
        `${name} needs nodes, and with authenticationMode "CONFIG_MAP" the nodes of workerGroups join only when a KubernetesStack has written aws-auth, after this stack; set authenticationMode to "API_AND_CONFIG_MAP", or manageAwsAuth to false where the map is there already`,
      ];
    case "none": {
      const fargate =
        facts.runsOn === "nodes-or-fargate" ? `, or a Fargate profile for the namespace ${facts.namespace}` : "";
      return [`${name} needs nodes and there are none; give workerGroups${fargate}, or leave it out`];
    }
    default:
      return compute.nodes satisfies never;
  }
}

/** `*` stands for any text, `?` for one character. */
function matches(pattern: string, text: string): boolean {
  const expression = pattern
    .replaceAll(/[.+^${}()|[\]\\]/g, "\\$&")
    .replaceAll("*", ".*")
    .replaceAll("?", ".");
  return new RegExp(`^${expression}$`).test(text);
}
