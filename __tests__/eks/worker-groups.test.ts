import { Token } from "cdktf";
import { Eks, EksStack, type EksProps } from "../../modules";
import { eksWarnings, validateEks } from "../../modules/eks/validate";
import type { EksWorkerGroup } from "../../modules/eks/workers/props";
import { addresses, parsed, type StackJson } from "../../modules/testing";
import { synthApp, warningsOf } from "../helpers/app-stacks";
import { NAMED_CALL } from "../helpers/documents-call";
import { EVERY_WORKER_KEY } from "../helpers/every-worker-key";
import { expectGolden } from "../helpers/golden";

const build = (more: Partial<EksProps>) => parsed((stack) => new Eks(stack, "my-cluster", { ...NAMED_CALL, ...more }));
const only = (group: EksWorkerGroup, more: Partial<EksProps> = {}) => build({ ...more, workerGroups: { a: group } });
const problemsOf = (more: object) => validateEks({ ...NAMED_CALL, ...more } as EksProps);
const profileOf = ({ resource }: StackJson, group = "a") =>
  resource.aws_launch_template![`my-cluster_workers_${group}_launch-template`]!.iam_instance_profile;
const groupOf = ({ resource }: StackJson, group = "a") =>
  resource.aws_autoscaling_group![`my-cluster_workers_${group}`]!;
const entriesOf = ({ resource }: StackJson) =>
  Object.entries(resource.aws_eks_access_entry ?? {}).map(([name, entry]) => [name, entry.principal_arn]);
const namesOf = (more: Partial<EksProps>) => {
  let eks: Eks | undefined;
  const json = parsed((stack) => (eks = new Eks(stack, "my-cluster", { ...NAMED_CALL, ...more })));
  return { json, names: eks!.awsAuth.nodeRoleNames, eks: eks! };
};

const SHARED = ["my-cluster_access_nodes", "${aws_iam_role.my-cluster_node-role.arn}"];

test("a role that exists gets a profile in the group, an entry, and no policies of ours", () => {
  const json = only({ iamRoleId: "web-team" }, { iamPath: "/nodes/" });
  expect(profileOf(json)).toEqual({ name: "${aws_iam_instance_profile.my-cluster_workers_a_instance-profile.name}" });
  expect(json.resource.aws_iam_instance_profile!["my-cluster_workers_a_instance-profile"]).toMatchObject({
    name_prefix: "my-cluster-a-",
    role: "web-team",
    path: "/nodes/",
    tags: { environment: "test" },
    lifecycle: { create_before_destroy: true },
  });
  expect(entriesOf(json)).toEqual([
    SHARED,
    ["my-cluster_access_nodes-role_web-team", "${data.aws_iam_role.my-cluster_existing_nodes-role_web-team.arn}"],
  ]);
  expect(groupOf(json).depends_on).toContain("aws_eks_access_entry.my-cluster_access_nodes-role_web-team");
  expect(groupOf(json).depends_on).not.toContain("aws_eks_access_entry.my-cluster_access_nodes");
});

test("a profile that exists is asked whose it is", () => {
  const json = only({ iamInstanceProfileName: "old" });
  expect(profileOf(json)).toEqual({ name: "old" });
  expect(entriesOf(json)).toEqual([
    SHARED,
    [
      "my-cluster_access_nodes-profile_old",
      "${data.aws_iam_instance_profile.my-cluster_existing_nodes-profile_old.role_arn}",
    ],
  ]);
});

test("or told: then its role is let in by name, once for all profiles of it", () => {
  const json = build({
    workerGroups: {
      a: { iamInstanceProfileName: "one", iamRoleId: "web-team" },
      b: { iamInstanceProfileName: "two", iamRoleId: "web-team" },
    },
  });
  expect(profileOf(json, "b")).toEqual({ name: "two" });
  expect(entriesOf(json).slice(1)).toEqual([
    ["my-cluster_access_nodes-role_web-team", "${data.aws_iam_role.my-cluster_existing_nodes-role_web-team.arn}"],
  ]);
  expect(addresses(json).filter((address) => address.startsWith("aws_iam_instance_profile."))).toEqual([
    "aws_iam_instance_profile.my-cluster_node-role_instance-profile",
  ]);
});

