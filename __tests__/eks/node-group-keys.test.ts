import { Eks, type EksNodeGroup, type EksProps } from "../../modules";
import { EKS_NODE_GROUP_SHAPE } from "../../modules/eks/node-groups/shape";
import { translateEks } from "../../modules/eks/translate";
import { parsed } from "../../modules/testing";
import { changes } from "../helpers/changes";
import { EVERY_NODE_GROUP_KEY } from "../helpers/every-node-group-key";
import { launchRows, type KeyRow } from "../helpers/launch-rows";

const CALL: EksProps = {
  clusterName: "c",
  subnets: ["subnet-0a", "subnet-0b"],
  vpcId: "vpc-0a",
  clusterEncryptionConfig: [],
  clusterEnabledLogTypes: [],
  enableIrsa: false,
};
const build = (group: EksNodeGroup) => parsed((stack) => new Eks(stack, "eks", { ...CALL, nodeGroups: { a: group } }));

const GROUP = "aws_eks_node_group.eks_node-groups_a";
const TEMPLATE = "aws_launch_template.eks_node-groups_a_launch-template";
const ROOT = `${TEMPLATE}.block_device_mappings.0.ebs`;
const SECOND = `${TEMPLATE}.block_device_mappings.1`;
const TEXT = "locals.eks_node-groups_a_user-data";
const ENCODED = { [`${TEMPLATE}.user_data`]: "${base64encode(local.eks_node-groups_a_user-data)}" };

type Row = KeyRow<EksNodeGroup>;
const SHARED = launchRows(TEMPLATE);

const SIZES: Row[] = [
  [
    { name: "web" },
    {
      [`${GROUP}.node_group_name`]: "web",
      [`${GROUP}.node_group_name_prefix`]: undefined,
      [`${GROUP}.lifecycle.create_before_destroy`]: false,
      [`${TEMPLATE}.name_prefix`]: "web-",
      ...Object.fromEntries([0, 1, 2].map((index) => [`${TEMPLATE}.tag_specifications.${index}.tags.Name`, "web"])),
    },
  ],
  [
    { namePrefix: "web-" },
    {
      [`${GROUP}.node_group_name_prefix`]: "web-",
      [`${TEMPLATE}.name_prefix`]: "web-",
      ...Object.fromEntries([0, 1, 2].map((index) => [`${TEMPLATE}.tag_specifications.${index}.tags.Name`, "web"])),
    },
  ],
  [{ minCapacity: 0 }, { [`${GROUP}.scaling_config.min_size`]: 0, [`${GROUP}.scaling_config.desired_size`]: 0 }],
  [{ maxCapacity: 9 }, { [`${GROUP}.scaling_config.max_size`]: 9 }],
  [{ desiredCapacity: 2 }, { [`${GROUP}.scaling_config.desired_size`]: 2 }],
  [{ desiredCapacity: 0 }, { [`${GROUP}.scaling_config.desired_size`]: 0 }, { minCapacity: 0, desiredCapacity: 1 }],
  [{ desiredCapacityOwner: "terraform" }, { [`${GROUP}.lifecycle.ignore_changes.0`]: undefined }],
  [{ desiredCapacityOwner: "autoscaler" }, {}],
  [{ subnets: ["subnet-0c"] }, { [`${GROUP}.subnet_ids.0`]: "subnet-0c", [`${GROUP}.subnet_ids.1`]: undefined }],
];

