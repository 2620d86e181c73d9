import { nodeRoleName } from "../nodes/role-name";
import { translateAccess, type AccessPlan } from "./access/translate";
import { translateCluster, type ClusterPlan } from "./cluster/translate";
import { translateKubeconfig, type KubeconfigPlan } from "./kubeconfig/translate";
import type { EksProps } from "./props";
import { translateSecurityGroups, type SecurityGroupsPlan } from "./security-groups/translate";
import { translateWorkers, type WorkersPlan } from "./workers/translate";

/** `Eks`' props in the provider's words: everything that is known before a resource exists. */
export interface EksPlan extends WorkersPlan, AccessPlan {
  readonly cluster: ClusterPlan;
  readonly securityGroups: SecurityGroupsPlan;
  readonly kubeconfig: KubeconfigPlan;
}

/** Pure: the same props give the same plan. `partition` may be a token. */
export function translateEks(props: EksProps, partition: string): EksPlan {
  const workers = translateWorkers(props);
  const { name = nodeRoleName(props.clusterName) } = workers.nodeRole;
  const nodeRoleNames = Object.keys(workers.workerGroups).length > 0 ? [name] : [];
  return {
    cluster: translateCluster(props),
    securityGroups: translateSecurityGroups(props),
    kubeconfig: translateKubeconfig(props),
    ...workers,
    ...translateAccess(props, partition, nodeRoleNames),
  };
}
