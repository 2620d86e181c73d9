import { Token } from "cdktf";
import { Eks, type EksNodeGroup, type EksProps } from "../../modules";
import { withManagedRows } from "../../modules/eks/node-groups/aws-auth-rows";
import { namedNodeGroups } from "../../modules/eks/node-groups/named-groups";
import { translateEks } from "../../modules/eks/translate";
import { eksWarnings, validateEks } from "../../modules/eks/validate";
import { addresses, parsed } from "../../modules/testing";

const ARN = "arn:aws:iam::123456789012:role";
const IMAGE = "ami-0abc1234def567890";
const CALL: EksProps = {
  clusterName: "c",
  subnets: ["subnet-0a", "subnet-0b"],
  vpcId: "vpc-0a",
  clusterEncryptionConfig: [],
  clusterEnabledLogTypes: [],
  enableIrsa: false,
};
const build = (props: Partial<EksProps>) => parsed((stack) => new Eks(stack, "eks", { ...CALL, ...props }));
const problemsOf = (props: Partial<EksProps>) => validateEks({ ...CALL, ...props });
const groupProblems = (group: EksNodeGroup, props: Partial<EksProps> = {}) =>
  problemsOf({ ...props, nodeGroups: { web: group } });
const planOf = (props: Partial<EksProps>) => translateEks({ ...CALL, ...props }, "aws");
const row = (role: string) => ({
  rolearn: `${ARN}/${role}`,
  username: "system:node:{{EC2PrivateDNSName}}",
  groups: ["system:bootstrappers", "system:nodes", "eks:kube-proxy-windows"],
});
const before = (props: Partial<EksProps>, group = "web") =>
  (build(props).resource.aws_eks_node_group![`eks_node-groups_${group}`]!.depends_on as string[]).filter(
    (address) => !address.startsWith("aws_security_group_rule."),
  );

test("the addresses of a group, of one with a role of its own and of one that looks its release up", () => {
  const alone = addresses(build({}));
  const added = addresses(
    build({
      nodeGroups: {
        web: { preUserdata: "echo" },
        own: { createIamRole: true, createLaunchTemplate: false },
        found: {
          launchTemplateId: "lt-0a",
          amiType: "AL2023_x86_64_STANDARD",
          version: "1.35",
          useLatestAmiReleaseVersion: true,
        },
      },
    }),
  ).filter((address) => !alone.includes(address));
  expect(added).toEqual([
    "aws_eks_node_group.eks_node-groups_found",
    "aws_eks_node_group.eks_node-groups_own",
    "aws_eks_node_group.eks_node-groups_web",
    "aws_iam_role.eks_node-group-roles_own",
    "aws_iam_role_policy_attachment.eks_node-group-roles_own_AmazonEC2ContainerRegistryReadOnly",
    "aws_iam_role_policy_attachment.eks_node-group-roles_own_AmazonEKSWorkerNodePolicy",
    "aws_iam_role_policy_attachment.eks_node-group-roles_own_AmazonEKS_CNI_Policy",
    "aws_launch_template.eks_node-groups_web_launch-template",
    "aws_security_group_rule.eks_primary-security-group_cluster-primary-ingress-workers",
    "aws_security_group_rule.eks_primary-security-group_workers-ingress-cluster-primary",
    "data.aws_launch_template.eks_node-groups_found_launch-template",
    "data.aws_ssm_parameter.eks_node-groups_found_release-version",
  ]);
});

test("members lead to the resources", () => {
  parsed((stack) => {
    const win: EksNodeGroup = { createIamRole: true, amiId: IMAGE, amiFamily: "windows-2022-core" };
    const eks = new Eks(stack, "eks", { ...CALL, nodeGroups: { web: { createIamRole: true }, win } });
    expect(eks.nodeGroups.web?.nodeGroup.friendlyUniqueId).toBe("eks_node-groups_web");
    expect(eks.nodeGroups.web?.launchTemplate?.friendlyUniqueId).toBe("eks_node-groups_web_launch-template");
    expect(eks.nodeGroupRoles.web?.roleName).toBe("c-web-node");
    expect(Object.keys(eks.otherNodeAccessEntries)).toEqual(["node-groups/win"]);
  });
});

