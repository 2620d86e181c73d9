import { EksStack, KubernetesStack, type EksStackProps, type LoadBalancerServiceProps } from "../../modules";
import { addresses } from "../../modules/testing";
import { synthApp, warningsOf } from "../helpers/app-stacks";
import { messageOf } from "../helpers/documents-call";

const CLOUD: EksStackProps = {
  region: "eu-west-1",
  network: { cidrBlock: "10.0.0.0/16", availabilityZones: ["eu-west-1a", "eu-west-1b"] },
  clusterName: "c",
  workerGroups: { general: {} },
};
const NLB = { type: "nlb", selector: { app: "kubia" }, ports: [{ port: 80 }] } as const;
const both = (network: object, service: object, cloud: Partial<EksStackProps> = {}) =>
  synthApp((app) => {
    const { clusterRef } = new EksStack(app, "cloud", {
      ...CLOUD,
      ...cloud,
      network: { ...CLOUD.network, ...network },
    });
    new KubernetesStack(app, "inside", {
      cluster: clusterRef,
      loadBalancers: { kubia: { ...NLB, ...service } as LoadBalancerServiceProps },
    });
  });

test.each<[string, object, object, string | undefined]>([
  ["whose subnets have lost their tag", { publicSubnetTags: { "kubernetes.io/role/elb": "0" } }, {}, undefined],
  [
    "by EKS's own controller with addresses, where one zone has lost its tag",
    { publicSubnetTagsPerAz: { "eu-west-1a": { "kubernetes.io/role/elb": "0" } } },
    { eipAllocations: ["eipalloc-0a", "eipalloc-0b"] },
    undefined,
  ],
  [
    "by the other controller, which stands where the tag is",
    { publicSubnetTagsPerAz: { "eu-west-1a": { "kubernetes.io/role/elb": "0" } } },
    { controller: "aws-load-balancer-controller", eipAllocations: ["eipalloc-0a", "eipalloc-0b"] },
    "eipAllocations holds 2, and it stands in 1 zones (eu-west-1b)",
  ],
  [
    "with an address for one zone",
    {},
    { eipAllocations: ["eipalloc-0a"] },
    "loadBalancers.kubia: eipAllocations holds 1, and it stands in 2 zones (eu-west-1a, eu-west-1b); give one for each, or name its subnets",
  ],
  [
    "with a certificate of another region",
    {},
    { tls: { certificateArns: ["arn:aws:acm:us-east-1:123456789012:certificate/0a"] } },
    "loadBalancers.kubia: tls.certificateArns[0] is of us-east-1, and the cluster is in eu-west-1; take one of that region",
  ],
  [
    "with a certificate of IAM",
    {},
    { tls: { certificateArns: ["arn:aws:iam::123456789012:server-certificate/a"] } },
    undefined,
  ],
  ["with an address for each zone", {}, { eipAllocations: ["eipalloc-0a", "eipalloc-0b"] }, undefined],
])("a load balancer %s", (_what, network, service, problem) => {
  if (problem === undefined) expect(() => both(network, service)).not.toThrow();
  else expect(messageOf(() => both(network, service))).toContain(problem);
});

test("a place that is left to a controller's own choice is told", () => {
  const told = (network: object, service: object) =>
    warningsOf(both(network, service), "inside").filter((one) => one.includes("chooses by itself"));
  const outside = { publicSubnetTags: { "kubernetes.io/role/elb": "0" } };
  expect(told(outside, {})).toEqual([
    "loadBalancers.kubia: no subnet of the cluster has the tag kubernetes.io/role/elb, so the controller chooses by itself; name its subnets, or tag some",
  ]);
  expect(told(outside, { internal: true })).toEqual([]);
  expect(told(outside, { subnets: ["subnet-0a"] })).toEqual([]);
  const inside = { privateSubnetTags: { "kubernetes.io/role/internal-elb": "no" } };
  expect(told(inside, { internal: true })).toEqual([expect.stringContaining("maybe a public one")]);
});

const certificateArns = ["arn:aws:acm:eu-west-1:123456789012:certificate/0a"];

test("a bucket that may be misspelt is told, and taken", () => {
  const told = (bucket: string) =>
    warningsOf(
      both({}, { accessLogs: { bucket }, tls: { certificateArns } }, { accessLogBucket: { bucket: "my-logs" } }),
      "inside",
    );
  expect(told("my-lgos")).toEqual([
    'loadBalancers.kubia: accessLogs.bucket ("my-lgos") is not the accessLogBucket of the cluster\'s stack; did you mean "my-logs"?',
  ]);
  expect(told("of-somebody-else")).toEqual([]);
});

test("the bucket for access logs stands in the cluster's stack", () => {
  const { stacks } = both({}, { accessLogs: { bucket: "my-logs" } }, { accessLogBucket: { bucket: "my-logs" } });
  expect(addresses(stacks.cloud!)).toContain("aws_s3_bucket.access-logs");
  expect(messageOf(() => both({}, {}, { accessLogBucket: { bucket: "-" } }))).toContain("accessLogBucket: bucket");
});

test("the role of the AWS Load Balancer Controller, by IRSA or pod identity", () => {
  const { stacks } = both({}, {}, { loadBalancerController: true });
  const policy =
    stacks.cloud!.resource.aws_iam_role_policy!["eks_irsa-roles_load-balancer-controller_load-balancer-controller"]!;
  const { Statement } = JSON.parse(policy.policy as string) as { Statement: { Action: string[] }[] };
  expect(Statement.flatMap(({ Action }) => Action)).toContain("elasticloadbalancing:CreateLoadBalancer");
  // IAM's limit for the policies inside of a role.
  expect((policy.policy as string).length).toBeLessThan(10_240);
  const role = stacks.cloud!.resource.aws_iam_role!["eks_irsa-roles_load-balancer-controller"]!;
  expect(role.assume_role_policy).toContain("system:serviceaccount:kube-system:aws-load-balancer-controller");
  const other = both(
    {},
    {},
    {
      loadBalancerController: { role: "pod-identity", namespace: "ingress", serviceAccount: "lbc" },
      addons: { "eks-pod-identity-agent": true },
    },
  );
  expect(
    other.stacks.cloud!.resource.aws_eks_pod_identity_association!["eks_pod-identity_load-balancer-controller"],
  ).toMatchObject({
    namespace: "ingress",
    service_account: "lbc",
  });
});

test.each<[string, Partial<EksStackProps>, string]>([
  [
    "without a provider that signs",
    { enableIrsa: false },
    "loadBalancerController: nothing signs for its role while enableIrsa is false",
  ],
  [
    "beside one of the same name",
    { irsaRoles: { "load-balancer-controller": { namespaceServiceAccounts: ["a:b"] } } },
    'makes a role by the name "load-balancer-controller", and irsaRoles has one',
  ],
])("a role of the controller %s is refused", (_what, cloud, problem) => {
  expect(messageOf(() => both({}, {}, { loadBalancerController: true, ...cloud }))).toContain(problem);
});
