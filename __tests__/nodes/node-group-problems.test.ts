import { Token } from "cdktf";
import type { NodeGroupProps } from "../../modules";
import { validateNodeGroup } from "../../modules/nodes/node-group";

const props: NodeGroupProps = {
  clusterName: "my-cluster",
  nodeRoleArn: "arn:aws:iam::123456789012:role/nodes",
  subnetIds: ["subnet-0a"],
};
const cluster = { name: "c", endpoint: "https://x", certificateAuthority: "Q0E=", serviceCidr: "10.100.0.0/16" };
const problemsOf = (more: object) => validateNodeGroup("general", { ...props, ...more });

const EKS = { launchTemplate: "eks" };
const EXISTING = { launchTemplateId: "lt-0a" };
const IMAGE = { imageId: "ami-0a", cluster };
const WINDOWS = { family: "windows-2022-core" };
const BLOCK = { capacityType: "CAPACITY_BLOCK" };
const many = (count: number) => Array.from({ length: count }, (_, index) => `m5.${index + 1}xlarge`);

test.each<[string, object, string[]]>([
  [
    "a misspelt key",
    { instanceType: ["m5.large"] },
    ['instanceType is not a known key; did you mean "instanceTypes"?'],
  ],
  [
    "no room at all",
    { maxSize: 0, minSize: 0 },
    ["maxSize (0) must be 1 or more; EKS empties a group by desiredSize 0"],
  ],
  [
    "sizes that contradict each other",
    { minSize: 4 },
    ["minSize (4) is above maxSize (3); raise maxSize or lower minSize"],
  ],
  [
    "more wanted than there may be",
    { desiredSize: 5 },
    ["desiredSize (5) is above maxSize (3); lower desiredSize or raise maxSize"],
  ],
  ["no subnets", { subnetIds: [] }, ["subnetIds is empty; name one subnet or more"]],
  [
    "two names",
    { nodeGroupName: "a", nodeGroupNamePrefix: "b" },
    ["nodeGroupName and nodeGroupNamePrefix are both given; keep one"],
  ],
  [
    "names that EKS does not take",
    { nodeGroupNamePrefix: `${"a".repeat(38)}` },
    [`nodeGroupNamePrefix ("${"a".repeat(38)}") has 38 characters; EKS takes 37 of it`],
  ],
  [
    "a name with a dot",
    { nodeGroupName: "a.b" },
    ['nodeGroupName ("a.b") may hold letters, digits, "-" and "_" and begins with a letter or digit'],
  ],
  [
    "no instance type",
    { instanceTypes: [] },
    ["instanceTypes is empty; name one instance type or more, or leave it out"],
  ],
  ["21 instance types", { instanceTypes: many(21) }, ["instanceTypes names 21; EKS takes 20 at most"]],
  [
    "a type twice and one that is none",
    { instanceTypes: ["m5.large", "m5.large", "large"] },
    [
      'instanceTypes[2] ("large") is not an instance type, such as "m4.large"',
      "instanceTypes names m5.large twice; name each once",
    ],
  ],
  [
    "types of two architectures",
    { instanceTypes: ["m5.large", "m7g.large"] },
    ['instanceTypes: "m5.large" is x86_64 and "m7g.large" is arm64, and one image cannot serve both; make two groups'],
  ],
  [
    "the same with an image of one's own",
    { ...IMAGE, instanceTypes: ["m5.large", "m7g.large"] },
    ['instanceTypes: "m5.large" is x86_64 and "m7g.large" is arm64, and one image cannot serve both; make two groups'],
  ],
  [
    "several types on a launch template",
    { instanceTypes: ["m5.large", "m6i.large"], instanceTypeOnTemplate: true },
    ["instanceTypes names 2, and a launch template takes one; name one"],
  ],
  [
    "a type on a launch template that is EKS's",
    { ...EKS, instanceTypeOnTemplate: true },
    ["instanceTypeOnTemplate speaks of a launch template that EKS makes itself; drop it"],
  ],
  [
    "types beside a launch template that says them",
    { ...EXISTING, instanceTypeOnTemplate: true, instanceTypes: ["m5.large"] },
    [
      "instanceTypeOnTemplate leaves the type to the launch template that exists, and instanceTypes names some; drop one of them",
    ],
  ],
  [
    "a capacity block of nothing",
    BLOCK,
    [
      'capacityType "CAPACITY_BLOCK" needs instanceTypes: the one type of the block',
      'capacityType "CAPACITY_BLOCK" needs capacityReservation.reservationId: the block that was bought',
    ],
  ],
  [
    "a capacity block from EKS's launch template",
    { ...BLOCK, ...EKS },
    ['capacityType "CAPACITY_BLOCK" needs a launch template that is not EKS\'s own'],
  ],
  [
    "the type of a capacity block on the group",
    {
      ...BLOCK,
      instanceTypes: ["p5.48xlarge"],
      instanceTypeOnTemplate: false,
      capacityReservation: { reservationId: "cr-0a" },
    },
    ['capacityType "CAPACITY_BLOCK" wants its instance type on the launch template; drop instanceTypeOnTemplate'],
  ],
  [
    "the type of a capacity block twice",
    { ...BLOCK, ...EXISTING, instanceTypes: ["p5.48xlarge"] },
    ['capacityType "CAPACITY_BLOCK": the launch template that exists says the instance type; drop instanceTypes'],
  ],
  [
    "EKS's word beside what it says",
    { amiType: "BOTTLEROCKET_x86_64", family: "bottlerocket", architecture: "x86_64" },
    ["amiType says family too; drop one of them", "amiType says architecture too; drop one of them"],
  ],
  [
    "an image of one's own beside one of EKS's choice",
    { ...IMAGE, amiType: "AL2023_x86_64_STANDARD", version: "1.35", releaseVersion: "1.35.0-20260714" },
    [
      "amiType goes with an image of EKS's choice, and imageId names one; drop one of them",
      "version goes with an image of EKS's choice, and imageId names one; drop one of them",
      "releaseVersion goes with an image of EKS's choice, and imageId names one; drop one of them",
    ],
  ],
  [
    "an image that is none, and nobody who says where its cluster is",
    { imageId: "web" },
    [
      'imageId ("web") is not an id such as "ami-0abc1234def567890"',
      "cluster is required with imageId and was not given: EKS adds nothing to the user data of such an image",
    ],
  ],
  [
    "a misspelt kind of image",
    { amiType: "AL2023_X86_64_STANDARD" },
    [
      expect.stringMatching(
        /^amiType \("AL2023_X86_64_STANDARD"\) is not one of .*; did you mean "AL2023_x86_64_STANDARD"\?$/,
      ),
    ] as unknown as string[],
  ],
  [
    "an image for another processor",
    { amiType: "AL2023_ARM_64_STANDARD", instanceTypes: ["m5.large"] },
    [
      'architecture ("arm64") is not that of instanceTypes ("m5.large"), which is x86_64; leave it out, or choose an arm64 type, such as "m7g.large"',
    ],
  ],
  [
    "a GPU image without a GPU",
    { amiType: "AL2023_x86_64_NVIDIA" },
    [
      'variant ("nvidia") is made for NVIDIA\'s GPUs, and instanceTypes ("m4.large") has none; leave variant out, or choose another instance type',
    ],
  ],
  [
    "an image of one's own that is not named",
    { family: "custom" },
    ['family "custom" is an image of your own; give imageId or launchTemplateId'],
  ],
  [
    "Amazon Linux 2 after its end",
    { amiType: "AL2_x86_64", version: "1.33" },
    ['family ("al2"): Amazon Linux 2 ends with Kubernetes 1.32, and version is "1.33"; choose "al2023"'],
  ],
  [
    "releases as EKS does not spell them",
    { releaseVersion: "v20260714" },
    ['releaseVersion ("v20260714") is not a release of Amazon Linux 2023 as EKS spells it, such as "1.35.0-20260714"'],
  ],
  [
    "a release of another version",
    { releaseVersion: "1.34.2-20260714", version: "1.35" },
    ['releaseVersion ("1.34.2-20260714") is of Kubernetes 1.34, and version is "1.35"; choose one of 1.35'],
  ],
  [
    "the newest release of who knows what",
    { ...EXISTING, releaseVersion: "latest" },
    [
      'releaseVersion "latest" is looked up by version; give that too',
      'releaseVersion "latest" is looked up by amiType; give that too',
    ],
  ],
  [
    "instance types that are known only at apply",
    { instanceTypes: Token.asList({ types: 1 }) },
    ["instanceTypes is known only at apply; the image hangs on them, so give them as plain text, or say amiType"],
  ],
  [
    "who may log in, beside a launch template of the group's own",
    { keyName: "ops", sourceSecurityGroupIds: ["sg-0a"] },
    [
      'sourceSecurityGroupIds: EKS takes them only where it makes the launch template itself; let it (launchTemplate "eks"), or put a rule for the port on one of securityGroupIds',
    ],
  ],
  [
    "a key for the whole world",
    { ...EKS, keyName: "ops" },
    [
      'keyName without sourceSecurityGroupIds opens SSH to the world; name the groups that may log in, or say "anywhere"',
    ],
  ],
  [
    "the same by an empty list",
    { ...EKS, keyName: "ops", sourceSecurityGroupIds: [] },
    [
      'keyName without sourceSecurityGroupIds opens SSH to the world; name the groups that may log in, or say "anywhere"',
    ],
  ],
  [
    "sources without a key",
    { ...EKS, sourceSecurityGroupIds: ["sg-0a"] },
    ["sourceSecurityGroupIds goes with keyName; give both, or drop it"],
  ],
  [
    "what EKS's launch template cannot be told",
    {
      ...EKS,
      disk: { size: 20, encrypted: true },
      securityGroupIds: ["sg-0a"],
      bootstrap: { preUserdata: "x" },
      ...IMAGE,
    },
    [
      'securityGroupIds goes on a launch template, and here EKS makes it itself; let the group have its own (launchTemplate "own"), or drop this',
      'imageId goes on a launch template, and here EKS makes it itself; let the group have its own (launchTemplate "own"), or drop this',
      'disk.encrypted goes on a launch template, and here EKS makes it itself; let the group have its own (launchTemplate "own"), or drop this',
      'preUserdata goes on a launch template, and here EKS makes it itself; let the group have its own (launchTemplate "own"), or drop this',
    ],
  ],
  [
    "what a launch template that exists says",
    { ...EXISTING, disk: { size: 20 }, keyName: "ops", metadataHttpTokens: "required" },
    [
      "metadataHttpTokens: the launch template lt-0a says that by itself; say it there, or drop it",
      "keyName: the launch template lt-0a says that by itself; say it there, or drop it",
      "disk.size: the launch template lt-0a says that by itself; say it there, or drop it",
    ],
  ],
  [
    "two launch templates, and a version of none",
    { ...EXISTING, launchTemplate: "own", launchTemplateVersion: "newest" },
    [
      "launchTemplateId and launchTemplate are both given; keep one",
      'launchTemplateVersion ("newest") is not "$Latest", "$Default" or a number such as "3"',
    ],
  ],
  [
    "a version of EKS's launch template",
    { ...EKS, launchTemplateVersion: "3" },
    ["launchTemplateVersion is of a launch template that EKS makes itself; drop it"],
  ],
  [
    "credits of types that are not burstable",
    { instanceTypes: ["t3.large", "m5.large"], cpuCredits: "standard" },
    ['cpuCredits goes with burstable types (t2, t3, t3a, t4g), and instanceTypes is "m5.large"; drop it'],
  ],
  [
    "disks that EBS does not have",
    {
      disk: { type: "gp2", throughput: 200 },
      family: "bottlerocket",
      additionalVolumes: [{ deviceName: "/dev/xvdb", size: 0 }],
    },
    [
      'disk.throughput goes with a gp3 volume, and disk.type is "gp2"; drop one of them',
      "additionalVolumes[0].size (0) must be a whole number of GiB from 1 to 65536",
      "two disks are called /dev/xvdb; give each a device name of its own",
    ],
  ],
  [
    "labels that EKS does not take",
    {
      labels: {
        "eks.amazonaws.com/nodegroup": "x",
        "kubernetes.io/role": "x",
        empty: "",
        odd: "-x",
        long: "x".repeat(64),
        [`example.com/${"x".repeat(60)}`]: "x",
      },
    },
    [
      'labels: a node may not give itself "kubernetes.io/role"; use node.kubernetes.io/… or a domain of your own',
      'labels: EKS keeps "eks.amazonaws.com/…" for itself; rename "eks.amazonaws.com/nodegroup"',
      'labels: the value of "empty" ("") must begin and end with a letter or digit, with "-", "_" and "." between; EKS takes no empty one',
      'labels: the value of "odd" ("-x") must begin and end with a letter or digit, with "-", "_" and "." between; EKS takes no empty one',
      `labels: the value of "long" ("${"x".repeat(20)}…") has 64 characters; EKS takes 63`,
      'labels key ("example.com/xxxxxxxx…") has 72 characters; EKS takes 63',
    ],
  ],
  [
    "taints that EKS does not take",
    {
      taints: [
        { key: "a", effect: "NoSchedule" },
        { key: "a", value: "other", effect: "NoSchedule" },
        { key: "x".repeat(64), effect: "NoExecute" },
      ],
    },
    [
      "taints[1] has the key and the effect of another; Kubernetes takes one of each",
      `taints[2].key ("${"x".repeat(20)}…") has 64 characters; EKS takes 63`,
    ],
  ],
  [
    "51 taints",
    { taints: Array.from({ length: 51 }, (_, index) => ({ key: `a${index}`, effect: "NoSchedule" })) },
    ["taints has 51 entries; EKS takes 50"],
  ],
  [
    "labels said twice over",
    { labels: { a: "b" }, bootstrap: { kubeletExtraArgs: "--node-labels=c=d" } },
    ["kubeletExtraArgs holds --node-labels beside labels; the kubelet takes one of them, so move all into labels"],
  ],
  [
    "the same in Bottlerocket's settings",
    {
      labels: { a: "b" },
      family: "bottlerocket",
      bootstrap: { bottlerocket: { kubernetes: { "node-labels": { c: "d" } } } },
    },
    ['bottlerocket.kubernetes["node-labels"] is said by labels already; drop it'],
  ],
  [
    "what Windows hears in an image of one's own alone",
    { ...WINDOWS, bootstrap: { additionalUserdata: "x", kubeletExtraArgs: "--v=4", maxPods: 5 } },
    ["additionalUserdata", "kubeletExtraArgs", "maxPods"].map(
      (prop) =>
        `${prop}: EKS calls Windows Server 2022 Core's script by itself, and only preUserdata goes before it; give imageId, or choose "al2023"`,
    ),
  ],
  [
    "the same of Amazon Linux 2",
    { family: "al2", bootstrap: { environment: { A: "b" }, preUserdata: "x" } },
    [
      'environment: EKS calls Amazon Linux 2\'s script by itself, and only preUserdata goes before it; give imageId, or choose "al2023"',
    ],
  ],
  [
    "a shell in Bottlerocket",
    { family: "bottlerocket", bootstrap: { preUserdata: "x", environment: { A: "b" } } },
    [
      "environment is nothing that Bottlerocket knows; drop it",
      'preUserdata is nothing that Bottlerocket knows; there is no shell; run a container at boot by bottlerocket["bootstrap-containers"]',
    ],
  ],
  [
    "a variable that is none",
    { bootstrap: { environment: { "A-B": "c" } } },
    ['environment: "A-B" is not the name of a variable'],
  ],
  [
    "a whole text and more",
    { bootstrap: { template: "#!/bin/sh\n", environment: { A: "b" }, maxPods: 20 } },
    [
      "template is the whole user data, so environment would not be heeded; drop one or the other",
      "template is the whole user data, so maxPods would not be heeded; drop one or the other, or give template as a function of them",
    ],
  ],
  [
    "a whole text of nowhere",
    { bootstrap: { template: () => "" } },
    ["cluster is required with a template that is a function of it, and was not given"],
  ],
  [
    "updates of nothing and of everything",
    { updateConfig: { maxUnavailable: 1, maxUnavailablePercentage: 101 } },
    [
      "updateConfig: maxUnavailable and maxUnavailablePercentage are both given; keep one",
      "updateConfig.maxUnavailablePercentage (101) must be a whole number from 1 to 100",
    ],
  ],
  [
    "updates of none",
    { updateConfig: { maxUnavailable: 0 } },
    ["updateConfig.maxUnavailable (0) must be a whole number from 1 to 100"],
  ],
  [
    "updates that say nothing",
    { updateConfig: {} },
    ["updateConfig says nothing; give maxUnavailable or maxUnavailablePercentage, or drop it"],
  ],
  [
    "repairs both ways and out of bounds",
    {
      nodeRepairConfig: {
        maxParallelNodesRepairedCount: 1,
        maxParallelNodesRepairedPercentage: 0,
        maxUnhealthyNodeThresholdCount: 0,
        nodeRepairConfigOverrides: [
          {
            nodeMonitoringCondition: "KernelReady",
            nodeUnhealthyReason: "x",
            minRepairWaitTimeMins: 0,
            repairAction: "Replace",
          },
        ],
      },
    },
    [
      "nodeRepairConfig: maxParallelNodesRepairedCount and maxParallelNodesRepairedPercentage are both given; keep one",
      "nodeRepairConfig.maxUnhealthyNodeThresholdCount (0) must be a whole number of 1 or more",
      "nodeRepairConfig.maxParallelNodesRepairedPercentage (0) must be a whole number from 1 to 100",
      "nodeRepairConfig.nodeRepairConfigOverrides[0].minRepairWaitTimeMins (0) must be a whole number of 1 or more",
    ],
  ],
  [
    "tags that AWS keeps",
    { tags: { "aws:x": "y" } },
    ['tags key "aws:x" begins with "aws:", which AWS keeps for itself; rename it'],
  ],
])("%s", (_, more, problems) => {
  expect(problemsOf(more)).toEqual(problems);
});

