import { ACCESS_ENTRY_SHAPE, mapRolesCheck, mapUsersCheck } from "../../access/validate";
import { AUTHENTICATION_MODES } from "../../cluster/types";
import { flag, listOf, oneOf, recordOf, shapeOf, text, type Shape } from "../../shared/shape";
import type { EksAccessProps } from "./props";

export const ACCESS_SHAPE: Shape<EksAccessProps> = {
  authenticationMode: oneOf(AUTHENTICATION_MODES),
  enableClusterCreatorAdminPermissions: flag,
  admins: recordOf(text),
  accessEntries: recordOf(shapeOf(ACCESS_ENTRY_SHAPE, ["principalArn"])),
  mapRoles: mapRolesCheck,
  mapUsers: mapUsersCheck,
  mapAccounts: listOf(text),
  manageAwsAuth: flag,
};
