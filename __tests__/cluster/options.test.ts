import { Cluster, type ClusterProps } from "../../modules";
import { addresses, parsed } from "../../modules/testing";

const ACCOUNT = "arn:aws:iam::123456789012";
const props: ClusterProps = {
  name: "my-cluster",
  subnetIds: ["subnet-0a", "subnet-0b"],
  securityGroupIds: ["sg-0a"],
};
const build = (more: Partial<ClusterProps> = {}) =>
  parsed((stack) => new Cluster(stack, "cluster", { ...props, ...more }));
const clusterOf = (more: Partial<ClusterProps> = {}) => build(more).resource.aws_eks_cluster!.cluster!;
const added = (more: Partial<ClusterProps>) => {
  const before = addresses(build());
  return addresses(build(more)).filter((address) => !before.includes(address));
};
const removed = (more: Partial<ClusterProps>) => {
  const after = addresses(build(more));
  return addresses(build()).filter((address) => !after.includes(address));
};

/** Arguments that are handed on, each with a falsy value where there is one. */
test.each<[keyof ClusterProps, unknown, object]>([
  ["forceUpdateVersion", true, { force_update_version: true }],
  ["forceUpdateVersion", false, { force_update_version: false }],
  ["upgradePolicy", { supportType: "STANDARD" }, { upgrade_policy: { support_type: "STANDARD" } }],
  ["bootstrapSelfManagedAddons", false, { bootstrap_self_managed_addons: false }],
  ["bootstrapSelfManagedAddons", true, { bootstrap_self_managed_addons: true }],
  ["ipFamily", "ipv6", { kubernetes_network_config: { ip_family: "ipv6" } }],
  ["serviceIpv4Cidr", "172.20.0.0/16", { kubernetes_network_config: { service_ipv4_cidr: "172.20.0.0/16" } }],
  [
    "remoteNetworkConfig",
    { remoteNodeNetworks: { cidrs: ["10.1.0.0/16"] }, remotePodNetworks: { cidrs: ["10.2.0.0/16"] } },
    {
      remote_network_config: {
        remote_node_networks: { cidrs: ["10.1.0.0/16"] },
        remote_pod_networks: { cidrs: ["10.2.0.0/16"] },
      },
    },
  ],
  ["zonalShiftConfig", { enabled: true }, { zonal_shift_config: { enabled: true } }],
  ["zonalShiftConfig", { enabled: false }, { zonal_shift_config: { enabled: false } }],
  ["controlPlaneScalingConfig", { tier: "tier-8xl" }, { control_plane_scaling_config: { tier: "tier-8xl" } }],
  ["deletionProtection", true, { deletion_protection: true }],
  ["deletionProtection", false, { deletion_protection: false }],
])("%s reaches the cluster (%j)", (prop, value, expected) => {
  const [argument] = Object.keys(expected);
  expect(clusterOf()).not.toHaveProperty([argument!]);
  expect(clusterOf({ [prop]: value })).toMatchObject(expected);
  expect(added({ [prop]: value })).toEqual([]);
  expect(removed({ [prop]: value })).toEqual([]);
});

test("the log group has the class and the tags that are asked for", () => {
  const { resource } = build({
    logGroupClass: "INFREQUENT_ACCESS",
    logGroupTags: { kind: "logs", owner: "ops" },
    tags: { owner: "all" },
  });
  expect(resource.aws_cloudwatch_log_group!.cluster_logs).toMatchObject({
    log_group_class: "INFREQUENT_ACCESS",
    tags: { kind: "logs", owner: "ops" },
  });
});

test("a log group of one's own, or EKS's, may be made: the role is not denied it", () => {
  const { resource } = build({ createLogGroup: false });
  expect(removed({ createLogGroup: false })).toEqual([
    "aws_cloudwatch_log_group.cluster_logs",
    "aws_iam_role_policy.cluster_role_deny-log-group",
  ]);
  expect(resource.aws_eks_cluster!.cluster!.enabled_cluster_log_types).toEqual(["api", "audit", "authenticator"]);
});

test("a role by its name is looked up and left as it is", () => {
  const { resource, data } = build({ existingRole: { name: "mine" }, secretsEncryption: "eks-default" });
  expect(data.aws_iam_role!["cluster_existing-role"]).toEqual({ name: "mine" });
  expect(Object.keys(resource).filter((type) => type.startsWith("aws_iam_role"))).toEqual([]);
  expect(resource.aws_eks_cluster!.cluster).toMatchObject({
    role_arn: "${data.aws_iam_role.cluster_existing-role.arn}",
    depends_on: ["aws_cloudwatch_log_group.cluster_logs"],
  });
});

test("a role by its ARN needs no look-up", () => {
  const json = build({ existingRole: { arn: `${ACCOUNT}:role/team/mine` }, secretsEncryption: "eks-default" });
  expect(addresses(json).filter((address) => address.includes("iam_role"))).toEqual([]);
  expect(json.resource.aws_eks_cluster!.cluster).toMatchObject({ role_arn: `${ACCOUNT}:role/team/mine` });
});

