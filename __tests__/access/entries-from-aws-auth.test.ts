import {
  accessConflicts,
  entriesFromAwsAuth,
  entriesFromAwsAuthProblems,
  type HaveEntries,
  type MapRole,
  type MapUser,
} from "../../modules";

const ARN = "arn:aws:iam::123456789012:role";
const row = (rolearn: string, groups: string[], username = "ops"): MapRole => ({ rolearn, username, groups });
const NONE: HaveEntries = { arns: [], roleNames: [] };
const entriesOf = (mapRoles: MapRole[], mapUsers: MapUser[] = [], have = NONE) =>
  entriesFromAwsAuth({ mapRoles, mapUsers }, have);
const problemsOf = (mapRoles: MapRole[], mapUsers: MapUser[] = [], have = NONE) =>
  entriesFromAwsAuthProblems({ mapRoles, mapUsers }, have);
const ADMIN = { admin: { policyArn: "AmazonEKSClusterAdminPolicy", accessScope: { type: "cluster" } } };

test.each<[string, MapRole, object]>([
  [
    "system:masters is EKS's policy",
    row(`${ARN}/ops`, ["system:masters"]),
    { userName: "ops", policyAssociations: ADMIN },
  ],
  [
    "system:masters with others keeps those that are the cluster's own",
    row(`${ARN}/ops`, ["dev", "system:masters", "system:authenticated"]),
    { userName: "ops", kubernetesGroups: ["dev"], policyAssociations: ADMIN },
  ],
  [
    "other groups stay groups",
    row(`${ARN}/dev`, ["dev", "qa"], "dev"),
    { userName: "dev", kubernetesGroups: ["dev", "qa"] },
  ],
  ["no group", row(`${ARN}/dev`, [], "dev"), { userName: "dev" }],
  ["a session's name after a colon", row(`${ARN}/dev`, [], "dev:{{SessionName}}"), { userName: "dev:{{SessionName}}" }],
  [
    "an administrator's name that EKS would refuse is left to EKS",
    row(`${ARN}/ops`, ["system:masters"], "system:ops"),
    { policyAssociations: ADMIN },
  ],
])("%s", (_, mapped, entry) => {
  expect(entriesOf([mapped]).map(({ entry: { principalArn: _arn, ...rest } }) => rest)).toEqual([entry]);
  expect(problemsOf([mapped])).toEqual([]);
});

test("an entry keeps the path that the map drops, and is called by kind, name and account", () => {
  const users = [{ userarn: "arn:aws:iam::222222222222:user/x/jane@doe.com", username: "jane", groups: [] }];
  const entries = entriesOf([row(`${ARN}/team/ops`, [])], users);
  expect(entries.map(({ name, entry }) => [name, entry.principalArn])).toEqual([
    ["role-ops-123456789012", `${ARN}/team/ops`],
    ["user-jane-doe-com-222222222222", "arn:aws:iam::222222222222:user/x/jane@doe.com"],
  ]);
});

test("an entry and its row never differ, so nothing is told of them", () => {
  const mapRoles = [
    row(`${ARN}/ops`, ["system:masters", "dev"], "system:ops"),
    row(`${ARN}/dev`, ["dev"], "dev"),
    row(`${ARN}/none`, [], "none"),
  ];
  const entries = Object.fromEntries(entriesOf(mapRoles).map(({ name, entry }) => [name, entry]));
  const mappings = { nodeRoleNames: [], mapRoles, mapUsers: [], mapAccounts: [] };
  expect(accessConflicts({ entries, nodeRoleNames: [] }, mappings)).toEqual([]);
});

test.each<[string, HaveEntries]>([
  ["by its ARN", { arns: [`${ARN}/ops`], roleNames: [] }],
  ["by an ARN with a path", { arns: [`${ARN}/team/ops`], roleNames: [] }],
  ["by its name", { arns: [], roleNames: ["ops"] }],
])("who has an entry already gets no second one: %s", (_, have) => {
  expect(entriesOf([row(`${ARN}/ops`, ["system:nodes"])], [], have)).toEqual([]);
  expect(problemsOf([row(`${ARN}/ops`, ["system:nodes"])], [], have)).toEqual([]);
});

const NODE = ["system:bootstrappers", "system:nodes"];
test.each<[string, MapRole, string]>([
  [
    "a node",
    row(`${ARN}/n`, NODE, "system:node:{{EC2PrivateDNSName}}"),
    `mapRoles[0] is in system:bootstrappers, system:nodes, which no access entry can be: it is a node's; give ${ARN}/n an entry of its own in accessEntries, of type "EC2_LINUX", or name it in accessEntriesFromAwsAuth.except where EKS made one for a managed node group`,
  ],
  [
    "a node of Windows",
    row(`${ARN}/n`, [...NODE, "eks:kube-proxy-windows"], "system:node:{{EC2PrivateDNSName}}"),
    `mapRoles[0] is in system:bootstrappers, system:nodes, which no access entry can be: it is a node's; give ${ARN}/n an entry of its own in accessEntries, of type "EC2_WINDOWS", or name it in accessEntriesFromAwsAuth.except where EKS made one for a managed node group`,
  ],
  [
    "Fargate",
    row(`${ARN}/f`, [...NODE, "system:node-proxier"], "system:node:{{SessionName}}"),
    `mapRoles[0] is in system:bootstrappers, system:nodes, system:node-proxier, which no access entry can be: it is Fargate's, and EKS makes the entry itself; drop the row, or name ${ARN}/f in accessEntriesFromAwsAuth.except`,
  ],
  [
    "another group of the system's",
    row(`${ARN}/v`, ["system:view", "dev"]),
    `mapRoles[0] is in system:view, which no access entry can be; bind a group of your own to the same rights, or give ${ARN}/v an entry of its own in accessEntries, with a policy such as AmazonEKSViewPolicy`,
  ],
  [
    "a name that EKS keeps for itself, where it matters",
    row(`${ARN}/d`, ["dev"], "aws:dev"),
    'mapRoles[0].userName ("aws:dev") begins with a word that EKS keeps for itself; choose another',
  ],
  [
    "a session's name without a colon before it",
    row(`${ARN}/d`, ["dev"], "dev-{{SessionName}}"),
    'mapRoles[0].userName ("dev-{{SessionName}}") needs a colon before the session\'s name; did you mean "dev-:{{SessionName}}"?',
  ],
  [
    "a service-linked role",
    row(`${ARN}/aws-service-role/x.amazonaws.com/x`, ["dev"]),
    `mapRoles[0].principalArn ("${ARN}/aws-service-role/x.amazonaws.com/x") is a service-linked role, for which EKS makes no entry; name a role of your own`,
  ],
  [
    "a role that is known only at apply",
    row("${TfToken[TOKEN.0]}", ["dev"]),
    "mapRoles[0].rolearn is known only at apply, and an entry is named after it; give it one of its own in accessEntries",
  ],
])("refuses %s, with the way out", (_, mapped, problem) => {
  expect(problemsOf([mapped])).toEqual([problem]);
});

test("two names that become one are told", () => {
  expect(problemsOf([row(`${ARN}/a.b`, []), row(`${ARN}/a@b`, [])])).toEqual([
    'mapRoles[1] would be called "role-a-b-123456789012", as the entry of mapRoles[0] is; give one of them an entry of its own in accessEntries',
  ]);
});

test("a row that is no row is left to those who judge rows", () => {
  expect(entriesOf([row("ops", ["system:masters"])])).toEqual([]);
  expect(problemsOf([row("ops", ["system:masters"])])).toEqual([]);
});