const IMAGE: Row[] = [
  [
    { instanceTypes: ["m5.large", "m6i.large"] },
    { [`${GROUP}.instance_types.0`]: "m5.large", [`${GROUP}.instance_types.1`]: "m6i.large" },
  ],
  [
    { instanceTypes: ["m7g.large"] },
    { [`${GROUP}.instance_types.0`]: "m7g.large", [`${GROUP}.ami_type`]: "AL2023_ARM_64_STANDARD" },
  ],
  [
    { setInstanceTypesOnLt: true },
    { [`${GROUP}.instance_types.0`]: undefined, [`${TEMPLATE}.instance_type`]: "m4.large" },
  ],
  [{ setInstanceTypesOnLt: false }, {}],
  [{ capacityType: "SPOT" }, { [`${GROUP}.capacity_type`]: "SPOT" }],
  [{ amiType: "BOTTLEROCKET_x86_64" }, { [`${GROUP}.ami_type`]: "BOTTLEROCKET_x86_64", ...bottlerocketDisks() }],
  [{ amiFamily: "bottlerocket" }, { [`${GROUP}.ami_type`]: "BOTTLEROCKET_x86_64", ...bottlerocketDisks() }],
  [{ amiFamily: "al2023" }, {}],
  [{ amiVariant: "fips" }, { [`${GROUP}.ami_type`]: "BOTTLEROCKET_x86_64_FIPS" }, { amiFamily: "bottlerocket" }],
  [{ amiReleaseVersion: "1.35.0-20260601" }, { [`${GROUP}.release_version`]: "1.35.0-20260601" }],
  [{ amiReleaseVersion: "" }, {}],
  [
    { useLatestAmiReleaseVersion: true },
    {
      [`${GROUP}.release_version`]: "${data.aws_ssm_parameter.eks_node-groups_a_release-version.insecure_value}",
      "data.aws_ssm_parameter.eks_node-groups_a_release-version.name":
        "/aws/service/eks/optimized-ami/1.35/amazon-linux-2023/x86_64/standard/recommended/release_version",
    },
  ],
  [{ useLatestAmiReleaseVersion: false }, {}],
  [{ version: "1.34" }, { [`${GROUP}.version`]: "1.34" }],
  [{ version: "1.35" }, {}],
  [{ forceUpdateVersion: true }, { [`${GROUP}.force_update_version`]: true }],
  [{ forceUpdateVersion: false }, { [`${GROUP}.force_update_version`]: false }],
  [{ amiId: "" }, {}],
];

function bottlerocketDisks() {
  return {
    [`${ROOT}.volume_size`]: 10,
    [`${SECOND}.device_name`]: "/dev/xvdb",
    [`${SECOND}.ebs.volume_size`]: 100,
    [`${SECOND}.ebs.volume_type`]: "gp3",
    [`${SECOND}.ebs.encrypted`]: "true",
    [`${SECOND}.ebs.delete_on_termination`]: "true",
  };
}

const OWN_TEMPLATE = Object.keys(changes(build({ createLaunchTemplate: false }), build({})));
const EKS: EksNodeGroup = { createLaunchTemplate: false };
const SOURCE: Row[] = [
  [{ createLaunchTemplate: true }, {}],
  [EKS, Object.fromEntries(OWN_TEMPLATE.map((path) => [path, undefined]))],
  [{ diskSize: 50 }, { [`${GROUP}.disk_size`]: 50 }, EKS],
  [
    { keyName: "ops", sourceSecurityGroupIds: ["sg-0a"] },
    {
      [`${GROUP}.remote_access.ec2_ssh_key`]: "ops",
      [`${GROUP}.remote_access.source_security_group_ids.0`]: "sg-0a",
    },
    EKS,
  ],
  [{ keyName: "ops", sourceSecurityGroupIds: "anywhere" }, { [`${GROUP}.remote_access.ec2_ssh_key`]: "ops" }, EKS],
  [{ keyName: "" }, {}, EKS],
  [{ keyName: "ops" }, { [`${TEMPLATE}.key_name`]: "ops" }],
  [{ keyName: "" }, {}],
  [{ sourceSecurityGroupIds: [] }, {}],
  [{ launchTemplateVersion: "3" }, { [`${GROUP}.launch_template.version`]: "3" }],
  [{ launchTemplateVersion: "$Default" }, { [`${GROUP}.launch_template.version`]: `\${${TEMPLATE}.default_version}` }],
  [{ launchTemplateVersion: "$Latest" }, {}],
  [
    { launchTemplateVersion: "3" },
    {
      [`${GROUP}.launch_template.version`]: "3",
      "data.aws_launch_template.eks_node-groups_a_launch-template.id": undefined,
    },
    { launchTemplateId: "lt-0a" },
  ],
  [
    { launchTemplateId: "lt-0b" },
    { [`${GROUP}.launch_template.id`]: "lt-0b" },
    { launchTemplateId: "lt-0a", launchTemplateVersion: "3" },
  ],
  [
    { amiType: "AL2_x86_64", version: "1.32" },
    { [`${GROUP}.ami_type`]: "AL2_x86_64", [`${GROUP}.version`]: "1.32" },
    { launchTemplateId: "lt-0a" },
  ],
  [{ instanceTypes: ["m5.large"] }, { [`${GROUP}.instance_types.0`]: "m5.large" }, { launchTemplateId: "lt-0a" }],
];

