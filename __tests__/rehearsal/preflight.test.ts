import type { Aws } from "../../rehearsal/aws";
import { nodesSaid } from "../../rehearsal/boot";
import { lackingFor } from "../../rehearsal/lacking";
import { leftByControllers, servicesOf } from "../../rehearsal/preflight";

const balancer = (name: string) => `arn:aws:elasticloadbalancing:r:1:loadbalancer/net/${name}/1`;
/** What the tagging API and EC2 tell of a cluster. */
const aws = (tagged: object[], groups = "") =>
  ({
    target: () => Promise.resolve({ ResourceTagMappingList: tagged }),
    query: () => Promise.resolve(groups),
  }) as unknown as Aws;
const of = (service: string) => [{ Key: "kubernetes.io/service-name", Value: service }];

test("what a Service of a stack's made goes with it; what nobody knows is told, groups of classic ones too", async () => {
  const there = [
    { ResourceARN: balancer("ours"), Tags: of("default/web") },
    { ResourceARN: balancer("theirs"), Tags: of("default/by-hand") },
    { ResourceARN: balancer("untagged") },
    { ResourceARN: "arn:aws:ec2:r:1:subnet/subnet-1" },
  ];
  expect(await leftByControllers("c", aws(there), ["default/web"])).toEqual([balancer("theirs"), balancer("untagged")]);
  expect(await leftByControllers("c", aws([], "<groupId>sg-1</groupId>"))).toEqual(["security group sg-1"]);
});

test("a stack's Services are known by namespace and name, whatever form their blocks have", () => {
  const resource = {
    kubernetes_service_v1: { a: { metadata: { name: "web" } }, b: { metadata: [{ name: "api", namespace: "shop" }] } },
    kubernetes_service: { c: { metadata: { name: "old" } } },
    kubernetes_env: { d: { metadata: { name: "aws-node" } } },
  };
  expect(servicesOf({ resource }).toSorted()).toEqual(["default/old", "default/web", "shop/api"]);
});

const exec = { provider: { kubernetes: [{ exec: [{ command: "aws", args: ["eks", "get-token"] }] }] } };

test("a stack that waits for pods, or whose token nobody can make, is not rehearsed", () => {
  const installed = () => true;
  expect(lackingFor({ resource: { kubernetes_env: {}, kubernetes_service_v1: {} } }, installed)).toBeUndefined();
  expect(lackingFor({ resource: { kubernetes_deployment_v1: {}, kubernetes_namespace: {} } }, installed)).toMatch(
    /kubernetes_deployment_v1, kubernetes_namespace to life/,
  );
  expect(lackingFor(exec, installed)).toBeUndefined();
  expect(lackingFor(exec, () => false)).toMatch(/^the AWS CLI/);
  expect(lackingFor({ provider: { kubernetes: [{ token: "${x}" }] } }, () => false)).toBeUndefined();
});

const boot = { reader: "nodeadm" as const, cluster: { name: "c" }, labels: {}, taints: [] };
const inside = { group: "g", instance: "i-1", node: "n", boot };

test("all machines that are wanted have to join", () => {
  expect(nodesSaid([inside], 1, true)).toEqual({
    lines: ["1 of 1 joined as their own role, told by nodeadm"],
    verdict: "passed",
  });
  expect(nodesSaid([inside, { group: "g", instance: "i-2", problem: "no way out" }], 2, true)).toEqual({
    lines: ["1 of 2 joined as their own role, told by nodeadm", "g: i-2 could not join: no way out"],
    verdict: "failed",
  });
  expect(nodesSaid([], 2, true)).toEqual({
    lines: ["0 of 2 joined as their own role", "2 that the groups want were never started"],
    verdict: "failed",
  });
});

test("where nobody judges what nodes are told, that is said", () => {
  expect(nodesSaid([inside], 1, false).lines[1]).toMatch(/schema is not here/);
});