test("a role of the group's own has what nodes need, and its entry", () => {
  const { json, eks } = namesOf({
    permissionsBoundary: "arn:aws:iam::123456789012:policy/b",
    workerGroups: { a: { createIamRole: true, iamRoleAdditionalPolicies: { ssm: "arn:aws:iam::aws:policy/S" } } },
  });
  expect(json.resource.aws_iam_role!["my-cluster_node-roles_a"]).toMatchObject({
    name: "my-cluster-a-node",
    permissions_boundary: "arn:aws:iam::123456789012:policy/b",
  });
  expect(Object.keys(json.resource.aws_iam_role_policy_attachment!).filter((name) => name.includes("roles_a"))).toEqual(
    [
      "my-cluster_node-roles_a_AmazonEC2ContainerRegistryReadOnly",
      "my-cluster_node-roles_a_AmazonEKSWorkerNodePolicy",
      "my-cluster_node-roles_a_AmazonEKS_CNI_Policy",
      "my-cluster_node-roles_a_ssm",
    ],
  );
  expect(profileOf(json)).toEqual({
    name: "${aws_iam_instance_profile.my-cluster_node-roles_a_instance-profile.name}",
  });
  expect(entriesOf(json)).toEqual([
    SHARED,
    ["my-cluster_access_nodes-group_a", "${aws_iam_role.my-cluster_node-roles_a.arn}"],
  ]);
  expect(groupOf(json).depends_on).toEqual(
    expect.arrayContaining([
      "aws_eks_access_entry.my-cluster_access_nodes-group_a",
      "aws_iam_role_policy_attachment.my-cluster_node-roles_a_ssm",
    ]),
  );
  expect(Object.keys(eks.groupNodeRoles)).toEqual(["a"]);
  expect(Object.keys(eks.otherNodeAccessEntries)).toEqual(["nodes-group/a"]);
});

test("a role whose name makes no address is called by the first group that has it", () => {
  const odd = { iamRoleId: "web.team" };
  const later = { iamRoleId: Token.asString({ resolve: () => "later" }) };
  const json = build({ workerGroups: { a: odd, b: odd, c: later } });
  expect(entriesOf(json).slice(1)).toEqual([
    ["my-cluster_access_nodes-group_a", "${data.aws_iam_role.my-cluster_existing_nodes-group_a.arn}"],
    ["my-cluster_access_nodes-group_c", "${data.aws_iam_role.my-cluster_existing_nodes-group_c.arn}"],
  ]);
  expect(json.data.aws_iam_role!["my-cluster_existing_nodes-group_a"]).toMatchObject({ name: "web.team" });
});

test("in a cluster of aws-auth alone every role of nodes is in the map by its name, once", () => {
  const { json, names } = namesOf({
    authenticationMode: "CONFIG_MAP",
    workerGroups: {
      a: {},
      b: { iamRoleId: "web-team" },
      c: { iamInstanceProfileName: "old", iamRoleId: "web-team" },
      d: { createIamRole: true, iamRoleName: "d-nodes" },
    },
  });
  expect(names).toEqual(["my-cluster-node", "web-team", "d-nodes"]);
  expect(json.resource.aws_eks_access_entry).toBeUndefined();
  expect(json.data.aws_iam_role).toBeUndefined();
});

test("only roles that some group has are in the map", () => {
  const { names } = namesOf({ authenticationMode: "CONFIG_MAP", workerGroups: { a: { iamRoleId: "web-team" } } });
  expect(names).toEqual(["web-team"]);
});

test("where somebody else makes the roles of nodes, none is made here", () => {
  const { json, eks } = namesOf({
    manageWorkerIamResources: false,
    workerGroups: { a: { iamInstanceProfileName: "old" } },
  });
  expect(eks.nodeRole).toBeUndefined();
  expect(eks.nodeAccessEntry).toBeUndefined();
  expect(Object.keys(json.resource.aws_iam_role!)).toEqual(["my-cluster_cluster_role"]);
  expect(json.resource.aws_iam_instance_profile).toBeUndefined();
  expect(entriesOf(json).map(([name]) => name)).toEqual(["my-cluster_access_nodes-profile_old"]);
});

