import { accessPolicyArn, CLUSTER_ADMIN_POLICY } from "../../access/node-identity";
import type { AccessEntrySettings, AwsAuthMappings } from "../../access/types";
import { CLUSTER_DEFAULTS } from "../../cluster/defaults";
import type { EksProps } from "../props";

/** Who may enter, in the provider's words. */
export interface AccessPlan {
  readonly admins: { readonly [name: string]: AccessEntrySettings };
  readonly accessEntries: { readonly [name: string]: AccessEntrySettings };
  /** Whether nodes join by an access entry of their role. */
  readonly nodeAccessEntry: boolean;
  readonly awsAuth: AwsAuthMappings;
}

/** Pure. `nodeRoleNames`: the roles of nodes that nobody but aws-auth lets in, where there are no access entries. */
export function translateAccess(props: EksProps, partition: string, nodeRoleNames: readonly string[]): AccessPlan {
  const { authenticationMode = CLUSTER_DEFAULTS.authenticationMode, manageAwsAuth = true } = props;
  const byMap = authenticationMode === "CONFIG_MAP";
  return {
    admins: adminEntries(props.admins ?? {}, partition),
    accessEntries: props.accessEntries ?? {},
    nodeAccessEntry: !byMap,
    awsAuth: {
      nodeRoleNames: manageAwsAuth && byMap ? nodeRoleNames : [],
      mapRoles: manageAwsAuth ? (props.mapRoles ?? []) : [],
      mapUsers: manageAwsAuth ? (props.mapUsers ?? []) : [],
      mapAccounts: manageAwsAuth ? (props.mapAccounts ?? []) : [],
    },
  };
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
