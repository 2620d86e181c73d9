import { minorOf, skewProblems, upgradeProblems, upgradeWarnings } from "../../modules/facts/version-skew";

const named = (label: string) => (version: string) => ({ label, version });
const from = named("before");
const to = named("version");
const nodes = named("nodes");

test.each([
  ["1.35", 35],
  ["1.0", 0],
  ["1.35.2", undefined],
  ["v1.35", undefined],
  ["latest", undefined],
])("the minor version of %s is %s", (version, minor) => {
  expect(minorOf(version)).toBe(minor);
});

test.each([
  ["1.34", "1.34"],
  ["1.34", "1.35"],
  ["1.9", "1.10"],
  ["latest", "1.35"],
])("from %s to %s is a way that EKS goes", (before, after) => {
  expect(upgradeProblems(from(before), to(after))).toEqual([]);
  expect(upgradeWarnings(from(before), to(after))).toEqual([]);
});

test("two minor versions at once are refused with the one between", () => {
  expect(upgradeProblems(from("1.33"), to("1.35"))).toEqual([
    'version "1.35" comes after "1.33" (before), and EKS upgrades one minor version at a time; apply "1.34" first',
  ]);
});

test("one step back is a warning that says when and what first, two are refused", () => {
  expect(upgradeProblems(from("1.35"), to("1.34"))).toEqual([]);
  expect(upgradeWarnings(from("1.35"), to("1.34"))).toEqual([
    'version "1.34" goes back from "1.35" (before): EKS does so within 7 days of the upgrade, with nodes that are no newer than "1.34"; roll nodes and add-ons back first',
  ]);
  expect(upgradeProblems(from("1.35"), to("1.33"))).toEqual([
    'version "1.33" comes after "1.35" (before), and EKS goes back one minor version at the most; keep "1.35", or make another cluster',
  ]);
  expect(upgradeWarnings(from("1.35"), to("1.33"))).toEqual([]);
});

test.each([
  ["1.35", "1.35"],
  ["1.32", "1.35"],
])("nodes of %s run under %s", (kubelet, api) => {
  expect(skewProblems(nodes(kubelet), to(api))).toEqual([]);
});

test("nodes four minor versions behind are refused with the oldest that will do", () => {
  expect(skewProblems(nodes("1.31"), to("1.35"))).toEqual([
    'nodes "1.31" under version "1.35": nodes may be 3 minor versions behind; bring them to "1.32" or newer first',
  ]);
});

test("nodes newer than the control plane are refused", () => {
  expect(skewProblems(nodes("1.35"), to("1.34"))).toEqual([
    'nodes "1.35" under version "1.34": nodes may not be newer than the control plane; upgrade that one, or roll the nodes back, first',
  ]);
});