test("a worker group and a managed one of one name keep out of each other's way", () => {
  const json = build({ workerGroups: { web: {} }, nodeGroups: { web: { subnets: ["subnet-0c"] } } });
  expect(addresses(json)).toEqual(
    expect.arrayContaining(["aws_autoscaling_group.eks_workers_web", "aws_eks_node_group.eks_node-groups_web"]),
  );
  expect(planOf({ workerGroups: { web: {} }, nodeGroups: { web: { subnets: ["subnet-0c"] } } }).nodePlacement).toEqual({
    web: ["subnet-0a", "subnet-0b", "subnet-0c"].map((id) => ({ id, name: id, wayOut: "unknown" })),
  });
});

test("where managed nodes stand is told to who looks at their way out", () => {
  const { nodePlacement } = planOf({
    subnetWayOut: "private-with-egress",
    nodeGroups: { a: {}, b: { subnets: [{ id: "subnet-0c", wayOut: "public", name: "edge" }] } },
  });
  expect(nodePlacement).toEqual({
    a: ["subnet-0a", "subnet-0b"].map((id) => ({ id, name: id, wayOut: "private-with-egress" })),
    b: [{ id: "subnet-0c", name: "edge", wayOut: "public" }],
  });
});

describe("the defaults for all groups", () => {
  const merged = (nodeGroupsDefaults: EksNodeGroup, group: EksNodeGroup) =>
    namedNodeGroups({ nodeGroupsDefaults, nodeGroups: { web: group } }).web;

  test.each<[string, EksNodeGroup, EksNodeGroup, EksNodeGroup]>([
    ["are what a group does not say", { minCapacity: 2, diskSize: 50 }, {}, { minCapacity: 2, diskSize: 50 }],
    ["an explicit undefined says nothing", { minCapacity: 2 }, { minCapacity: undefined }, { minCapacity: 2 }],
    [
      "0, false and an empty list are said",
      { minCapacity: 2, publicIp: true, taints: [{ key: "a", effect: "NoSchedule" }] },
      { minCapacity: 0, publicIp: false, taints: [] },
      { minCapacity: 0, publicIp: false, taints: [] },
    ],
    [
      "labels and tags are laid over them, as in the module",
      { k8sLabels: { a: "1", b: "1" }, additionalTags: { a: "1" } },
      { k8sLabels: { b: "2" }, additionalTags: { c: "3" } },
      { k8sLabels: { a: "1", b: "2" }, additionalTags: { a: "1", c: "3" } },
    ],
    ["or taken back by an empty object", { k8sLabels: { a: "1" } }, { k8sLabels: {} }, { k8sLabels: {} }],
    ["an empty text takes back", { keyName: "ops", amiId: IMAGE }, { keyName: "", amiId: "" }, {}],
    [
      "an image of the group's own takes back what they say of EKS's",
      { amiType: "BOTTLEROCKET_x86_64", version: "1.34", useLatestAmiReleaseVersion: true },
      { amiId: IMAGE },
      { amiId: IMAGE },
    ],
    [
      "and EKS's of the group takes back theirs",
      { amiId: IMAGE, amiFamily: "bottlerocket" },
      { amiType: "AL2023_x86_64_STANDARD" },
      { amiType: "AL2023_x86_64_STANDARD" },
    ],
    [
      "so do releases",
      { useLatestAmiReleaseVersion: true },
      { amiReleaseVersion: "1.35.0-20260714" },
      { amiReleaseVersion: "1.35.0-20260714" },
    ],
    ["names", { namePrefix: "a-" }, { name: "b" }, { name: "b" }],
    ["roles", { createIamRole: true }, { iamRoleArn: `${ARN}/nodes` }, { iamRoleArn: `${ARN}/nodes` }],
    [
      "and launch templates",
      { launchTemplateId: "lt-0a" },
      { createLaunchTemplate: false },
      { createLaunchTemplate: false },
    ],
    [
      "while a switch that is off takes nothing back",
      { amiReleaseVersion: "1.35.0-20260714", iamRoleArn: `${ARN}/nodes` },
      { useLatestAmiReleaseVersion: false, createIamRole: false },
      {
        amiReleaseVersion: "1.35.0-20260714",
        iamRoleArn: `${ARN}/nodes`,
        useLatestAmiReleaseVersion: false,
        createIamRole: false,
      },
    ],
  ])("%s", (_, defaults, group, result) => {
    expect(merged(defaults, group)).toEqual(result);
  });

  test("those of worker groups do not reach managed ones, nor the other way round", () => {
    const { workerGroups, nodeGroups } = planOf({
      workersGroupDefaults: { asgMaxSize: 9, rootVolumeSize: 500 },
      nodeGroupsDefaults: { maxCapacity: 5 },
      workerGroups: { a: {} },
      nodeGroups: { a: {} },
    });
    expect([workerGroups.a!.group.maxSize, nodeGroups.a!.group.maxSize, nodeGroups.a!.group.disk]).toEqual([
      9,
      5,
      undefined,
    ]);
  });

  test("what lies idle in them is no mistake of a group's", () => {
    const nodeGroupsDefaults: EksNodeGroup = {
      diskEncrypted: true,
      preUserdata: "echo",
      metadataHttpTokens: "required",
    };
    expect(problemsOf({ nodeGroupsDefaults, nodeGroups: { a: { createLaunchTemplate: false } } })).toEqual([]);
    const login: EksNodeGroup = {
      ...nodeGroupsDefaults,
      keyName: "ops",
      sourceSecurityGroupIds: ["sg-0a"],
      amiId: IMAGE,
    };
    expect(problemsOf({ nodeGroupsDefaults: login, nodeGroups: { a: { launchTemplateId: "lt-0a" } } })).toEqual([]);
  });

  test("a mistake in them is told once, and once a group", () => {
    expect(problemsOf({ nodeGroupsDefaults: { maxCapacity: 0 }, nodeGroups: { a: { minCapacity: 0 } } })).toEqual([
      "nodeGroups.a: maxCapacity (0) must be 1 or more; EKS empties a group by desiredCapacity 0",
    ]);
    expect(problemsOf({ nodeGroupsDefaults: { diskSzie: 1 } as EksNodeGroup })).toEqual([
      'nodeGroupsDefaults.diskSzie is not a known key; did you mean "diskSize"?',
    ]);
  });
});

