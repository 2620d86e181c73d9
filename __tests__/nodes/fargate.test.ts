import { TerraformVariable } from "cdktf";
import {
  FargatePodExecutionRole,
  FargateProfile,
  fargateRoleName,
  fargateSubnetProblems,
  fargateTrust,
  validateFargateProfile,
  type FargateProfileProps,
} from "../../modules";
import { validatePodExecutionRole } from "../../modules/nodes/fargate/validate";
import { addresses, parsed } from "../../modules/testing";
import { expectGolden } from "../helpers/golden";

const PROPS: FargateProfileProps = {
  clusterName: "c",
  podExecutionRoleArn: "arn:aws:iam::123456789012:role/c-fargate",
  subnetIds: ["subnet-0a"],
  selectors: [{ namespace: "web" }],
};
const profileOf = (more: Partial<FargateProfileProps> = {}) =>
  parsed((stack) => new FargateProfile(stack, "web_pods", { ...PROPS, ...more })).resource.aws_eks_fargate_profile!
    .web_pods!;

test("a profile by the registry module's name", () => {
  const { "//": _, ...placed } = profileOf();
  expect(placed).toEqual({
    cluster_name: "c",
    fargate_profile_name: "c-fargate-web-pods",
    pod_execution_role_arn: PROPS.podExecutionRoleArn,
    subnet_ids: ["subnet-0a"],
    selector: [{ namespace: "web" }],
    depends_on: [],
  });
});

test("every prop ends in its argument, empty ones too", () => {
  expect(
    profileOf({
      fargateProfileName: "own",
      selectors: [
        { namespace: "a", labels: {} },
        { namespace: "b-*", labels: { tier: "" } },
      ],
      timeouts: { create: "20m", delete: "30m" },
      tags: { a: "" },
    }),
  ).toMatchObject({
    fargate_profile_name: "own",
    selector: [
      { namespace: "a", labels: {} },
      { namespace: "b-*", labels: { tier: "" } },
    ],
    timeouts: { create: "20m", delete: "30m" },
    tags: { a: "" },
  });
});

test("subnets that are known only at apply", () => {
  const { resource } = parsed((stack) => {
    const ids = new TerraformVariable(stack, "ids", { type: "list(string)" });
    new FargateProfile(stack, "web", { ...PROPS, subnetIds: ids.listValue });
  });
  expect(resource.aws_eks_fargate_profile!.web).toMatchObject({ subnet_ids: "${var.ids}" });
});

test.each<[string, object, string]>([
  ["no selector", { selectors: [] }, "selectors has 0 entries; EKS takes 1 to 5, so split the profile"],
  [
    "six selectors",
    { selectors: ["a", "b", "c", "d", "e", "f"].map((namespace) => ({ namespace })) },
    "selectors has 6 entries; EKS takes 1 to 5, so split the profile",
  ],
  ["no namespace", { selectors: [{ namespace: "" }] }, 'selectors[0].namespace ("") is not the name of a namespace'],
  [
    "v13's single namespace",
    { selectors: [{ namspace: "web" }] },
    'selectors[0].namspace is not a known key; did you mean "namespace"?',
  ],
  ["no subnet", { subnetIds: [] }, "subnetIds is empty; name one private subnet or more"],
  [
    "a name that EKS keeps for itself",
    { fargateProfileName: "eks-web" },
    'fargateProfileName ("eks-web") begins with "eks-", which EKS keeps for itself; rename it',
  ],
])("refuses %s", (_, more, problem) => {
  expect(validateFargateProfile("web", { ...PROPS, ...more } as FargateProfileProps)).toContain(problem);
});

test("public subnets are refused, with the reason", () => {
  expect(
    fargateSubnetProblems("fargateSubnets", [
      { name: "public a", wayOut: "public" },
      { name: "private a", wayOut: "private-with-egress" },
      { name: "isolated a", wayOut: "private-without-egress" },
      { name: "subnet-0a", wayOut: "unknown" },
    ]),
  ).toEqual([
    "fargateSubnets: public a is public, and EKS takes private subnets alone for Fargate, whose pods have no public address; name private ones",
  ]);
});

test("who may take the role on, as in golden/fargate-trust.json", () => {
  const trust = fargateTrust("arn:aws:eks:ap-northeast-2:123456789012:cluster/my-cluster");
  expectGolden("fargate-trust.json", `${JSON.stringify(JSON.parse(trust), null, 2)}\n`);
  expect(fargateTrust()).not.toContain("Condition");
});

test("the role, its policies and its addresses", () => {
  const json = parsed(
    (stack) =>
      new FargatePodExecutionRole(stack, "pods", {
        clusterName: "my-cluster",
        path: "/team/",
        permissionsBoundary: "arn:aws:iam::123456789012:policy/b",
        partition: "aws-cn",
        additionalPolicies: { logs: "arn:aws-cn:iam::aws:policy/CloudWatchLogsFullAccess" },
        tags: { a: "" },
      }),
  );
  expect(addresses(json)).toEqual([
    "aws_iam_role.pods",
    "aws_iam_role_policy_attachment.pods_AmazonEKSFargatePodExecutionRolePolicy",
    "aws_iam_role_policy_attachment.pods_logs",
  ]);
  expect(json.resource.aws_iam_role!.pods).toMatchObject({
    name: "my-cluster-fargate",
    path: "/team/",
    permissions_boundary: "arn:aws:iam::123456789012:policy/b",
    tags: { a: "" },
  });
  expect(json.resource.aws_iam_role_policy_attachment!.pods_AmazonEKSFargatePodExecutionRolePolicy!.policy_arn).toBe(
    "arn:aws-cn:iam::aws:policy/AmazonEKSFargatePodExecutionRolePolicy",
  );
});

test("the role's name is literal, and no longer than IAM takes", () => {
  expect(fargateRoleName("my-cluster")).toBe("my-cluster-fargate");
  expect(fargateRoleName("my-cluster", "web")).toBe("my-cluster-fargate-web");
  const long = ["a", "b"].map((end) => fargateRoleName("c".repeat(60), `${"p".repeat(60)}${end}`));
  expect(long.map((name) => name.length)).toEqual([64, 64]);
  expect(new Set(long).size).toBe(2);
});

test("a policy that is none is told by its name", () => {
  expect(validatePodExecutionRole({ clusterName: "c", additionalPolicies: { logs: "Logs" } })).toEqual([
    'additionalPolicies.logs ("Logs") is not the ARN of a policy, such as "arn:aws:iam::aws:policy/ReadOnlyAccess"',
  ]);
});
