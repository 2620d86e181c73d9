import { TerraformVariable } from "cdktf";
import { Eks, type EksProps } from "../../modules";
import { groupChoice, namedSources } from "../../modules/eks/security-groups/translate";
import { eksWarnings, validateEks } from "../../modules/eks/validate";
import { addresses, parsed } from "../../modules/testing";
import { NAMED_CALL } from "../helpers/documents-call";

const build = (more: Partial<EksProps> = {}) => parsed((stack) => new Eks(stack, "eks", { ...NAMED_CALL, ...more }));
const problemsOf = (more: Partial<EksProps>) => validateEks({ ...NAMED_CALL, ...more });
const before = addresses(build());
const added = (more: Partial<EksProps>) => addresses(build(more)).filter((address) => !before.includes(address));
const removed = (more: Partial<EksProps>) => {
  const after = addresses(build(more));
  return before.filter((address) => !after.includes(address));
};
const groupsOf = (more: Partial<EksProps>) => {
  const { resource } = build(more);
  const { vpc_config } = resource.aws_eks_cluster!.eks_cluster as { vpc_config: { security_group_ids: string[] } };
  const [{ security_groups }] = resource.aws_launch_template!["eks_workers_general_launch-template"]!
    .network_interfaces as [{ security_groups: string[] }];
  return { cluster: vpc_config.security_group_ids, nodes: security_groups };
};
const MADE = "${aws_security_group.eks_security-groups_cluster.id}";
const MADE_WORKERS = "${aws_security_group.eks_security-groups_workers.id}";

test.each<[boolean | undefined, string | undefined, unknown]>([
  [undefined, undefined, "create"],
  [true, undefined, "create"],
  [undefined, "sg-1", { id: "sg-1" }],
  [false, "sg-1", { id: "sg-1" }],
  [false, undefined, "none"],
])("create %s with id %s is %j", (create, id, choice) => {
  expect(groupChoice(create, id)).toEqual(choice);
});

test("sources of a list are named by themselves, those of a record by you", () => {
  expect(namedSources(["10.0.0.0/16", "fd00::/8"])).toEqual({ "10-0-0-0-16": "10.0.0.0/16", "fd00---8": "fd00::/8" });
  expect(namedSources({ vpn: "10.0.0.0/16" })).toEqual({ vpn: "10.0.0.0/16" });
  expect(namedSources()).toEqual({});
});

test("groups stand on the control plane and on the nodes, made or given, with those beside them", () => {
  expect(groupsOf({})).toEqual({ cluster: [MADE], nodes: [MADE_WORKERS] });
  expect(
    groupsOf({
      clusterSecurityGroupId: "sg-1",
      clusterAdditionalSecurityGroupIds: ["sg-2"],
      workerSecurityGroupId: "sg-3",
      workerAdditionalSecurityGroupIds: ["sg-4"],
    }),
  ).toEqual({ cluster: ["sg-1", "sg-2"], nodes: ["sg-3", "sg-4"] });
  expect(groupsOf({ clusterCreateSecurityGroup: false }).cluster).toEqual([]);
});

test("where both groups are given none is made, nor any rule, and nodes wait for none", () => {
  const more = { clusterSecurityGroupId: "sg-1", workerSecurityGroupId: "sg-2" };
  expect(removed(more)).toEqual(before.filter((address) => address.startsWith("aws_security_group")));
  expect(added(more)).toEqual([]);
  const waits = build(more).resource.aws_autoscaling_group!.eks_workers_general!.depends_on as string[];
  expect(waits.filter((address) => address.startsWith("aws_security_group"))).toEqual([]);
});

const JOINED = [
  "aws_security_group_rule.eks_primary-security-group_cluster-primary-ingress-workers",
  "aws_security_group_rule.eks_primary-security-group_workers-ingress-cluster-primary",
];

test("the nodes' group is joined with EKS's own on request, and nodes wait for it", () => {
  const more = { workerCreateClusterPrimarySecurityGroupRules: true };
  expect(added(more)).toEqual(JOINED);
  const { resource } = build(more);
  expect(resource.aws_autoscaling_group!.eks_workers_general!.depends_on).toEqual(expect.arrayContaining(JOINED));
  expect(resource.aws_security_group_rule!["eks_primary-security-group_cluster-primary-ingress-workers"]).toMatchObject(
    {
      security_group_id: "${aws_eks_cluster.eks_cluster.vpc_config[0].cluster_security_group_id}",
      source_security_group_id: MADE_WORKERS,
    },
  );
});