const DISKS: Row[] = [
  ...SHARED.volumes,
  [{ diskSize: 50 }, { [`${ROOT}.volume_size`]: 50 }],
  [{ diskType: "gp2" }, { [`${ROOT}.volume_type`]: "gp2" }],
  [{ diskIops: 4000 }, { [`${ROOT}.iops`]: 4000 }],
  [{ diskThroughput: 200 }, { [`${ROOT}.throughput`]: 200 }],
  [{ diskEncrypted: false }, { [`${ROOT}.encrypted`]: "false" }],
  [{ diskKmsKeyId: "arn:k" }, { [`${ROOT}.kms_key_id`]: "arn:k" }],
  [{ diskKmsKeyId: "" }, {}],
  [{ diskDeviceName: "/dev/sda1" }, { [`${TEMPLATE}.block_device_mappings.0.device_name`]: "/dev/sda1" }],
  [{ diskSize: 50 }, { [`${SECOND}.ebs.volume_size`]: 50 }, { amiFamily: "bottlerocket" }],
];

const INSTANCE: Row[] = [
  ...SHARED.instance,
  [{ ebsOptimized: true }, { [`${TEMPLATE}.ebs_optimized`]: "true" }],
  [
    { cpuCredits: "unlimited" },
    { [`${TEMPLATE}.credit_specification.cpu_credits`]: "unlimited" },
    { instanceTypes: ["t3.large"] },
  ],
  [{ launchTemplatePlacementGroup: "" }, {}],
];

const NETWORK: Row[] = [...SHARED.network, [{ publicIp: false }, {}]];

const tag = (key: string, value: string) => ({
  [`${GROUP}.tags.${key}`]: value,
  [`${TEMPLATE}.tags`]: undefined,
  [`${TEMPLATE}.tags.${key}`]: value,
  ...Object.fromEntries([0, 1, 2].map((index) => [`${TEMPLATE}.tag_specifications.${index}.tags.${key}`, value])),
});
const LABELS: Row[] = [
  [{ k8sLabels: { tier: "web" } }, { [`${GROUP}.labels.tier`]: "web" }],
  [{ k8sLabels: {} }, {}],
  [
    { taints: [{ key: "a", effect: "NoSchedule" }] },
    { [`${GROUP}.taint.0.key`]: "a", [`${GROUP}.taint.0.effect`]: "NO_SCHEDULE" },
  ],
  [
    { taints: [{ key: "a", value: "", effect: "PREFER_NO_SCHEDULE" }] },
    {
      [`${GROUP}.taint.0.key`]: "a",
      [`${GROUP}.taint.0.value`]: "",
      [`${GROUP}.taint.0.effect`]: "PREFER_NO_SCHEDULE",
    },
  ],
  [{ taints: [] }, {}],
  [{ additionalTags: { team: "web" } }, tag("team", "web")],
  [{ additionalTags: {} }, {}],
  [{ updateConfig: { maxUnavailable: 2 } }, { [`${GROUP}.update_config.max_unavailable`]: 2 }],
  [{ updateConfig: { maxUnavailablePercentage: 33 } }, { [`${GROUP}.update_config.max_unavailable_percentage`]: 33 }],
  [{ nodeRepairConfig: {} }, { [`${GROUP}.node_repair_config.enabled`]: true }],
  [{ nodeRepairConfig: { enabled: false } }, { [`${GROUP}.node_repair_config.enabled`]: false }],
  [{ timeouts: { delete: "45m" } }, { [`${GROUP}.timeouts.delete`]: "45m" }],
];

const mime = (...parts: string[]) =>
  `MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="EKS-NODE"\n\n${parts.join("")}--EKS-NODE--\n`;
