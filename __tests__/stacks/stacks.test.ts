import { App } from "cdktf";
import { EksStack, KubernetesStack, type EksStackProps, type KubernetesStackProps } from "../../modules";
import { addresses } from "../../modules/testing";
import { synthApp, warningsOf } from "../helpers/app-stacks";
import { messageOf } from "../helpers/documents-call";
import { expectGolden } from "../helpers/golden";

const CLOUD: EksStackProps = {
  region: "ap-northeast-2",
  network: { cidrBlock: "10.0.0.0/16", availabilityZones: ["ap-northeast-2a", "ap-northeast-2c"] },
  clusterName: "my-cluster",
  workerGroups: { general: { instanceType: "m4.large", asgMaxSize: 5 } },
  mapRoles: [{ rolearn: "arn:aws:iam::123456789012:role/ops", username: "ops", groups: ["system:masters"] }],
};
const EXISTING = { vpcId: "vpc-1234556abcdef", subnets: ["subnet-abcde012", "subnet-bcde012a"] };
const cloudOf = (more: Partial<EksStackProps> = {}) =>
  synthApp((app) => new EksStack(app, "cloud", { ...CLOUD, ...more }));
const both = (cloud: Partial<EksStackProps> = {}, kubernetes: Partial<KubernetesStackProps> = {}) =>
  synthApp((app) => {
    const { clusterRef } = new EksStack(app, "cloud", { ...CLOUD, ...cloud });
    new KubernetesStack(app, "inside", { cluster: clusterRef, ...kubernetes });
  });
const SNAT = { AWS_VPC_K8S_CNI_EXTERNALSNAT: true };

test("the cloud stack's addresses", () => {
  expectGolden("cloud-stack-addresses.txt", `${addresses(cloudOf().stacks.cloud!).join("\n")}\n`);
});

test("the Kubernetes stack's addresses", () => {
  const loadBalancers = { "kubia-http": { selector: { app: "kubia" }, ports: [{ port: 80 }] } };
  expect(addresses(both({}, { awsNodeEnv: SNAT, loadBalancers }).stacks.inside!)).toEqual([
    "data.aws_eks_cluster.cluster",
    "data.kubernetes_config_map_v1.aws-auth_existing",
    "kubernetes_config_map_v1.aws-auth",
    "kubernetes_env.aws-node",
    "kubernetes_service_v1.load-balancers_kubia-http",
    "terraform_data.load-balancers_kubia-http_at-creation",
  ]);
});

test("the Kubernetes stack comes after the stack that makes its cluster, and aws-auth goes last", () => {
  const { manifest, stacks } = both({}, { awsNodeEnv: SNAT });
  expect(manifest.stacks.inside!.dependencies).toEqual(["cloud"]);
  expect(stacks.inside!.resource.kubernetes_env!["aws-node"]!.depends_on).toEqual([
    "kubernetes_config_map_v1.aws-auth",
  ]);
});

test("nothing but text passes between the stacks", () => {
  const { texts } = both({}, { awsNodeEnv: SNAT });
  expect(texts.cloud).not.toContain("cross-stack");
  expect(texts.inside).not.toContain("remote_state");
});

test("the cluster's reference is literals, also where nodes stand", () => {
  const app = new App({ outdir: "cdktf.out" });
  const { clusterRef } = new EksStack(app, "cloud", {
    ...CLOUD,
    assumeRole: { roleArn: "arn:aws:iam::123456789012:role/deploy" },
  });
  expect(JSON.parse(JSON.stringify(clusterRef))).toEqual({
    name: "my-cluster",
    region: "ap-northeast-2",
    assumeRole: { roleArn: "arn:aws:iam::123456789012:role/deploy" },
    awsAuth: { nodeRoleNames: [], mapRoles: CLOUD.mapRoles, mapUsers: [], mapAccounts: [] },
    addons: [],
    ipFamily: "ipv4",
    awsNodeOwner: "self-managed",
    nodePlacement: {
      general: [
        { name: "private ap-northeast-2a", wayOut: "private-with-egress" },
        { name: "private ap-northeast-2c", wayOut: "private-with-egress" },
      ],
    },
    loadBalancerZones: {
      internetFacing: ["ap-northeast-2a", "ap-northeast-2c"],
      internal: ["ap-northeast-2a", "ap-northeast-2c"],
      all: ["ap-northeast-2a", "ap-northeast-2c"],
    },
  });
  expect(JSON.stringify(clusterRef)).not.toContain("TfToken");
});

