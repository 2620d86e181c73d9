import { instanceTypeFacts } from "../../modules/facts/instance-types";
import { maxPodsOf, podLimit, withPodLimit, type PodNetworking } from "../../modules/nodes/bootstrap/max-pods";
import type { NodeSettings } from "../../modules/nodes/bootstrap/types";

const PREFIXES = { prefixDelegation: true };
const OWN_SUBNETS = { customNetworking: true };

test.each<[string, PodNetworking, number]>([
  // The user guide's own three.
  ["m5.large", {}, 29],
  ["m5.large", OWN_SUBNETS, 20],
  ["m5.large", PREFIXES, 110],
  ["m5.large", { ...PREFIXES, ...OWN_SUBNETS }, 110],
  ["t3.micro", {}, 4],
  ["t3.medium", {}, 17],
  ["t3.micro", PREFIXES, 34],
  // 737 and 234 by its interfaces alone; AWS's advice stops at 250 above 30 vCPUs and at 110 below.
  ["m5.24xlarge", {}, 250],
  ["c5.4xlarge", {}, 110],
  ["m5.8xlarge", PREFIXES, 250],
  ["m5.metal", PREFIXES, 250],
  // Not of the Nitro system, so it takes no prefixes.
  ["t2.large", PREFIXES, 35],
])("%s with %j has room for %d", (instanceType, networking, pods) => {
  expect(maxPodsOf(instanceTypeFacts(instanceType)!, networking)).toBe(pods);
});

test.each<[string[], PodNetworking, object]>([
  // The node counts right by itself.
  [["m5.large"], {}, {}],
  [["m5.large"], { prefixDelegation: false, customNetworking: false }, {}],
  [[], PREFIXES, {}],
  [["m5.large"], PREFIXES, { maxPods: 110 }],
  [["m5.24xlarge"], PREFIXES, { maxPods: 250 }],
  // One number for all of a group, so that of the smallest.
  [["m5.24xlarge", "t3.micro"], PREFIXES, { maxPods: 34 }],
  [
    ["m99.large"],
    PREFIXES,
    {
      maxPodsExpression:
        "default_enis * (ips_per_eni - 1) * 16 + 2 < 110 ? default_enis * (ips_per_eni - 1) * 16 + 2 : 110",
    },
  ],
  [
    ["m5.large", "m99.large"],
    OWN_SUBNETS,
    {
      maxPodsExpression:
        "(default_enis - 1) * (ips_per_eni - 1) + 2 < 110 ? (default_enis - 1) * (ips_per_eni - 1) + 2 : 110",
    },
  ],
])("nodes of %j under %j are told %j", (instanceTypes, networking, limit) => {
  expect(podLimit(instanceTypes, networking)).toEqual(limit);
});

test("a family is told in its own way, and Windows not at all", () => {
  const told = (family: Parameters<typeof withPodLimit>[0], type: string) => withPodLimit(family, {}, [type], PREFIXES);
  expect(told("al2023", "m5.large")).toEqual({ maxPods: 110 });
  expect(told("bottlerocket", "m5.large")).toEqual({ maxPods: 110 });
  expect(told("al2", "m5.large")).toEqual({ maxPods: 110 });
  expect(told("windows-2022-core", "m5.large")).toEqual({});
  expect(told("al2023", "m99.large")).toEqual({
    nodeConfig: { kubelet: { maxPodsExpression: expect.stringContaining("* 16 + 2") } },
  });
  expect(told("bottlerocket", "m99.large")).toEqual({});
});

test("what the NodeConfig says besides stays", () => {
  const nodeConfig = { featureGates: { FastImagePull: true }, kubelet: { flags: ["--v=4"] } };
  expect(withPodLimit("al2023", { nodeConfig }, ["m99.large"], OWN_SUBNETS)).toEqual({
    nodeConfig: { ...nodeConfig, kubelet: { flags: ["--v=4"], maxPodsExpression: expect.any(String) } },
  });
});

test.each<[string, NodeSettings]>([
  ["maxPods", { maxPods: 5 }],
  ["a kubelet argument", { kubelet: { extraArgs: "--v=2 --max-pods=5" } }],
  ["a flag", { nodeConfig: { kubelet: { flags: ["--max-pods=5"] } } }],
  ["the kubelet's configuration", { nodeConfig: { kubelet: { config: { maxPods: 5 } } } }],
  ["an expression", { nodeConfig: { kubelet: { maxPodsExpression: "max_pods + 2" } } }],
  ["Bottlerocket's settings", { bottlerocket: { kubernetes: { "max-pods": 5 } } }],
  ["a template", { template: "" }],
])("a limit that is said by %s stays", (_, settings) => {
  expect(withPodLimit("al2023", settings, ["m5.large"], PREFIXES)).toBe(settings);
});
