import { IRSA_ROLE_SHAPE } from "../../access/irsa-role";
import { POD_IDENTITY_ASSOCIATION_SHAPE } from "../../access/pod-identity";
import { SERVICE_ACCOUNT_ROLE_SHAPE } from "../../access/service-account-role";
import { ACCESS_ENTRY_SHAPE, mapRolesCheck, mapUsersCheck } from "../../access/validate";
import { AUTHENTICATION_MODES } from "../../cluster/types";
import {
  flag,
  flagOr,
  literal,
  oneOf,
  plainText,
  recordOf,
  shapeOf,
  text,
  writtenListOf,
  type Shape,
} from "../../shared/shape";
import type {
  EksAccessProps,
  EksIrsaRole,
  EksLoadBalancerController,
  EksPodIdentityAssociation,
  EksServiceAccountRole,
} from "./props";

const { namePrefix: _prefix, path: _path, permissionsBoundary: _boundary, ...OWN_ROLE } = SERVICE_ACCOUNT_ROLE_SHAPE;
const ROLE_SHAPE: Shape<EksServiceAccountRole> = OWN_ROLE;
export const EKS_IRSA_ROLE_SHAPE: Shape<EksIrsaRole> = {
  ...OWN_ROLE,
  namespaceServiceAccounts: IRSA_ROLE_SHAPE.namespaceServiceAccounts,
  assumeRoleConditionTest: IRSA_ROLE_SHAPE.assumeRoleConditionTest,
  audience: IRSA_ROLE_SHAPE.audience,
};
const { clusterName: _cluster, ...OWN_ASSOCIATION } = POD_IDENTITY_ASSOCIATION_SHAPE;
export const EKS_POD_IDENTITY_SHAPE: Shape<EksPodIdentityAssociation> = {
  ...OWN_ASSOCIATION,
  role: shapeOf(ROLE_SHAPE),
};

const CONTROLLER_SHAPE: Shape<EksLoadBalancerController> = {
  role: literal(oneOf(["irsa", "pod-identity"])),
  namespace: text,
  serviceAccount: text,
};

export const ACCESS_SHAPE: Shape<EksAccessProps> = {
  authenticationMode: oneOf(AUTHENTICATION_MODES),
  enableClusterCreatorAdminPermissions: flag,
  admins: recordOf(text),
  accessEntries: recordOf(shapeOf(ACCESS_ENTRY_SHAPE, ["principalArn"])),
  accessEntriesFromAwsAuth: flagOr(shapeOf<{ except: readonly string[] }>({ except: writtenListOf(text) }, ["except"])),
  mapRoles: mapRolesCheck,
  mapUsers: mapUsersCheck,
  mapAccounts: writtenListOf(plainText),
  awsAuthAdditionalLabels: recordOf(text),
  manageAwsAuth: literal(flag),
  irsaRoles: recordOf(shapeOf(EKS_IRSA_ROLE_SHAPE, ["namespaceServiceAccounts"])),
  podIdentityAssociations: recordOf(shapeOf(EKS_POD_IDENTITY_SHAPE, ["namespace", "serviceAccount"])),
  loadBalancerController: flagOr(shapeOf(CONTROLLER_SHAPE)),
};
