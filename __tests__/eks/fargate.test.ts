import { Eks, type EksProps } from "../../modules";
import { validateEks } from "../../modules/eks/validate";
import { addresses, parsed } from "../../modules/testing";
import { NAMED_CALL } from "../helpers/documents-call";

const ARN = "arn:aws:iam::123456789012:role";
const SELECTORS = [{ namespace: "web" }];
const build = (more: Partial<EksProps>) => parsed((stack) => new Eks(stack, "eks", { ...NAMED_CALL, ...more }));
const problemsOf = (more: object) => validateEks({ ...NAMED_CALL, ...more } as EksProps);
const profilesOf = (more: Partial<EksProps>) => build(more).resource.aws_eks_fargate_profile!;
const awsAuthOf = (more: Partial<EksProps>) => {
  let awsAuth: Eks["awsAuth"] | undefined;
  parsed((stack) => ({ awsAuth } = new Eks(stack, "eks", { ...NAMED_CALL, ...more })));
  return awsAuth!;
};

test("their addresses: one role for all, and one for each that wants its own; no access entry, since EKS makes it", () => {
  const before = addresses(build({}));
  const after = addresses(
    build({
      fargateProfiles: {
        a: { selectors: SELECTORS },
        b: { selectors: SELECTORS },
        own: { selectors: SELECTORS, iamRole: "own" },
      },
    }),
  );
  expect(after).toEqual(expect.arrayContaining(before));
  expect(after.filter((address) => !before.includes(address))).toEqual([
    "aws_eks_fargate_profile.eks_fargate_a",
    "aws_eks_fargate_profile.eks_fargate_b",
    "aws_eks_fargate_profile.eks_fargate_own",
    "aws_iam_role.eks_fargate-role",
    "aws_iam_role.eks_fargate-roles_own",
    "aws_iam_role_policy_attachment.eks_fargate-role_AmazonEKSFargatePodExecutionRolePolicy",
    "aws_iam_role_policy_attachment.eks_fargate-roles_own_AmazonEKSFargatePodExecutionRolePolicy",
    "aws_security_group_rule.eks_primary-security-group_cluster-primary-ingress-workers",
    "aws_security_group_rule.eks_primary-security-group_workers-ingress-cluster-primary",
  ]);
});

test("each of the module's words ends in its argument", () => {
  const { eks_fargate_web_pods: web, eks_fargate_own: own } = profilesOf({
    fargateSubnets: ["subnet-0f"],
    fargateProfiles: {
      web_pods: { selectors: [{ namespace: "web", labels: {} }], tags: { environment: "own" } },
      own: {
        name: "mine",
        selectors: SELECTORS,
        subnets: [{ id: "subnet-0a", wayOut: "private-with-egress" }],
        timeouts: { create: "20m", delete: "30m" },
      },
    },
  });
  expect(web).toMatchObject({
    fargate_profile_name: "my-cluster-fargate-web-pods",
    pod_execution_role_arn: "${aws_iam_role.eks_fargate-role.arn}",
    selector: [{ namespace: "web", labels: {} }],
    subnet_ids: ["subnet-0f"],
    tags: { environment: "own" },
  });
  expect(own).toMatchObject({
    fargate_profile_name: "mine",
    subnet_ids: ["subnet-0a"],
    timeouts: { create: "20m", delete: "30m" },
    tags: { environment: "test" },
  });
});

test("a profile without subnets, where all profiles have none either, stands in the cluster's", () => {
  expect(profilesOf({ fargateProfiles: { web: { selectors: SELECTORS } } }).eks_fargate_web).toMatchObject({
    subnet_ids: NAMED_CALL.subnets,
  });
});

test("the first pod waits for the role's policies, the cluster's rules and what the caller names", () => {
  const { eks_fargate_web: web } = profilesOf({ fargateProfiles: { web: { selectors: SELECTORS } } });
  expect(web!.depends_on).toEqual(
    expect.arrayContaining([
      "aws_iam_role_policy_attachment.eks_fargate-role_AmazonEKSFargatePodExecutionRolePolicy",
      "aws_security_group_rule.eks_security-groups_cluster-egress-internet",
    ]),
  );
});