test("groups that share the cluster's role stay where they are when another gets its own", () => {
  const [one, both] = [
    build({ workerGroups: { a: {} } }),
    build({ workerGroups: { a: {}, b: { createIamRole: true } } }),
  ];
  expect(both.resource.aws_autoscaling_group).toMatchObject(one.resource.aws_autoscaling_group!);
  expect(addresses(both)).toEqual(expect.arrayContaining(addresses(one)));
});

test("a launch template that exists: its newest version by number, and nothing of the group's about instances", () => {
  const json = only({ launchTemplateId: "lt-0a" }, { workersGroupDefaults: { rootVolumeSize: 50, preUserdata: "x" } });
  expect(groupOf(json)).toMatchObject({
    launch_template: {
      id: "lt-0a",
      version: "${data.aws_launch_template.my-cluster_workers_a_launch-template.latest_version}",
    },
  });
  expect(json.data.aws_launch_template!["my-cluster_workers_a_launch-template"]).toMatchObject({ id: "lt-0a" });
  expect(json.data.aws_ssm_parameter).toBeUndefined();
  expect(json.resource.aws_launch_template).toBeUndefined();
  expect(json.locals).toBeUndefined();
});

test("a version that is pinned is not looked up", () => {
  const json = only({ launchTemplateId: "lt-0a", launchTemplateVersion: "7" });
  expect(groupOf(json)).toMatchObject({ launch_template: { id: "lt-0a", version: "7" } });
  expect(json.data.aws_launch_template).toBeUndefined();
});

test("a mixed policy of a launch template that exists", () => {
  const json = only({ launchTemplateId: "lt-0a", overrideInstanceTypes: ["m7g.large"] });
  expect(groupOf(json).mixed_instances_policy).toMatchObject({
    launch_template: {
      launch_template_specification: { launch_template_id: "lt-0a" },
      override: [{ instance_type: "m7g.large" }],
    },
  });
});

test("an override's architecture picks the image where no instance type does", () => {
  const image = (group: EksWorkerGroup) => Object.keys(only(group).data.aws_ssm_parameter!);
  expect(image({ overrideInstanceTypes: ["m7g.large", "c7g.large"] })).toEqual(["my-cluster_images_arm64"]);
  const requirements = { vcpuCount: { min: 2 }, memoryMib: { min: 0 } };
  expect(image({ instanceRequirements: { ...requirements, cpuManufacturers: ["amazon-web-services"] } })).toEqual([
    "my-cluster_images_arm64",
  ]);
  expect(image({ instanceRequirements: requirements })).toEqual(["my-cluster_images_x86_64"]);
});

test("labels and taints are the autoscaler's picture of an empty group, where it looks", () => {
  const group: EksWorkerGroup = {
    labels: { tier: "web" },
    taints: [
      { key: "gpu", effect: "NoSchedule" },
      { key: "team", value: "a", effect: "NoExecute" },
    ],
  };
  const tags = (json: StackJson) =>
    (groupOf(json).tag as { key: string; value: string; propagate_at_launch: boolean }[])
      .filter(({ key }) => key.includes("/node-template/"))
      .map(({ key, value, propagate_at_launch }) => [key.split("/node-template/")[1], value, propagate_at_launch]);
  expect(tags(only({ ...group, autoscalingEnabled: true }))).toEqual([
    ["label/tier", "web", false],
    ["resources/ephemeral-storage", "100Gi", false],
    ["taint/gpu", ":NoSchedule", false],
    ["taint/team", "a:NoExecute", false],
  ]);
  expect(tags(only(group))).toEqual([]);
  expect(tags(only({ launchTemplateId: "lt-0a", autoscalingEnabled: true }))).toEqual([]);
});

