export { AccessEntry } from "./access-entry";
export { AwsAuth, WRITES_AWS_AUTH_OF } from "./aws-auth";
export { fargateMappings, isEmpty, nodeMappings, renderAwsAuth } from "./aws-auth-text";
export { accessConflicts, type AccessPlan } from "./conflicts";
export {
  entriesFromAwsAuth,
  entriesFromAwsAuthProblems,
  type HaveEntries,
  type RowEntry,
} from "./entries-from-aws-auth";
export { IrsaRole } from "./irsa-role";
export {
  accessPolicyArn,
  CLUSTER_ADMIN_POLICY,
  FARGATE_IDENTITY,
  LINUX_NODE_IDENTITY,
  policyArnOf,
} from "./node-identity";
export { PodIdentityAssociation, PodIdentityRole } from "./pod-identity";
export { principalProblems } from "./principal";
export type { PlacedRole } from "./service-account-role";
export { irsaTrust, podIdentityTrust } from "./trust";
export * from "./types";
export {
  ACCESS_ENTRY_SHAPE,
  accessEntryProblems,
  mappingProblems,
  MAPPINGS_SHAPE,
  mapRolesCheck,
  mapUsersCheck,
} from "./validate";
