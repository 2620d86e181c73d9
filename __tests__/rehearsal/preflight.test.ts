import type { Aws } from "../../rehearsal/aws";
import { managedSaid, nodesSaid } from "../../rehearsal/boot";
import { writesAwsAuth } from "../../rehearsal/kubernetes/aws-auth";
import { awsNodeLeft } from "../../rehearsal/kubernetes/findings";
import { lackingFor } from "../../rehearsal/lacking";
import { leftByControllers, servicesOf } from "../../rehearsal/preflight";
import { deploymentSaid } from "../../rehearsal/stages";

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
  expect(
    lackingFor({ resource: { kubernetes_deployment_v1: { a: {} }, kubernetes_namespace: { b: {} } } }, installed),
  ).toMatch(/kubernetes_deployment_v1, kubernetes_namespace to life/);
  const alone = { kubernetes_deployment_v1: { a: { wait_for_rollout: false } } };
  expect(lackingFor({ resource: alone }, installed)).toBeUndefined();
  expect(lackingFor(exec, installed)).toBeUndefined();
  expect(lackingFor(exec, () => false)).toMatch(/^the AWS CLI/);
  expect(lackingFor({ provider: { kubernetes: [{ token: "${x}" }] } }, () => false)).toBeUndefined();
});

const boot = { reader: "nodeadm" as const, cluster: { name: "c" }, labels: {}, taints: [] };
const inside = { group: "g", instance: "i-1", node: "n", boot };

test("all machines that are wanted have to join", () => {
  expect(nodesSaid([inside], 1, true)).toEqual({
    lines: ["1 of 1 joined with their own role; user data fits nodeadm's schema"],
    verdict: "passed",
  });
  expect(nodesSaid([inside, { group: "g", instance: "i-2", problem: "no way out" }], 2, true)).toEqual({
    lines: ["1 of 2 joined with their own role; user data fits nodeadm's schema", "g: i-2 could not join: no way out"],
    verdict: "failed",
  });
  expect(nodesSaid([], 2, true)).toEqual({
    lines: ["0 of 2 joined with their own role", "2 that the groups want were never started"],
    verdict: "failed",
  });
});

test("where nobody judges what nodes are told, that is said", () => {
  const bottlerocket = { ...inside, boot: { ...boot, reader: "Bottlerocket" as const } };
  expect(nodesSaid([inside, bottlerocket], 2, true).lines[0]).toBe(
    "2 of 2 joined with their own role; user data fits nodeadm's schema, read as Bottlerocket reads it",
  );
  expect(nodesSaid([inside], 1, false).lines[0]).toBe(
    "1 of 1 joined with their own role; user data read as nodeadm reads it",
  );
  expect(nodesSaid([inside], 1, false).lines[1]).toMatch(/schema is not here/);
});

test("machines that only a stack that is not deployed lets in are not rehearsed; whatever else keeps them out is a fault", () => {
  const outside = { group: "g", instance: "i-2", problem: "nobody is mapped", unmapped: true };
  expect(nodesSaid([inside, outside], 2, true, ["k"])).toEqual({
    lines: [
      "not rehearsed: 1 of 2 stay outside, since k, which writes aws-auth, is not deployed, and no access entry lets them in",
    ],
    verdict: "not rehearsed",
  });
  expect(nodesSaid([inside, outside], 2, true).verdict).toBe("failed");
  expect(nodesSaid([outside], 2, true, ["k"]).verdict).toBe("failed");
  expect(nodesSaid([outside, { ...outside, unmapped: false }], 2, true, ["k"]).verdict).toBe("failed");
  expect(nodesSaid([inside], 1, true, ["k"]).verdict).toBe("passed");
  expect(nodesSaid([], 0, true, ["k"]).verdict).toBe("passed");
});

test("a stack writes aws-auth by a ConfigMap of that name, or by its data", () => {
  const named = (name: string) => ({ a: { metadata: { name, namespace: "kube-system" } } });
  expect(writesAwsAuth({ resource: { kubernetes_config_map_v1: named("aws-auth") } })).toBe(true);
  expect(writesAwsAuth({ resource: { kubernetes_config_map_v1_data: named("aws-auth") } })).toBe(true);
  expect(
    writesAwsAuth({ resource: { kubernetes_config_map_v1: named("other"), kubernetes_env: named("aws-auth") } }),
  ).toBe(false);
  expect(writesAwsAuth({})).toBe(false);
});

test("what a patch leaves empty on aws-node is told as no fault", () => {
  expect(awsNodeLeft("A", "")).toBe(
    "aws-node is EKS's own and stays; A is left empty, which is no fault (README, External SNAT)",
  );
  expect(awsNodeLeft("A", "1")).toBe("aws-node is EKS's own and stays; A is left at 1");
});

const deployed = { planned: 2, created: 2, seconds: 3, by: "cdktf", wanted: [], unchanged: true };

test("a stack has passed where all that Terraform itself planned was created, and nothing is left to do", () => {
  expect(deploymentSaid(deployed)).toEqual({
    lines: ["2 in the plan of terraform itself, without cdktf", "2 created by cdktf, 3 s; second plan: no changes"],
    verdict: "passed",
  });
  expect(deploymentSaid({ ...deployed, by: "Terraform" }).lines[0]).toBe("2 in the plan");
  expect(deploymentSaid({ ...deployed, created: 1 }).verdict).toBe("failed");
  expect(deploymentSaid({ ...deployed, planned: 0, created: 0 }).verdict).toBe("failed");
  const wanted = [{ address: "aws_vpc.a", action: "update", arguments: ["tags"] }];
  expect(deploymentSaid({ ...deployed, wanted, unchanged: false })).toMatchObject({
    lines: [
      expect.anything(),
      "2 created by cdktf, 3 s; second plan: 1 changes",
      "  aws_vpc.a: update (tags)",
      "cdk.tf.json was changed on the way",
    ],
    verdict: "failed",
  });
});

test("machines of a managed group are told as not rehearsed, by the group's own name", () => {
  expect(managedSaid(["c-web-20261125053656847100000017", "named"])).toEqual({
    lines: ["not rehearsed: the emulated EKS starts no machine of a managed group (c-web, named)"],
    verdict: "not rehearsed",
  });
});