test("it is joined by itself where the control plane has no other group, and where nodes of Auto Mode stand in it", () => {
  const joined = (more: Partial<EksProps>) => added(more).filter((address) => JOINED.includes(address));
  expect(joined({ clusterCreateSecurityGroup: false })).toEqual(JOINED);
  expect(joined({ clusterComputeConfig: { enabled: true } })).toEqual(JOINED);
  expect(joined({ clusterComputeConfig: { enabled: false } })).toEqual([]);
  const apart = { workerCreateClusterPrimarySecurityGroupRules: false };
  expect(joined({ clusterComputeConfig: { enabled: true }, ...apart })).toEqual([]);
});

test("the private endpoint's further callers", () => {
  const sources = {
    clusterEndpointPrivateAccessCidrs: ["10.9.0.0/16"],
    clusterEndpointPrivateAccessSg: { bastion: "sg-9" },
  };
  expect(added(sources)).toEqual([
    "aws_security_group_rule.eks_primary-security-group_private-access_10-9-0-0-16",
    "aws_security_group_rule.eks_primary-security-group_private-access_bastion",
  ]);
  expect(added({ ...sources, clusterCreateEndpointPrivateAccessSgRule: false })).toEqual([]);
  expect(added({ clusterCreateEndpointPrivateAccessSgRule: true })).toEqual([]);
});

test("a source that is known only at apply has a name", () => {
  const { resource } = parsed((stack) => {
    const id = new TerraformVariable(stack, "bastion", { type: "string" }).stringValue;
    new Eks(stack, "eks", { ...NAMED_CALL, clusterEndpointPrivateAccessSg: { bastion: id } });
  });
  expect(resource.aws_security_group_rule!["eks_primary-security-group_private-access_bastion"]).toMatchObject({
    source_security_group_id: "${var.bastion}",
  });
});

test("rules of one's own, in v18's words", () => {
  const { resource } = build({
    clusterSecurityGroupAdditionalRules: { hooks: { fromPort: 8443, toPort: 8443, sourceNodeSecurityGroup: true } },
    nodeSecurityGroupAdditionalRules: { hooks: { fromPort: 8443, toPort: 8443, sourceClusterSecurityGroup: true } },
  });
  expect(resource.aws_security_group_rule).toMatchObject({
    "eks_security-groups_cluster-rules_hooks": { security_group_id: MADE, source_security_group_id: MADE_WORKERS },
    "eks_security-groups_workers-rules_hooks": { security_group_id: MADE_WORKERS, source_security_group_id: MADE },
  });
  expect(resource.aws_eks_cluster!.eks_cluster!.depends_on).toContain(
    "aws_security_group_rule.eks_security-groups_workers-rules_hooks",
  );
});

test("EKS's own group takes the cluster's tags on request, but for its name", () => {
  const more = { createClusterPrimarySecurityGroupTags: true, clusterTags: { Name: "x", team: "a" } };
  expect(build(more).resource.aws_ec2_tag).toEqual({
    "eks_primary-security-group_tags_environment": {
      key: "environment",
      value: "test",
      resource_id: "${aws_eks_cluster.eks_cluster.vpc_config[0].cluster_security_group_id}",
    },
    "eks_primary-security-group_tags_team": {
      key: "team",
      value: "a",
      resource_id: "${aws_eks_cluster.eks_cluster.vpc_config[0].cluster_security_group_id}",
    },
  });
});

test("tags of one group", () => {
  const { aws_security_group: groups } = build({
    clusterSecurityGroupTags: { a: "1" },
    nodeSecurityGroupTags: { b: "" },
  }).resource;
  expect(groups!["eks_security-groups_cluster"]!.tags).toMatchObject({ a: "1" });
  expect(groups!["eks_security-groups_workers"]!.tags).toMatchObject({ b: "", environment: "test" });
});

