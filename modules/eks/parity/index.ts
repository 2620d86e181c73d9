import { AWS_AUTH_ROWS } from "./aws-auth";
import { CLUSTER_ROWS } from "./cluster";
import { FARGATE_PROFILE_ROWS, SERVERLESS_ROWS } from "./fargate";
import { IAM_ROWS } from "./iam";
import { KUBECONFIG_ROWS } from "./kubeconfig";
import { NODE_GROUP_TEMPLATE_ROWS } from "./node-group-template";
import { NODE_GROUP_ROWS } from "./node-groups";
import { SECURITY_GROUP_ROWS } from "./security-groups";
import type { Topic } from "./types";
import { LAUNCH } from "./worker-launch";
import { LIFECYCLE } from "./worker-lifecycle";
import { NETWORK } from "./worker-network";
import { PURCHASE } from "./worker-purchase";
import { SIZES } from "./worker-sizes";
import { USER_DATA } from "./worker-user-data";
import { VOLUMES } from "./worker-volumes";
import { WORKERS_ROWS } from "./workers";

export { OUTPUT_ROWS } from "./outputs";
export type * from "./types";
export { MODULE_VERSIONS } from "./types";

/**
 * Every input and every key of the registry module at both versions, held against ours: data for the tests that walk it and
 * for docs/parity.md. `Eks` itself does not read it.
 */
export const PARITY: readonly Topic[] = [
  { title: "The cluster", kind: "input", rows: CLUSTER_ROWS },
  { title: "Security groups", kind: "input", rows: SECURITY_GROUP_ROWS },
  { title: "IAM", kind: "input", rows: IAM_ROWS },
  { title: "aws-auth", kind: "input", rows: AWS_AUTH_ROWS },
  { title: "kubeconfig", kind: "input", rows: KUBECONFIG_ROWS },
  { title: "Worker groups", kind: "input", rows: WORKERS_ROWS },
  { title: "Managed node groups and Fargate", kind: "input", rows: SERVERLESS_ROWS },
  { title: "A worker group: name and sizes", kind: "group", rows: SIZES },
  { title: "A worker group: what is launched", kind: "group", rows: LAUNCH },
  { title: "A worker group: volumes", kind: "group", rows: VOLUMES },
  { title: "A worker group: network", kind: "group", rows: NETWORK },
  { title: "A worker group: spot and mixed instances", kind: "group", rows: PURCHASE },
  { title: "A worker group: lifecycle", kind: "group", rows: LIFECYCLE },
  { title: "A worker group: user data", kind: "group", rows: USER_DATA },
  { title: "A managed node group", kind: "node-group", rows: NODE_GROUP_ROWS },
  { title: "A managed node group's own launch template", kind: "node-group", rows: NODE_GROUP_TEMPLATE_ROWS },
  { title: "A Fargate profile", kind: "fargate-profile", rows: FARGATE_PROFILE_ROWS },
];
