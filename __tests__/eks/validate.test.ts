import { Eks, type EksProps } from "../../modules";
import { eksWarnings, validateEks } from "../../modules/eks/validate";
import { parsed, synth } from "../../modules/testing";
import { DOCUMENTS_CALL, messageOf, NAMED_CALL } from "../helpers/documents-call";

const OPS = "arn:aws:iam::123456789012:role/ops";
const problemsOf = (more: object) => validateEks({ ...NAMED_CALL, ...more } as EksProps);

test("the document's call is in order", () => {
  expect(validateEks(DOCUMENTS_CALL)).toEqual([]);
});

test("all problems of the tree are one error, in the caller's words, and nothing is built", () => {
  synth((stack) => {
    const props = {
      ...NAMED_CALL,
      clusterVersion: "1.11",
      clusterEndpointPrivateAccess: false,
      clusterEndpointPublicAccess: false,
      workerGroups: {
        general: { asgMinSize: 5, asgMaxSize: 3 },
        batch: { instanceTpye: "m4.large", rootVolumeSize: 0 },
        "web/1": {},
      },
      mapAccounts: ["1"],
    } as unknown as EksProps;
    expect(messageOf(() => new Eks(stack, "my-cluster", props))).toBe(
      [
        "test/my-cluster: invalid configuration",
        '  - workerGroups.batch.instanceTpye is not a known key; did you mean "instanceType"?',
        '  - clusterVersion "1.11" is no longer offered by EKS; choose "1.28", "1.29", "1.30", "1.31", "1.32", "1.33", "1.34", "1.35", "1.36"',
        "  - clusterEndpointPrivateAccess and clusterEndpointPublicAccess are both false, so nobody reaches the API; turn one on",
        "  - workerGroups.general: asgMinSize (5) is above asgMaxSize (3); raise asgMaxSize or lower asgMinSize",
        "  - workerGroups.batch: rootVolumeSize (0) must be a whole number of GiB from 1 to 65536",
        '  - workerGroups.web/1: the group\'s name ("web/1") may hold letters, digits, "-" and "_" and begins with a letter or digit; did you mean "web-1"?',
        '  - mapAccounts[0] ("1") is not an account id of 12 digits',
      ].join("\n"),
    );
    expect(stack.node.tryFindChild("my-cluster")).toBeUndefined();
  });
});