const text = Token.asString({ text: 1 });
const number = Token.asNumber({ number: 1 });
test("tokens are left alone", () => {
  expect(
    problemsOf({
      subnetIds: Token.asList({ subnets: 1 }),
      nodeGroupName: text,
      minSize: number,
      maxSize: number,
      desiredSize: number,
      instanceTypes: [text, "m5.large"],
      version: text,
      releaseVersion: text,
      disk: { size: number, kmsKeyId: text },
      labels: { a: text },
      taints: [{ key: text, value: text, effect: "NoSchedule" }],
      updateConfig: { maxUnavailable: number },
      nodeRepairConfig: { maxUnhealthyNodeThresholdCount: number },
      launchTemplateVersion: text,
      tags: { a: text },
    }),
  ).toEqual([]);
  expect(problemsOf({ imageId: text, cluster: { ...cluster, endpoint: text } })).toEqual([]);
  expect(
    problemsOf({
      instanceTypes: Token.asList({ types: 1 }),
      amiType: "AL2023_ARM_64_STANDARD",
      cpuCredits: "standard",
    }),
  ).toEqual([]);
});

test("20 types, 50 taints, 63 characters and no node at all are legal", () => {
  expect(
    problemsOf({
      instanceTypes: many(20),
      minSize: 0,
      maxSize: 1,
      desiredSize: 0,
      labels: { [`node.kubernetes.io/${"x".repeat(44)}`]: "x".repeat(63), a: "1" },
      taints: Array.from({ length: 50 }, (_, index) => ({ key: `a${index}`, value: "", effect: "NoSchedule" })),
      updateConfig: { maxUnavailablePercentage: 100 },
      nodeGroupName: "x".repeat(63),
    }),
  ).toEqual([]);
});
