import {
  AccessEntry,
  AwsAuth,
  accessConflicts,
  fargateMappings,
  isEmpty,
  nodeMappings,
  renderAwsAuth,
  type AccessEntrySettings,
  type MapRole,
} from "../../modules";
import { withoutPath } from "../../modules/access/principal";
import { accessEntryProblems, mappingProblems } from "../../modules/access/validate";
import { adminEntries } from "../../modules/eks/access/translate";
import { parsed } from "../../modules/testing";
import { expectGolden } from "../helpers/golden";

const OPS = "arn:aws:iam::123456789012:role/ops";
const row = (rolearn: string, groups = ["system:masters"]): MapRole => ({ rolearn, username: "ops", groups });
const none = { nodeRoleNames: [], mapRoles: [], mapUsers: [], mapAccounts: [] };

test("aws-auth as in golden/aws-auth.txt", () => {
  const nodes = nodeMappings(["my-cluster-node"], (name) => `arn:aws:iam::123456789012:role/${name}`);
  const data = renderAwsAuth({
    mapRoles: [row("arn:aws:iam::123456789012:role/team/it's"), ...nodes, row(OPS, [])],
    mapUsers: [{ userarn: "arn:aws:iam::123456789012:user/jane", username: "jane", groups: ["dev"] }],
    mapAccounts: ["222222222222", "012345678901"],
  });
  expectGolden(
    "aws-auth.txt",
    Object.entries(data)
      .map(([key, text]) => `${key}: |\n${text}`)
      .join("\n"),
  );
});

test("Fargate's row is as EKS itself writes it, and alone is no reason to write the map", () => {
  const rows = fargateMappings(["my-cluster-fargate"], (name) => `arn:aws:iam::123456789012:role/${name}`);
  expect(renderAwsAuth({ ...none, mapRoles: rows }).mapRoles).toBe(
    "- rolearn: 'arn:aws:iam::123456789012:role/my-cluster-fargate'\n" +
      "  username: 'system:node:{{SessionName}}'\n" +
      "  groups:\n    - 'system:bootstrappers'\n    - 'system:nodes'\n    - 'system:node-proxier'\n",
  );
  expect(isEmpty({ ...none, fargateRoleNames: ["my-cluster-fargate"] })).toBe(true);
});

test("the order of rows is no difference", () => {
  const rows = [row(OPS), row("arn:aws:iam::123456789012:role/a")];
  const of = (mapRoles: MapRole[]) => renderAwsAuth({ ...none, mapRoles });
  expect(of(rows)).toEqual(of(rows.toReversed()));
});

test.each([
  ["arn:aws:iam::123456789012:role/team/a/ops", OPS],
  [OPS, OPS],
  ["arn:aws-cn:iam::123456789012:user/x/jane", "arn:aws-cn:iam::123456789012:user/jane"],
])("%s is matched as %s", (arn, matched) => {
  expect(withoutPath(arn)).toBe(matched);
});

test.each([
  [
    "an instance profile",
    row("arn:aws:iam::123456789012:instance-profile/x"),
    "names a instance-profile, which EKS never matches; name the IAM role",
  ],
  ["a session", row("arn:aws:sts::123456789012:assumed-role/ops/jane"), `did you mean "${OPS}"?`],
  ["a name", row("ops"), 'is not the ARN of an IAM role, such as "arn:aws:iam::123456789012:role/ops"'],
])("refuses %s in mapRoles", (_, mapped, problem) => {
  expect(mappingProblems({ ...none, mapRoles: [mapped] })).toEqual([expect.stringContaining(problem)]);
});

test("refuses two rows for one principal, however written", () => {
  expect(
    mappingProblems({ ...none, mapRoles: [row(OPS), row("arn:aws:iam::123456789012:role/path/ops", ["dev"])] }),
  ).toEqual([
    "mapRoles[1] maps arn:aws:iam::123456789012:role/path/ops, as mapRoles[0] does; EKS heeds the last alone, so put all groups into one row",
  ]);
});

test("refuses an account id that lost its leading zero", () => {
  expect(mappingProblems({ ...none, mapAccounts: ["12345678901"] })).toEqual([
    'mapAccounts[0] ("12345678901") is not an account id of 12 digits',
  ]);
});

