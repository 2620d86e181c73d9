import { Token } from "cdktf";
import type { AmiFamily } from "../../modules/nodes/ami/families";
import { NODE_SETTINGS_SHAPE } from "../../modules/nodes/bootstrap/shape";
import type { NodeSettings } from "../../modules/nodes/bootstrap/types";
import { bootstrapProblems, lengthProblems } from "../../modules/nodes/bootstrap/validate";
import { examine, shapeOf } from "../../modules/shared/shape";

const kubelet = { labels: { a: "b" }, taints: [{ key: "a", effect: "NoSchedule" }], extraArgs: "--v=4" } as const;
const NOTHING: NodeSettings = {
  kubelet: { labels: {}, taints: [], extraArgs: "" },
  preUserdata: "",
  additionalUserdata: "",
  bootstrapExtraArgs: "",
  nodeConfig: {},
  bottlerocket: {},
  windows: {},
};

test.each<[AmiFamily, NodeSettings]>([
  ["al2023", NOTHING],
  ["bottlerocket", NOTHING],
  ["windows-2022-core", NOTHING],
  ["al2", NOTHING],
  ["al2023", { kubelet, maxPods: 20, preUserdata: "x", additionalUserdata: "x", nodeConfig: { containerd: {} } }],
  ["bottlerocket", { kubelet: { ...kubelet, extraArgs: "" }, maxPods: 20, bottlerocket: { motd: "x" } }],
  ["windows-2022-core", { kubelet, maxPods: 20, preUserdata: "x", windows: { excludedSnatCidrs: ["10.0.0.0/8"] } }],
  ["al2", { kubelet, maxPods: 20, preUserdata: "x", bootstrapExtraArgs: "--local-disks raid0" }],
  ["al2", { bootstrapExtraArgs: "--kubelet-extra-args '--v=4'" }],
  ["bottlerocket", { maxPods: 20, bootstrapExtraArgs: "log-level = 3\n[settings.ntp]\nmax-pods = 1\n" }],
  ["al2023", { maxPods: Token.asNumber({ a: 1 }) }],
  ["custom", { template: "" }],
  ["bottlerockets" as AmiFamily, { preUserdata: "x" }],
  ["custom", { template: () => "", preUserdata: "x" }],
])("%s can be told %j", (family, settings) => {
  expect(bootstrapProblems(family, settings)).toEqual([]);
});

test.each<[string, AmiFamily, NodeSettings, string[]]>([
  [
    "scripts of Bottlerocket",
    "bottlerocket",
    { preUserdata: "x", kubelet: { extraArgs: "--v=4" } },
    [
      'preUserdata is nothing that Bottlerocket knows; there is no shell; run a container at boot by bottlerocket["bootstrap-containers"]',
      "kubeletExtraArgs is nothing that Bottlerocket knows; say it by labels, taints, maxPods and bottlerocket.kubernetes",
    ],
  ],
  [
    "arguments of a script that Amazon Linux 2023 lacks",
    "al2023",
    { bootstrapExtraArgs: "--local-disks raid0" },
    [
      "bootstrapExtraArgs is nothing that Amazon Linux 2023 knows; say it by nodeConfig, which takes the place of bootstrap.sh",
    ],
  ],
  [
    "other families' settings",
    "windows-2022-core",
    { nodeConfig: { kubelet: { flags: ["--v=4"] } }, bottlerocket: { motd: "x" } },
    [
      "nodeConfig is nothing that Windows Server 2022 Core knows; say it by kubeletExtraArgs",
      "bottlerocket is nothing that Windows Server 2022 Core knows; drop it",
    ],
  ],
  [
    "a label that a node may not give itself",
    "bottlerocket",
    { kubelet: { labels: { "kubernetes.io/x": "y" } } },
    ['labels: a node may not give itself "kubernetes.io/x"; use node.kubernetes.io/… or a domain of your own'],
  ],
  ["no pods", "al2023", { maxPods: 0 }, ["maxPods (0) must be a whole number of 1 or more"]],
  ["half a pod", "al2", { maxPods: 1.5 }, ["maxPods (1.5) must be a whole number of 1 or more"]],
  [
    "the number of pods said three times",
    "al2023",
    {
      maxPods: 20,
      kubelet: { extraArgs: "--max-pods=30" },
      nodeConfig: { kubelet: { config: { maxPods: 40 }, maxPodsExpression: "50" } },
    },
    [
      "maxPods is said by kubeletExtraArgs too; drop one of them",
      "maxPods is said by nodeConfig.kubelet.config.maxPods too; drop one of them",
      "maxPods is said by nodeConfig.kubelet.maxPodsExpression too; drop one of them",
    ],
  ],
  [
    "what Bottlerocket is told by other props",
    "bottlerocket",
    {
      maxPods: 20,
      kubelet: { labels: { a: "b" } },
      bottlerocket: {
        kubernetes: { "max-pods": 30, "node-labels": { c: "d" }, "cluster-name": "x", "node-taints": {} },
      },
    },
    [
      'bottlerocket.kubernetes["cluster-name"] is said by the cluster already; drop it',
      'bottlerocket.kubernetes["max-pods"] is said by maxPods already; drop it',
      'bottlerocket.kubernetes["node-labels"] is said by labels already; drop it',
    ],
  ],
  [
    "TOML that says a table or a key again",
    "bottlerocket",
    {
      maxPods: 20,
      kubelet: { labels: { a: "b" } },
      bottlerocket: { "host-containers": { admin: { enabled: true } } },
      bootstrapExtraArgs:
        'max-pods = 30\n[settings.kubernetes.node-labels]\nc = "d"\n[ settings."host-containers".admin ]\n',
    },
    [
      "bootstrapExtraArgs says settings.kubernetes.max-pods, which other props say already; say it once",
      "bootstrapExtraArgs says settings.kubernetes.node-labels, which other props say already; say it once",
      "bootstrapExtraArgs says settings.host-containers.admin, which other props say already; say it once",
    ],
  ],
  [
    "kubelet's arguments within the script's",
    "al2",
    { kubelet: { labels: { a: "b" } }, bootstrapExtraArgs: "--kubelet-extra-args '--v=4'" },
    [
      "bootstrapExtraArgs holds --kubelet-extra-args, which labels, taints, kubeletExtraArgs and maxPods make; move what it says there",
    ],
  ],
  [
    "a block that is none",
    "windows-2022-core",
    { windows: { excludedSnatCidrs: ["10.0.0.0/8", "10.0.0.1/8"] } },
    ['windows.excludedSnatCidrs[1] (10.0.0.1/8) is not an IPv4 block; did you mean "10.0.0.0/8"?'],
  ],
  [
    "no text for an image of one's own",
    "custom",
    { preUserdata: "x" },
    ['family "custom" has no user data of its own; give template, an empty text for none at all'],
  ],
  [
    "settings beside a template that cannot heed them",
    "al2023",
    { template: "x", preUserdata: "y", maxPods: 20 },
    [
      "template is the whole user data, so preUserdata, maxPods would not be heeded; drop one or the other, or give template as a function of them",
    ],
  ],
  [
    "a script that EC2 has no room for",
    "al2023",
    { preUserdata: "x".repeat(16384) },
    [
      expect.stringMatching(
        /^the user data has 16\d{3} bytes or more, and EC2 takes 16384; let a script fetch at boot what is long$/,
      ) as unknown as string,
    ],
  ],
])("refuses %s", (_, family, settings, messages) => {
  expect(bootstrapProblems(family, settings)).toEqual(messages);
});

