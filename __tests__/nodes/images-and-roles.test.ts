import { al2023ImageParameter, architectureOf, clusterAutoscalerPolicy, NodeRole, nodeRoleName } from "../../modules";
import { parsed } from "../../modules/testing";

test.each([
  ["m4.large", "x86_64"],
  ["m7g.large", "arm64"],
  ["c7gn.16xlarge", "arm64"],
  ["t4g.micro", "arm64"],
  ["a1.medium", "arm64"],
  ["g5.xlarge", "x86_64"],
  ["g5g.xlarge", "arm64"],
  ["im4gn.large", "arm64"],
  ["m7gd.metal", "arm64"],
  ["u-6tb1.metal", "x86_64"],
])("%s is %s", (instanceType, architecture) => {
  expect(architectureOf(instanceType)).toBe(architecture);
});

test("AWS's parameter for the newest image", () => {
  expect(al2023ImageParameter("1.35", "arm64")).toBe(
    "/aws/service/eks/optimized-ami/1.35/amazon-linux-2023/arm64/standard/recommended/image_id",
  );
});

test("a node role's name is literal, and fits whatever the cluster is called", () => {
  expect(nodeRoleName("my-cluster")).toBe("my-cluster-node");
  const [one, other] = ["a".repeat(100), `${"a".repeat(99)}b`].map(nodeRoleName);
  expect(one).toHaveLength(64);
  expect(one).not.toBe(other);
});

test("the role gets its policies in its partition, and the instance profile its name", () => {
  const { resource } = parsed(
    (stack) =>
      new NodeRole(stack, "nodes", {
        clusterName: "my-cluster",
        partition: "aws-us-gov",
        attachCniPolicy: false,
        attachAutoscalerPolicy: true,
        additionalPolicies: { ssm: "arn:aws-us-gov:iam::aws:policy/AmazonSSMManagedInstanceCore" },
      }),
  );
  expect(Object.keys(resource.aws_iam_role_policy_attachment!)).toEqual([
    "nodes_AmazonEC2ContainerRegistryReadOnly",
    "nodes_AmazonEKSWorkerNodePolicy",
    "nodes_cluster-autoscaler-attachment",
    "nodes_ssm",
  ]);
  expect(resource.aws_iam_role_policy_attachment!.nodes_AmazonEKSWorkerNodePolicy).toMatchObject({
    policy_arn: "arn:aws-us-gov:iam::aws:policy/AmazonEKSWorkerNodePolicy",
  });
  expect(resource.aws_iam_instance_profile!["nodes_instance-profile"]).toMatchObject({ name: "my-cluster-node" });
});

test("for IPv6 the role's policy is made, since AWS has none, and it is there for other roles too", () => {
  let policy: unknown;
  const { resource } = parsed((stack) => {
    const props = { clusterName: "c", ipFamily: "ipv6", partition: "aws-us-gov", path: "/team/" } as const;
    policy = new NodeRole(stack, "nodes", props).cniIpv6Policy?.arn;
  });
  expect(Object.keys(resource.aws_iam_role_policy_attachment!)).toEqual([
    "nodes_AmazonEC2ContainerRegistryReadOnly",
    "nodes_AmazonEKSWorkerNodePolicy",
    "nodes_cni-ipv6-attachment",
  ]);
  expect(resource.aws_iam_policy!["nodes_cni-ipv6"]).toMatchObject({ path: "/team/" });
  expect(String(resource.aws_iam_policy!["nodes_cni-ipv6"]!.policy)).toContain(
    "arn:aws-us-gov:ec2:*:*:network-interface/*",
  );
  expect(policy).toEqual(expect.any(String));
});

test("for IPv6 nothing is made where the policy is not wanted", () => {
  const props = { clusterName: "c", ipFamily: "ipv6", attachCniPolicy: false } as const;
  const { resource } = parsed((stack) => new NodeRole(stack, "nodes", props));
  expect(resource.aws_iam_policy).toBeUndefined();
});

test("nodes of China are trusted under China's name for EC2", () => {
  const build = (dnsSuffix?: string) =>
    parsed((stack) => new NodeRole(stack, "nodes", { clusterName: "c", dnsSuffix })).resource.aws_iam_role!.nodes!;
  expect(build("amazonaws.com.cn").assume_role_policy).toContain('"Service":"ec2.amazonaws.com.cn"');
  expect(build().assume_role_policy).toContain('"Service":"ec2.amazonaws.com"');
});

test("the autoscaler may scale this cluster's groups and no others", () => {
  const { Statement } = JSON.parse(clusterAutoscalerPolicy("c")) as {
    Statement: { Action: string[]; Condition?: object }[];
  };
  // Labels and taints of a managed group without nodes.
  expect(Statement.flatMap(({ Action }) => Action)).toContain("eks:DescribeNodegroup");
  const writing = Statement.filter(({ Action }) => Action.some((action) => !/:(Describe|Get)/.test(action)));
  expect(writing.map(({ Condition }) => Condition)).toEqual([
    {
      StringEquals: {
        "autoscaling:ResourceTag/kubernetes.io/cluster/c": "owned",
        "autoscaling:ResourceTag/k8s.io/cluster-autoscaler/enabled": "true",
      },
    },
  ]);
});