test("the shared role is Fargate's for this cluster alone, with path, boundary and policies", () => {
  const { resource } = build({
    iamPath: "/team/",
    permissionsBoundary: "arn:aws:iam::123456789012:policy/b",
    fargatePodExecutionRoleName: "pods",
    fargatePodExecutionRolePolicies: { logs: "arn:aws:iam::aws:policy/CloudWatchLogsFullAccess" },
    fargateProfiles: { web: { selectors: SELECTORS } },
  });
  const role = resource.aws_iam_role!["eks_fargate-role"]!;
  expect(role).toMatchObject({
    name: "pods",
    path: "/team/",
    permissions_boundary: "arn:aws:iam::123456789012:policy/b",
  });
  expect(role.assume_role_policy).toContain(
    '"aws:SourceArn":"${replace(aws_eks_cluster.eks_cluster.arn, ":cluster/", ":fargateprofile/")}/*"',
  );
  expect(resource.aws_iam_role_policy_attachment).toHaveProperty("eks_fargate-role_logs");
});

test("a profile's own role has its own name and policies", () => {
  const { resource } = build({
    fargateProfiles: {
      own: {
        selectors: SELECTORS,
        iamRole: "own",
        iamRoleName: "own-pods",
        iamRoleAdditionalPolicies: { logs: "arn:aws:iam::aws:policy/CloudWatchLogsFullAccess" },
      },
    },
  });
  expect(resource.aws_iam_role!["eks_fargate-roles_own"]).toMatchObject({ name: "own-pods" });
  expect(resource.aws_iam_role_policy_attachment).toHaveProperty("eks_fargate-roles_own_logs");
  expect(resource.aws_iam_role).not.toHaveProperty("eks_fargate-role");
});

test("a role that exists is looked up by its name, or named", () => {
  const { data, resource } = build({
    createFargatePodExecutionRole: false,
    fargatePodExecutionRoleName: "pods",
    fargateProfiles: {
      found: { selectors: SELECTORS },
      named: { selectors: SELECTORS, iamRoleArn: `${ARN}/team/named` },
    },
  });
  expect(data.aws_iam_role!["eks_fargate-role"]).toMatchObject({ name: "pods" });
  expect(resource.aws_eks_fargate_profile).toMatchObject({
    eks_fargate_found: { pod_execution_role_arn: "${data.aws_iam_role.eks_fargate-role.arn}" },
    eks_fargate_named: { pod_execution_role_arn: `${ARN}/team/named` },
  });
  expect(resource.aws_iam_role).not.toHaveProperty("eks_fargate-role");
});

const PROFILES: EksProps["fargateProfiles"] = {
  a: { selectors: SELECTORS },
  own: { selectors: SELECTORS, iamRole: "own" },
  named: { selectors: SELECTORS, iamRoleArn: `${ARN}/team/named` },
};

test.each<[EksProps["authenticationMode"], boolean, readonly string[] | undefined]>([
  ["CONFIG_MAP", true, ["my-cluster-fargate", "my-cluster-fargate-own", "named"]],
  ["API_AND_CONFIG_MAP", true, ["my-cluster-fargate", "my-cluster-fargate-own", "named"]],
  ["API", true, undefined],
  ["CONFIG_MAP", false, undefined],
])("in mode %s, where manageAwsAuth is %s, the map holds %j", (authenticationMode, manageAwsAuth, names) => {
  expect(awsAuthOf({ authenticationMode, manageAwsAuth, fargateProfiles: PROFILES }).fargateRoleNames).toEqual(names);
});

test("without profiles there is no role, whatever is said of it", () => {
  const more = { fargatePodExecutionRoleName: "pods", createFargatePodExecutionRole: false };
  expect(addresses(build(more))).toEqual(addresses(build({})));
  expect(awsAuthOf({ ...more, authenticationMode: "CONFIG_MAP" })).not.toHaveProperty("fargateRoleNames");
});

