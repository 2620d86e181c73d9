import type { Construct } from "constructs";
import type { Cluster } from "../cluster/cluster";
import type { Tags } from "../shared/tags";
import { placeEntries, type PlacedEntries } from "./access/place";
import { placeServiceAccounts, type PlacedServiceAccounts } from "./access/place-service-accounts";
import type { EksPlan } from "./translate";
import { placeNodeRoles, type PlacedRoles } from "./workers/place-roles";

/** Who may enter, and under which roles. */
export interface PlacedAccess extends PlacedEntries {
  readonly roles: PlacedRoles;
  readonly serviceAccounts: PlacedServiceAccounts;
}

/** Roles of nodes with their entries, everybody else's entries, and roles of service accounts. */
export function placeAccess(
  eks: Construct,
  plan: EksPlan,
  {
    cluster: { cluster, oidcProvider },
    ...base
  }: { readonly cluster: Cluster; readonly partition: string; readonly dnsSuffix: string; readonly tags?: Tags },
): PlacedAccess {
  const { partition, dnsSuffix, tags } = base;
  const common = { clusterName: cluster.name, partition, tags };
  const roles = placeNodeRoles(eks, plan, { ...common, dnsSuffix, byAccessEntry: plan.nodeAccessEntry });
  const entries = placeEntries(eks, plan, common);
  const serviceAccounts = placeServiceAccounts(eks, plan, {
    cluster: cluster.name,
    oidcProviderArn: oidcProvider?.arn,
  });
  return { roles, ...entries, serviceAccounts };
}
