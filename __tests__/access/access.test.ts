import {
  AccessEntry,
  accessConflicts,
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