test("a reference written by hand will do", () => {
  const { stacks, manifest } = synthApp((app) => {
    new KubernetesStack(app, "inside", { cluster: { name: "old", region: "eu-west-1" }, awsNodeEnv: SNAT });
  });
  expect(manifest.stacks.inside!.dependencies).toEqual([]);
  expect(addresses(stacks.inside!)).toEqual(["data.aws_eks_cluster.cluster", "kubernetes_env.aws-node"]);
});

test("the AWS CLI gets the token under the same profile and role as the provider", () => {
  const { stacks } = both({ profile: "prod", assumeRole: { roleArn: "arn:aws:iam::123456789012:role/deploy" } });
  const [kubernetes] = stacks.inside!.provider.kubernetes as {
    exec: { args: string[]; command: string; api_version: string }[];
  }[];
  expect(kubernetes!.exec).toEqual([
    {
      api_version: "client.authentication.k8s.io/v1beta1",
      command: "aws",
      args: [
        "--region",
        "ap-northeast-2",
        "--profile",
        "prod",
        "eks",
        "get-token",
        "--cluster-name",
        "my-cluster",
        "--output",
        "json",
        "--role-arn",
        "arn:aws:iam::123456789012:role/deploy",
      ],
    },
  ]);
  expect(stacks.inside!.provider.aws).toEqual(stacks.cloud!.provider.aws);
});

test("the ephemeral token is in no state: it is no data source", () => {
  const json = both({}, { credentials: "ephemeral" }).stacks.inside! as unknown as Record<string, object>;
  expect(json.ephemeral).toEqual({ aws_eks_cluster_auth: { cluster: { name: "my-cluster" } } });
  expect(Object.keys(json.data!)).toEqual(["aws_eks_cluster", "kubernetes_config_map_v1"]);
  expect(json.provider).toMatchObject({ kubernetes: [{ token: "${ephemeral.aws_eks_cluster_auth.cluster.token}" }] });
});

test("what the AWS CLI cannot pass on is refused with the way out", () => {
  const assumeRole = { roleArn: "arn:aws:iam::123456789012:role/deploy", externalId: "x" };
  expect(messageOf(() => both({ assumeRole }))).toContain(
    'cluster.assumeRole.externalId: the AWS CLI\'s get-token cannot pass it on; set credentials to "ephemeral"',
  );
  expect(() => both({ assumeRole }, { credentials: "ephemeral" })).not.toThrow();
});

test("the AWS provider's own settings", () => {
  const settings = {
    allowedAccountIds: ["123456789012"],
    defaultTags: { owner: "ops" },
    ignoreTagPrefixes: ["kubernetes.io/"],
    maxRetries: 0,
    useFipsEndpoint: false,
  };
  expect(cloudOf(settings).stacks.cloud!.provider.aws).toEqual([
    {
      region: "ap-northeast-2",
      allowed_account_ids: ["123456789012"],
      default_tags: [{ tags: { owner: "ops" } }],
      ignore_tags: [{ key_prefixes: ["kubernetes.io/"] }],
      max_retries: 0,
      use_fips_endpoint: false,
    },
  ]);
});

test("a map that nobody writes is told", () => {
  expect(warningsOf(cloudOf(), "cloud")).toContain(
    "nobody writes the aws-auth of my-cluster: hand clusterRef to a KubernetesStack, or set manageAwsAuth to false where it is written elsewhere",
  );
  expect(warningsOf(both(), "cloud").filter((warning) => warning.includes("aws-auth"))).toEqual([]);
  expect(warningsOf(cloudOf({ mapRoles: [] }), "cloud").filter((warning) => warning.includes("aws-auth"))).toEqual([]);
});

