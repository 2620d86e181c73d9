export { AccessEntry } from "./access-entry";
export { AwsAuth, WRITES_AWS_AUTH_OF } from "./aws-auth";
export { isEmpty, nodeMappings, renderAwsAuth } from "./aws-auth-text";
export { accessConflicts, type AccessPlan } from "./conflicts";
export { accessPolicyArn, CLUSTER_ADMIN_POLICY, LINUX_NODE_IDENTITY } from "./node-identity";
export { principalProblems } from "./principal";
export * from "./types";
export {
  ACCESS_ENTRY_SHAPE,
  accessEntryProblems,
  mappingProblems,
  MAPPINGS_SHAPE,
  mapRolesCheck,
  mapUsersCheck,
} from "./validate";
