import { Token } from "cdktf";
import { entriesFromAwsAuth } from "../../access/entries-from-aws-auth";
import { CLUSTER_ADMIN_POLICY, policyNameOf } from "../../access/node-identity";
import type { AccessEntrySettings } from "../../access/types";
import { CLUSTER_DEFAULTS } from "../../cluster/defaults";
import type { EksProps } from "../props";
import { haveEntries, rowsOf, wantsEntriesFromAwsAuth } from "./from-aws-auth";

/** A cluster that nobody administers can only be mended by an account's own hand in the EKS API. */
export function nobodyProblems(props: EksProps): string[] {
  const { enableClusterCreatorAdminPermissions = CLUSTER_DEFAULTS.bootstrapClusterCreatorAdminPermissions } = props;
  const { admins = {}, accessEntries = {} } = props;
  if (props.authenticationMode === "CONFIG_MAP" && enableClusterCreatorAdminPermissions === false)
    return [
      'enableClusterCreatorAdminPermissions is false, and with authenticationMode "CONFIG_MAP" EKS makes no cluster without them; leave it true, or take "API_AND_CONFIG_MAP"',
    ];
  // A row of aws-auth helps nobody in who is to write it; one that becomes an entry does.
  const fromRows = wantsEntriesFromAwsAuth(props) ? entriesFromAwsAuth(rowsOf(props), haveEntries(props)) : [];
  const someone =
    enableClusterCreatorAdminPermissions !== false ||
    Object.keys(admins).length > 0 ||
    [...Object.values(accessEntries), ...fromRows.map(({ entry }) => entry)].some(administers);
  return someone
    ? []
    : [
        `nobody would administer the cluster, nor write aws-auth; name admins, or an entry with ${CLUSTER_ADMIN_POLICY} for the cluster, or, in a cluster that is new, leave enableClusterCreatorAdminPermissions true`,
      ];
}

function administers({ policyAssociations = {} }: AccessEntrySettings): boolean {
  return Object.values(policyAssociations).some(
    ({ policyArn, accessScope }) =>
      accessScope.type === "cluster" &&
      (Token.isUnresolved(policyArn) || policyNameOf(policyArn) === CLUSTER_ADMIN_POLICY),
  );
}
