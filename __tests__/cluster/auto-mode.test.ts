import { Cluster, type ClusterProps, type ComputeConfig } from "../../modules";
import { autoModeCustomTagsPolicy } from "../../modules/cluster/auto-mode-policy";
import { addresses, parsed } from "../../modules/testing";

const props: ClusterProps = { name: "c", subnetIds: ["subnet-0a", "subnet-0b"], securityGroupIds: [] };
const build = (computeConfig?: ComputeConfig, more: Partial<ClusterProps> = {}) =>
  parsed((stack) => new Cluster(stack, "cluster", { ...props, computeConfig, ...more }));
const clusterOf = (...args: Parameters<typeof build>) => build(...args).resource.aws_eks_cluster!.cluster!;
const POOLS = { enabled: true, nodePools: ["general-purpose", "system"] } as const;
const OWN_ROLE = "${aws_iam_role.cluster_auto-mode-node-role.arn}";

test("the three blocks go together, and EKS's add-ons are not installed beside them", () => {
  expect(clusterOf(POOLS)).toMatchObject({
    bootstrap_self_managed_addons: false,
    compute_config: { enabled: true, node_pools: ["general-purpose", "system"], node_role_arn: OWN_ROLE },
    kubernetes_network_config: { elastic_load_balancing: { enabled: true } },
    storage_config: { block_storage: { enabled: true } },
  });
  for (const block of [
    "compute_config",
    "storage_config",
    "kubernetes_network_config",
    "bootstrap_self_managed_addons",
  ])
    expect(clusterOf()).not.toHaveProperty([block]);
});

test("turned off, all three say so and the role stays: one that vanishes would replace the cluster", () => {
  const off = clusterOf({ enabled: false });
  expect(off).toMatchObject({
    compute_config: { enabled: false, node_role_arn: OWN_ROLE },
    kubernetes_network_config: { elastic_load_balancing: { enabled: false } },
    storage_config: { block_storage: { enabled: false } },
  });
  expect(off.compute_config).toEqual(clusterOf({ ...POOLS, enabled: false }).compute_config);
  expect(off).not.toHaveProperty("bootstrap_self_managed_addons");
});

const ROLE_ADDRESSES = [
  "aws_iam_role.cluster_auto-mode-node-role",
  "aws_iam_role_policy.cluster_role_auto-mode-custom-tags",
  "aws_iam_role_policy_attachment.cluster_auto-mode-node-role_AmazonEC2ContainerRegistryPullOnly",
  "aws_iam_role_policy_attachment.cluster_auto-mode-node-role_AmazonEKSWorkerNodeMinimalPolicy",
  "aws_iam_role_policy_attachment.cluster_role_AmazonEKSBlockStoragePolicy",
  "aws_iam_role_policy_attachment.cluster_role_AmazonEKSComputePolicy",
  "aws_iam_role_policy_attachment.cluster_role_AmazonEKSLoadBalancingPolicy",
  "aws_iam_role_policy_attachment.cluster_role_AmazonEKSNetworkingPolicy",
];
const ENTRY_ADDRESSES = [
  "aws_eks_access_entry.cluster_auto-mode-access",
  "aws_eks_access_policy_association.cluster_auto-mode-access_policy",
];

test.each<[string, ComputeConfig, Partial<ClusterProps>, string[]]>([
  ["with its own pools", POOLS, {}, ROLE_ADDRESSES],
  ["turned off", { enabled: false }, {}, ROLE_ADDRESSES],
  [
    "with pools that are made in the cluster, whose nodes nobody else lets in",
    { enabled: true },
    {},
    [...ENTRY_ADDRESSES, ...ROLE_ADDRESSES],
  ],
  [
    "with a role of one's own, and without custom tags",
    { ...POOLS, nodeRoleArn: "arn:aws:iam::123456789012:role/n" },
    { autoModeCustomTags: false },
    ROLE_ADDRESSES.filter((address) => !/node-role|custom-tags/.test(address)),
  ],
])("what it adds %s", (_, config, more, expected) => {
  const before = addresses(build());
  expect(addresses(build(config, more)).filter((address) => !before.includes(address))).toEqual(expected.toSorted());
});

test("both roles may be taken with session tags, and only with Auto Mode", () => {
  const { aws_iam_role: roles } = build(POOLS).resource;
  for (const name of ["cluster_role", "cluster_auto-mode-node-role"])
    expect(String(roles![name]!.assume_role_policy)).toContain('"Action":["sts:AssumeRole","sts:TagSession"]');
  expect(String(build().resource.aws_iam_role!.cluster_role!.assume_role_policy)).toContain(
    '"Action":"sts:AssumeRole"',
  );
});

test("the nodes' role is as it is asked for, in its partition", () => {
  const { resource } = build(POOLS, {
    autoModeNodeRole: { name: "auto", additionalPolicies: { ssm: "arn:aws-cn:iam::aws:policy/X" } },
    iamPath: "/team/",
    permissionsBoundary: "arn:aws-cn:iam::123456789012:policy/b",
    partition: "aws-cn",
    dnsSuffix: "amazonaws.com.cn",
  });
  expect(resource.aws_iam_role!["cluster_auto-mode-node-role"]).toMatchObject({
    name: "auto",
    path: "/team/",
    permissions_boundary: "arn:aws-cn:iam::123456789012:policy/b",
    assume_role_policy: expect.stringContaining('"Service":"ec2.amazonaws.com.cn"') as string,
  });
  expect(resource.aws_iam_role_policy_attachment).toMatchObject({
    "cluster_auto-mode-node-role_additional_ssm": { policy_arn: "arn:aws-cn:iam::aws:policy/X" },
    "cluster_auto-mode-node-role_AmazonEKSWorkerNodeMinimalPolicy": {
      policy_arn: "arn:aws-cn:iam::aws:policy/AmazonEKSWorkerNodeMinimalPolicy",
    },
  });
});

test("the entry of nodes from pools in the cluster", () => {
  const { resource } = build({ enabled: true, nodePools: [] });
  expect(resource.aws_eks_access_entry!["cluster_auto-mode-access"]).toMatchObject({
    principal_arn: OWN_ROLE,
    type: "EC2",
  });
  expect(resource.aws_eks_access_policy_association!["cluster_auto-mode-access_policy"]).toMatchObject({
    policy_arn: "arn:aws:eks::aws:cluster-access-policy/AmazonEKSAutoNodePolicy",
    access_scope: { type: "cluster" },
  });
  expect(resource.aws_eks_cluster!.cluster!.compute_config).toEqual({ enabled: true });
});

test("custom tags go on what belongs to the cluster alone; the variable is IAM's, not Terraform's", () => {
  const { Statement } = JSON.parse(autoModeCustomTagsPolicy("aws")) as {
    Statement: { Sid: string; Condition: { StringEquals: object } }[];
  };
  expect(Statement.map(({ Sid }) => Sid)).toEqual([
    "Compute",
    "Storage",
    "Networking",
    "LoadBalancer",
    "ShieldProtection",
    "ShieldTagResource",
  ]);
  for (const { Condition } of Statement)
    expect(Condition.StringEquals).toEqual({
      "aws:RequestTag/eks:eks-cluster-name": "$${aws:PrincipalTag/eks:eks-cluster-name}",
    });
});