test.each<[string, object, string]>([
  ["a misspelt key", { clusterNmae: "x" }, 'clusterNmae is not a known key; did you mean "clusterName"?'],
  [
    "the module's own spelling",
    { worker_groups: [] },
    'worker_groups is not a known key; did you mean "workerGroups"?',
  ],
  [
    "a misspelt key in a taint",
    { workerGroups: { a: { taints: [{ key: "x", effect: "NoSchedule", vlaue: "y" }] } } },
    'workerGroups.a.taints[0].vlaue is not a known key; did you mean "value"?',
  ],
  [
    "a misspelt key in an entry's policy",
    {
      accessEntries: {
        a: {
          principalArn: OPS,
          policyAssociations: { v: { policyArn: "x", accessScope: { type: "cluster", namespace: [] } } },
        },
      },
    },
    'accessEntries.a.policyAssociations.v.accessScope.namespace is not a known key; did you mean "namespaces"?',
  ],
  [
    "v2.3.1's fields of map_roles",
    { mapRoles: [{ role_arn: OPS, username: "ops", group: "x" }] },
    'mapRoles[0].role_arn is not a known key; did you mean "rolearn"?',
  ],
  [
    "text for a number",
    { workerGroups: { a: { asgMaxSize: "5" } } },
    'workerGroups.a.asgMaxSize ("5") must be a number',
  ],
  ["no VPC", { vpcId: undefined }, "vpcId is required and was not given"],
  ["a name for a VPC", { vpcId: "main" }, 'vpcId ("main") is not an id such as "vpc-0abc1234def567890"'],
  ["one subnet", { subnets: ["subnet-0a"] }, "subnets names 1; EKS needs subnets in two zones or more"],
  [
    "a bad default for all groups",
    { workersGroupDefaults: { asgMinSize: 9 } },
    "workerGroups.general: asgMinSize (9) is above asgMaxSize (5)",
  ],
  [
    "two groups of one name",
    { workerGroups: [{ name: "a" }, { name: "a" }] },
    'workerGroups[1] is called "a", as another group is; give each a name of its own',
  ],
  [
    "an image that is none",
    { workerGroups: { a: { amiId: "al2023" } } },
    'workerGroups.a: amiId ("al2023") is not an id such as "ami-0abc1234def567890"',
  ],
  [
    "a key for a launch configuration's disk",
    { workerGroups: { a: { launchMode: "launch-configuration", rootKmsKeyId: "k" } } },
    "workerGroups.a: rootKmsKeyId: a launch configuration cannot name one; use a launch template, or drop it",
  ],
  [
    "two keys for secrets",
    { clusterEncryptionConfig: [{ providerKeyArn: "a" }, { providerKeyArn: "b" }] },
    "clusterEncryptionConfig names 2 keys; EKS takes one",
  ],
  [
    "a version past its end, on the day",
    { clusterVersion: "1.30", today: "2026-11-24" },
    'clusterVersion "1.30" left extended support on 2026-07-23; choose "1.34", "1.35", "1.36"',
  ],
  ["a date that is none", { today: "24.11.2026" }, 'today ("24.11.2026") is not a day such as "2026-11-24"'],
  [
    "admins where entries are not looked at",
    { authenticationMode: "CONFIG_MAP", admins: { ops: OPS } },
    'admins: with authenticationMode "CONFIG_MAP" EKS looks at aws-auth alone; use mapRoles, or "API_AND_CONFIG_MAP"',
  ],
  [
    "a map where it is not looked at",
    { authenticationMode: "API", mapRoles: [{ rolearn: OPS, username: "ops", groups: [] }] },
    'mapRoles: with authenticationMode "API" EKS does not look at aws-auth; use accessEntries, or "API_AND_CONFIG_MAP"',
  ],
  [
    "a map that nobody writes",
    { manageAwsAuth: false, mapRoles: [{ rolearn: OPS, username: "ops", groups: [] }] },
    "mapRoles is given while manageAwsAuth is false, so nobody would write it; drop one of them",
  ],
  [
    "one principal, two entries",
    { admins: { ops: OPS }, accessEntries: { ops: { principalArn: OPS } } },
    `accessEntries.ops names ${OPS}, as admins.ops does; EKS takes one entry a principal`,
  ],
  [
    "one principal, two rights",
    { admins: { ops: OPS }, mapRoles: [{ rolearn: OPS, username: "ops", groups: ["dev"] }] },
    `mapRoles[0] gives ${OPS} other rights than admins.ops does, and EKS takes the entry without a word; keep one of them`,
  ],
  [
    "nobody in charge",
    { enableClusterCreatorAdminPermissions: false },
    "nobody would administer the cluster; name admins, or an entry with AmazonEKSClusterAdminPolicy for the cluster, or, in a cluster that is new, leave enableClusterCreatorAdminPermissions true",
  ],
  [
    "egress to nowhere",
    { workersEgressCidrs: [] },
    "workersEgressCidrs is empty, which leaves a rule without a peer; name the networks",
  ],
  [
    "policies without names to tell them apart",
    { workersAdditionalPolicies: ["arn:aws:iam::aws:policy/A", "arn:aws:iam::123456789012:policy/A"] },
    'workersAdditionalPolicies[1] ends in "A", as [0] does; give the policies as a record',
  ],
])("refuses %s", (_, more, problem) => {
  const problems = problemsOf(more);
  expect(problems.some((told) => told.startsWith(problem)) || problems).toBe(true);
});

test("an admin of one's own may take the creator's place", () => {
  expect(problemsOf({ enableClusterCreatorAdminPermissions: false, admins: { ops: OPS } })).toEqual([]);
});