const shell = (line: string) => `--EKS-NODE\nContent-Type: text/x-shellscript\n\n#!/bin/bash\nset -e\n${line}\n\n`;
const config = (spec: string) =>
  `--EKS-NODE\nContent-Type: application/node.eks.aws\n\napiVersion: node.eks.aws/v1alpha1\nkind: NodeConfig\nspec:\n${spec}\n`;
const BOTTLEROCKET: EksNodeGroup = { amiFamily: "bottlerocket" };
const USER_DATA: Row[] = [
  [{ preUserdata: "echo" }, { ...ENCODED, [TEXT]: mime(shell("echo")) }],
  [{ preUserdata: "" }, {}],
  [{ additionalUserdata: "echo" }, { ...ENCODED, [TEXT]: mime(shell("echo")) }],
  [{ additionalUserdata: "" }, {}],
  [{ kubeletExtraArgs: "--v=4" }, { ...ENCODED, [TEXT]: mime(config("  kubelet:\n    flags:\n      - '--v=4'\n")) }],
  [{ kubeletExtraArgs: "" }, {}],
  [
    { bootstrapEnv: { A: "" } },
    { ...ENCODED, [TEXT]: mime(config("  instance:\n    environment:\n      default:\n        A: ''\n")) },
  ],
  [{ bootstrapEnv: {} }, {}],
  [
    { maxPods: 20 },
    {
      ...ENCODED,
      [TEXT]: mime(config("  kubelet:\n    config:\n      maxPods: 20\n    maxPodsExpression: '20'\n")),
    },
  ],
  [
    { nodeConfig: { featureGates: { FastImagePull: false } } },
    { ...ENCODED, [TEXT]: mime(config("  featureGates:\n    FastImagePull: false\n")) },
  ],
  [{ nodeConfig: {} }, {}],
  [{ bottlerocket: { motd: "" } }, { ...ENCODED, [TEXT]: '[settings]\nmotd = ""\n' }, BOTTLEROCKET],
  [
    { bootstrapExtraArgs: "log-level = 0" },
    { ...ENCODED, [TEXT]: "[settings.kubernetes]\nlog-level = 0\n" },
    BOTTLEROCKET,
  ],
  [{ bootstrapExtraArgs: "" }, {}],
  [{ userdataTemplate: "#!/bin/sh\n" }, { ...ENCODED, [TEXT]: "#!/bin/sh\n" }],
  [{ userdataTemplate: "" }, {}],
  [
    { userdataTemplate: ({ cluster }) => `# ${cluster.name}` },
    { ...ENCODED, [TEXT]: "# ${aws_eks_cluster.eks_cluster.name}" },
  ],
  [
    { amiIsEksOptimized: false },
    { [`${TEMPLATE}.user_data`]: undefined, [TEXT]: undefined },
    { amiId: "ami-0abc1234def567890" },
  ],
  [
    { preUserdata: "/usr/bin/join" },
    { ...ENCODED, [TEXT]: "#!/bin/bash\nset -e\n/usr/bin/join\n" },
    { amiId: "ami-0abc1234def567890", amiIsEksOptimized: false },
  ],
  [
    { preUserdata: "#cloud-config\n" },
    { ...ENCODED, [TEXT]: "#cloud-config\n" },
    { amiId: "ami-0abc1234def567890", amiIsEksOptimized: false },
  ],
  [{ amiIsEksOptimized: true }, {}, { amiId: "ami-0abc1234def567890" }],
];

const ROLE = "aws_iam_role.eks_node-group-roles_a";
const ARN = "arn:aws:iam::123456789012:role/nodes";
const OWN: EksNodeGroup = { createIamRole: true };
const IAM: Row[] = [
  [{ createIamRole: false }, {}],
  [{ iamRoleName: "web" }, { [`${ROLE}.name`]: "web" }, OWN],
  [{ iamRoleArn: "" }, {}],
];

