import { Cluster, ClusterSecurityGroups, type ClusterProps } from "../../modules";
import { clusterProblems, clusterWarnings, validateCluster } from "../../modules/cluster/validate";
import { addresses, parsed } from "../../modules/testing";

const props: ClusterProps = {
  name: "my-cluster",
  subnetIds: ["subnet-0a", "subnet-0b"],
  securityGroupIds: ["sg-0a"],
};
const build = (more: Partial<ClusterProps> = {}) =>
  parsed((stack) => new Cluster(stack, "cluster", { ...props, ...more }));
const clusterOf = (more: Partial<ClusterProps> = {}) => build(more).resource.aws_eks_cluster!.cluster!;

test("a cluster alone makes its role, its logs, its key and its OIDC provider", () => {
  expect(addresses(build())).toEqual([
    "aws_cloudwatch_log_group.cluster_logs",
    "aws_eks_cluster.cluster",
    "aws_iam_openid_connect_provider.cluster_oidc-provider",
    "aws_iam_role.cluster_role",
    "aws_iam_role_policy.cluster_role_deny-log-group",
    "aws_iam_role_policy.cluster_role_secrets-encryption",
    "aws_iam_role_policy_attachment.cluster_role_AmazonEKSClusterPolicy",
    "aws_kms_alias.cluster_secrets-key-alias",
    "aws_kms_key.cluster_secrets-key",
  ]);
});

test("each of them can be left out", () => {
  const bare = build({ secretsEncryption: "eks-default", enabledLogTypes: [], oidcProvider: false });
  expect(addresses(bare)).toEqual([
    "aws_eks_cluster.cluster",
    "aws_iam_role.cluster_role",
    "aws_iam_role_policy.cluster_role_deny-log-group",
    "aws_iam_role_policy_attachment.cluster_role_AmazonEKSClusterPolicy",
  ]);
  expect(bare.resource.aws_eks_cluster!.cluster).not.toHaveProperty("encryption_config");
});

test("a given key is used and none is made", () => {
  const arn = "arn:aws:kms:ap-northeast-2:123456789012:key/x";
  const { resource } = build({ secretsEncryption: { keyArn: arn } });
  expect(resource.aws_kms_key).toBeUndefined();
  expect(resource.aws_eks_cluster!.cluster).toMatchObject({
    encryption_config: { provider: { key_arn: arn }, resources: ["secrets"] },
  });
  expect(String(resource.aws_iam_role_policy!["cluster_role_secrets-encryption"]!.policy)).toContain(arn);
});

test("waits for its permissions and its log group, and for what the caller names", () => {
  const { resource } = parsed((stack) => {
    const groups = new ClusterSecurityGroups(stack, "groups", { clusterName: "my-cluster", vpcId: "vpc-0a" });
    new Cluster(stack, "cluster", props, Object.values(groups.rules));
  });
  expect(resource.aws_eks_cluster!.cluster!.depends_on).toEqual(
    expect.arrayContaining([
      "aws_iam_role_policy_attachment.cluster_role_AmazonEKSClusterPolicy",
      "aws_iam_role_policy.cluster_role_deny-log-group",
      "aws_cloudwatch_log_group.cluster_logs",
      "aws_security_group_rule.groups_cluster-https-worker-ingress",
    ]),
  );
});

test("the log group outlives the cluster and not the denial to make it anew", () => {
  expect(build().resource.aws_cloudwatch_log_group!.cluster_logs).toMatchObject({
    name: "/aws/eks/my-cluster/cluster",
    retention_in_days: 90,
    depends_on: ["aws_iam_role_policy.cluster_role_deny-log-group"],
  });
});

test("keeps logs for ever with 0", () => {
  expect(build({ logRetentionInDays: 0 }).resource.aws_cloudwatch_log_group!.cluster_logs).toMatchObject({
    retention_in_days: 0,
  });
});

test("whoever creates it administers it, and a later change of that replaces nothing", () => {
  expect(clusterOf()).toMatchObject({
    access_config: { authentication_mode: "API_AND_CONFIG_MAP", bootstrap_cluster_creator_admin_permissions: true },
    lifecycle: {
      ignore_changes: ["access_config[0].bootstrap_cluster_creator_admin_permissions", "bootstrap_self_managed_addons"],
    },
  });
  expect(clusterOf({ bootstrapClusterCreatorAdminPermissions: false })).toMatchObject({
    access_config: { bootstrap_cluster_creator_admin_permissions: false },
  });
});