test("a template of one's own is the whole user data, told all that the group says", () => {
  const { locals } = only({
    userdataTemplate: ({ name, endpoint }, { kubeletFlags, preUserdata, additionalUserdata, bootstrapExtraArgs }) =>
      `#!/bin/sh\n${preUserdata}\necho \${HOME} ${name} ${endpoint} ${bootstrapExtraArgs} ${kubeletFlags.join(" ")}\n${additionalUserdata}\n`,
    labels: { tier: "web" },
    kubeletExtraArgs: "--max-pods=20",
    preUserdata: "echo first",
    additionalUserdata: "echo last",
    bootstrapExtraArgs: "--debug",
  });
  expectGolden("own-user-data.txt", locals["my-cluster_workers_a_user-data"] as string);
});

test("an empty text takes back what the defaults for all groups say", () => {
  const defaults: EksWorkerGroup = { amiId: "ami-0a", spotPrice: "0.05", iamRoleId: "web-team", rootKmsKeyId: "arn:k" };
  const none: EksWorkerGroup = { amiId: "", spotPrice: "", iamRoleId: "", rootKmsKeyId: "" };
  expect(only(none, { workersGroupDefaults: defaults })).toEqual(only({}));
});

test("knobs in the defaults lie idle until a group switches on what they belong to", () => {
  const workersGroupDefaults: EksWorkerGroup = { instanceRefreshMinHealthyPercentage: 50, spotMaxPrice: "0.1" };
  expect(only({}, { workersGroupDefaults })).toEqual(only({}));
  expect(groupOf(only({ instanceRefreshEnabled: true }, { workersGroupDefaults }))).toMatchObject({
    instance_refresh: { preferences: { min_healthy_percentage: 50 } },
  });
});

test("a mixed group that does not say how much is on demand is told what it gets", () => {
  const warnings = (group: EksWorkerGroup) =>
    eksWarnings({ ...NAMED_CALL, clusterEndpointPublicAccessCidrs: ["203.0.113.0/24"], workerGroups: { a: group } });
  expect(warnings({ overrideInstanceTypes: ["m5.large"] })).toEqual([
    "workerGroups.a: overrideInstanceTypes without onDemandPercentageAboveBaseCapacity buys on demand, as AWS does; the registry module's v17 bought spot: say 0 for that, or 100",
  ]);
  expect(warnings({ overrideInstanceTypes: ["m5.large"], onDemandPercentageAboveBaseCapacity: 0 })).toEqual([]);
});

test("a stack of its own VPC takes every key too, and tiers beside them", () => {
  const synthesized = synthApp((app) => {
    new EksStack(app, "cloud", {
      region: "ap-northeast-2",
      network: { cidrBlock: "10.0.0.0/16", availabilityZones: ["ap-northeast-2a", "ap-northeast-2c"] },
      clusterName: "c",
      workerGroups: { ...EVERY_WORKER_KEY, public: { subnets: "public", publicIp: true, warmPool: {} } },
    });
  });
  expect(Object.keys(synthesized.stacks.cloud!.resource.aws_autoscaling_group!)).toHaveLength(
    Object.keys(EVERY_WORKER_KEY).length + 1,
  );
  expect(warningsOf(synthesized, "cloud")).toEqual([
    expect.stringContaining("public endpoint"),
    expect.stringContaining("attachClusterPrimarySecurityGroup of workerGroups.template "),
    expect.stringContaining("nodes of Windows"),
  ]);
});

const WEB = "arn:aws:iam::123456789012:role/team/web";
const group = (keys: object) => ({ workerGroups: { a: keys } });

const NO_METADATA =
  'metadataHttpEndpoint is "disabled", and from there a node has its role and its name, without which it does not join; leave it out, and keep pods off by metadataHttpPutResponseHopLimit 1';
const BY_INSTANCE_ID =
  "nodeConfig.featureGates.InstanceIdNodeName calls a node by its instance id, and the role's access entry lets it in by its DNS name; drop it";