test.each([
  null,
  undefined,
  7,
  "x",
  [],
  { workerGroups: null },
  { workerGroups: [null] },
  { workerGroups: { a: null } },
  { subnets: [null, 5] },
  { mapRoles: [null] },
  { admins: { a: null } },
  { tags: { a: null } },
  { accessEntries: { a: {} } },
])("input that no type would allow is told, not crashed upon: %p", (input) => {
  const props = (input === null || typeof input !== "object" || Array.isArray(input)
    ? input
    : { ...NAMED_CALL, ...input }) as unknown as EksProps;
  expect(validateEks(props).length).toBeGreaterThan(0);
});

test("what is legal but unwise is a warning", () => {
  expect(eksWarnings({ ...DOCUMENTS_CALL, clusterVersion: "1.33", today: "2026-11-24" })).toEqual([
    expect.stringMatching(/^clusterVersion "1.33" left standard support on 2026-07-29/),
    expect.stringMatching(/^the public endpoint is open to the world; set clusterEndpointPublicAccessCidrs/),
    "workerGroups[0] has no name, so its address is its place in the list (0) and re-ordering replaces nodes; name it, or use the record form",
  ]);
});

test.each<[object, string]>([
  [{ workerGroups: { a: { amiType: "AL2023_x86_64_STANDARD" } } }, "a worker group's image is said by amiFamily"],
  [{ workerGroups: [{ name: "a", minCapacity: 1 }] }, 'did you mean "asgMinSize"?'],
  [{ nodeGroups: { a: { asgMaxSize: 1 } } }, 'did you mean "maxCapacity"?'],
  [{ workerGroups: { a: { rootVolumeType: "gp4" } } }, 'rootVolumeType ("gp4") is not one of gp3, gp2'],
  [{ nodeGroups: { a: { diskType: "gp4" } } }, 'diskType ("gp4") is not one of gp3, gp2'],
])("a key or a word of another place is told: %j", (more, problem) => {
  expect(validateEks({ ...NAMED_CALL, ...more } as EksProps)).toEqual([expect.stringContaining(problem)]);
});

test.each<[object, string]>([
  [
    { workerGroups: { a: { rootVolumeSize: 8 } } },
    "workerGroups.a: rootVolumeSize (8) is smaller than the image of Amazon Linux 2023, which has 20 GiB",
  ],
  [
    { nodeGroups: { a: { diskSize: 10 } } },
    "nodeGroups.a: diskSize (10) is smaller than the image of Amazon Linux 2023",
  ],
  [
    { nodeGroups: { a: { amiFamily: "windows-2022-core", createIamRole: true, diskSize: 29 } } },
    "diskSize (29) is smaller than the image of Windows Server 2022 Core, which has 30 GiB",
  ],
])("a disk that holds no image is told: %j", (more, problem) => {
  expect(validateEks({ ...NAMED_CALL, ...more } as EksProps)).toContainEqual(expect.stringContaining(problem));
});

test("a template of somebody else's, whose role is not told, is told", () => {
  const warnings = (group: object) =>
    eksWarnings({ ...NAMED_CALL, workerGroups: { a: { launchTemplateId: "lt-0a", ...group } } } as EksProps);
  expect(warnings({})).toContainEqual(expect.stringContaining("name that role in iamRoleId"));
  expect(warnings({ iamRoleId: "theirs" })).not.toContainEqual(expect.stringContaining("iamRoleId"));
});

test("long names, and those that EC2 keeps for ids, end in names that AWS takes", () => {
  const clusterName = `sg-${"a".repeat(90)}`;
  const { resource } = parsed(
    (stack) => new Eks(stack, "eks", { ...NAMED_CALL, clusterName, workerGroups: { general: {} } }),
  );
  const template = Object.values(resource.aws_launch_template!)[0]!;
  expect(String(template.name_prefix)).toHaveLength(99);
  expect(String(template.name_prefix)).toMatch(/-general-$/);
  for (const { name_prefix } of Object.values(resource.aws_security_group!))
    expect(name_prefix).toBe(`eks-${clusterName}`);
});

