import "cdktf/lib/testing/adapters/jest";
import { App, Testing, TerraformStack, TerraformVariable } from "cdktf";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { AutoscalingGroup } from "@cdktf/provider-aws/lib/autoscaling-group";
import { Eks, type EksProps } from "../../modules";
import { addresses, parsed, synth, type StackJson } from "../../modules/testing";
import { DOCUMENTS_CALL, NAMED_CALL } from "../helpers/documents-call";

Testing.setupJest();
const build = (more: Partial<EksProps> = {}) =>
  parsed((stack) => new Eks(stack, "my-cluster", { ...NAMED_CALL, ...more }));

test("the document's call, one to one", () => {
  const json = synth((stack) => new Eks(stack, "my-cluster", DOCUMENTS_CALL));
  expect(json).toHaveResourceWithProperties(AutoscalingGroup, { max_size: 5, min_size: 1 });
});

const ADDRESSES = [
  "aws_autoscaling_group.my-cluster_workers_general",
  "aws_cloudwatch_log_group.my-cluster_cluster_logs",
  "aws_eks_access_entry.my-cluster_access_nodes",
  "aws_eks_cluster.my-cluster_cluster",
  "aws_iam_instance_profile.my-cluster_node-role_instance-profile",
  "aws_iam_openid_connect_provider.my-cluster_cluster_oidc-provider",
  "aws_iam_role.my-cluster_cluster_role",
  "aws_iam_role.my-cluster_node-role",
  "aws_iam_role_policy.my-cluster_cluster_role_deny-log-group",
  "aws_iam_role_policy.my-cluster_cluster_role_secrets-encryption",
  "aws_iam_role_policy_attachment.my-cluster_cluster_role_AmazonEKSClusterPolicy",
  "aws_iam_role_policy_attachment.my-cluster_node-role_AmazonEC2ContainerRegistryReadOnly",
  "aws_iam_role_policy_attachment.my-cluster_node-role_AmazonEKSWorkerNodePolicy",
  "aws_iam_role_policy_attachment.my-cluster_node-role_AmazonEKS_CNI_Policy",
  "aws_kms_alias.my-cluster_cluster_secrets-key-alias",
  "aws_kms_key.my-cluster_cluster_secrets-key",
  "aws_launch_template.my-cluster_workers_general_launch-template",
  "aws_security_group.my-cluster_security-groups_cluster",
  "aws_security_group.my-cluster_security-groups_workers",
  "aws_security_group_rule.my-cluster_security-groups_cluster-egress-internet",
  "aws_security_group_rule.my-cluster_security-groups_cluster-https-worker-ingress",
  "aws_security_group_rule.my-cluster_security-groups_workers-egress-internet",
  "aws_security_group_rule.my-cluster_security-groups_workers-ingress-cluster",
  "aws_security_group_rule.my-cluster_security-groups_workers-ingress-cluster-https",
  "aws_security_group_rule.my-cluster_security-groups_workers-ingress-self",
  "data.aws_partition.my-cluster_partition",
  "data.aws_ssm_parameter.my-cluster_images_x86_64",
];

test("its addresses in the base stack", () => {
  expect(addresses(build())).toEqual(ADDRESSES);
});

