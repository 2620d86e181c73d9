import { awsAuth } from "./places";
import { BOTH, NEW, OLD, type ParityRow } from "./types";

const COUNTED = "the rows are counted; Terraform 0.11 could not count a list of unknown values";

/** Rows of the aws-auth ConfigMap, which a KubernetesStack writes from `clusterRef`. */
export const AWS_AUTH_ROWS: readonly ParityRow[] = [
  {
    name: "manage_aws_auth",
    versions: BOTH,
    prop: "manageAwsAuth",
    // In a cluster that looks at the map alone the nodes' own row stands in it, unless nobody is to write it.
    companions: { authenticationMode: "CONFIG_MAP" },
    at: awsAuth("data.mapRoles"),
    example: { value: false, becomes: "[]\n" },
    note: "v2.3.1 ran kubectl, v17.24.0 used the Kubernetes provider in the same state; here a KubernetesStack writes the map, and nodes do not need it",
  },
  {
    name: "map_roles",
    versions: BOTH,
    prop: "mapRoles",
    fields: { role_arn: "rolearn", rolearn: "rolearn", username: "username", group: "groups", groups: "groups" },
    at: awsAuth("data.mapRoles"),
    example: {
      value: [{ rolearn: "arn:aws:iam::123456789012:role/ops", username: "ops", groups: ["system:masters"] }],
      becomes:
        "- rolearn: 'arn:aws:iam::123456789012:role/ops'\n  username: 'ops'\n  groups:\n    - 'system:masters'\n",
    },
    falsy: { value: [], becomes: "[]\n" },
    note: "v17.24.0's fields hold; v2.3.1 had one `group`, so write `groups: [group]`",
  },
  { name: "map_roles_count", versions: OLD, none: COUNTED },
  {
    name: "map_users",
    versions: BOTH,
    prop: "mapUsers",
    fields: { user_arn: "userarn", userarn: "userarn", username: "username", group: "groups", groups: "groups" },
    at: awsAuth("data.mapUsers"),
    example: {
      value: [{ userarn: "arn:aws:iam::123456789012:user/ann", username: "ann", groups: ["dev"] }],
      becomes: "- userarn: 'arn:aws:iam::123456789012:user/ann'\n  username: 'ann'\n  groups:\n    - 'dev'\n",
    },
    falsy: { value: [], absent: true },
    note: "v17.24.0's fields hold; v2.3.1 had one `group`, so write `groups: [group]`",
  },
  { name: "map_users_count", versions: OLD, none: COUNTED },
  {
    name: "map_accounts",
    versions: BOTH,
    prop: "mapAccounts",
    at: awsAuth("data.mapAccounts"),
    example: { value: ["012345678901"], becomes: "- '012345678901'\n" },
    falsy: { value: [], absent: true },
    note: "text, so that a leading zero stays",
  },
  { name: "map_accounts_count", versions: OLD, none: COUNTED },
  {
    name: "aws_auth_additional_labels",
    versions: NEW,
    prop: "awsAuthAdditionalLabels",
    at: awsAuth("metadata.labels.team"),
    example: { value: { team: "platform" }, becomes: "platform" },
    falsy: { value: {}, absent: true },
    companions: { mapAccounts: ["012345678901"] },
  },
  {
    name: "write_aws_auth_config",
    versions: OLD,
    none: "no file is written: the ConfigMap is a resource of the KubernetesStack, and its text is in the plan",
  },
  {
    name: "local_exec_interpreter",
    versions: OLD,
    none: "no shell is run: the Kubernetes provider writes the ConfigMap",
  },
];