describe("who lets managed nodes in", () => {
  test("the shared role's entry is ours, and there before EKS would make it", () => {
    expect(before({ nodeGroups: { web: {} } })).toEqual([
      ...["AmazonEKSWorkerNodePolicy", "AmazonEC2ContainerRegistryReadOnly", "AmazonEKS_CNI_Policy"].map(
        (policy) => `aws_iam_role_policy_attachment.eks_node-role_${policy}`,
      ),
      "aws_eks_access_entry.eks_access_nodes",
    ]);
  });

  test("a role of the group's own is EKS's to let in, but for Windows that it does not know as such", () => {
    const win: EksNodeGroup = { createIamRole: true, amiFamily: "windows-2022-core" };
    const props: Partial<EksProps> = {
      nodeGroups: { web: { createIamRole: true }, win, image: { ...win, amiId: IMAGE } },
    };
    const { resource } = build(props);
    expect(Object.keys(resource.aws_eks_access_entry!)).toEqual(["eks_access_node-groups_image", "eks_access_nodes"]);
    expect(resource.aws_eks_access_entry!["eks_access_node-groups_image"]).toMatchObject({
      type: "EC2_WINDOWS",
      principal_arn: "${aws_iam_role.eks_node-group-roles_image.arn}",
    });
    expect(before(props, "image").at(-1)).toBe("aws_eks_access_entry.eks_access_node-groups_image");
    expect(before(props).at(-1)).toBe("aws_iam_role_policy_attachment.eks_node-group-roles_web_AmazonEKS_CNI_Policy");
    const mapped: Partial<EksProps> = {
      authenticationMode: "CONFIG_MAP",
      mapRoles: [row("c-image-node"), row("c-win-node")],
    };
    expect(build({ ...props, ...mapped }).resource).not.toHaveProperty("aws_eks_access_entry");
  });

  test("of a role that exists EKS makes the entry, unless one of ours is for it: that one comes first", () => {
    const web: EksNodeGroup = { iamRoleArn: `${ARN}/team/nodes` };
    expect(before({ nodeGroups: { web } })).toEqual([]);
    const accessEntries = {
      nodes: { principalArn: `${ARN}/nodes`, type: "EC2_LINUX" as const },
      dev: { principalArn: `${ARN}/dev` },
    };
    expect(before({ nodeGroups: { web }, accessEntries })).toEqual(["aws_eks_access_entry.eks_access-entries_nodes"]);
    const workerGroups = { a: { iamRoleId: "nodes" }, b: { iamRoleId: "ops" } };
    expect(before({ nodeGroups: { web }, workerGroups })).toEqual(["aws_eks_access_entry.eks_access_nodes-role_nodes"]);
  });

  test("of an ARN that is known only at apply it may be any of them", () => {
    const web: EksNodeGroup = { iamRoleArn: Token.asString({ role: 1 }) };
    expect(
      before({
        nodeGroups: { web },
        accessEntries: { dev: { principalArn: `${ARN}/dev` } },
        workerGroups: { a: { iamRoleId: "nodes" } },
      }),
    ).toEqual(["aws_eks_access_entry.eks_access-entries_dev", "aws_eks_access_entry.eks_access_nodes-role_nodes"]);
  });

  const ROWS = { mapRoles: [{ rolearn: `${ARN}/ops`, username: "ops", groups: ["system:masters"] }] };
  test.each<[string, Partial<EksProps>, string[]]>([
    ["a map that nobody writes is EKS's", { authenticationMode: "CONFIG_MAP", nodeGroups: { web: {} } }, []],
    ["one that is written whole holds EKS's rows", { ...ROWS, nodeGroups: { web: {} } }, ["c-node"]],
    [
      "once each",
      { ...ROWS, authenticationMode: "CONFIG_MAP", workerGroups: { a: {} }, nodeGroups: { web: {}, two: {} } },
      ["c-node"],
    ],
    [
      "of every role",
      {
        ...ROWS,
        authenticationMode: "CONFIG_MAP",
        nodeGroups: { web: { createIamRole: true }, two: { iamRoleArn: `${ARN}/team/nodes` } },
      },
      ["c-web-node", "nodes"],
    ],
    [
      "beside those of worker groups",
      { authenticationMode: "CONFIG_MAP", workerGroups: { a: {} }, nodeGroups: { web: { createIamRole: true } } },
      ["c-node", "c-web-node"],
    ],
    [
      "but none that the caller wrote",
      { mapRoles: [{ rolearn: `${ARN}/c-node`, username: "x", groups: [] }], nodeGroups: { web: {} } },
      [],
    ],
    ["and none where somebody else writes it", { manageAwsAuth: false, nodeGroups: { web: {} } }, []],
    ["nor where EKS does not look at it", { authenticationMode: "API", nodeGroups: { web: {} } }, []],
  ])("%s", (_, props, names) => {
    expect(planOf(props).awsAuth.nodeRoleNames).toEqual(names);
  });

  test("mappings that need no row stay the same object", () => {
    const mappings = { nodeRoleNames: ["a"], mapRoles: [], mapUsers: [], mapAccounts: [] };
    expect(withManagedRows(mappings, [], true)).toBe(mappings);
    const rows = { nodeRoleNames: ["a", "b"], managedRoleNames: ["a", "b"] };
    expect(withManagedRows(mappings, ["a", "b"], true)).toEqual({ ...mappings, ...rows });
    expect(withManagedRows(mappings, ["b"], false)).toEqual({ ...mappings, nodeRoleNames: ["a", "b"] });
  });

  test("a row that gives a managed group's role other rights than its entry is refused", () => {
    const mapRoles = [{ rolearn: `${ARN}/c-web-node`, username: "web", groups: ["web"] }];
    expect(problemsOf({ mapRoles, nodeGroups: { web: { createIamRole: true } } })).toEqual([
      `mapRoles[0] gives ${ARN}/c-web-node other rights than the nodes' own access entry does, and EKS takes the entry without a word; keep one of them`,
    ]);
  });
});

