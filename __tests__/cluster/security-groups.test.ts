import { Fn } from "cdktf";
import { ClusterSecurityGroups, type ClusterSecurityGroupsProps } from "../../modules";
import { validateSecurityGroups } from "../../modules/cluster/security-group-problems";
import { addresses, parsed } from "../../modules/testing";

const props: ClusterSecurityGroupsProps = { clusterName: "c", vpcId: "vpc-0a" };
const build = (more: Partial<ClusterSecurityGroupsProps> = {}) => {
  let made: ClusterSecurityGroups | undefined;
  const { resource = {} } = parsed((stack) => {
    made = new ClusterSecurityGroups(stack, "groups", { ...props, ...more });
  });
  return { resource, made: made! };
};
const rulesOf = (more: Partial<ClusterSecurityGroupsProps>) =>
  Object.keys(build(more).resource.aws_security_group_rule ?? {});
const GIVEN = { id: "sg-0abc" };

const CLUSTER_RULES = ["groups_cluster-egress-internet", "groups_cluster-https-worker-ingress"];
const WORKERS_RULES = ["groups_workers-egress-internet", "groups_workers-ingress-self"];
const FROM_CLUSTER = ["groups_workers-ingress-cluster", "groups_workers-ingress-cluster-https"];

test.each<[string, Partial<ClusterSecurityGroupsProps>, string[], string[]]>([
  ["both made", {}, ["cluster", "workers"], [...CLUSTER_RULES, ...WORKERS_RULES, ...FROM_CLUSTER]],
  ["the control plane's given", { clusterGroup: GIVEN }, ["workers"], [...WORKERS_RULES, ...FROM_CLUSTER]],
  ["the nodes' given: they still reach the API", { workersGroup: GIVEN }, ["cluster"], CLUSTER_RULES],
  ["both given", { clusterGroup: GIVEN, workersGroup: { id: "sg-0b" } }, [], []],
  ["the control plane's left out", { clusterGroup: "none" }, ["workers"], WORKERS_RULES],
  ["the nodes' left out", { workersGroup: "none" }, ["cluster"], ["groups_cluster-egress-internet"]],
  ["both left out", { clusterGroup: "none", workersGroup: "none" }, [], []],
])("%s", (_, more, groups, rules) => {
  const { resource } = build(more);
  expect(Object.keys(resource.aws_security_group ?? {})).toEqual(groups.map((name) => `groups_${name}`));
  expect(rulesOf(more).toSorted()).toEqual(rules.toSorted());
});

test("a rule on the group that is made names the one that is given", () => {
  const workers = build({ workersGroup: GIVEN }).resource.aws_security_group_rule!;
  expect(workers["groups_cluster-https-worker-ingress"]).toMatchObject({
    security_group_id: "${aws_security_group.groups_cluster.id}",
    source_security_group_id: "sg-0abc",
  });
  const cluster = build({ clusterGroup: GIVEN }).resource.aws_security_group_rule!;
  expect(cluster["groups_workers-ingress-cluster"]).toMatchObject({
    security_group_id: "${aws_security_group.groups_workers.id}",
    source_security_group_id: "sg-0abc",
  });
});

test("ids are of the groups that are there, made or given", () => {
  const { made } = build({ clusterGroup: GIVEN, workersGroup: "none" });
  expect([made.clusterId, made.workersId, made.cluster, made.workers]).toEqual([
    "sg-0abc",
    undefined,
    undefined,
    undefined,
  ]);
  expect(build().made).toMatchObject({
    clusterId: expect.any(String) as string,
    workersId: expect.any(String) as string,
  });
});

const rulesNamed = (more: Partial<ClusterSecurityGroupsProps>, name: string) =>
  Object.fromEntries(
    Object.entries(build(more).resource.aws_security_group_rule!).filter(([id]) => id.startsWith(`groups_${name}`)),
  );