const ROLE = (name: string) => `arn:aws:iam::123456789012:role/${name}`;

test.each<[string, Partial<EksProps>, string]>([
  [
    "of Fargate's role",
    {
      accessEntries: { pods: { principalArn: ROLE("my-cluster-fargate") } },
      fargateProfiles: { web: { selectors: [{ namespace: "web" }] } },
    },
    "as Fargate's own, which EKS makes, does; EKS takes one entry a principal",
  ],
  [
    "of managed nodes",
    {
      accessEntries: { nodes: { principalArn: ROLE("theirs") } },
      nodeGroups: { a: { iamRoleArn: ROLE("theirs") } },
    },
    'has accessEntries.nodes of type "STANDARD", and EKS leaves it so: nodes could not join; make it "EC2_LINUX", or drop it',
  ],
  [
    "of Auto Mode's nodes",
    {
      accessEntries: { nodes: { principalArn: ROLE("auto") } },
      clusterComputeConfig: { enabled: true, nodePools: ["system"], nodeRoleArn: ROLE("auto") },
    },
    "as Auto Mode's own, which EKS makes, does; EKS takes one entry a principal",
  ],
])("refuses an entry %s", (_what, more, problem) => {
  expect(validateEks({ ...NAMED_CALL, ...more })).toContainEqual(expect.stringContaining(problem));
});

test("a role is of nodes of Linux or of Windows", () => {
  const groups = (other: string) =>
    validateEks({
      ...NAMED_CALL,
      workerGroups: {
        linux: { iamRoleId: "theirs" },
        windows: { iamRoleId: other, amiFamily: "windows-2022-core", instanceType: "m5.large" },
      },
    });
  expect(groups("theirs")).toEqual([
    'workerGroups.windows.iamRoleId ("theirs") is of nodes of Windows, and workerGroups.linux.iamRoleId of Linux: a role is let in as one of them; take two',
  ]);
  expect(groups("others")).toEqual([]);
});

test.each<[string, Partial<EksProps>, string]>([
  [
    "two roles of one name, of whichever kind",
    {
      clusterIamRoleName: "one",
      fargatePodExecutionRoleName: "ONE",
      fargateProfiles: { a: { selectors: [{ namespace: "a" }] } },
    },
    'Fargate: its role would be called "ONE", as that of the control plane is; give it another by fargatePodExecutionRoleName',
  ],
  [
    "a role of Linux nodes for managed nodes of Windows",
    {
      workerGroups: { a: { iamRoleId: "theirs" } },
      nodeGroups: { b: { iamRoleArn: ROLE("theirs"), amiType: "WINDOWS_CORE_2022_x86_64" } },
    },
    'nodeGroups.b.iamRoleArn ("theirs") is of nodes of Windows, and workerGroups.a.iamRoleId of Linux',
  ],
  [
    "nodes that never reach the API",
    { clusterEndpointPrivateAccess: false, subnetWayOut: "private-without-egress" },
    "without a way out, so its nodes never reach the API; set it to true",
  ],
  ["a boundary that is none", { permissionsBoundary: "foo" }, 'permissionsBoundary ("foo") is not the ARN of a policy'],
  [
    "a group that is none",
    { workerGroups: { a: { additionalSecurityGroupIds: ["foo"] } } },
    'additionalSecurityGroupIds[0] ("foo") is not',
  ],
  [
    "a root of spinning disks",
    { workerGroups: { a: { rootVolumeType: "st1", rootVolumeSize: 200 } } },
    'rootVolumeType "st1" is for data alone',
  ],
  [
    "too few operations",
    { workerGroups: { a: { rootIops: 100 } } },
    "rootIops (100) must be from 3000 to 80000 operations a second",
  ],
  [
    "too much at once",
    { workerGroups: { a: { rootVolumeThroughput: 5000 } } },
    "rootVolumeThroughput (5000) must be from 125 to 2000 MiB a second",
  ],
])("refuses %s", (_what, more, problem) => {
  expect(validateEks({ ...NAMED_CALL, ...more })).toContainEqual(expect.stringContaining(problem));
});

