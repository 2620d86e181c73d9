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
  const outside = { ...props, publicAccessCidrs: ["203.0.113.0/24"], endpointPrivateAccess: false };
  expect(clusterWarnings(outside)).toEqual([expect.stringContaining("have to hold the addresses that they leave by")]);
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
    { publicAccessCidrs: ["172.16.4.0/24"] },
    "publicAccessCidrs[0] (172.16.4.0/24) lies in 172.16.0.0/12, from which nobody comes over the internet, and EKS refuses it; the private endpoint is open to all of the VPC without it",
  ],
  [
    "one address of the internet",
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
    "an IPv6 network where the endpoint has none",
    { publicAccessCidrs: ["2001:db8::/32"] },
    "publicAccessCidrs[0] (2001:db8::/32) is IPv6, which the endpoint of an IPv4 cluster does not know; drop it",
  ],
  [
    "a service block in an IPv6 cluster",
    { ipFamily: "ipv6", serviceIpv4Cidr: "172.20.0.0/16" },
    "serviceIpv4Cidr is given, and Services of an IPv6 cluster get their addresses from EKS; drop it",
  ],
  [
    "six security groups",
    { securityGroupIds: ["sg-1", "sg-2", "sg-3", "sg-4", "sg-5", "sg-6"] },
    "securityGroupIds makes 6 security groups; EKS takes 5",
  ],
  [
    "hybrid nodes at a public address",
    { remoteNetworkConfig: { remoteNodeNetworks: { cidrs: ["8.8.0.0/16"] } } },
    "remoteNetworkConfig.remoteNodeNetworks.cidrs[0] (8.8.0.0/16) must lie in 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16: the AWS provider takes no other",
  ],
  [
    "hybrid nodes nowhere",
    { remoteNetworkConfig: { remoteNodeNetworks: { cidrs: [] } } },
    "remoteNetworkConfig.remoteNodeNetworks.cidrs is empty; name the networks",
  ],
  [
    "hybrid nodes among Services",
    { serviceIpv4Cidr: "10.1.0.0/16", remoteNetworkConfig: { remoteNodeNetworks: { cidrs: ["10.0.0.0/8"] } } },
    "serviceIpv4Cidr (10.1.0.0/16) overlaps remoteNetworkConfig.remoteNodeNetworks.cidrs[0] (10.0.0.0/8); keep them apart",
  ],
  [
    "hybrid nodes with IPv6",
    { ipFamily: "ipv6", remoteNetworkConfig: { remoteNodeNetworks: { cidrs: ["10.0.0.0/16"] } } },
    "remoteNetworkConfig: hybrid nodes have IPv4 addresses; drop ipFamily",
  ],
  [
    "hybrid nodes without access entries",
    { authenticationMode: "CONFIG_MAP", remoteNetworkConfig: { remoteNodeNetworks: { cidrs: ["10.0.0.0/16"] } } },
    'remoteNetworkConfig: hybrid nodes enter by access entries; set authenticationMode to "API_AND_CONFIG_MAP"',
  ],
  [
    "settings of a log group that is not made",
    { createLogGroup: false, logRetentionInDays: 0 },
    "logRetentionInDays is given while createLogGroup is false; drop one of them",
  ],
  [
    "a key's settings where none is made",
    { secretsEncryption: "eks-default", secretsKey: { enableKeyRotation: false, aliases: [] } },
    "secretsKey.enableKeyRotation, secretsKey.aliases: no key is made where secretsEncryption says otherwise; drop one of them",
  ],
  [
    "a hasty deletion",
    { secretsKey: { deletionWindowInDays: 6 } },
    "secretsKey.deletionWindowInDays (6) must be a whole number of days from 7 to 30",
  ],
  [
    "a period without rotation",
    { secretsKey: { enableKeyRotation: false, rotationPeriodInDays: 90 } },
    "secretsKey.rotationPeriodInDays is given while secretsKey.enableKeyRotation is false; drop one of them",
  ],
  [
    "AWS's own alias",
    { secretsKey: { aliases: ["aws/eks"] } },
    'secretsKey.aliases[0] ("aws/eks") begins with "aws/", which AWS keeps for itself',
  ],
  [
    "the alias that is made anyway",
    { secretsKey: { aliases: ["eks/my-cluster"] } },
    'secretsKey.aliases[0] ("eks/my-cluster") is there already; name each alias once',
  ],
  [
    "a key that nobody manages",
    { secretsKey: { enableDefaultPolicy: false, users: ["arn:aws:iam::123456789012:role/u"] } },
    "secretsKey.enableDefaultPolicy is false, so nobody could manage the key; name secretsKey.owners or secretsKey.administrators",
  ],
  [
    "a policy and parts of one",
    { secretsKey: { policy: "{}", users: ["arn:aws:iam::123456789012:role/u"] } },
    "secretsKey.users is given beside secretsKey.policy; put it into the policy",
  ],
  [
    "a role that is none",
    { existingRole: { arn: "arn:aws:iam::123456789012:user/x" } },
    'existingRole.arn ("arn:aws:iam::123456789012:user/x") is not the ARN of a role',
  ],
  [
    "policies for somebody else's role",
    { existingRole: { name: "mine" }, rolePolicies: {} },
    "rolePolicies is for a role that is made, and this one is given (existingRole.name); drop one of them",
  ],
  [
    "a policy that is none",
    { rolePolicies: { vpc: "AmazonEKSVPCResourceController" } },
    'rolePolicies.vpc ("AmazonEKSVPCResourceController") is not the ARN of a policy',
  ],
  [
    "audiences of nobody",
    { oidcProvider: false, oidcAudiences: ["x"] },
    "oidcAudiences is given while oidcProvider is false; drop one of them",
  ],
  [
    "a thumbprint with colons",
    { oidcThumbprints: ["9E:99"] },
    'oidcThumbprints ("9E:99") is not a thumbprint of 40 hexadecimal digits',
  ],
  [
    "two identity providers",
    {
      identityProviders: { a: { clientId: "x", issuerUrl: "https://a" }, b: { clientId: "x", issuerUrl: "https://b" } },
    },
    "identityProviders names 2; EKS takes one",
  ],
  [
    "an issuer without TLS",
    { identityProviders: { a: { clientId: "x", issuerUrl: "http://a" } } },
    'identityProviders.a.issuerUrl ("http://a") must begin with https:// and have no query',
  ],
  [
    "groups of Kubernetes' own",
    { identityProviders: { a: { clientId: "x", issuerUrl: "https://a", groupsPrefix: "system:" } } },
    'identityProviders.a.groupsPrefix begins with "system:", which Kubernetes keeps for itself; choose another',
  ],
  [
    "Auto Mode beside EKS's add-ons",
    { computeConfig: { enabled: true }, bootstrapSelfManagedAddons: true },
    "bootstrapSelfManagedAddons is true, and EKS Auto Mode (computeConfig) brings its own; set it to false, or drop it",
  ],
  [
    "Auto Mode without access entries",
    { computeConfig: { enabled: true }, authenticationMode: "CONFIG_MAP" },
    'computeConfig: Auto Mode\'s nodes enter by access entries; set authenticationMode to "API_AND_CONFIG_MAP"',
  ],
  [
    "a role for pools that are not there",
    { computeConfig: { enabled: true, nodeRoleArn: "arn:aws:iam::123456789012:role/n" } },
    "computeConfig.nodeRoleArn is for the pools in nodePools, and there are none; name pools, or drop it",
  ],
  [
    "a name for a role that is not made",
    { autoModeNodeRole: { name: "auto" } },
    "autoModeNodeRole.name is for the role of Auto Mode's nodes, which computeConfig turns on; drop it",
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

test("hybrid nodes find the public endpoint where both are on", () => {
  const remoteNetworkConfig = { remoteNodeNetworks: { cidrs: ["10.0.0.0/16"] } };
  const hybrid = { ...props, remoteNetworkConfig, publicAccessCidrs: ["203.0.113.0/24"] };
  expect(clusterWarnings(hybrid)).toEqual([
    "remoteNetworkConfig: with both endpoints on, hybrid nodes find the public one; set endpointPublicAccess or endpointPrivateAccess to false",
  ]);
  expect(clusterWarnings({ ...hybrid, endpointPublicAccess: false })).toEqual([]);
});

test.each<[string, Partial<ClusterProps>]>([
  ["an IPv6 network of an IPv6 cluster", { ipFamily: "ipv6", publicAccessCidrs: ["2001:db8::/32"] }],
  ["a log group of one's own", { createLogGroup: false }],
  ["a role of one's own in China", { existingRole: { arn: "arn:aws-cn:iam::123456789012:role/a/b" } }],
  ["Auto Mode being left, beside all else as it was", { computeConfig: { enabled: false, nodePools: ["system"] } }],
  ["a policy for the key as it is", { secretsKey: { policy: "{}", enableDefaultPolicy: false } }],
])("takes %s", (_, more) => {
  expect(clusterProblems({ ...props, ...more })).toEqual([]);
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
