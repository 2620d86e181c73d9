import { ClusterSecurityGroups } from "../../modules";
import { securityRules } from "../../modules/cluster/security-rules";
import { parsed } from "../../modules/testing";

const settings = { clusterEgressCidrs: ["0.0.0.0/0"], workersEgressCidrs: ["0.0.0.0/0"], workerIngressFromPort: 1025 };

test("the rules by name, each with a description", () => {
  const rules = securityRules(settings);
  expect(
    Object.entries(rules).map(
      ([name, { on, type, fromPort, toPort }]) => `${name}: ${on} ${type} ${fromPort}-${toPort}`,
    ),
  ).toEqual([
    "cluster-egress-internet: cluster egress 0-0",
    "cluster-https-worker-ingress: cluster ingress 443-443",
    "workers-egress-internet: workers egress 0-0",
    "workers-ingress-self: workers ingress 0-65535",
    "workers-ingress-cluster: workers ingress 1025-65535",
    "workers-ingress-cluster-https: workers ingress 443-443",
  ]);
  expect(Object.values(rules).every(({ description }) => description)).toBe(true);
});

test.each([
  [10250, false],
  [10251, true],
])("from port %i the kubelet needs a rule of its own: %s", (workerIngressFromPort, needed) => {
  expect("workers-ingress-cluster-kubelet" in securityRules({ ...settings, workerIngressFromPort })).toBe(needed);
});

test("a rule stands on its group and names its peer", () => {
  const { resource } = parsed(
    (stack) => new ClusterSecurityGroups(stack, "groups", { clusterName: "c", vpcId: "vpc-0a" }),
  );
  expect(resource.aws_security_group_rule!["groups_workers-ingress-cluster"]).toMatchObject({
    security_group_id: "${aws_security_group.groups_workers.id}",
    source_security_group_id: "${aws_security_group.groups_cluster.id}",
    type: "ingress",
  });
  expect(resource.aws_security_group_rule!["groups_workers-egress-internet"]).toMatchObject({
    cidr_blocks: ["0.0.0.0/0"],
  });
});

test("only the nodes' group carries the ownership tag", () => {
  const { aws_security_group } = parsed(
    (stack) =>
      new ClusterSecurityGroups(stack, "groups", { clusterName: "c", vpcId: "vpc-0a", tags: { owner: "ops" } }),
  ).resource;
  expect(aws_security_group!.groups_workers!.tags).toEqual({
    Name: "c-eks_worker_sg",
    "kubernetes.io/cluster/c": "owned",
    owner: "ops",
  });
  expect(aws_security_group!.groups_cluster!.tags).toEqual({ Name: "c-eks_cluster_sg", owner: "ops" });
});