test("messages speak the caller's words", () => {
  const word = (prop: string) => `my-${prop}`;
  expect(bootstrapProblems("al2023", { bootstrapExtraArgs: "x", maxPods: 0 }, word)).toEqual([
    "my-bootstrapExtraArgs is nothing that Amazon Linux 2023 knows; say it by nodeConfig, which takes the place of bootstrap.sh",
    "my-maxPods (0) must be a whole number of 1 or more",
  ]);
});

test("EC2's limit is heeded to the byte, and tokens count as nothing", () => {
  expect(lengthProblems("x".repeat(16384))).toEqual([]);
  expect(lengthProblems(`${"x".repeat(16384)}${Token.asString({ a: 1 })}`)).toEqual([]);
  expect(lengthProblems(`${"x".repeat(16383)}ü`)).toHaveLength(1);
});

test("unknown keys are refused at every depth, and the kubelet's and Bottlerocket's own words are not", () => {
  const check = shapeOf(NODE_SETTINGS_SHAPE);
  const given = {
    preUserData: "x",
    template: 5,
    kubelet: { labels: { a: 1 }, taints: [{ key: "a", effect: "NoShedule" }] },
    windows: { excludedSnatCidr: [] },
    nodeConfig: {
      kubelet: { config: { someNewField: { deep: [1] } }, flag: [] },
      instance: { localStorage: { strategy: "RAID1" }, environment: { default: { A: true } } },
      featureGates: { FastImagePul: true },
    },
    bottlerocket: { kubernetes: { "max-pods": 5, on: true, list: [1, "a"], nothing: null } },
  };
  expect(examine(check, given).problems).toEqual([
    'preUserData is not a known key; did you mean "preUserdata"?',
    "template (5) must be text",
    "kubelet.labels.a (1) must be text",
    expect.stringContaining('kubelet.taints[0].effect ("NoShedule") is not one of'),
    'windows.excludedSnatCidr is not a known key; did you mean "excludedSnatCidrs"?',
    'nodeConfig.kubelet.flag is not a known key; did you mean "flags"?',
    expect.stringContaining('nodeConfig.instance.localStorage.strategy ("RAID1") is not one of RAID0, RAID10, Mount'),
    "nodeConfig.instance.environment.default.A (true) must be text",
    'nodeConfig.featureGates.FastImagePul is not a known key; did you mean "FastImagePull"?',
    "bottlerocket.kubernetes.nothing (null) must be text",
  ]);
  expect(examine(check, { template: () => "" }).problems).toEqual([]);
});