test("sends no list of networks while the public endpoint is off", () => {
  const { vpc_config } = clusterOf({ endpointPublicAccess: false }) as { vpc_config: object };
  expect(vpc_config).toMatchObject({ endpoint_public_access: false, endpoint_private_access: true });
  expect(vpc_config).not.toHaveProperty("public_access_cidrs");
});

test("a timeout of one kind leaves the others at their defaults", () => {
  expect(clusterOf({ timeouts: { create: "45m" } })).toMatchObject({
    timeouts: { create: "45m", update: "60m", delete: "15m" },
  });
});

test("the default version is 1.35", () => {
  expect(clusterOf()).toMatchObject({ version: "1.35" });
});

test("policies are those of the partition", () => {
  const { resource } = build({ partition: "aws-cn" });
  expect(resource.aws_iam_role_policy_attachment!["cluster_role_AmazonEKSClusterPolicy"]).toMatchObject({
    policy_arn: "arn:aws-cn:iam::aws:policy/AmazonEKSClusterPolicy",
  });
});

test("a public endpoint that is open to the world is told, a closed one is not", () => {
  expect(clusterWarnings(props)).toEqual([
    "the public endpoint is open to the world; set publicAccessCidrs to the networks that need it, or endpointPublicAccess to false",
  ]);
  expect(clusterWarnings({ ...props, publicAccessCidrs: ["203.0.113.0/24"] })).toEqual([]);
  expect(clusterWarnings({ ...props, endpointPublicAccess: false })).toEqual([]);
});

test.each<[string, Partial<ClusterProps>, string]>([
  [
    "both endpoints off",
    { endpointPrivateAccess: false, endpointPublicAccess: false },
    "endpointPrivateAccess and endpointPublicAccess are both false, so nobody reaches the API; turn one on",
  ],
  [
    "an empty list of networks",
    { publicAccessCidrs: [] },
    "publicAccessCidrs is empty, which EKS takes as open to the world; name the networks, or set endpointPublicAccess to false",
  ],
  [
    "an address for a network",
    { publicAccessCidrs: ["203.0.113.7"] },
    'publicAccessCidrs[0] (203.0.113.7) is not an IPv4 block; did you mean "203.0.113.7/32"?',
  ],
  ["one subnet", { subnetIds: ["subnet-0a"] }, "subnetIds names 1; EKS needs subnets in two zones or more"],
  [
    "a subnet twice",
    { subnetIds: ["subnet-0a", "subnet-0a"] },
    "subnetIds names subnet-0a twice; name each subnet once",
  ],
  [
    "what is no subnet",
    { subnetIds: ["subnet-0a", "vpc-0a"] },
    'subnetIds: "vpc-0a" is not a subnet id, such as "subnet-0abc1234def567890"',
  ],
  [
    "an odd retention",
    { logRetentionInDays: 42 },
    /^logRetentionInDays \(42\) is not one that CloudWatch takes: 0, 1, 3/ as unknown as string,
  ],
  [
    "a public service block",
    { serviceIpv4Cidr: "8.8.0.0/16" },
    "serviceIpv4Cidr (8.8.0.0/16) must lie in 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16",
  ],
  [
    "a path without slashes",
    { iamPath: "team" },
    'iamPath ("team") must begin and end with a slash; did you mean "/team/"?',
  ],
])("refuses %s", (_, more, problem) => {
  const problems = clusterProblems({ ...props, ...more });
  expect(problems).toEqual([typeof problem === "string" ? problem : expect.stringMatching(problem)]);
});

test("refuses a misspelt prop and a wrong word with the near miss", () => {
  const wrong = { ...props, verison: "1.35", authenticationMode: "API_AND_CONFIGMAP" } as unknown as ClusterProps;
  expect(validateCluster(wrong)).toEqual(
    [
      'authenticationMode ("API_AND_CONFIGMAP") is not one of CONFIG_MAP, API_AND_CONFIG_MAP, API; did you mean "API_AND_CONFIG_MAP"?',
      'verison is not a known key; did you mean "version"?',
    ].toSorted((one) => (one.startsWith("verison") ? -1 : 1)),
  );
});