test.each<[string, object, string]>([
  [
    "knobs of a refresh that is not switched on",
    group({ instanceRefreshMinHealthyPercentage: 50 }),
    "workerGroups.a: instanceRefreshMinHealthyPercentage goes with instanceRefreshEnabled; make it true, or drop this",
  ],
  [
    "two ways to replace nodes",
    group({ instanceRefreshEnabled: true, asgRecreateOnChange: true }),
    "workerGroups.a: asgRecreateOnChange is true beside instanceRefreshEnabled; keep one way to replace the nodes",
  ],
  [
    "a checkpoint's delay without one",
    group({ instanceRefreshEnabled: true, instanceRefreshCheckpointDelay: 60 }),
    "workerGroups.a: instanceRefreshCheckpointDelay goes with instanceRefreshCheckpointPercentages; give both, or drop it",
  ],
  [
    "a distribution of nothing",
    group({ spotInstancePools: 4 }),
    "workerGroups.a: spotInstancePools goes with a mixed policy; give overrideInstanceTypes or instanceRequirements, or drop it",
  ],
  [
    "pools of another strategy",
    group({ overrideInstanceTypes: ["m5.large"], spotInstancePools: 4 }),
    'workerGroups.a: spotInstancePools goes with spotAllocationStrategy "lowest-price", which is "price-capacity-optimized"; set that, or drop it',
  ],
  [
    "two architectures in one group",
    group({ instanceType: "m5.large", overrideInstanceTypes: ["m5a.large", "m7g.large"] }),
    "workerGroups.a: overrideInstanceTypes: m7g.large cannot run the x86_64 image of instanceType (m5.large); take types of one architecture, or two groups",
  ],
  [
    "two architectures of an image of one's own",
    group({ amiId: "ami-0a", overrideInstanceTypes: ["m7g.large", "m5.large"] }),
    "workerGroups.a: overrideInstanceTypes: m5.large cannot run the arm64 image of m7g.large; take types of one architecture, or two groups",
  ],
  [
    "makers of other processors",
    group({
      instanceType: "m7g.large",
      instanceRequirements: { vcpuCount: { min: 2 }, memoryMib: { min: 0 }, cpuManufacturers: ["intel"] },
    }),
    "workerGroups.a: instanceRequirements.cpuManufacturers (intel) make nothing that runs the arm64 image of instanceType (m7g.large); drop one of them",
  ],
  [
    "types that are known only at apply",
    group({ overrideInstanceTypes: Token.asList({ resolve: () => ["m5.large"] }) }),
    "workerGroups.a: overrideInstanceTypes is known only at apply; the image hangs on them, so give them as plain text",
  ],
  [
    "a price beside a mixed policy",
    group({ spotPrice: "0.05", overrideInstanceTypes: ["m5.large"] }),
    "workerGroups.a: spotPrice stands beside a mixed policy, which decides how nodes are bought; use spotMaxPrice and onDemandPercentageAboveBaseCapacity",
  ],
  [
    "a market beside a mixed policy",
    group({ marketType: "spot", onDemandAllocationStrategy: "prioritized" }),
    "workerGroups.a: marketType stands beside a mixed policy, which decides how nodes are bought; use spotMaxPrice and onDemandPercentageAboveBaseCapacity",
  ],
  [
    "a price for what is not spot",
    group({ marketType: "capacity-block", spotPrice: "1", capacityReservation: { reservationId: "cr-0a" } }),
    'workerGroups.a: spotPrice goes with marketType "spot", which is "capacity-block"; drop it',
  ],
  [
    "spot of a launch configuration without a price",
    group({ launchMode: "launch-configuration", marketType: "spot" }),
    'workerGroups.a: marketType ("spot"): a launch configuration knows spotPrice alone; give that, or use a launch template',
  ],
  [
    "credits of a type that has none",
    group({ cpuCredits: "standard" }),
    'workerGroups.a: cpuCredits goes with burstable types (t2, t3, t3a, t4g), and instanceType is "m4.large"; drop it',
  ],
  [
    "a mixed policy of a launch configuration",
    group({ launchMode: "launch-configuration", onDemandAllocationStrategy: "prioritized" }),
    "workerGroups.a: onDemandAllocationStrategy: a launch configuration cannot say so; use a launch template, or drop it",
  ],
  [
    "a key for a launch configuration's second disk",
    group({
      launchMode: "launch-configuration",
      additionalEbsVolumes: [{ blockDeviceName: "/dev/xvdb", kmsKeyId: "arn:k" }],
    }),
    "workerGroups.a: additionalEbsVolumes[0].kmsKeyId: a launch configuration cannot name one; use a launch template, or drop it",
  ],
  [
    "a template's tenancy of a launch configuration",
    group({ launchMode: "launch-configuration", launchTemplatePlacementTenancy: "dedicated" }),
    "workerGroups.a: launchTemplatePlacementTenancy says nothing to a launch configuration; use placementTenancy",
  ],
  [
    "a second disk of nothing",
    group({ additionalEbsVolumes: [{ blockDeviceName: "/dev/xvdb", volumeSize: 0 }] }),
    "workerGroups.a: additionalEbsVolumes[0].volumeSize (0) must be a whole number of GiB from 1 to 65536",
  ],
  [
    "a misspelt key of a disk",
    group({ additionalEbsVolumes: [{ blockDeviceName: "/dev/xvdb", volumeSiez: 1 }] }),
    'workerGroups.a.additionalEbsVolumes[0].volumeSiez is not a known key; did you mean "volumeSize"?',
  ],
  [
    "two disks of one name",
    group({ additionalInstanceStoreVolumes: [{ blockDeviceName: "/dev/xvda" }] }),
    "workerGroups.a: two disks are called /dev/xvda; give each a device name of its own",
  ],
  [
    "arguments of a script that is not there",
    group({ bootstrapExtraArgs: "--use-max-pods false" }),
    "workerGroups.a: bootstrapExtraArgs is nothing that Amazon Linux 2023 knows; say it by nodeConfig, which takes the place of bootstrap.sh",
  ],
  [
    "text for a template",
    group({ userdataTemplate: "./userdata.sh" }),
    'workerGroups.a.userdataTemplate ("./userdata.sh") must be a function',
  ],
  [
    "what a launch template that exists says",
    group({ launchTemplateId: "lt-0a", rootVolumeSize: 50 }),
    "workerGroups.a: rootVolumeSize: the launch template lt-0a says that by itself; say it there, or drop it",
  ],
  [
    "a launch template that is none",
    group({ launchTemplateId: "web" }),
    'workerGroups.a: launchTemplateId ("web") is not an id such as "lt-0abc1234def567890"',
  ],
  [
    "a version that is none",
    group({ launchTemplateVersion: "latest" }),
    'workerGroups.a: launchTemplateVersion ("latest") is not "$Latest", "$Default" or a number such as "3"',
  ],
  [
    "a change of somebody else's template",
    group({ launchTemplateId: "lt-0a", asgRecreateOnChange: true }),
    "workerGroups.a: asgRecreateOnChange follows a launch template of the group's own, and launchTemplateId names another; use instanceRefreshEnabled",
  ],
  [
    "a schedule that nobody heeds",
    group({ asgDesiredCapacityOwner: "terraform", schedules: { n: { desiredCapacity: 0, recurrence: "0 0 * * *" } } }),
    'workerGroups.a: schedules set a desiredCapacity that asgDesiredCapacityOwner "terraform" would put back; drop one of them',
  ],
  [
    "the ARN of a role for its name",
    group({ iamRoleId: WEB }),
    `workerGroups.a: iamRoleId ("${WEB}") is not the name of a role; did you mean "web"?`,
  ],
  [
    "the role that is made here",
    group({ iamRoleId: "my-cluster-node" }),
    'workerGroups.a: iamRoleId ("my-cluster-node") is the role that is made here; drop it',
  ],
  [
    "a role that exists and is made",
    group({ createIamRole: true, iamInstanceProfileName: "old" }),
    "workerGroups.a: iamInstanceProfileName names what exists, and createIamRole makes a role; drop one of them",
  ],
  [
    "policies of a role that is not made",
    group({ iamRoleAdditionalPolicies: {} }),
    "workerGroups.a: iamRoleAdditionalPolicies goes with createIamRole; make it true, or drop this",
  ],
  [
    "two roles of one name",
    { workerGroups: { a: { createIamRole: true, iamRoleName: "n" }, b: { createIamRole: true, iamRoleName: "n" } } },
    'workerGroups.b: its role would be called "n", as that of workerGroups.a is; give it another by iamRoleName',
  ],
  [
    "the shared role's name for one of its own",
    { workersRoleName: "n", workerGroups: { a: { createIamRole: true, iamRoleName: "n" } } },
    'workerGroups.a: its role would be called "n", as that of the cluster is; give it another by iamRoleName',
  ],
  [
    "no profile where none is made",
    { manageWorkerIamResources: false, workerGroups: { a: { iamRoleId: "web" } } },
    "workerGroups.a: manageWorkerIamResources is false, so no instance profile is made; name one by iamInstanceProfileName",
  ],
  [
    "a launch template whose role nobody lets in",
    { manageWorkerIamResources: false, workerGroups: { a: { launchTemplateId: "lt-0a" } } },
    "workerGroups.a: manageWorkerIamResources is false, so nobody lets the launch template's role in; name it by iamRoleId",
  ],
  [
    "a role made where none is",
    { manageWorkerIamResources: false, workerGroups: { a: { createIamRole: true } } },
    "workerGroups.a: createIamRole contradicts manageWorkerIamResources false; drop one of them",
  ],
  [
    "policies of a role that somebody else makes",
    {
      manageWorkerIamResources: false,
      attachWorkerCniPolicy: false,
      workerGroups: { a: { iamInstanceProfileName: "old" } },
    },
    "attachWorkerCniPolicy speaks of a role that manageWorkerIamResources false does not make; drop one of them",
  ],
  [
    "a profile in a cluster of aws-auth alone",
    { authenticationMode: "CONFIG_MAP", workerGroups: { a: { iamInstanceProfileName: "old" } } },
    'workerGroups.a: with authenticationMode "CONFIG_MAP" nodes join by the name of their role; give iamRoleId as plain text',
  ],
  [
    "a group's role that aws-auth gives other rights",
    {
      workerGroups: { a: { iamRoleId: "web" } },
      mapRoles: [{ rolearn: WEB, username: "web", groups: ["dev"] }],
    },
    `mapRoles[0] gives ${WEB} other rights than the nodes' own access entry does, and EKS takes the entry without a word; keep one of them`,
  ],
  ["nodes without the metadata service", group({ metadataHttpEndpoint: "disabled" }), `workerGroups.a: ${NO_METADATA}`],
  [
    "nodes called by their instance ids",
    group({ nodeConfig: { featureGates: { InstanceIdNodeName: true } } }),
    `workerGroups.a: ${BY_INSTANCE_ID}`,
  ],
  [
    "spot instances that are kept warm",
    group({ warmPool: {}, overrideInstanceTypes: ["m5.large"], onDemandPercentageAboveBaseCapacity: 0 }),
    "workerGroups.a: warmPool: AWS keeps no spot instances warm, and onDemandPercentageAboveBaseCapacity (0) buys some; make it 100, or drop the pool",
  ],
  [
    "labels that are too long for the autoscaler's tags",
    group({ autoscalingEnabled: true, labels: { [`${"d".repeat(100)}.io/tier`]: "web" } }),
    'workerGroups.a: the autoscaler\'s tags of labels and taints key "k8s.io/cluster-autos" has 154 characters; AWS takes 1 to 128',
  ],
])("refuses %s", (_, more, problem) => {
  expect(problemsOf(more)).toEqual([problem]);
});

test.each<[string, object]>([
  [
    "an image of one's own, without the metadata service",
    group({ amiFamily: "custom", amiId: "ami-0a", userdataTemplate: () => "", metadataHttpEndpoint: "disabled" }),
  ],
  ["a pool of instances on demand under a policy", group({ warmPool: {}, overrideInstanceTypes: ["m5.large"] })],
  ["the gate turned off", group({ nodeConfig: { featureGates: { InstanceIdNodeName: false } } })],
])("takes %s", (_, more) => {
  expect(problemsOf(more)).toEqual([]);
});

test("a managed group's nodes must find themselves, too", () => {
  const managed = (web: object) => problemsOf({ nodeGroups: { web } });
  expect(managed({ metadataHttpEndpoint: "disabled" })).toEqual([`nodeGroups.web: ${NO_METADATA}`]);
  expect(managed({ nodeConfig: { featureGates: { InstanceIdNodeName: true } } })).toEqual([
    `nodeGroups.web: ${BY_INSTANCE_ID}`,
  ]);
});