test.each<[string, Row[]]>(Object.entries({ SIZES, IMAGE, SOURCE, DISKS, INSTANCE, NETWORK, LABELS, USER_DATA, IAM }))(
  "each key of %s lands where it should, and nothing else moves",
  (_, rows) => {
    const bases = new Map<EksNodeGroup | undefined, ReturnType<typeof build>>();
    for (const [given, moves, from] of rows) {
      if (!bases.has(from)) bases.set(from, build(from ?? {}));
      expect({ given, moves: changes(bases.get(from)!, build({ ...from, ...given })) }).toStrictEqual({ given, moves });
    }
  },
);

test("an image of one's own takes the place of all that EKS would say of it", () => {
  const moves = changes(build({}), build({ amiId: "ami-0abc1234def567890" }));
  expect(Object.keys(moves).toSorted()).toEqual(
    [`${GROUP}.ami_type`, `${GROUP}.version`, `${TEMPLATE}.image_id`, `${TEMPLATE}.user_data`, TEXT].toSorted(),
  );
  expect(moves).toMatchObject({ [`${GROUP}.ami_type`]: undefined, [`${GROUP}.version`]: undefined });
});

test("a launch template that exists takes the place of what would be said of image, type and version", () => {
  const group = build({ launchTemplateId: "lt-0a" }).resource.aws_eks_node_group!["eks_node-groups_a"]!;
  for (const said of ["ami_type", "instance_types", "version"]) expect(group).not.toHaveProperty(said);
  const moves = changes(build({}), build({ launchTemplateId: "lt-0a", launchTemplateVersion: "3" }));
  const others = Object.keys(moves).filter((path) => !path.startsWith(`${TEMPLATE}.`) && !path.startsWith(`${GROUP}.`));
  expect(others).toEqual([]);
});

test("a role that exists, and one of the group's own", () => {
  const existing = build({ iamRoleArn: ARN }).resource.aws_eks_node_group!["eks_node-groups_a"]!;
  expect(existing).toMatchObject({ node_role_arn: ARN });
  expect(
    (existing.depends_on as string[]).filter((address) => !address.startsWith("aws_security_group_rule.")),
  ).toEqual([]);
  const { resource } = build({
    createIamRole: true,
    iamRoleAdditionalPolicies: { ssm: "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore" },
    iamRoleAttachCniPolicy: false,
  });
  expect(resource.aws_eks_node_group!["eks_node-groups_a"]).toMatchObject({ node_role_arn: `\${${ROLE}.arn}` });
  const attached = Object.keys(resource.aws_iam_role_policy_attachment!).filter((name) =>
    name.includes("node-group-roles"),
  );
  expect(attached).toEqual([
    "eks_node-group-roles_a_AmazonEC2ContainerRegistryReadOnly",
    "eks_node-group-roles_a_AmazonEKSWorkerNodePolicy",
    "eks_node-group-roles_a_ssm",
  ]);
});

test("a capacity block is bought by its reservation, on the launch template", () => {
  const { block } = EVERY_NODE_GROUP_KEY;
  const { resource } = build({ ...block, amiFamily: "bottlerocket" });
  expect(resource.aws_launch_template!["eks_node-groups_a_launch-template"]).toMatchObject({
    instance_type: "p5.48xlarge",
    instance_market_options: { market_type: "capacity-block" },
  });
});

test("every key does the same from the defaults for all groups", () => {
  for (const [name, group] of Object.entries<EksNodeGroup>(EVERY_NODE_GROUP_KEY)) {
    const own = translateEks({ ...CALL, nodeGroups: { [name]: group } }, "aws");
    const defaults = translateEks({ ...CALL, nodeGroupsDefaults: group, nodeGroups: { [name]: {} } }, "aws");
    expect(defaults).toEqual(own);
  }
});

test("every key is legal together with those that it goes with", () => {
  for (const [name, group] of Object.entries<EksNodeGroup>(EVERY_NODE_GROUP_KEY))
    expect(() => parsed((stack) => new Eks(stack, "eks", { ...CALL, nodeGroups: { [name]: group } }))).not.toThrow();
});

test("no key of a group is left out of what is tried", () => {
  const tried = new Set(Object.values<EksNodeGroup>(EVERY_NODE_GROUP_KEY).flatMap((group) => Object.keys(group)));
  expect(Object.keys(EKS_NODE_GROUP_SHAPE).filter((key) => !tried.has(key))).toEqual([]);
});