const entry = (more: Partial<AccessEntrySettings> = {}): AccessEntrySettings => ({ principalArn: OPS, ...more });
const conflictsOf = (entries: Record<string, AccessEntrySettings>, ...mapRoles: MapRole[]) =>
  accessConflicts({ entries, nodeRoleNames: ["my-cluster-node"] }, { ...none, mapRoles });

test("an admin who is system:masters in the map has the same rights in both", () => {
  expect(conflictsOf(adminEntries({ ops: OPS }, "aws"), row(OPS))).toEqual([]);
});

test.each<[string, Record<string, AccessEntrySettings>, MapRole]>([
  ["an admin with a lesser row", adminEntries({ ops: OPS }, "aws"), row(OPS, ["dev"])],
  ["a lesser entry with a row of system:masters", { ops: entry({ kubernetesGroups: ["dev"] }) }, row(OPS)],
  ["groups that differ", { ops: entry({ kubernetesGroups: ["dev"] }) }, row(OPS, ["dev", "qa"])],
  ["another user name", { ops: entry({ kubernetesGroups: ["dev"], userName: "jane" }) }, row(OPS, ["dev"])],
  [
    "the same role written with a path",
    { ops: entry({ kubernetesGroups: ["dev"] }) },
    row("arn:aws:iam::123456789012:role/p/ops", ["qa"]),
  ],
  ["the nodes' role as an admin", {}, row("arn:aws:iam::123456789012:role/my-cluster-node")],
])("a conflict: %s", (_, entries, mapped) => {
  expect(conflictsOf(entries, mapped)).toEqual([
    expect.stringContaining("EKS takes the entry without a word; keep one of them"),
  ]);
});

test("the same groups in both are no conflict, nor is the nodes' own row", () => {
  expect(conflictsOf({ ops: entry({ kubernetesGroups: ["dev"] }) }, row(OPS, ["dev"]))).toEqual([]);
  const [own] = nodeMappings(["my-cluster-node"], (name) => `arn:aws:iam::123456789012:role/${name}`);
  expect(conflictsOf({}, own!)).toEqual([]);
});

test("a policy by its name means the same as by its ARN", () => {
  const byName = { admin: { policyArn: "AmazonEKSClusterAdminPolicy", accessScope: { type: "cluster" } } } as const;
  expect(conflictsOf({ ops: entry({ policyAssociations: byName }) }, row(OPS))).toEqual([]);
  const { resource } = parsed((stack) => {
    const props = { clusterName: "c", ...entry({ policyAssociations: byName }) };
    new AccessEntry(stack, "here", props);
    new AccessEntry(stack, "china", { ...props, partition: "aws-cn" });
  });
  const arnOf = (name: string) => resource.aws_eks_access_policy_association![name]!.policy_arn;
  expect(arnOf("here_admin")).toBe("arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy");
  expect(arnOf("china_admin")).toBe("arn:aws-cn:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy");
});

test.each<AccessEntrySettings["type"]>(["EC2_LINUX", "EC2_WINDOWS", "FARGATE_LINUX", "HYBRID_LINUX", "EC2"])(
  "an entry of type %s, which carries its rights with it",
  (type) => {
    const { resource } = parsed((stack) => new AccessEntry(stack, "nodes", { clusterName: "c", ...entry({ type }) }));
    const { "//": _, ...placed } = resource.aws_eks_access_entry!.nodes!;
    expect(placed).toEqual({ cluster_name: "c", principal_arn: OPS, type });
  },
);

test("the nodes of EKS Auto Mode have a policy", () => {
  const policyAssociations = {
    node: { policyArn: "AmazonEKSAutoNodePolicy", accessScope: { type: "cluster" } },
  } as const;
  expect(accessEntryProblems("entries.ops", entry({ type: "EC2", policyAssociations }))).toEqual([]);
  expect(accessEntryProblems("entries.ops", entry({ type: "HYBRID_LINUX", policyAssociations }))).toEqual([
    'entries.ops.policyAssociations goes with type "STANDARD" or "EC2" alone, and this entry is HYBRID_LINUX; drop it',
  ]);
});

test("an entry and its policies", () => {
  const { resource } = parsed(
    (stack) => new AccessEntry(stack, "ops", { clusterName: "c", ...adminEntries({ ops: OPS }, "aws").ops! }),
  );
  expect(resource.aws_eks_access_entry!.ops).toMatchObject({ principal_arn: OPS, type: "STANDARD" });
  expect(resource.aws_eks_access_policy_association!.ops_admin).toMatchObject({
    policy_arn: "arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy",
    principal_arn: "${aws_eks_access_entry.ops.principal_arn}",
    access_scope: { type: "cluster" },
  });
});

