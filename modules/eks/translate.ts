import { translateAccess, type AccessPlan } from "./access/translate";
import { translateAddons, type AddonsPlan } from "./addons/translate";
import { translateCluster, type ClusterPlan } from "./cluster/translate";
import { translateKubeconfig, type KubeconfigPlan } from "./kubeconfig/translate";
import { translateFargate, type FargatePlan } from "./fargate/translate";
import type { EksProps } from "./props";
import { translateSecurityGroups, type SecurityGroupsPlan } from "./security-groups/translate";
import { translateWorkers, type WorkersPlan } from "./workers/translate";

/** `Eks`' props in the provider's words: everything that is known before a resource exists. */
export interface EksPlan extends WorkersPlan, AccessPlan {
  readonly cluster: ClusterPlan;
  readonly securityGroups: SecurityGroupsPlan;
  readonly kubeconfig: KubeconfigPlan;
  readonly fargate: FargatePlan;
  readonly addons: AddonsPlan;
}

/** Pure: the same props give the same plan. `partition` may be a token. */
export function translateEks(props: EksProps, partition: string): EksPlan {
  const workers = translateWorkers(props);
  const fargate = translateFargate(props);
  const roleNames = { nodes: workers.nodeRoleNames, fargate: fargate.roleNames };
  return {
    cluster: translateCluster(props),
    securityGroups: translateSecurityGroups(props),
    kubeconfig: translateKubeconfig(props),
    ...workers,
    fargate,
    addons: translateAddons(props, partition, workers.nodePlacement),
    ...translateAccess(props, partition, roleNames),
  };
}
