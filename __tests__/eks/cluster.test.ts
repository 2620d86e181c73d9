import { Eks, type EksProps } from "../../modules";
import { eksWarnings, validateEks } from "../../modules/eks/validate";
import { addresses, parsed, synth, type StackJson } from "../../modules/testing";
import { NAMED_CALL } from "../helpers/documents-call";

const ROLE = "arn:aws:iam::123456789012:role";
const build = (more: Partial<EksProps> = {}) => parsed((stack) => new Eks(stack, "eks", { ...NAMED_CALL, ...more }));
const problemsOf = (more: Partial<EksProps>) => validateEks({ ...NAMED_CALL, ...more });
const before = build();
/** The cluster's arguments that differ from those of the plain call. */
const changed = (more: Partial<EksProps>) => {
  const cluster = (json: StackJson) => json.resource.aws_eks_cluster!.eks_cluster!;
  const [was, is] = [cluster(before), cluster(build(more))];
  return Object.fromEntries(
    Object.entries(is).filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(was[key])),
  );
};

test.each<[Partial<EksProps>, object]>([
  [{ clusterForceUpdateVersion: false }, { force_update_version: false }],
  [{ clusterUpgradePolicy: { supportType: "EXTENDED" } }, { upgrade_policy: { support_type: "EXTENDED" } }],
  [{ bootstrapSelfManagedAddons: false }, { bootstrap_self_managed_addons: false }],
  [{ clusterZonalShiftConfig: { enabled: false } }, { zonal_shift_config: { enabled: false } }],
  [{ controlPlaneScalingConfig: { tier: "standard" } }, { control_plane_scaling_config: { tier: "standard" } }],
  [{ clusterDeletionProtection: false }, { deletion_protection: false }],
  [
    { clusterRemoteNetworkConfig: { remoteNodeNetworks: { cidrs: ["10.1.0.0/16"] } } },
    { remote_network_config: { remote_node_networks: { cidrs: ["10.1.0.0/16"] } } },
  ],
  [{ clusterIamRoleArn: `${ROLE}/mine`, clusterEncryptionConfig: [] }, { role_arn: `${ROLE}/mine` }],
  [{ clusterCreateTimeout: "45m" }, { timeouts: { create: "45m", update: "60m", delete: "15m" } }],
])("%j reaches the cluster", (more, expected) => {
  expect(changed(more)).toMatchObject(expected);
});

test("the control plane may stand in subnets of its own, the nodes stay in theirs", () => {
  const { resource } = build({ controlPlaneSubnetIds: ["subnet-0c", "subnet-0d"] });
  expect(resource.aws_eks_cluster!.eks_cluster).toMatchObject({
    vpc_config: { subnet_ids: ["subnet-0c", "subnet-0d"] },
  });
  expect(resource.aws_autoscaling_group!.eks_workers_general!.vpc_zone_identifier).toEqual(NAMED_CALL.subnets);
  expect(problemsOf({ controlPlaneSubnetIds: ["subnet-0c"] })).toEqual([
    "controlPlaneSubnetIds names 1; EKS needs subnets in two zones or more",
  ]);
});

test("a role is looked up by its name where its making is left to others", () => {
  const { data } = build({ manageClusterIamResources: false, clusterIamRoleName: "mine" });
  expect(data.aws_iam_role).toEqual({ "eks_cluster_existing-role": { name: "mine" } });
});

test("thumbprints of both words are sent, and none by default", () => {
  const list = (more: Partial<EksProps>) =>
    build(more).resource.aws_iam_openid_connect_provider!["eks_cluster_oidc-provider"]!.thumbprint_list;
  const [one, other] = ["a".repeat(40), "b".repeat(40)];
  expect(list({})).toBeUndefined();
  expect(list({ eksOidcRootCaThumbprint: one, customOidcThumbprints: [other!] })).toEqual([one, other]);
  expect(list({ customOidcThumbprints: [other!] })).toEqual([other]);
});