test("a given role is let in by the key itself, since nothing is attached to the role", () => {
  const { resource } = build({ existingRole: { arn: `${ACCOUNT}:role/mine` } });
  const { Statement } = JSON.parse(String(resource.aws_kms_key!["cluster_secrets-key"]!.policy)) as {
    Statement: { Sid: string; Principal: { AWS: string[] } }[];
  };
  expect(Statement.map(({ Sid, Principal }) => [Sid, Principal.AWS])).toEqual([
    ["Default", ["arn:aws:iam::${data.aws_caller_identity.cluster_account.account_id}:root"]],
    ["KeyUsage", [`${ACCOUNT}:role/mine`]],
    ["KeyServiceUsage", [`${ACCOUNT}:role/mine`]],
  ]);
});

test("further policies are attached to the role that is made, and the cluster waits for them", () => {
  const policy = "arn:aws:iam::aws:policy/AmazonEKSVPCResourceController";
  const address = "aws_iam_role_policy_attachment.cluster_role_additional_vpc";
  expect(added({ rolePolicies: { vpc: policy } })).toEqual([address]);
  const { resource } = build({ rolePolicies: { vpc: policy } });
  expect(resource.aws_iam_role_policy_attachment!["cluster_role_additional_vpc"]).toMatchObject({ policy_arn: policy });
  expect(resource.aws_eks_cluster!.cluster!.depends_on).toContain(address);
});

test("the key as it is asked for", () => {
  const secretsKey = {
    description: "ours",
    deletionWindowInDays: 7,
    enableKeyRotation: false,
    aliases: ["team/eks", "eks"],
    policy: "{}",
  };
  const { resource } = build({ secretsKey });
  expect(resource.aws_kms_key!["cluster_secrets-key"]).toMatchObject({
    description: "ours",
    deletion_window_in_days: 7,
    enable_key_rotation: false,
    policy: "{}",
  });
  expect(added({ secretsKey })).toEqual([
    "aws_kms_alias.cluster_secrets-key-aliases_eks",
    "aws_kms_alias.cluster_secrets-key-aliases_team--eks",
  ]);
  expect(resource.aws_kms_alias!["cluster_secrets-key-aliases_team--eks"]).toMatchObject({ name: "alias/team/eks" });
  expect(build().resource.aws_kms_key!["cluster_secrets-key"]).not.toHaveProperty("policy");
});

test("principals of the key are its policy, and only then the account is asked for", () => {
  const secretsKey = { administrators: [`${ACCOUNT}:role/admin`], rotationPeriodInDays: 90 };
  expect(added({ secretsKey })).toEqual(["data.aws_caller_identity.cluster_account"]);
  const key = build({ secretsKey }).resource.aws_kms_key!["cluster_secrets-key"]!;
  expect(key.rotation_period_in_days).toBe(90);
  expect(String(key.policy)).toContain(
    `"Sid":"KeyAdministration","Effect":"Allow","Principal":{"AWS":["${ACCOUNT}:role/admin"]}`,
  );
  expect(String(key.policy)).toContain("${aws_iam_role.cluster_role.arn}");
});

test("service accounts' tokens are for STS and for whom else is named, once each", () => {
  const provider = (more: Partial<ClusterProps>) =>
    build(more).resource.aws_iam_openid_connect_provider!["cluster_oidc-provider"]!;
  expect(provider({})).toMatchObject({ client_id_list: ["sts.amazonaws.com"] });
  expect(provider({})).not.toHaveProperty("thumbprint_list");
  expect(provider({ partition: "aws-cn" })).toMatchObject({ client_id_list: ["sts.amazonaws.com"] });
  const thumbprint = "9e99a48a9960b14926bb7f3b02e22da2b0ab7280";
  expect(provider({ oidcAudiences: ["vault", "sts.amazonaws.com"], oidcThumbprints: [thumbprint] })).toMatchObject({
    client_id_list: ["sts.amazonaws.com", "vault"],
    thumbprint_list: [thumbprint],
  });
  expect(provider({ oidcThumbprints: [] })).not.toHaveProperty("thumbprint_list");
});

test("an identity provider goes by its name in the record", () => {
  const okta = {
    clientId: "kubernetes",
    issuerUrl: "https://x.okta.com",
    requiredClaims: { team: "a" },
    tags: { a: "b" },
  };
  expect(added({ identityProviders: { okta } })).toEqual([
    "aws_eks_identity_provider_config.cluster_identity-providers_okta",
  ]);
  const { resource } = build({ identityProviders: { okta }, tags: { a: "z", c: "d" } });
  expect(resource.aws_eks_identity_provider_config!["cluster_identity-providers_okta"]).toEqual({
    cluster_name: "${aws_eks_cluster.cluster.name}",
    oidc: {
      client_id: "kubernetes",
      identity_provider_config_name: "okta",
      issuer_url: "https://x.okta.com",
      required_claims: { team: "a" },
    },
    tags: { a: "b", c: "d" },
  });
});