const PLAIN_ADDRESSES = [
  "aws_autoscaling_group.my-cluster_workers_general_707A1F79",
  "aws_cloudwatch_log_group.my-cluster_logs_2D400012",
  "aws_eks_access_entry.my-cluster_access_nodes_B83D372F",
  "aws_eks_cluster.my-cluster_478119AD",
  "aws_iam_instance_profile.my-cluster_node-role_instance-profile_46A03D9F",
  "aws_iam_openid_connect_provider.my-cluster_oidc-provider_85EB3E3D",
  "aws_iam_role.my-cluster_node-role_53F12F38",
  "aws_iam_role.my-cluster_role_856DDF61",
  "aws_iam_role_policy.my-cluster_role_deny-log-group_5860DBD7",
  "aws_iam_role_policy.my-cluster_role_secrets-encryption_627AF1DD",
  "aws_iam_role_policy_attachment.my-cluster_node-role_AmazonEC2ContainerRegistryReadOnly_D24E81A1",
  "aws_iam_role_policy_attachment.my-cluster_node-role_AmazonEKSWorkerNodePolicy_058F903B",
  "aws_iam_role_policy_attachment.my-cluster_node-role_AmazonEKS_CNI_Policy_CA4F082B",
  "aws_iam_role_policy_attachment.my-cluster_role_AmazonEKSClusterPolicy_E19BD711",
  "aws_kms_alias.my-cluster_secrets-key-alias_136D95DD",
  "aws_kms_key.my-cluster_secrets-key_CA59C8BF",
  "aws_launch_template.my-cluster_workers_general_launch-template_309A8CB8",
  "aws_security_group.my-cluster_security-groups_cluster_951CBDBE",
  "aws_security_group.my-cluster_security-groups_workers_45611A22",
  "aws_security_group_rule.my-cluster_security-groups_cluster-egress-internet_47C0A12C",
  "aws_security_group_rule.my-cluster_security-groups_cluster-https-worker-ingress_F49CF160",
  "aws_security_group_rule.my-cluster_security-groups_workers-egress-internet_EEC0CFBE",
  "aws_security_group_rule.my-cluster_security-groups_workers-ingress-cluster-https_92E34F14",
  "aws_security_group_rule.my-cluster_security-groups_workers-ingress-cluster_E1581492",
  "aws_security_group_rule.my-cluster_security-groups_workers-ingress-self_7314F617",
  "data.aws_partition.my-cluster_partition_A4F8297C",
  "data.aws_ssm_parameter.my-cluster_images_x86_64_6DE10732",
];

test("its addresses in a plain TerraformStack, by cdktf's own rule", () => {
  const stack = new TerraformStack(new App({ stackTraces: false }), "plain");
  new AwsProvider(stack, "aws", { region: "ap-northeast-2" });
  new Eks(stack, "my-cluster", NAMED_CALL);
  const plain = addresses(Testing.synth(stack, true));
  expect(plain).toEqual(PLAIN_ADDRESSES);
});

test("the list form is called by its place, a named element by its name", () => {
  const { resource } = build({ workerGroups: [{ asgMaxSize: 5 }, { name: "batch" }] });
  expect(Object.keys(resource.aws_autoscaling_group!)).toEqual(["my-cluster_workers_0", "my-cluster_workers_batch"]);
});

test("re-ordering named groups, or adding one, changes nothing of the others", () => {
  const groups = { general: { asgMaxSize: 5 }, batch: { instanceType: "m7g.large" } };
  const both = build({ workerGroups: groups });
  expect(build({ workerGroups: { batch: groups.batch, general: groups.general } })).toEqual(both);
  expect(both.resource.aws_autoscaling_group).toMatchObject(
    build({ workerGroups: { general: groups.general } }).resource.aws_autoscaling_group!,
  );
});

test("each group gets the image of its architecture, or its own", () => {
  const { data, resource } = build({
    clusterVersion: "1.34",
    workerGroups: { x86: {}, arm: { instanceType: "m7g.large" }, own: { amiId: "ami-0a" } },
  });
  expect(data.aws_ssm_parameter).toMatchObject({
    "my-cluster_images_x86_64": {
      name: "/aws/service/eks/optimized-ami/1.34/amazon-linux-2023/x86_64/standard/recommended/image_id",
    },
    "my-cluster_images_arm64": {
      name: "/aws/service/eks/optimized-ami/1.34/amazon-linux-2023/arm64/standard/recommended/image_id",
    },
  });
  const image = (group: string) =>
    resource.aws_launch_template![`my-cluster_workers_${group}_launch-template`]!.image_id;
  expect(image("arm")).toBe("${data.aws_ssm_parameter.my-cluster_images_arm64.insecure_value}");
  expect(image("own")).toBe("ami-0a");
});

test("a group's key wins over the defaults for all groups, also with 0, false and an empty list", () => {
  const { resource } = build({
    workersGroupDefaults: {
      asgMinSize: 2,
      asgMaxSize: 4,
      rootEncrypted: true,
      suspendedProcesses: ["Launch"],
      publicIp: true,
    },
    workerGroups: { general: { asgMinSize: 0, rootEncrypted: false, suspendedProcesses: [], publicIp: undefined } },
  });
  expect(resource.aws_autoscaling_group!["my-cluster_workers_general"]).toMatchObject({
    min_size: 0,
    max_size: 4,
    suspended_processes: [],
  });
  expect(resource.aws_launch_template!["my-cluster_workers_general_launch-template"]).toMatchObject({
    block_device_mappings: [{ ebs: { encrypted: "false" } }],
    network_interfaces: [{ associate_public_ip_address: "true" }],
  });
});

