import {
  asg,
  awsAuth,
  fargateAttachment,
  fargateProfile,
  fargateRole,
  fargateRoleFound,
  nodeGroup,
  nodeGroupTemplate,
  PRIMARY_RULES,
} from "./places";
import { NEW, type ParityRow } from "./types";

const PROFILES = { fargateProfiles: { general: { selectors: [{ namespace: "web" }] } } };
const SELECTORS = [{ namespace: "jobs", labels: { tier: "batch" } }];

/** Inputs about managed node groups and Fargate profiles. */
export const SERVERLESS_ROWS: readonly ParityRow[] = [
  {
    name: "node_groups",
    versions: NEW,
    prop: "nodeGroups",
    at: nodeGroup("cluster_name"),
    example: { value: { general: {} }, becomes: "${aws_eks_cluster.my-cluster_cluster.name}" },
    falsy: { value: {}, absent: true },
    moves: [nodeGroup(""), nodeGroupTemplate("")],
  },
  {
    name: "node_groups_defaults",
    versions: NEW,
    prop: "nodeGroupsDefaults",
    at: nodeGroup("scaling_config.max_size"),
    companions: { nodeGroups: { general: {} } },
    example: { value: { maxCapacity: 9 }, becomes: 9 },
    falsy: { value: {}, becomes: 3 },
    note: "every key of a group may stand in it; `workersGroupDefaults` does not reach managed node groups, as it did in the module",
  },
  {
    name: "fargate_profiles",
    versions: NEW,
    prop: "fargateProfiles",
    at: fargateProfile("selector.0.namespace"),
    example: { value: PROFILES.fargateProfiles, becomes: "web" },
    falsy: { value: {}, absent: true },
    moves: [
      fargateProfile(""),
      fargateRole(""),
      fargateAttachment(""),
      awsAuth("data.mapRoles"),
      ...PRIMARY_RULES,
      asg("depends_on"),
    ],
    note: "the nodes' group and EKS's own, where pods on Fargate stand, are opened to each other",
  },
  {
    name: "fargate_subnets",
    versions: NEW,
    prop: "fargateSubnets",
    at: fargateProfile("subnet_ids"),
    companions: PROFILES,
    example: { value: ["subnet-0c"] },
    note: "private ones: Fargate takes no others",
  },
  {
    name: "create_fargate_pod_execution_role",
    versions: NEW,
    prop: "createFargatePodExecutionRole",
    at: fargateRole(""),
    companions: { ...PROFILES, fargatePodExecutionRoleName: "fargate" },
    example: { value: false, absent: true },
    moves: [
      fargateRoleFound(""),
      fargateAttachment(""),
      fargateProfile("pod_execution_role_arn"),
      fargateProfile("depends_on"),
    ],
    note: "false: the role is looked up by `fargatePodExecutionRoleName`",
  },
  {
    name: "fargate_pod_execution_role_name",
    versions: NEW,
    prop: "fargatePodExecutionRoleName",
    at: fargateRole("name"),
    companions: PROFILES,
    example: { value: "fargate" },
    moves: [awsAuth("data.mapRoles")],
    note: "the name of the role that is made, or of the one that is looked up",
  },
];

/** Keys of a Fargate profile. */
export const FARGATE_PROFILE_ROWS: readonly ParityRow[] = [
  {
    name: "name",
    versions: NEW,
    prop: "name",
    at: fargateProfile("fargate_profile_name"),
    example: { value: "jobs" },
  },
  {
    name: "selectors",
    versions: NEW,
    prop: "selectors",
    fields: { namespace: "namespace", labels: "labels" },
    at: fargateProfile("selector"),
    example: { value: SELECTORS },
  },
  {
    name: "subnets",
    versions: NEW,
    prop: "subnets",
    at: fargateProfile("subnet_ids"),
    example: { value: ["subnet-0c"] },
  },
  {
    name: "tags",
    versions: NEW,
    prop: "tags",
    at: fargateProfile("tags"),
    example: { value: { team: "platform" } },
    falsy: { value: {} },
  },
  {
    name: "timeouts",
    versions: NEW,
    prop: "timeouts",
    fields: { create: "create", delete: "delete" },
    at: fargateProfile("timeouts"),
    example: { value: { create: "20m", delete: "20m" } },
  },
];