test.each<[string, Partial<AccessEntrySettings>, string]>([
  [
    "system:masters as a group",
    { kubernetesGroups: ["system:masters"] },
    'entries.ops.kubernetesGroups: EKS refuses "system:masters"; associate a policy instead, such as AmazonEKSClusterAdminPolicy',
  ],
  [
    "groups of a node",
    { type: "EC2_LINUX", kubernetesGroups: ["dev"] },
    'entries.ops.kubernetesGroups goes with type "STANDARD" alone, and this entry is EC2_LINUX; drop it',
  ],
  [
    "a reserved user",
    { userName: "system:x" },
    'entries.ops.userName ("system:x") begins with a word that EKS keeps for itself; choose another',
  ],
  [
    "a session's name without a colon before it",
    { userName: "ops{{SessionName}}" },
    'entries.ops.userName ("ops{{SessionName}}") needs a colon before the session\'s name; did you mean "ops:{{SessionName}}"?',
  ],
  [
    "a user as a node",
    { type: "EC2_LINUX", principalArn: "arn:aws:iam::123456789012:user/jane" },
    'entries.ops.principalArn ("arn:aws:iam::123456789012:user/jane") names a user, which EKS never matches; name the IAM role',
  ],
  [
    "a service-linked role",
    { principalArn: "arn:aws:iam::123456789012:role/aws-service-role/x.amazonaws.com/x" },
    'entries.ops.principalArn ("arn:aws:iam::123456789012:role/aws-service-role/x.amazonaws.com/x") is a service-linked role, for which EKS makes no entry; name a role of your own',
  ],
  [
    "a misspelt policy",
    { policyAssociations: { view: { policyArn: "AmazonEKSVeiwPolicy", accessScope: { type: "cluster" } } } },
    'entries.ops.policyAssociations.view.policyArn ("AmazonEKSVeiwPolicy") is not an EKS access policy; did you mean "AmazonEKSViewPolicy"?',
  ],
  [
    "no namespace",
    {
      policyAssociations: {
        view: {
          policyArn: "arn:aws:eks::aws:cluster-access-policy/AmazonEKSViewPolicy",
          accessScope: { type: "namespace" },
        },
      },
    },
    "entries.ops.policyAssociations.view.accessScope is for namespaces and names none; name one or more",
  ],
  [
    "an IAM policy",
    {
      policyAssociations: {
        view: { policyArn: "arn:aws:iam::aws:policy/ReadOnlyAccess", accessScope: { type: "cluster" } },
      },
    },
    'entries.ops.policyAssociations.view.policyArn ("arn:aws:iam::aws:policy/ReadOnlyAccess") is not an EKS access policy, such as "arn:aws:eks::aws:cluster-access-policy/AmazonEKSViewPolicy"',
  ],
])("refuses %s", (_, more, problem) => {
  expect(accessEntryProblems("entries.ops", entry(more))).toEqual([problem]);
});

test.each([
  [{ team: "platform", "example.com/tier": "" }, []],
  [{ "app.kubernetes.io/managed-by": "me" }, ["tells whose the ConfigMap is"]],
  [{ "-a": "b" }, ['"-a" is not the key']],
  [{ "a/b/c": "b" }, ['"a/b/c" is not the key']],
  [{ a: "not a value" }, ['labels.a ("not a value") is not the value']],
])("labels %j of aws-auth", (labels, wanted) => {
  const problems = mappingProblems({ mapRoles: [], mapUsers: [], mapAccounts: [], labels });
  expect(problems).toEqual(wanted.map((text) => expect.stringContaining(text) as string));
});

test("its label of ours stays, whatever others there are", () => {
  const json = parsed((stack) => {
    const mappings = { ...none, mapAccounts: ["012345678901"], labels: { team: "platform" } };
    new AwsAuth(stack, "aws-auth", { ...mappings, clusterName: "my-cluster", arnOfRole: (name) => name });
  });
  expect(json.resource.kubernetes_config_map_v1!["aws-auth"]!.metadata).toMatchObject({
    labels: { team: "platform", "app.kubernetes.io/managed-by": "cdktf-eks" },
  });
});