test.each<[string, Partial<EksProps>, string[]]>([
  [
    "a group that is made and given",
    { clusterCreateSecurityGroup: true, clusterSecurityGroupId: "sg-1" },
    ["clusterSecurityGroupId is given while clusterCreateSecurityGroup is true; drop one of them"],
  ],
  [
    "nodes without a group",
    { workerCreateSecurityGroup: false },
    [
      "workerCreateSecurityGroup is false and no group is given, so nodes of workerGroups.general would stand in the VPC's default group; give workerSecurityGroupId",
    ],
  ],
  [
    "joining what is not there",
    { workerCreateSecurityGroup: false, workerGroups: {}, workerCreateClusterPrimarySecurityGroupRules: true },
    [
      "workerCreateClusterPrimarySecurityGroupRules joins the nodes' group, and there is none; give workerSecurityGroupId, or drop it",
    ],
  ],
  [
    "nodes that the control plane does not reach",
    { clusterCreateSecurityGroup: false, workerCreateClusterPrimarySecurityGroupRules: false },
    [
      "workerCreateClusterPrimarySecurityGroupRules is false, and the control plane has no group but EKS's own, so nodes and control plane would not reach each other; drop it, or give clusterSecurityGroupId",
    ],
  ],
  [
    "what is no group",
    { clusterSecurityGroupId: "", clusterAdditionalSecurityGroupIds: ["x"] },
    [
      'clusterSecurityGroupId ("") is not an id such as "sg-0abc1234def567890"',
      'clusterAdditionalSecurityGroupIds[0] ("x") is not an id such as "sg-0abc1234def567890"',
    ],
  ],
  [
    "six groups",
    { clusterAdditionalSecurityGroupIds: ["sg-1", "sg-2", "sg-3", "sg-4", "sg-5"] },
    ["clusterAdditionalSecurityGroupIds makes 6 security groups; EKS takes 5"],
  ],
  [
    "rules and tags of a given group",
    {
      workerSecurityGroupId: "sg-1",
      nodeSecurityGroupAdditionalRules: { a: { fromPort: 1, toPort: 1, self: true } },
      nodeSecurityGroupTags: { a: "b" },
      workersEgressCidrs: ["10.0.0.0/8"],
    },
    ["nodeSecurityGroupAdditionalRules", "nodeSecurityGroupTags", "workersEgressCidrs"].map(
      (word) => `${word} is for a group that is made here, and it is not (workerSecurityGroupId); drop it`,
    ),
  ],
  [
    "a rule of two kinds, in v18's words",
    {
      nodeSecurityGroupAdditionalRules: {
        a: { fromPort: 1, toPort: 1, self: true, sourceClusterSecurityGroup: true },
      },
    },
    [
      "nodeSecurityGroupAdditionalRules.a names self, sourceClusterSecurityGroup; a rule has one kind of peer, so make one of each",
    ],
  ],
  [
    "the other list's flag",
    {
      clusterSecurityGroupAdditionalRules: {
        a: { fromPort: 1, toPort: 1, self: true, sourceClusterSecurityGroup: true } as never,
      },
    },
    ["clusterSecurityGroupAdditionalRules.a.sourceClusterSecurityGroup is not a known key"],
  ],
  [
    "callers of an endpoint that is off",
    { clusterEndpointPrivateAccess: false, clusterEndpointPrivateAccessCidrs: ["10.0.0.0/16"] },
    ["clusterEndpointPrivateAccessCidrs is given while clusterEndpointPrivateAccess is false; drop one of them"],
  ],
  [
    "callers that are none, or there twice",
    {
      clusterEndpointPrivateAccessCidrs: ["10.0.0.1/16", "10.9.0.0/16", "10.9.0.0/16"],
      clusterEndpointPrivateAccessSg: ["x"],
    },
    [
      'clusterEndpointPrivateAccessCidrs[0] (10.0.0.1/16) is not an IPv4 block; did you mean "10.0.0.0/16"?',
      "clusterEndpointPrivateAccessCidrs[2] (10.9.0.0/16) is there already; name each once",
      'clusterEndpointPrivateAccessSg[0] ("x") is not an id such as "sg-0abc1234def567890"',
    ],
  ],
  [
    "one name for two callers",
    { clusterEndpointPrivateAccessCidrs: { a: "10.0.0.0/16" }, clusterEndpointPrivateAccessSg: { a: "sg-1" } },
    ['clusterEndpointPrivateAccessCidrs, clusterEndpointPrivateAccessSg: "a" names two sources; rename one'],
  ],
])("refuses %s", (_, more, problems) => {
  const told = problemsOf(more);
  expect(told).toHaveLength(problems.length);
  problems.forEach((problem, index) => expect(told[index]!.startsWith(problem) || told[index]).toBe(true));
});