test("every role has the path and the boundary that are asked for", () => {
  const { aws_iam_role: roles } = build({
    iamPath: "/team/",
    permissionsBoundary: "arn:aws:iam::123456789012:policy/b",
    clusterComputeConfig: { enabled: true },
  }).resource;
  expect(Object.keys(roles!)).toEqual(["eks_cluster_auto-mode-node-role", "eks_cluster_role", "eks_node-role"]);
  for (const role of Object.values(roles!))
    expect(role).toMatchObject({ path: "/team/", permissions_boundary: "arn:aws:iam::123456789012:policy/b" });
});

test("what is made by the partition's name is made by the partition that the plan finds", () => {
  const { resource } = build({ clusterComputeConfig: { enabled: true } });
  const partition = "${data.aws_partition.eks_partition.partition}";
  expect(resource.aws_iam_role_policy_attachment!["eks_cluster_role_AmazonEKSComputePolicy"]!.policy_arn).toBe(
    `arn:${partition}:iam::aws:policy/AmazonEKSComputePolicy`,
  );
  expect(String(resource.aws_iam_role!["eks_cluster_auto-mode-node-role"]!.assume_role_policy)).toContain(
    "ec2.${data.aws_partition.eks_partition.dns_suffix}",
  );
  expect(String(resource.aws_iam_role!.eks_cluster_role!.assume_role_policy)).toContain('"eks.amazonaws.com"');
});

const IPV6 = { clusterIpFamily: "ipv6", workerGroups: { general: { instanceType: "m5.large" } } } as const;

test("nodes of an IPv6 cluster are told EKS's IPv6 block, and get the policy that AWS does not offer", () => {
  const json = build(IPV6);
  const local = Object.values(json.locals).join("");
  expect(local).toContain("kubernetes_network_config[0].service_ipv6_cidr");
  expect(local).not.toContain("service_ipv4_cidr");
  expect(addresses(json)).toEqual(
    expect.arrayContaining([
      "aws_iam_policy.eks_node-role_cni-ipv6",
      "aws_iam_role_policy_attachment.eks_node-role_cni-ipv6-attachment",
    ]),
  );
  expect(addresses(json)).not.toContain("aws_iam_role_policy_attachment.eks_node-role_AmazonEKS_CNI_Policy");
  expect(String(json.resource.aws_iam_policy!["eks_node-role_cni-ipv6"]!.policy)).toContain("ec2:AssignIpv6Addresses");
});

test.each<[Partial<EksProps>]>([[{ createCniIpv6IamPolicy: false }], [{ attachWorkerCniPolicy: false }]])(
  "with %j that policy is yours",
  (more) => {
    const cni = addresses(build({ ...IPV6, ...more })).filter((address) => /cni/i.test(address));
    expect(cni).toEqual([]);
  },
);

test("the words of the control plane are those of the complaints", () => {
  expect(
    problemsOf({
      manageClusterIamResources: false,
      clusterIamRoleArn: "x",
      clusterIamRoleAdditionalPolicies: {},
      clusterEncryptionConfig: [],
      kmsKeyDescription: "",
      clusterUpgradePolicy: {} as never,
    }),
  ).toEqual(["clusterUpgradePolicy.supportType is required and was not given; it is one of STANDARD, EXTENDED"]);
  expect(
    problemsOf({
      clusterIamRoleArn: "x",
      clusterIamRoleAdditionalPolicies: {},
      clusterEncryptionConfig: [],
      kmsKeyDescription: "",
      createCloudwatchLogGroup: false,
      cloudwatchLogGroupTags: {},
      enableIrsa: false,
      customOidcThumbprints: ["z"],
      nodeIamRoleName: "n",
      createCniIpv6IamPolicy: true,
    }),
  ).toEqual([
    "cloudwatchLogGroupTags is given while createCloudwatchLogGroup is false; drop one of them",
    "kmsKeyDescription: no key is made where clusterEncryptionConfig says otherwise; drop one of them",
    'clusterIamRoleArn ("x") is not the ARN of a role',
    "clusterIamRoleAdditionalPolicies is for a role that is made, and this one is given (clusterIamRoleArn); drop one of them",
    "eksOidcRootCaThumbprint or customOidcThumbprints is given while enableIrsa is false; drop one of them",
    'eksOidcRootCaThumbprint or customOidcThumbprints ("z") is not a thumbprint of 40 hexadecimal digits',
    "nodeIamRoleName is for the role of Auto Mode's nodes, which clusterComputeConfig turns on; drop it",
    'createCniIpv6IamPolicy is for a cluster of clusterIpFamily "ipv6"; drop one of them',
  ]);
});