describe("messages are in the module's words", () => {
  test.each<[string, EksNodeGroup, string[]]>([
    [
      "sizes",
      { minCapacity: 4, maxCapacity: 2 },
      ["minCapacity (4) is above maxCapacity (2); raise maxCapacity or lower minCapacity"],
    ],
    [
      "an image that does not fit",
      { amiType: "AL2023_x86_64_NVIDIA", instanceTypes: ["m5.large"] },
      [
        'the variant of amiType ("nvidia") is made for NVIDIA\'s GPUs, and instanceTypes ("m5.large") has none; leave the variant of amiType out, or choose another instance type',
      ],
    ],
    [
      "a family and a kind",
      { amiType: "BOTTLEROCKET_x86_64", amiFamily: "bottlerocket" },
      ["amiType says amiFamily too; drop one of them"],
    ],
    [
      "EKS's word for an image of one's own",
      { amiId: IMAGE, amiType: "AL2023_x86_64_STANDARD", useLatestAmiReleaseVersion: true },
      [
        "amiType goes with an image of EKS's choice, and amiId names one; drop one of them",
        "useLatestAmiReleaseVersion goes with an image of EKS's choice, and amiId names one; drop one of them",
      ],
    ],
    [
      "two releases",
      { amiReleaseVersion: "1.35.0-20260714", useLatestAmiReleaseVersion: true },
      ["useLatestAmiReleaseVersion and amiReleaseVersion are both given; keep one"],
    ],
    ["a switch of nothing", { amiIsEksOptimized: true }, ["amiIsEksOptimized goes with amiId; give both, or drop it"]],
    [
      "a login beside a launch template",
      { keyName: "ops", sourceSecurityGroupIds: ["sg-0a"] },
      [
        "sourceSecurityGroupIds: EKS takes them only where it makes the launch template itself; let it (createLaunchTemplate false), or put a rule for the port on one of additionalSecurityGroupIds",
      ],
    ],
    [
      "SSH for the world",
      { createLaunchTemplate: false, keyName: "ops" },
      [
        'keyName without sourceSecurityGroupIds opens SSH to the world; name the groups that may log in, or say "anywhere"',
      ],
    ],
    [
      "what goes on a launch template",
      { createLaunchTemplate: false, diskSize: 50, diskEncrypted: true, preUserdata: "echo", amiId: IMAGE },
      [
        "amiId goes on a launch template, and here EKS makes it itself; let the group have its own (createLaunchTemplate true), or drop this",
        "diskEncrypted goes on a launch template, and here EKS makes it itself; let the group have its own (createLaunchTemplate true), or drop this",
        "preUserdata goes on a launch template, and here EKS makes it itself; let the group have its own (createLaunchTemplate true), or drop this",
      ],
    ],
    [
      "what a launch template that exists says",
      { launchTemplateId: "lt-0a", diskSize: 50, amiId: IMAGE, keyName: "ops", sourceSecurityGroupIds: ["sg-0a"] },
      [
        "diskSize: the launch template lt-0a says that by itself; say it there, or drop it",
        "amiId: the launch template lt-0a says that by itself; say it there, or drop it",
        "keyName: the launch template lt-0a says that by itself; say it there, or drop it",
        "sourceSecurityGroupIds: the launch template lt-0a says that by itself; say it there, or drop it",
      ],
    ],
    [
      "two launch templates",
      { launchTemplateId: "template", createLaunchTemplate: true },
      [
        "launchTemplateId and createLaunchTemplate are both given; keep one",
        'launchTemplateId ("template") is not an id such as "lt-0abc1234def567890"',
      ],
    ],
    [
      "disks",
      { diskType: "gp2", diskThroughput: 200, additionalEbsVolumes: [{ blockDeviceName: "/dev/xvda", volumeSize: 0 }] },
      [
        'diskThroughput goes with a gp3 volume, and diskType is "gp2"; drop one of them',
        "additionalEbsVolumes[0].volumeSize (0) must be a whole number of GiB from 1 to 65536",
        "two disks are called /dev/xvda; give each a device name of its own",
      ],
    ],
    [
      "labels",
      { k8sLabels: { "kubernetes.io/a": "b", c: "" }, kubeletExtraArgs: "--node-labels=a=b" },
      [
        'k8sLabels: a node may not give itself "kubernetes.io/a"; use node.kubernetes.io/… or a domain of your own',
        "kubeletExtraArgs holds --node-labels beside k8sLabels; the kubelet takes one of them, so move all into k8sLabels",
        'k8sLabels: the value of "c" ("") must begin and end with a letter or digit, with "-", "_" and "." between; EKS takes no empty one',
      ],
    ],
    [
      "a whole user data and more",
      {
        amiId: IMAGE,
        amiIsEksOptimized: false,
        preUserdata: "echo",
        kubeletExtraArgs: "--v=4",
        bootstrapEnv: { A: "b" },
      },
      [
        "preUserdata with amiIsEksOptimized false is the whole user data, so bootstrapEnv would not be heeded; drop one or the other",
        "preUserdata with amiIsEksOptimized false is the whole user data, so kubeletExtraArgs would not be heeded; drop one or the other, or give preUserdata with amiIsEksOptimized false as a function of them",
      ],
    ],
    [
      "nodes that are too new, and too old",
      { version: "1.36" },
      [
        'version "1.36" under clusterVersion "1.35": nodes may not be newer than the control plane; upgrade that one, or roll the nodes back, first',
      ],
    ],
    [
      "tags",
      { additionalTags: { "aws:x": "y" } },
      ['additionalTags key "aws:x" begins with "aws:", which AWS keeps for itself; rename it'],
    ],
    [
      "a role by its name",
      { iamRoleArn: "nodes" },
      ['iamRoleArn ("nodes") is not the ARN of an IAM role, such as "arn:aws:iam::123456789012:role/ops"'],
    ],
    [
      "the role that is made here",
      { iamRoleArn: `${ARN}/c-node` },
      [`iamRoleArn ("${ARN}/c-node") is the role that is made here; drop it`],
    ],
    [
      "a role that is made and one that exists",
      { iamRoleArn: `${ARN}/nodes`, createIamRole: true },
      ["iamRoleArn names a role that exists, and createIamRole makes one; drop one of them"],
    ],
    [
      "what is said of a role that is not made",
      { iamRoleName: "no role", iamRoleAttachCniPolicy: false },
      [
        "iamRoleName goes with createIamRole; make it true, or drop this",
        "iamRoleAttachCniPolicy goes with createIamRole; make it true, or drop this",
        'iamRoleName ("no role") is not a role name: 1 to 64 letters, digits or +=,.@_-',
      ],
    ],
    [
      "Windows under the role of Linux nodes",
      { amiFamily: "windows-2022-core" },
      [
        "nodes of Windows cannot run under the role that Linux nodes share, since EKS lets a role in as one of them; make createIamRole true, or name a role by iamRoleArn",
      ],
    ],
    [
      "Windows that EKS does not know as such",
      { amiFamily: "windows-2022-core", amiId: IMAGE, iamRoleArn: `${ARN}/win` },
      [
        'of amiId EKS does not know that it is Windows; name iamRoleArn in accessEntries with type "EC2_WINDOWS", or make createIamRole true',
      ],
    ],
  ])("%s", (_, group, problems) => {
    expect(groupProblems(group)).toEqual(problems.map((problem) => `nodeGroups.web: ${problem}`));
  });

  test("a version that is too old", () => {
    expect(groupProblems({ version: "1.31" })).toEqual([
      'nodeGroups.web: version "1.31" under clusterVersion "1.35": nodes may be 3 minor versions behind; bring them to "1.32" or newer first',
    ]);
  });

  test("the cluster's version, where the group has none of its own", () => {
    expect(groupProblems({ amiType: "AL2_x86_64" }, { clusterVersion: "1.34" })).toEqual([
      'nodeGroups.web: amiType ("al2"): Amazon Linux 2 ends with Kubernetes 1.32, and clusterVersion is "1.34"; choose "al2023"',
    ]);
  });

  test("names that would not be addresses", () => {
    expect(problemsOf({ nodeGroups: { "a.b": {} } })).toEqual([
      'nodeGroups.a.b: the group\'s name ("a.b") may hold letters, digits, "-" and "_" and begins with a letter or digit; did you mean "a-b"?',
    ]);
  });

  test("roles that would be made twice", () => {
    const nodeGroups = { web: { createIamRole: true }, two: { createIamRole: true, iamRoleName: "c-node" } };
    expect(problemsOf({ workerGroups: { web: { createIamRole: true } }, nodeGroups })).toEqual([
      'nodeGroups.web: its role would be called "c-web-node", as that of workerGroups.web is; give it another by iamRoleName',
      'nodeGroups.two: its role would be called "c-node", as that of the cluster is; give it another by iamRoleName',
    ]);
  });

  test("where nothing is made for IAM", () => {
    const nodeGroups = { a: {}, b: { createIamRole: true }, c: { iamRoleArn: `${ARN}/nodes` } };
    expect(problemsOf({ manageWorkerIamResources: false, nodeGroups })).toEqual([
      "nodeGroups.a: manageWorkerIamResources is false, so no role is made; name one by iamRoleArn",
      "nodeGroups.b: createIamRole contradicts manageWorkerIamResources false; drop one of them",
    ]);
    expect(problemsOf({ manageWorkerIamResources: false, nodeGroups: { c: nodeGroups.c } })).toEqual([]);
  });

  test("Windows and Linux under one role", () => {
    const nodeGroups: EksProps["nodeGroups"] = {
      lin: { iamRoleArn: `${ARN}/nodes` },
      win: { iamRoleArn: `${ARN}/nodes`, amiType: "WINDOWS_CORE_2022_x86_64" },
    };
    expect(problemsOf({ nodeGroups })).toEqual([
      `nodeGroups.win: iamRoleArn ("${ARN}/nodes") is the role of Linux nodes too, and EKS lets a role in as one of them; give Windows a role of its own`,
    ]);
  });

  test("rows that would be lost in a map that is written whole", () => {
    const props: Partial<EksProps> = {
      authenticationMode: "CONFIG_MAP",
      workerGroups: { a: {} },
      nodeGroups: {
        win: { iamRoleArn: `${ARN}/win`, amiType: "WINDOWS_CORE_2022_x86_64" },
        unknown: { iamRoleArn: Token.asString({ role: 1 }) },
      },
    };
    expect(problemsOf(props)).toEqual([
      'nodeGroups.win: aws-auth is written whole, and the row that EKS writes for nodes of Windows would be lost; name their role in mapRoles, with the groups "system:bootstrappers", "system:nodes" and "eks:kube-proxy-windows"',
      "nodeGroups.unknown: iamRoleArn is known only at apply, and aws-auth is written whole from literals: the row that EKS writes for it would be lost; give the ARN as plain text",
    ]);
    expect(problemsOf({ ...props, workerGroups: {} })).toEqual([]);
    const image: EksNodeGroup = { createIamRole: true, amiId: IMAGE, amiFamily: "windows-2022-core" };
    expect(problemsOf({ authenticationMode: "CONFIG_MAP", nodeGroups: { image } })).toEqual([
      'nodeGroups.image: of amiId EKS does not know that it is Windows; name their role in mapRoles, with the groups "system:bootstrappers", "system:nodes" and "eks:kube-proxy-windows"',
    ]);
    expect(problemsOf({ ...props, nodeGroups: { win: props.nodeGroups!.win! }, mapRoles: [row("win")] })).toEqual([]);
  });
});