test.each<[string, object, string[]]>([
  [
    "the cluster's public subnets",
    { subnetWayOut: "public", subnets: ["subnet-0a", "subnet-0b"], fargateProfiles: { web: { selectors: SELECTORS } } },
    ["0a", "0b"].map(
      (name) =>
        `fargateProfiles.web: the cluster's subnets: subnet-${name} is public, and EKS takes private subnets alone for Fargate, whose pods have no public address; name private ones, in fargateSubnets`,
    ),
  ],
  [
    "a public subnet of the profile's own",
    {
      fargateProfiles: {
        web: { selectors: SELECTORS, subnets: [{ id: "subnet-0a", wayOut: "public", name: "edge" }] },
      },
    },
    [
      "fargateProfiles.web: subnets: edge is public, and EKS takes private subnets alone for Fargate, whose pods have no public address; name private ones",
    ],
  ],
  [
    "no role to look up",
    { createFargatePodExecutionRole: false, fargateProfiles: { web: { selectors: SELECTORS } } },
    [
      "createFargatePodExecutionRole is false and fargatePodExecutionRoleName names no role to look up; name it, or let one be made",
    ],
  ],
  [
    "policies for a role that is looked up",
    {
      createFargatePodExecutionRole: false,
      fargatePodExecutionRoleName: "pods",
      fargatePodExecutionRolePolicies: { logs: "arn:aws:iam::aws:policy/A" },
    },
    [
      "fargatePodExecutionRolePolicies are for a role that is made, and createFargatePodExecutionRole is false; attach them to the role where it is made",
    ],
  ],
  [
    "a name for a role that is shared",
    { fargateProfiles: { web: { selectors: SELECTORS, iamRoleName: "web" } } },
    ['fargateProfiles.web: iamRoleName is for a role of the profile\'s own; set iamRole to "own", or drop it'],
  ],
  [
    "two roles",
    { fargateProfiles: { web: { selectors: SELECTORS, iamRole: "own", iamRoleArn: `${ARN}/a` } } },
    ['fargateProfiles.web: iamRole is "own" and iamRoleArn names a role that exists; drop one of them'],
  ],
  [
    "a role whose name aws-auth cannot know",
    {
      authenticationMode: "CONFIG_MAP",
      fargateProfiles: { web: { selectors: SELECTORS, iamRoleArn: "${TfToken[TOKEN.0]}" } },
    },
    [
      'fargateProfiles.web: iamRoleArn is known only at apply, and aws-auth needs the role\'s name; give the ARN as plain text, or set authenticationMode to "API_AND_CONFIG_MAP"',
    ],
  ],
  [
    "one name for two profiles",
    { fargateProfiles: { a: { selectors: SELECTORS, name: "x" }, b: { selectors: SELECTORS, name: "x" } } },
    ['fargateProfiles.b: is called "x", as a is; give one of them another name'],
  ],
  [
    "a row of Fargate's role, which is written anyway",
    {
      mapRoles: [{ rolearn: `${ARN}/my-cluster-fargate`, username: "x", groups: [] }],
      fargateProfiles: { web: { selectors: SELECTORS } },
    },
    ["mapRoles[0] is the role of Fargate's pods, whose row is written anyway; drop it"],
  ],
  [
    "v16's single selector",
    { fargateProfiles: { web: { namespace: "web" } } },
    ["fargateProfiles.web.selectors is required and was not given", "fargateProfiles.web.namespace is not a known key"],
  ],
])("refuses %s", (_, more, problems) => {
  expect(problemsOf(more)).toEqual(problems);
});

test("the typed members are the resources", () => {
  parsed((stack) => {
    const { fargate } = new Eks(stack, "eks", { ...NAMED_CALL, fargateProfiles: PROFILES });
    expect(fargate.profiles.a!.profile.terraformResourceType).toBe("aws_eks_fargate_profile");
    expect(Object.keys(fargate.ownRoles)).toEqual(["own"]);
    expect(fargate.sharedRole!.roleName).toBe("my-cluster-fargate");
  });
});