test.each<[string, Partial<EksProps>, string]>([
  [
    "a role twice",
    { manageClusterIamResources: false, clusterIamRoleArn: `${ROLE}/a`, clusterIamRoleName: "a" },
    "clusterIamRoleArn and clusterIamRoleName are both given; one of them says which role it is",
  ],
  [
    "no role at all",
    { manageClusterIamResources: false },
    "clusterIamRoleArn and clusterIamRoleName: neither is given; say which role it is",
  ],
  [
    "a role that is made and given",
    { manageClusterIamResources: true, clusterIamRoleArn: `${ROLE}/a` },
    "clusterIamRoleArn is given while manageClusterIamResources is true; drop one of them",
  ],
  [
    "IPv6 on the document's own instances",
    { clusterIpFamily: "ipv6" },
    'workerGroups.general: instanceType (m4.large) cannot give pods IPv6 addresses, not being of the Nitro system; take a newer one, such as "m5.large"',
  ],
  [
    "two versions up",
    { clusterVersion: "1.35", clusterVersionBefore: "1.33" },
    'clusterVersion "1.35" comes after "1.33" (clusterVersionBefore), and EKS upgrades one minor version at a time; apply "1.34" first',
  ],
  [
    "nodes that stay too far behind",
    { clusterVersion: "1.35", clusterVersionBefore: "1.34", oldestNodeVersion: "1.31" },
    'oldestNodeVersion "1.31" under clusterVersion "1.35": nodes may be 3 minor versions behind; bring them to "1.32" or newer first',
  ],
  [
    "a version before that is none",
    { clusterVersionBefore: "v1.34" as never },
    'clusterVersionBefore ("v1.34") is not a minor version of Kubernetes; did you mean "1.34"?',
  ],
  [
    "standard support that has ended",
    { clusterVersion: "1.33", clusterUpgradePolicy: { supportType: "STANDARD" }, today: "2026-11-24" },
    'clusterVersion "1.33" left standard support on 2026-07-29, and under supportType "STANDARD" EKS upgrades it by itself; choose "1.34", "1.35", "1.36"',
  ],
  [
    "an API version that kubectl refuses",
    { kubeconfigApiVersion: "client.authentication.k8s.io/v1alpha1" as never },
    'kubeconfigApiVersion ("client.authentication.k8s.io/v1alpha1") is not what kubectl takes since 1.24; leave it out, or say "client.authentication.k8s.io/v1beta1"',
  ],
  [
    "a program without its arguments",
    { kubeconfigAwsAuthenticatorCommand: "heptio-authenticator-aws" },
    'kubeconfigAwsAuthenticatorCommand ("heptio-authenticator-aws") is a program whose arguments are not known here; say kubeconfigAwsAuthenticatorCommandArgs',
  ],
])("refuses %s", (_, more, problem) => {
  expect(problemsOf(more)).toEqual([problem]);
});

const REQUIREMENTS = { memoryMib: { min: 4096 }, vcpuCount: { min: 2 } };
const NO_WINDOWS = 'nodes of Windows have no IPv6, and clusterIpFamily is "ipv6"; leave the group out';
const onXen = (label: string, types: string) =>
  `${label} (${types}) cannot give pods IPv6 addresses, not being of the Nitro system; take a newer one, such as "m5.large"`;

