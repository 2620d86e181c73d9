import { Token } from "cdktf";
import { entriesFromAwsAuth, hasUnclearRows } from "../../access/entries-from-aws-auth";
import { CLUSTER_ADMIN_POLICY, policyNameOf } from "../../access/node-identity";
import type { AccessEntrySettings, MapRole } from "../../access/types";
import { CLUSTER_DEFAULTS } from "../../cluster/defaults";
import type { EksProps } from "../props";
import { haveEntries, rowsOf, wantsEntriesFromAwsAuth } from "./from-aws-auth";

/** A cluster that nobody administers can only be mended by an account's own hand in the EKS API. */
export function nobodyProblems(props: EksProps): string[] {
  if (props.authenticationMode === "CONFIG_MAP" && props.enableClusterCreatorAdminPermissions === false)
    return [
      'enableClusterCreatorAdminPermissions is false, and with authenticationMode "CONFIG_MAP" EKS makes no cluster without them; leave it true, or take "API_AND_CONFIG_MAP"',
    ];
  const rows =
    hasMasters(props) && !wantsEntriesFromAwsAuth(props)
      ? "say accessEntriesFromAwsAuth for the rows in system:masters, or "
      : "";
  return whoAdministers(props) === "nobody"
    ? [
        `nobody would administer the cluster; ${rows}name admins, or an entry with ${CLUSTER_ADMIN_POLICY} for the cluster, or, in a cluster that is new, leave enableClusterCreatorAdminPermissions true`,
      ]
    : [];
}

/** Right in a cluster whose map is there, and a circle in a new one. */
export function rowsAloneWarnings(props: EksProps): string[] {
  const entries = wantsEntriesFromAwsAuth(props) ? "" : ", or say accessEntriesFromAwsAuth";
  return whoAdministers(props) === "rows alone"
    ? [
        `enableClusterCreatorAdminPermissions is false, and only rows of aws-auth are in system:masters: in a new cluster nobody could write them; name admins${entries}`,
      ]
    : [];
}

function whoAdministers(props: EksProps): "somebody" | "rows alone" | "nobody" {
  const { enableClusterCreatorAdminPermissions = CLUSTER_DEFAULTS.bootstrapClusterCreatorAdminPermissions } = props;
  const { admins = {}, accessEntries = {}, accessEntriesFromAwsAuth: wanted } = props;
  const fromRows = wantsEntriesFromAwsAuth(props) ? entriesFromAwsAuth(rowsOf(props), haveEntries(props)) : [];
  const entries = [...Object.values(accessEntries), ...fromRows.map(({ entry }) => entry)];
  if (
    enableClusterCreatorAdminPermissions !== false ||
    Object.keys(admins).length > 0 ||
    entries.some(administers) ||
    // Principals whose entries are made elsewhere.
    (typeof wanted === "object" && wanted.except.length > 0)
  )
    return "somebody";
  if (props.authenticationMode !== "API") return hasMasters(props) ? "rows alone" : "nobody";
  // Rows that are refused by themselves.
  return wantsEntriesFromAwsAuth(props) && hasUnclearRows(mastersOf(props), haveEntries(props)) ? "somebody" : "nobody";
}

function hasMasters(props: EksProps): boolean {
  return Object.values(mastersOf(props)).some((rows) => rows.length > 0);
}

/** Rows that are in system:masters, or may be. */
function mastersOf(props: EksProps) {
  const { mapRoles, mapUsers } = rowsOf(props);
  const isMaster = ({ groups }: Pick<MapRole, "groups">) =>
    groups.some((group) => Token.isUnresolved(group) || group === "system:masters");
  return { mapRoles: mapRoles.filter(isMaster), mapUsers: mapUsers.filter(isMaster) };
}

/** Policies that may mend whatever else is missing, aws-auth among it. */
const ADMIN_POLICIES: readonly string[] = [CLUSTER_ADMIN_POLICY, "AmazonEKSAdminPolicy"];

function administers({ policyAssociations = {} }: AccessEntrySettings): boolean {
  return Object.values(policyAssociations).some(
    ({ policyArn, accessScope }) =>
      (Token.isUnresolved(accessScope.type) || accessScope.type === "cluster") &&
      (Token.isUnresolved(policyArn) || ADMIN_POLICIES.includes(policyNameOf(policyArn))),
  );
}
