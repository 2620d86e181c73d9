import { translateAccess, type AccessPlan } from "./access/translate";
import { translateAddons, type AddonsPlan } from "./addons/translate";
import { translateCluster, type ClusterPlan } from "./cluster/translate";
import { translateKubeconfig, type KubeconfigPlan } from "./kubeconfig/translate";
import { translateFargate, type FargatePlan } from "./fargate/translate";
import { withManagedRows } from "./node-groups/aws-auth-rows";
import { translateNodeGroups, withNodeGroups, type NodeGroupsPlan } from "./node-groups/translate";
import type { EksProps } from "./props";
import { translateSecurityGroups, type SecurityGroupsPlan } from "./security-groups/translate";
import { translateWorkers, type WorkersPlan } from "./workers/translate";

/** `Eks`' props in the provider's words: everything that is known before a resource exists. */
export interface EksPlan extends WorkersPlan, AccessPlan, Pick<NodeGroupsPlan, "nodeGroups"> {
  readonly cluster: ClusterPlan;
  readonly securityGroups: SecurityGroupsPlan;
  readonly kubeconfig: KubeconfigPlan;
  readonly fargate: FargatePlan;
  readonly addons: AddonsPlan;
  /** Names of the roles whose nodes join by a row of aws-auth that EKS does not write itself. */
  readonly rolesByMapAlone: readonly string[];
}

/** Pure: the same props give the same plan. `partition` may be a token. */
export function translateEks(props: EksProps, partition: string): EksPlan {
  const workers = translateWorkers(props);
  const fargate = translateFargate(props);
  const { nodeGroups, roleNames } = translateNodeGroups(props);
  const access = translateAccess(props, partition, { nodes: workers.nodeRoleNames, fargate: fargate.roleNames });
  const nodePlacement = withNodeGroups(workers.nodePlacement, props);
  return {
    cluster: translateCluster(props),
    securityGroups: translateSecurityGroups(props),
    kubeconfig: translateKubeconfig(props),
    ...workers,
    nodeGroups,
    nodeRoleNames: [...new Set([...workers.nodeRoleNames, ...roleNames])],
    nodePlacement,
    fargate,
    addons: translateAddons(props, partition, nodePlacement),
    ...access,
    awsAuth: withManagedRows(access.awsAuth, roleNames, !access.nodeAccessEntry),
    rolesByMapAlone: access.nodeAccessEntry ? [] : workers.nodeRoleNames.filter((name) => !roleNames.includes(name)),
  };
}