test.each<[string, Partial<EksProps>]>([
  ["nodes in a group beside", { workerCreateSecurityGroup: false, workerAdditionalSecurityGroupIds: ["sg-1"] }],
  [
    "a cluster without groups or workers",
    { clusterCreateSecurityGroup: false, workerCreateSecurityGroup: false, workerGroups: {} },
  ],
  ["IPv6 networks to be called", { clusterEgressCidrs: ["10.0.0.0/8", "fd00::/8"] }],
])("takes %s", (_, more) => {
  expect(problemsOf(more)).toEqual([]);
});

const FARGATE = { fargateProfiles: { web: { selectors: [{ namespace: "web" }] } } };
const ON_EKS_TEMPLATE = { nodeGroups: { plain: { createLaunchTemplate: false } } };
const JOINING = [
  "aws_security_group_rule.eks_primary-security-group_cluster-primary-ingress-workers",
  "aws_security_group_rule.eks_primary-security-group_workers-ingress-cluster-primary",
];
const joins = (more: Partial<EksProps>) => addresses(build(more)).filter((address) => JOINING.includes(address));
const warningsOf = (more: Partial<EksProps>) =>
  eksWarnings({ ...NAMED_CALL, ...more }).filter((warning) => /^(attachCluster|workerCreateCluster)/.test(warning));

test.each<[string, Partial<EksProps>, boolean]>([
  ["worker groups alone", {}, false],
  ["Fargate", FARGATE, true],
  ["Fargate alone: nodes that others start stand in the nodes' group", { ...FARGATE, workerGroups: {} }, true],
  ["EKS's own launch templates beside worker groups", ON_EKS_TEMPLATE, true],
  ["EKS's own launch templates alone", { ...ON_EKS_TEMPLATE, workerGroups: {} }, false],
  ["launch templates of one's own", { nodeGroups: { own: {} } }, false],
  ["a launch template that exists", { nodeGroups: { own: { launchTemplateId: "lt-0a" } } }, false],
  ["Fargate, told not to", { ...FARGATE, workerCreateClusterPrimarySecurityGroupRules: false }, false],
])("the nodes' group and EKS's own are opened to each other with %s: %#", (_, more, expected) => {
  expect(joins(more)).toEqual(expected ? JOINING : []);
});

test("groups that are kept apart are told whom they do not reach", () => {
  const apart = { workerCreateClusterPrimarySecurityGroupRules: false };
  expect(warningsOf({ ...FARGATE, ...apart })).toEqual([expect.stringContaining("do not reach")]);
  expect(warningsOf({ ...FARGATE, ...apart, workerGroups: {} })).toEqual([]);
  expect(warningsOf(apart)).toEqual([]);
});

const both = { attachClusterPrimarySecurityGroup: true };
const owned = (more: Partial<EksProps>) =>
  "kubernetes.io/cluster/my-cluster" in
  (build({ clusterName: "my-cluster", ...more }).resource.aws_security_group!["eks_security-groups_workers"]!
    .tags as object);

test.each<[string, Partial<EksProps>, boolean, string[]]>([
  ["none", {}, true, []],
  ["all", { workerGroups: { a: both }, nodeGroups: { b: both } }, false, []],
  ["one of two", { workerGroups: { a: both, b: {} } }, true, ["workerGroups.a"]],
  ["a managed one of two", { workerGroups: { a: {} }, nodeGroups: { b: both } }, true, ["nodeGroups.b"]],
  ["all but those that EKS starts in its own group", { workerGroups: { a: both }, ...ON_EKS_TEMPLATE }, false, []],
  ["no group at all", { workerGroups: {} }, true, []],
])("nodes stand in one group with the cluster's tag; in both groups: %s", (_, more, tagged, told) => {
  expect(owned(more)).toBe(tagged);
  expect(warningsOf(more)).toEqual(
    told.map((label) => expect.stringContaining(`attachClusterPrimarySecurityGroup of ${label} puts`) as unknown),
  );
});

