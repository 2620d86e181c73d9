import { entriesFromAwsAuth } from "../../access/entries-from-aws-auth";
import { accessPolicyArn, CLUSTER_ADMIN_POLICY } from "../../access/node-identity";
import type { AccessEntrySettings, AwsAuthMappings } from "../../access/types";
import { CLUSTER_DEFAULTS } from "../../cluster/defaults";
import type { EksProps } from "../props";
import { haveEntries, rowsOf, wantsEntriesFromAwsAuth } from "./from-aws-auth";
import { translateServiceAccounts, type ServiceAccountsPlan } from "./service-accounts";

/** Who may enter, in the provider's words. */
export interface AccessPlan extends ServiceAccountsPlan {
  readonly admins: { readonly [name: string]: AccessEntrySettings };
  readonly accessEntries: { readonly [name: string]: AccessEntrySettings };
  /** Whether nodes join by an access entry of their role. */
  readonly nodeAccessEntry: boolean;
  readonly awsAuth: AwsAuthMappings;
}

/** The roles of nodes and of Fargate's pods, by literal names. */
export interface RoleNames {
  readonly nodes: readonly string[];
  readonly fargate: readonly string[];
}

/** Pure. `roleNames`: those that aws-auth must hold, where a cluster heeds it. */
export function translateAccess(props: EksProps, partition: string, roleNames: RoleNames): AccessPlan {
  const { authenticationMode = CLUSTER_DEFAULTS.authenticationMode, manageAwsAuth = true } = props;
  const { awsAuthAdditionalLabels: labels = {} } = props;
  const byMap = authenticationMode === "CONFIG_MAP";
  // In a cluster that goes by entries alone the rows, if any, are what the entries are made of.
  const heeded = manageAwsAuth && authenticationMode !== "API";
  // On the way from the map to entries the map stays as it was, the nodes' rows included, until it is left for good.
  const nodesToo = byMap || (wantsEntriesFromAwsAuth(props) && Object.values(rowsOf(props)).flat().length > 0);
  return {
    admins: adminEntries(props.admins ?? {}, partition),
    accessEntries: { ...rowEntries(props), ...props.accessEntries },
    nodeAccessEntry: !byMap,
    awsAuth: {
      nodeRoleNames: heeded && nodesToo ? roleNames.nodes : [],
      ...(heeded && roleNames.fargate.length > 0 && { fargateRoleNames: roleNames.fargate }),
      mapRoles: heeded ? (props.mapRoles ?? []) : [],
      mapUsers: heeded ? (props.mapUsers ?? []) : [],
      mapAccounts: heeded ? (props.mapAccounts ?? []) : [],
      ...(heeded && Object.keys(labels).length > 0 && { labels }),
    },
    ...translateServiceAccounts(props, partition),
  };
}

function rowEntries(props: EksProps): Record<string, AccessEntrySettings> {
  if (!wantsEntriesFromAwsAuth(props)) return {};
  const entries = entriesFromAwsAuth(rowsOf(props), haveEntries(props));
  return Object.fromEntries(entries.map(({ name, entry }) => [name, entry]));
}

/** Admins as access entries with EKS's cluster-admin policy for the whole cluster. */
export function adminEntries(admins: { readonly [name: string]: string }, partition: string) {
  const policyArn = accessPolicyArn(partition, CLUSTER_ADMIN_POLICY);
  return Object.fromEntries(
    Object.entries(admins).map(([name, principalArn]) => [
      name,
      { principalArn, policyAssociations: { admin: { policyArn, accessScope: { type: "cluster" } } } } as const,
    ]),
  );
}