test("what is legal of a group, and unwise", () => {
  const warnings = (group: EksNodeGroup) =>
    eksWarnings({ ...CALL, clusterEndpointPublicAccess: false, clusterVersion: "1.32", nodeGroups: { web: group } });
  expect(warnings({})).toEqual([]);
  expect(warnings({ capacityType: "SPOT", instanceTypes: ["m5.large"] })).toEqual([
    'nodeGroups.web: capacityType "SPOT" with one of instanceTypes finds nothing when that is sold out; name several of a size',
  ]);
  expect(warnings({ createLaunchTemplate: false, keyName: "ops", sourceSecurityGroupIds: "anywhere" })).toEqual([
    'nodeGroups.web: sourceSecurityGroupIds "anywhere" opens SSH to the world; name the groups that may log in',
  ]);
  expect(warnings({ amiType: "AL2_x86_64" })).toEqual([
    expect.stringMatching(/^nodeGroups\.web: amiType "al2": AWS's support for it ended on 2025-11-26/),
  ]);
});

test.each([
  ["the group's own name", {}, {}, "c-web"],
  ["a cluster's Name that is no machine's", { Name: "prod" }, {}, "c-web"],
  ["a Name of the group's", { Name: "prod" }, { additionalTags: { Name: "front" } }, "front"],
  ["a fixed name", { Name: "prod" }, { name: "web-1" }, "web-1"],
])("instances are called by %s", (_, tags, web, expected) => {
  const json = build({ tags, nodeGroups: { web } });
  const { tag_specifications } = json.resource.aws_launch_template!["eks_node-groups_web_launch-template"]!;
  expect((tag_specifications as { tags: { Name: string } }[]).map(({ tags: { Name } }) => Name)).toEqual(
    Array(3).fill(expected),
  );
});