const GROUPS = { workerGroups: { a: {} }, nodeGroups: {} } as const;
test.each<[string, Partial<EksStackProps>, string | undefined]>([
  [
    "nodes of worker groups are kept out",
    { ...GROUPS, mapRoles: [] },
    "my-cluster, so no node of my-cluster-node can join:",
  ],
  ["rows beside them make no difference", GROUPS, "my-cluster, so no node of my-cluster-node can join:"],
  ["EKS writes the rows of managed groups", { workerGroups: {}, nodeGroups: { m: {} }, mapRoles: [] }, undefined],
  ["but not the caller's", { workerGroups: {}, nodeGroups: { m: {} } }, "aws-auth of my-cluster:"],
  ["and those under the same role join too", { ...GROUPS, nodeGroups: { m: {} } }, "aws-auth of my-cluster:"],
  [
    "though not those under another",
    { ...GROUPS, nodeGroups: { m: { createIamRole: true } } },
    "my-cluster, so no node of my-cluster-node can join:",
  ],
])("in a cluster of aws-auth alone, which nobody writes: %s", (_, more, told) => {
  const warnings = warningsOf(cloudOf({ authenticationMode: "CONFIG_MAP", ...more }), "cloud");
  const found = warnings.filter((warning) => warning.includes("nobody writes the aws-auth"));
  expect(found).toEqual(told === undefined ? [] : [expect.stringContaining(told)]);
});

test("there the nodes' role is in the map, in the account of the credentials", () => {
  const { stacks } = both({ authenticationMode: "CONFIG_MAP", mapRoles: [] });
  expect(stacks.inside!.resource.kubernetes_config_map_v1!["aws-auth"]!.data).toEqual({
    mapRoles:
      "- rolearn: 'arn:${data.aws_partition.partition.partition}:iam::${data.aws_caller_identity.account.account_id}:role/my-cluster-node'\n" +
      "  username: 'system:node:{{EC2PrivateDNSName}}'\n  groups:\n    - 'system:bootstrappers'\n    - 'system:nodes'\n",
  });
});

test("an aws-auth that exists is taken over by import", () => {
  const { stacks } = both({}, { adoptAwsAuth: true });
  const json = stacks.inside! as unknown as { import: object };
  expect(json.import).toEqual([{ to: "kubernetes_config_map_v1.aws-auth", id: "kube-system/aws-auth" }]);
  expect(stacks.inside!.resource.kubernetes_config_map_v1!["aws-auth"]).not.toHaveProperty("lifecycle");
});

test("an aws-auth of somebody else's is refused by the plan, with both ways out", () => {
  const map = both().stacks.inside!.resource.kubernetes_config_map_v1!["aws-auth"] as unknown as {
    metadata: { labels: object };
    lifecycle: { precondition: { condition: string; error_message: string }[] };
  };
  const [{ condition, error_message: message }] = map.lifecycle.precondition as [
    { condition: string; error_message: string },
  ];
  expect(map.metadata.labels).toEqual({ "app.kubernetes.io/managed-by": "cdktf-eks" });
  expect(condition).toContain("data.kubernetes_config_map_v1.aws-auth_existing.data == null");
  expect(condition).toContain('labels["app.kubernetes.io/managed-by"]');
  for (const word of ["my-cluster", "accessEntries", "adoptAwsAuth"]) expect(message).toContain(word);
});

test("without rows there is no ConfigMap", () => {
  expect(both({ mapRoles: [] }, { awsNodeEnv: SNAT }).stacks.inside!.resource).not.toHaveProperty(
    "kubernetes_config_map_v1",
  );
});

test("external SNAT over a group in public subnets is refused, by name", () => {
  const message = messageOf(() =>
    both({ workerGroups: { general: {}, edge: { subnets: "public", publicIp: true } } }, { awsNodeEnv: SNAT }),
  );
  expect(message).toMatch(
    /^inside: invalid configuration\n {2}- AWS_VPC_K8S_CNI_EXTERNALSNAT is true, and worker group "edge" stands in subnets public ap-northeast-2a, public ap-northeast-2c, which are public/,
  );
  expect(message).not.toContain('"general"');
});