test("nodes start only once they may join and have their rights", () => {
  expect(build().resource.aws_autoscaling_group!["my-cluster_workers_general"]!.depends_on).toEqual(
    expect.arrayContaining([
      "aws_eks_access_entry.my-cluster_access_nodes",
      "aws_iam_role_policy_attachment.my-cluster_node-role_AmazonEKSWorkerNodePolicy",
      "aws_security_group_rule.my-cluster_security-groups_workers-ingress-cluster",
    ]),
  );
});

test("nodes join by an EC2_LINUX entry of their role; admins get EKS's admin policy", () => {
  const { resource } = build({ admins: { ops: "arn:aws:iam::123456789012:role/ops" } });
  expect(resource.aws_eks_access_entry!["my-cluster_access_nodes"]).toMatchObject({
    principal_arn: "${aws_iam_role.my-cluster_node-role.arn}",
    type: "EC2_LINUX",
  });
  expect(resource.aws_eks_access_policy_association!["my-cluster_admins_ops_admin"]).toMatchObject({
    policy_arn:
      "arn:${data.aws_partition.my-cluster_partition.partition}:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy",
  });
});

test("in a cluster of aws-auth alone the nodes' role is in the map, and there is no entry", () => {
  let awsAuth: Eks["awsAuth"] | undefined;
  const { resource } = parsed((stack) => {
    ({ awsAuth } = new Eks(stack, "my-cluster", { ...NAMED_CALL, authenticationMode: "CONFIG_MAP" }));
  });
  expect(resource.aws_eks_access_entry).toBeUndefined();
  expect(awsAuth?.nodeRoleNames).toEqual(["my-cluster-node"]);
});

test("nothing is handed out where aws-auth is somebody else's", () => {
  synth((stack) => {
    const eks = new Eks(stack, "my-cluster", { ...NAMED_CALL, authenticationMode: "CONFIG_MAP", manageAwsAuth: false });
    expect(eks.awsAuth.nodeRoleNames).toEqual([]);
  });
});

test("the resources beneath are typed and can be overridden", () => {
  const { resource } = parsed((stack) => {
    const eks = new Eks(stack, "my-cluster", NAMED_CALL);
    eks.workerGroups.general!.autoscalingGroup.defaultCooldown = 42;
    eks.cluster.cluster.tags = { own: "yes" };
  });
  expect(resource.aws_autoscaling_group!["my-cluster_workers_general"]).toMatchObject({ default_cooldown: 42 });
  expect(resource.aws_eks_cluster!["my-cluster_cluster"]).toMatchObject({ tags: { own: "yes" } });
});

test("takes a network that is known only at apply", () => {
  const { resource } = parsed((stack) => {
    const ids = new TerraformVariable(stack, "subnet_ids", { type: "list(string)" });
    const vpc = new TerraformVariable(stack, "vpc_id", { type: "string" });
    new Eks(stack, "my-cluster", {
      ...NAMED_CALL,
      subnets: ids.listValue,
      vpcId: vpc.stringValue,
      subnetWayOut: "private-with-egress",
    });
  });
  expect(resource.aws_autoscaling_group!["my-cluster_workers_general"]).toMatchObject({
    vpc_zone_identifier: "${var.subnet_ids}",
  });
});

test("a change of every tag reaches each kind of resource that takes tags", () => {
  const tagged = (json: StackJson) =>
    Object.entries(json.resource).flatMap(([type, members]) =>
      Object.values(members).some((member) => JSON.stringify(member).includes('"environment"')) ? [type] : [],
    );
  expect(tagged(build())).toEqual([
    "aws_autoscaling_group",
    "aws_cloudwatch_log_group",
    "aws_eks_access_entry",
    "aws_eks_cluster",
    "aws_iam_instance_profile",
    "aws_iam_openid_connect_provider",
    "aws_iam_role",
    "aws_kms_key",
    "aws_launch_template",
    "aws_security_group",
  ]);
});