const lists = ({ cidr_blocks, ipv6_cidr_blocks, prefix_list_ids }: Record<string, unknown>) =>
  [cidr_blocks, ipv6_cidr_blocks, prefix_list_ids].flat().filter((one) => one !== undefined);

const LATER = Fn.cidrsubnet("10.0.0.0/8", 8, 1);

test.each<[string, Partial<ClusterSecurityGroupsProps>, Record<string, readonly string[]>]>([
  ["everywhere, by default", {}, { "": ["0.0.0.0/0"] }],
  ["IPv6 as well in a cluster of it", { ipFamily: "ipv6" }, { "": ["0.0.0.0/0"], _ipv6: ["::/0"] }],
  [
    "a rule for each network that is named, once",
    { workersEgressCidrs: ["10.0.0.0/8", "fd00::/8", "10.0.0.0/8"] },
    { "_10-0-0-0-8": ["10.0.0.0/8"], "_fd00---8": ["fd00::/8"] },
  ],
  [
    "those known only at apply share the bare name",
    { workersEgressCidrs: [LATER, "10.0.0.0/8", "0.0.0.0/0"] },
    { "": ['${cidrsubnet("10.0.0.0/8", 8, 1)}', "0.0.0.0/0"], "_10-0-0-0-8": ["10.0.0.0/8"] },
  ],
])("nodes may call: %s", (_, more, expected) => {
  const name = "workers-egress-internet";
  expect(
    Object.fromEntries(
      Object.entries(rulesNamed(more, name)).map(([id, rule]) => [id.slice(`groups_${name}`.length), lists(rule)]),
    ),
  ).toEqual(expected);
});

test.each(["clusterEgressCidrs", "workersEgressCidrs"] as const)("a longer %s adds a rule and touches none", (prop) => {
  const before = build({ [prop]: ["10.0.0.0/8"] }).resource.aws_security_group_rule!;
  const after = build({ [prop]: ["192.168.0.0/16", "10.0.0.0/8"] }).resource.aws_security_group_rule!;
  expect(after).toMatchObject(before);
  expect(Object.keys(after)).toHaveLength(Object.keys(before).length + 1);
});

test("rules of one's own are keyed by name, and what they leave out is TCP into the group", () => {
  const { resource, made } = build({
    clusterRules: {
      nodes: { fromPort: 8443, toPort: 8443, fromOther: true },
      office: {
        fromPort: 443,
        toPort: 443,
        cidrBlocks: ["10.0.0.0/8"],
        ipv6CidrBlocks: ["fd00::/8"],
        prefixListIds: ["pl-1"],
      },
    },
    workersRules: {
      ping: { protocol: "icmp", fromPort: -1, toPort: -1, self: true, description: "ping" },
      out: { type: "egress", fromPort: 0, toPort: 0, sourceSecurityGroupId: "sg-0b" },
      api: { fromPort: 9443, toPort: 9443, fromOther: true },
    },
  });
  const rule = (name: string) => resource.aws_security_group_rule![`groups_${name}`];
  expect(rule("cluster-rules_nodes")).toEqual({
    type: "ingress",
    protocol: "tcp",
    from_port: 8443,
    to_port: 8443,
    security_group_id: "${aws_security_group.groups_cluster.id}",
    source_security_group_id: "${aws_security_group.groups_workers.id}",
  });
  expect(rule("cluster-rules_office_10-0-0-0-8")).toMatchObject({ cidr_blocks: ["10.0.0.0/8"], from_port: 443 });
  expect(rule("cluster-rules_office_fd00---8")).toMatchObject({ ipv6_cidr_blocks: ["fd00::/8"], from_port: 443 });
  expect(rule("cluster-rules_office_pl-1")).toMatchObject({ prefix_list_ids: ["pl-1"], from_port: 443 });
  expect(rule("workers-rules_ping")).toMatchObject({
    protocol: "icmp",
    self: true,
    from_port: -1,
    description: "ping",
  });
  expect(rule("workers-rules_out")).toMatchObject({ type: "egress", from_port: 0, source_security_group_id: "sg-0b" });
  expect(rule("workers-rules_api")).toMatchObject({
    security_group_id: "${aws_security_group.groups_workers.id}",
    source_security_group_id: "${aws_security_group.groups_cluster.id}",
  });
  expect(made.allRules).toHaveLength(13);
});