test("external SNAT without NAT is refused, unless the user names another device", () => {
  const network = { ...CLOUD.network, natGateway: "none" } as const;
  expect(() => both({ network }, { awsNodeEnv: SNAT })).toThrow("which have no way out through a NAT device");
  expect(() => both({ network: { ...network, privateEgressThrough: "firewall" } }, { awsNodeEnv: SNAT })).not.toThrow();
});

test("external SNAT over subnets of which only the ids are known is looked at when Terraform plans", () => {
  const json = both({ network: EXISTING }, { awsNodeEnv: SNAT }).stacks.inside!;
  expect(addresses(json).filter((address) => address.startsWith("data.aws_route_table."))).toEqual([
    "data.aws_route_table.aws-node_egress_subnet-abcde012",
    "data.aws_route_table.aws-node_egress_subnet-bcde012a",
  ]);
  const declared = both({ network: { ...EXISTING, subnetWayOut: "private-with-egress" } }, { awsNodeEnv: SNAT }).stacks
    .inside!;
  expect(addresses(declared).filter((address) => address.includes("route_table"))).toEqual([]);
});

test("the network that exists is used and none is made", () => {
  const { resource } = cloudOf({ network: EXISTING }).stacks.cloud!;
  expect(resource.aws_vpc).toBeUndefined();
  expect(resource.aws_eks_cluster!.eks_cluster).toMatchObject({ vpc_config: { subnet_ids: EXISTING.subnets } });
});

test("nodes wait for the routes that they leave through", () => {
  expect(cloudOf().stacks.cloud!.resource.aws_autoscaling_group!.eks_workers_general!.depends_on).toEqual(
    expect.arrayContaining([
      "aws_route.network_private_ap-northeast-2a_nat-route",
      "aws_route.network_public_internet-route",
    ]),
  );
});

test("outputs go by the registry module's names", () => {
  expect(Object.keys(cloudOf().stacks.cloud!.output)).toEqual([
    "cluster_arn",
    "cluster_certificate_authority_data",
    "cluster_endpoint",
    "cluster_name",
    "cluster_version",
    "kubeconfig",
    "oidc_provider_arn",
    "update_kubeconfig_command",
    "worker_iam_role_arn",
    "workers_asg_names",
  ]);
});

test("all of them, or none, on request", () => {
  const names = (outputs: EksStackProps["outputs"]) => Object.keys(cloudOf({ outputs }).stacks.cloud!.output ?? {});
  expect(names("all")).toEqual(expect.arrayContaining(["cluster_id", "cluster_oidc_issuer_url", "workers_user_data"]));
  expect(names("none")).toEqual([]);
});

test("IPv6 wants a VPC that has it", () => {
  const groups = { workerGroups: { general: { instanceType: "m5.large" } }, clusterIpFamily: "ipv6" } as const;
  expect(messageOf(() => cloudOf(groups))).toContain(
    'clusterIpFamily "ipv6" needs subnets with IPv6 blocks; set network.ipv6 to true',
  );
  expect(() => cloudOf({ ...groups, network: { ...CLOUD.network, ipv6: true } })).not.toThrow();
  expect(() => cloudOf({ ...groups, network: EXISTING })).not.toThrow();
  expect(messageOf(() => cloudOf({ ...groups, network: EXISTING, region: "cn-north-1" }))).toContain(
    'clusterIpFamily "ipv6" needs a region outside of China; drop it',
  );
});

test.each<[Partial<EksStackProps>, string]>([
  [{ clusterZonalShiftConfig: { enabled: true } }, ">= 5.100.0, < 7.0.0"],
  [{ clusterDeletionProtection: true }, ">= 6.9.0, < 7.0.0"],
  [{ controlPlaneScalingConfig: { tier: "standard" } }, ">= 6.23.0, < 7.0.0"],
])("%j asks for the provider %s", (more, version) => {
  const { required_providers: providers } = cloudOf(more).stacks.cloud!.terraform as {
    required_providers: { aws: { version: string } };
  };
  expect(providers.aws.version).toBe(version);
});

test("the order in which groups are written means nothing, for the outputs neither", () => {
  const of = (...names: string[]) =>
    cloudOf({ workerGroups: Object.fromEntries(names.map((name) => [name, {}])) }).texts.cloud;
  expect(of("b", "a")).toBe(of("a", "b"));
});