const OPEN = { id: "subnet-0f", wayOut: "public", name: "public a" } as const;
test.each<[string, Partial<EksProps>, string | undefined]>([
  ["of a worker group", { workerGroups: { a: { subnets: [OPEN] } } }, "workerGroups.a"],
  ["with a public address", { workerGroups: { a: { subnets: [OPEN], publicIp: true } } }, undefined],
  ["of a managed group", { nodeGroups: { a: { subnets: [OPEN] } } }, "nodeGroups.a"],
  ["of EKS's own launch template", { nodeGroups: { a: { subnets: [OPEN], createLaunchTemplate: false } } }, undefined],
  ["of the cluster", { subnetWayOut: "public", workerGroups: { a: {} } }, "workerGroups.a"],
  [
    "of a group with more interfaces",
    {
      workerGroups: { a: { subnets: [OPEN], additionalNetworkInterfaces: [{ deviceIndex: 0, networkCardIndex: 1 }] } },
    },
    undefined,
  ],
])("nodes that no public subnet lets out are told: subnets %s", (_, more, label) => {
  const told = eksWarnings({ ...NAMED_CALL, ...more }).filter((warning) => warning.includes("only public addresses"));
  expect(told).toEqual(
    label === undefined ? [] : [expect.stringMatching(new RegExp(`^${label}: publicIp is not true`))],
  );
});

const EVERYWHERE = { type: "egress", protocol: "-1", fromPort: 0, toPort: 0, cidrBlocks: ["0.0.0.0/0"] } as const;

test.each<[string, Partial<EksProps>, string]>([
  [
    "v18's own example of egress",
    { nodeSecurityGroupAdditionalRules: { egress_all: EVERYWHERE } },
    "nodeSecurityGroupAdditionalRules.egress_all lets through what the rule workers-egress-internet, which is made anyway, does already",
  ],
  [
    "v18's own example of ingress",
    { nodeSecurityGroupAdditionalRules: { ingress_self_all: { protocol: "all", fromPort: 0, toPort: 0, self: true } } },
    "what the rule workers-ingress-self, which is made anyway, does already",
  ],
  [
    "the API's port",
    {
      clusterSecurityGroupAdditionalRules: {
        api: { protocol: "6", fromPort: 443, toPort: 443, sourceNodeSecurityGroup: true },
      },
    },
    "what the rule cluster-https-worker-ingress, which is made anyway, does already",
  ],
  [
    "one network of several",
    {
      nodeSecurityGroupAdditionalRules: {
        a: { fromPort: 22, toPort: 22, cidrBlocks: ["10.0.0.0/8"] },
        b: { fromPort: 22, toPort: 22, cidrBlocks: ["10.0.0.0/8", "192.168.0.0/16"] },
      },
    },
    "nodeSecurityGroupAdditionalRules.b lets through what nodeSecurityGroupAdditionalRules.a does already",
  ],
])("refuses a rule that is there already: %s", (_what, more, problem) => {
  expect(validateEks({ ...NAMED_CALL, ...more })).toEqual([expect.stringContaining(problem)]);
});

test("rules that only resemble each other stand side by side", () => {
  const more: Partial<EksProps> = {
    workersEgressCidrs: ["10.0.0.0/8"],
    nodeSecurityGroupAdditionalRules: {
      egress_all: EVERYWHERE,
      a: { fromPort: 22, toPort: 22, cidrBlocks: ["10.0.0.0/8"] },
      b: { fromPort: 22, toPort: 23, cidrBlocks: ["10.0.0.0/8"] },
      c: { fromPort: 22, toPort: 22, protocol: "udp", cidrBlocks: ["10.0.0.0/8"] },
    },
  };
  expect(validateEks({ ...NAMED_CALL, ...more })).toEqual([]);
});