test("what a group may have instead", () => {
  const problems = (more: Partial<EksProps>) => validateEks({ ...NAMED_CALL, ...more });
  expect(
    problems({ workerCreateSecurityGroup: false, workerGroups: { a: { attachClusterPrimarySecurityGroup: true } } }),
  ).toEqual([]);
  const managed = { workerCreateSecurityGroup: false, workerGroups: {}, nodeGroups: { b: {} } };
  expect(problems(managed)).toEqual([]);
  expect(eksWarnings({ ...NAMED_CALL, ...managed })).toContainEqual(
    expect.stringContaining("so it is left to EKS which group nodes of nodeGroups.b stand in"),
  );
  const burstable = { vcpuCount: { min: 2 }, memoryMib: { min: 4096 }, burstablePerformance: "required" } as const;
  expect(problems({ workerGroups: { a: { cpuCredits: "standard", instanceRequirements: burstable } } })).toEqual([]);
  expect(problems({ workerGroups: { a: { launchTemplateId: "lt-0a", iamRoleId: "my-cluster-node" } } })).toEqual([]);
});

test("what is told of Fargate alone, and of roles that nothing runs under", () => {
  const warnings = (more: Partial<EksProps>) => eksWarnings({ ...NAMED_CALL, ...more });
  const alone: Partial<EksProps> = {
    workerGroups: {},
    fargateProfiles: { a: { selectors: [{ namespace: "kube-system" }] } },
  };
  const told = expect.stringContaining("asks for nodes of EC2, and there are none");
  expect(warnings(alone)).toContainEqual(told);
  expect(warnings({ ...alone, addons: { coredns: true } })).not.toContainEqual(told);
  expect(warnings({ workerGroups: { a: { launchTemplateId: "lt-0a", createIamRole: true } } })).toContainEqual(
    expect.stringContaining("createIamRole makes a role"),
  );
});

test.each<[Partial<EksProps>, string]>([
  [
    { addonsTimeouts: { create: "2 hours" } },
    'addonsTimeouts.create ("2 hours") is not a duration such as "30m" or "1h30m"',
  ],
  [{ clusterCreateTimeout: "45" } as never, 'clusterCreateTimeout ("45") is not a duration'],
  [{ nodeGroups: { a: { timeouts: { update: "10 min" } } } }, 'timeouts.update ("10 min") is not a duration'],
  [
    { workerGroups: { a: { marketType: "capacity-block" } } },
    'marketType "capacity-block" goes with a reservation; name it in capacityReservation',
  ],
] as never)("refuses %j", (more, problem) => {
  expect(validateEks({ ...NAMED_CALL, ...more })).toContainEqual(expect.stringContaining(problem));
});

test("a cluster that looks at the map alone is made with its creator's rights", () => {
  const more = {
    authenticationMode: "CONFIG_MAP",
    enableClusterCreatorAdminPermissions: false,
    mapRoles: [{ rolearn: ROLE("ops"), username: "ops", groups: ["system:masters"] }],
  } as const;
  expect(validateEks({ ...NAMED_CALL, ...more })).toEqual([
    expect.stringContaining("EKS makes no cluster without them"),
  ]);
  expect(validateEks({ ...NAMED_CALL, ...more, enableClusterCreatorAdminPermissions: true })).toEqual([]);
});

test("bootstrap.sh is told of IPv6 by its own argument", () => {
  const { locals } = parsed(
    (stack) =>
      new Eks(stack, "eks", {
        ...NAMED_CALL,
        clusterVersion: "1.32",
        clusterIpFamily: "ipv6",
        workerGroups: { a: { amiFamily: "al2", instanceType: "m5.large" } },
      }),
  );
  const text = JSON.stringify(locals);
  expect(text).toContain("--ip-family ipv6");
  expect(text).not.toContain("--service-ipv4-cidr");
});