test("the day that support dates are held against never reaches the JSON", () => {
  expect(cloudOf({ today: "2026-11-24" }).texts.cloud).toBe(cloudOf({ today: "2027-01-01" }).texts.cloud);
});

test("no resource asks for a region of its own, which only the AWS provider 6.x knows", () => {
  const { stacks } = both({}, { awsNodeEnv: SNAT });
  const blocks = Object.values(stacks).flatMap(({ resource, data }) => [
    ...Object.values(resource ?? {}),
    ...Object.values(data ?? {}),
  ]);
  expect(blocks.flatMap((members) => Object.values(members)).filter((member) => "region" in member)).toEqual([]);
});

test("all problems of network, cluster, groups and provider are one error", () => {
  const props = {
    ...CLOUD,
    region: "ap-northeast-2a",
    regoin: "x",
    network: { cidrBlock: "10.0.0.0/8", availabilityZones: ["us-east-1a", "ap-northeast-2a"] },
    workerGroups: { general: { asgMinSize: 9, asgMaxSiez: 1 } },
  } as unknown as EksStackProps;
  const app = new App({ outdir: "cdktf.out" });
  expect(messageOf(() => new EksStack(app, "cloud", props)).split("\n")).toEqual([
    "cloud: invalid configuration",
    '  - workerGroups.general.asgMaxSiez is not a known key; did you mean "asgMaxSize"?',
    '  - regoin is not a known key; did you mean "region"?',
    '  - region ("ap-northeast-2a") is not a region; did you mean "ap-northeast-2"?',
    "  - network: availabilityZones span us-east-1 and ap-northeast-2; a VPC lives in one region",
    "  - network: cidrBlock (10.0.0.0/8) must be between /16 and /28",
    "  - network.availabilityZones: us-east-1a is not in region ap-northeast-2a",
    "  - network.availabilityZones: ap-northeast-2a is not in region ap-northeast-2a",
    "  - workerGroups.general: asgMinSize (9) is above asgMaxSize (3); raise asgMaxSize or lower asgMinSize",
  ]);
  expect(app.node.children).toEqual([]);
});

test.each<[string, object, string]>([
  [
    "a misspelt key of the network",
    { network: { ...CLOUD.network, natGatway: "single" } },
    'network.natGatway is not a known key; did you mean "natGateway"?',
  ],
  ["no network", { network: undefined }, "network is required and was not given"],
  [
    "a tier of a network that exists",
    { network: EXISTING, workerGroups: { a: { subnets: "public" } } },
    'workerGroups.a.subnets ("public") names a tier, which a VPC by ids does not have; name the subnets',
  ],
  [
    "a tier that the VPC does not have",
    { workerGroups: { a: { subnets: "intra" } } },
    'workerGroups.a.subnets ("intra") names a tier that the VPC does not have; set network.intraSubnets to true',
  ],
  [
    "a block of pods that nobody is told of",
    { network: { ...CLOUD.network, podCidrBlock: "100.64.0.0/16" } },
    'pods have subnets of their own (podSubnets, or podCidrBlock of a network), which vpc-cni is told of as an add-on; add "vpc-cni": true to addons',
  ],
  [
    "an unknown tier",
    { workerGroups: { a: { subnets: "pubilc" } } },
    'workerGroups.a.subnets ("pubilc") is not one of public, private, intra; did you mean "public"?',
  ],
  [
    "one existing subnet",
    { network: { vpcId: "vpc-0a", subnets: ["subnet-0a"] } },
    "subnets names 1; EKS needs subnets in two zones or more",
  ],
  [
    "a role that is none",
    { assumeRole: { roleArn: "deploy" } },
    'assumeRole.roleArn ("deploy") is not the ARN of a role',
  ],
  [
    "an admin who creates the cluster",
    {
      assumeRole: { roleArn: "arn:aws:iam::123456789012:role/deploy" },
      admins: { me: "arn:aws:iam::123456789012:role/deploy" },
    },
    "admins.me is the role that creates the cluster, whose entry EKS makes by itself; drop it, or set enableClusterCreatorAdminPermissions to false",
  ],
  ["an account that is none", { allowedAccountIds: ["1"] }, 'allowedAccountIds: "1" is not an account id of 12 digits'],
])("refuses %s", (_, more, problem) => {
  expect(
    messageOf(() => new EksStack(new App({ outdir: "cdktf.out" }), "cloud", { ...CLOUD, ...more } as EksStackProps)),
  ).toContain(problem);
});