test("rules of one's own leave the others where they are", () => {
  const before = addresses(build());
  const after = addresses(build({ workersRules: { a: { fromPort: 1, toPort: 1, self: true } } }));
  expect(after.filter((address) => !before.includes(address))).toEqual([
    "aws_security_group_rule.groups_workers-rules_a",
  ]);
});

test("tags of one group win over those of both and over the name that is made", () => {
  const { aws_security_group: groups } = build({
    tags: { owner: "all" },
    clusterTags: { owner: "ops", Name: "api" },
    workersTags: { "karpenter.sh/discovery": "c" },
  }).resource;
  expect(groups!.groups_cluster!.tags).toEqual({ owner: "ops", Name: "api" });
  expect(groups!.groups_workers!.tags).toEqual({
    owner: "all",
    Name: "c-eks_worker_sg",
    "kubernetes.io/cluster/c": "owned",
    "karpenter.sh/discovery": "c",
  });
});

test.each<[string, Partial<ClusterSecurityGroupsProps>, string]>([
  [
    "a group that is none",
    { clusterGroup: { id: "x" } },
    'clusterGroup ("x") is not an id such as "sg-0abc1234def567890"',
  ],
  [
    "rules on somebody else's group",
    { workersGroup: GIVEN, workersRules: { a: { fromPort: 1, toPort: 1, self: true } } },
    "workersRules is for a group that is made here, and it is not (workersGroup); drop it",
  ],
  [
    "egress of a group that is not there",
    { clusterGroup: "none", clusterEgressCidrs: ["10.0.0.0/8"] },
    "clusterEgressCidrs is for a group that is made here, and it is not (clusterGroup); drop it",
  ],
  [
    "the other group where there is none",
    { clusterGroup: "none", workersRules: { a: { fromPort: 1, toPort: 1, fromOther: true } } },
    "workersRules.a.fromOther speaks of a group that is not there; name its id",
  ],
  [
    "a rule for nobody",
    { clusterRules: { a: { fromPort: 1, toPort: 1, cidrBlocks: [], self: false } } },
    "clusterRules.a lets nobody through; give cidrBlocks, ipv6CidrBlocks, prefixListIds, self, sourceSecurityGroupId or fromOther",
  ],
  [
    "a rule for two kinds",
    {
      clusterRules: { a: { fromPort: 1, toPort: 1, cidrBlocks: ["10.0.0.0/8"], prefixListIds: ["pl-1"], self: true } },
    },
    "clusterRules.a names cidrBlocks and prefixListIds, self; a rule has one kind of peer, so make one of each",
  ],
  [
    "ports the wrong way round",
    { clusterRules: { a: { fromPort: 2, toPort: 1, self: true } } },
    "clusterRules.a: fromPort (2) is above toPort (1); swap them",
  ],
  [
    "a port that is none",
    { clusterRules: { a: { fromPort: 0, toPort: 65536, self: true } } },
    "clusterRules.a.toPort (65536) must be from 0 to 65535",
  ],
  [
    "a name that is no address",
    { clusterRules: { "a b": { fromPort: 0, toPort: 0, self: true } } },
    'clusterRules key ("a b") may hold letters, digits, "-" and "_" and begins with a letter or digit; did you mean "a-b"?',
  ],
  [
    "a network without a mask",
    { clusterRules: { a: { fromPort: 0, toPort: 0, ipv6CidrBlocks: ["fd00::"] } } },
    'clusterRules.a.ipv6CidrBlocks[0] (fd00::) is not an IPv6 block; did you mean "fd00::/128"?',
  ],
])("refuses %s", (_, more, problem) => {
  expect(validateSecurityGroups({ ...props, ...more })).toEqual([problem]);
});