test.each<[string, Partial<EksProps>, string[]]>([
  [
    "overrides are what is launched",
    { workerGroups: { a: { instanceType: "m4.large", overrideInstanceTypes: ["m5.large", "m4.xlarge", "t2.large"] } } },
    [onXen("workerGroups.a: overrideInstanceTypes", "m4.xlarge, t2.large")],
  ],
  ["overrides alone", { workerGroups: { a: { overrideInstanceTypes: ["m5.large", "m6i.large"] } } }, []],
  ["a launch template says its own type", { workerGroups: { a: { launchTemplateId: "lt-0a" } } }, []],
  ["requirements decide", { workerGroups: { a: { instanceRequirements: REQUIREMENTS } } }, []],
  ["bare metal of an old family", { workerGroups: { a: { instanceType: "i3.metal" } } }, []],
  [
    "a family that is not listed",
    { workerGroups: { a: { instanceType: "g3.4xlarge" } } },
    [onXen("workerGroups.a: instanceType", "g3.4xlarge")],
  ],
  [
    "Windows",
    { workerGroups: { a: { instanceType: "m5.large", platform: "windows" } } },
    [`workerGroups.a: ${NO_WINDOWS}`],
  ],
  ["a managed group's default", { nodeGroups: { a: {} } }, [onXen("nodeGroups.a: instanceTypes", "m4.large")]],
  [
    "a managed group's types",
    { nodeGroups: { a: { instanceTypes: ["m5.large", "m4.large"] } } },
    [onXen("nodeGroups.a: instanceTypes", "m4.large")],
  ],
  ["a managed group of arm64", { nodeGroups: { a: { amiType: "AL2023_ARM_64_STANDARD" } } }, []],
  ["a managed group on a launch template", { nodeGroups: { a: { launchTemplateId: "lt-0a" } } }, []],
  [
    "a managed group of Windows",
    { nodeGroups: { a: { createIamRole: true, amiType: "WINDOWS_CORE_2022_x86_64", instanceTypes: ["m5.large"] } } },
    [`nodeGroups.a: ${NO_WINDOWS}`],
  ],
])("IPv6: %s", (_, more, expected) => {
  expect(problemsOf({ clusterIpFamily: "ipv6", workerGroups: {}, ...more })).toEqual(expected);
});

test("a version that has ended may be the one that runs", () => {
  expect(problemsOf({ clusterVersion: "1.28", clusterVersionBefore: "1.27" })).toEqual([]);
});

test("a step back is a warning, and what runs never reaches the JSON", () => {
  const back = { ...NAMED_CALL, clusterVersion: "1.34", clusterVersionBefore: "1.35" } as const;
  expect(eksWarnings(back)).toContainEqual(expect.stringMatching(/^clusterVersion "1.34" goes back from "1.35"/));
  const text = (more: Partial<EksProps>) => synth((stack) => new Eks(stack, "eks", { ...NAMED_CALL, ...more }));
  expect(text({ clusterVersionBefore: "1.34", oldestNodeVersion: "1.33" })).toBe(text({}));
});

test("the kubeconfig's words reach its text", () => {
  let kubeconfig = "";
  synth((stack) => {
    ({ kubeconfig } = new Eks(stack, "eks", {
      ...NAMED_CALL,
      kubeconfigName: "prod",
      kubeconfigAwsAuthenticatorCommand: "mine",
      kubeconfigAwsAuthenticatorCommandArgs: ["a"],
      kubeconfigAwsAuthenticatorAdditionalArgs: ["b"],
      kubeconfigAwsAuthenticatorEnvVariables: { C: "" },
    }));
  });
  expect(kubeconfig).toContain("current-context: prod");
  expect(kubeconfig).toContain(
    "command: mine\n        args:\n        - 'a'\n        - 'b'\n        env:\n        - name: 'C'\n          value: ''\n",
  );
});