test.each<[string, object, string]>([
  [
    "a misspelt key of a Service",
    { loadBalancers: { a: { selector: { a: "b" }, ports: [{ port: 80, tragetPort: 1 }] } } },
    'loadBalancers.a: ports[0].tragetPort is not a known key; did you mean "targetPort"?',
  ],
  [
    "a misspelt variable",
    { awsNodeEnv: { AWS_VPC_K8S_CNI_LOG_LEVEL: "INFO" } },
    'did you mean "AWS_VPC_K8S_CNI_LOGLEVEL"?',
  ],
  [
    "a misspelt key of the cluster",
    { cluster: { name: "a", region: "eu-west-1", awsAuth: { mapRole: [] } } },
    'cluster.awsAuth.mapRole is not a known key; did you mean "mapRoles"?',
  ],
  ["no region", { cluster: { name: "a" } }, "cluster.region is required and was not given"],
])("the Kubernetes stack refuses %s", (_, more, problem) => {
  const props = { cluster: { name: "a", region: "eu-west-1" }, ...more } as KubernetesStackProps;
  expect(messageOf(() => new KubernetesStack(new App({ outdir: "cdktf.out" }), "inside", props))).toContain(problem);
});

test("a block for pods is told to vpc-cni, with the zone's subnet for each node", () => {
  const network = { ...CLOUD.network, podCidrBlock: "100.64.0.0/16" };
  const { cloud } = cloudOf({
    network,
    workerGroups: { general: { instanceType: "m5.large" } },
    addons: { "vpc-cni": { configurationValues: { env: { WARM_ENI_TARGET: 0 } } } },
  }).stacks;
  const { configuration_values: values } = cloud!.resource.aws_eks_addon!["eks_addons_vpc-cni"]!;
  expect(JSON.parse(String(values))).toEqual({
    env: {
      AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG: "true",
      ENI_CONFIG_LABEL_DEF: "topology.kubernetes.io/zone",
      WARM_ENI_TARGET: "0",
    },
    eniConfig: {
      create: true,
      region: "ap-northeast-2",
      subnets: Object.fromEntries(
        ["ap-northeast-2a", "ap-northeast-2c"].map((zone) => [zone, { id: `\${aws_subnet.network_pods_${zone}.id}` }]),
      ),
    },
  });
  // The first interface serves no pod then: 2 of 3, with 9 addresses each, and the two on the host.
  expect(Object.values(cloud!.locals!).join("")).toContain("maxPods: 20");
});

test("subnets for pods that exist are told in the same way", () => {
  const network = { ...EXISTING, podSubnets: { "ap-northeast-2a": "subnet-0b" } };
  const { cloud } = cloudOf({ network, addons: { "vpc-cni": true } }).stacks;
  const { configuration_values: values } = cloud!.resource.aws_eks_addon!["eks_addons_vpc-cni"]!;
  expect(JSON.parse(String(values))).toMatchObject({
    eniConfig: { subnets: { "ap-northeast-2a": { id: "subnet-0b" } } },
  });
});

test.each<[Partial<EksStackProps>, string]>([
  [
    { clusterIpFamily: "ipv6", workerGroups: {} },
    'podSubnets are for IPv4, and clusterIpFamily is "ipv6", which has addresses enough; drop one of them',
  ],
  [
    { addons: { "vpc-cni": { configurationValues: { env: { AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG: false } } } } },
    "podSubnets turn AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG on, and it is set to false; drop one of them",
  ],
  [
    { network: { ...EXISTING, podSubnets: { "use1-az1": "subnet-0b" } } },
    'podSubnets: "use1-az1" is not the name of an availability zone, such as "ap-northeast-2a"',
  ],
  [
    { network: { ...EXISTING, podSubnets: { "us-east-1a": "subnet-0b" } } },
    "network.podSubnets: us-east-1a is not in region ap-northeast-2",
  ],
  [{ network: { ...EXISTING, podSubnets: {} } }, "podSubnets is empty; name a subnet for each zone, or leave it out"],
])("refuses subnets for pods with %j", (more, problem) => {
  const network = { ...EXISTING, podSubnets: { "ap-northeast-2a": "subnet-0b" } };
  expect(messageOf(() => cloudOf({ network, addons: { "vpc-cni": true }, ...more }))).toContain(problem);
});

