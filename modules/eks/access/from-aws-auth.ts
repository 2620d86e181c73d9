import type { HaveEntries } from "../../access/entries-from-aws-auth";
import { nodeRoleName } from "../../nodes/role-name";
import { translateFargate } from "../fargate/translate";
import { translateNodeGroups } from "../node-groups/translate";
import type { EksProps } from "../props";
import { translateWorkers } from "../workers/translate";

/** Whether rows become entries, and who has one already. */
export function wantsEntriesFromAwsAuth({ accessEntriesFromAwsAuth: wanted = false }: EksProps): boolean {
  return wanted !== false;
}

/** The rows that may become entries. */
export function rowsOf({ mapRoles = [], mapUsers = [] }: EksProps) {
  return { mapRoles, mapUsers };
}

/** Those whose entry is written out, those that the caller names, and the cluster's own nodes. */
export function haveEntries(props: EksProps): HaveEntries {
  const { admins = {}, accessEntries = {}, accessEntriesFromAwsAuth: wanted } = props;
  const { workersRoleName = nodeRoleName(props.clusterName) } = props;
  return {
    arns: [
      ...Object.values(admins),
      ...Object.values(accessEntries).map(({ principalArn }) => principalArn),
      ...(typeof wanted === "object" ? wanted.except : []),
    ],
    roleNames: [
      workersRoleName,
      ...translateWorkers(props).nodeRoleNames,
      ...translateFargate(props).roleNames,
      ...translateNodeGroups(props).roleNames,
    ],
  };
}