test.each([
  ["rack", 1],
  ["failure-domain.beta.kubernetes.io/zone", 0],
  ["topology.kubernetes.io/zone", 0],
  [undefined, 0],
])("ENIConfigs that nodes find by %s: %i warnings", (label, count) => {
  const network = { ...EXISTING, podSubnets: { "ap-northeast-2a": "subnet-0b" } };
  const env = { ENI_CONFIG_LABEL_DEF: label };
  const json = cloudOf({ network, addons: { "vpc-cni": { configurationValues: { env } } } });
  expect(warningsOf(json, "cloud").filter((one) => one.includes("called like the zones"))).toHaveLength(count);
});

test.each(["", "as-shipped"])("ENIConfigs that nodes find by the CNI's own label: %j", (label) => {
  const network = { ...EXISTING, podSubnets: { "ap-northeast-2a": "subnet-0b" } };
  const env = { ENI_CONFIG_LABEL_DEF: label };
  const json = cloudOf({ network, addons: { "vpc-cni": { configurationValues: { env } } } });
  expect(warningsOf(json, "cloud")).toContainEqual(
    expect.stringContaining("only on nodes with a label k8s.amazonaws.com/eniConfig of such a name"),
  );
});

test("a variable of the zones' label that is undefined was not given", () => {
  const network = { ...EXISTING, podSubnets: { "ap-northeast-2a": "subnet-0b" } };
  const env = { ENI_CONFIG_LABEL_DEF: undefined };
  const { stacks } = cloudOf({ network, addons: { "vpc-cni": { configurationValues: { env } } } });
  const { configuration_values: values } = Object.values(stacks.cloud!.resource.aws_eks_addon!)[0]!;
  expect(JSON.parse(values as string)).toMatchObject({
    env: { ENI_CONFIG_LABEL_DEF: "topology.kubernetes.io/zone" },
  });
});

test.each<[Partial<EksStackProps>, string]>([
  [
    { clusterServiceIpv4Cidr: "10.0.0.0/16" },
    "clusterServiceIpv4Cidr (10.0.0.0/16) overlaps private ap-northeast-2a (10.0.0.0/20) of the VPC, which EKS refuses; take another",
  ],
  [
    { clusterServiceIpv4Cidr: "10.0.240.0/20" },
    "clusterServiceIpv4Cidr (10.0.240.0/20) overlaps network.cidrBlock (10.0.0.0/16) of the VPC, which EKS refuses; take another",
  ],
  [
    { clusterRemoteNetworkConfig: { remoteNodeNetworks: { cidrs: ["10.0.240.0/20"] } } },
    "clusterRemoteNetworkConfig.remoteNodeNetworks.cidrs[0] (10.0.240.0/20) overlaps network.cidrBlock",
  ],
  [
    {
      clusterServiceIpv4Cidr: "172.20.0.0/16",
      network: {
        vpcId: EXISTING.vpcId,
        subnets: [
          { id: "subnet-0a", wayOut: "private-with-egress", cidrBlock: "172.20.1.0/24" },
          { id: "subnet-0b", wayOut: "private-with-egress" },
        ],
      },
    },
    "clusterServiceIpv4Cidr (172.20.0.0/16) overlaps subnet-0a (172.20.1.0/24) of the VPC",
  ],
])("networks of the cluster keep apart from its VPC's: %j", (more, problem) => {
  const message = messageOf(() => cloudOf(more));
  expect(message).toContain(problem);
  expect(message.match(/ of the VPC, which EKS refuses/g)).toHaveLength(1);
});
