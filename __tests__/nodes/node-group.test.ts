import { NodeGroup, type NodeGroupProps } from "../../modules";
import { AMI_KINDS } from "../../modules/nodes/ami/ami-type";
import { AMI_TYPES } from "../../modules/nodes/node-group";
import { nodeGroupNamePrefix } from "../../modules/nodes/node-group/names";
import { releaseParameter } from "../../modules/nodes/node-group/release";
import { addresses, parsed, synth } from "../../modules/testing";

const props: NodeGroupProps = {
  clusterName: "my-cluster",
  nodeRoleArn: "arn:aws:iam::123456789012:role/nodes",
  subnetIds: ["subnet-0a"],
};
const cluster = {
  name: "my-cluster",
  endpoint: "https://api.example.com",
  certificateAuthority: "Q0E=",
  serviceCidr: "10.100.0.0/16",
};
const build = (more: Partial<NodeGroupProps> = {}) =>
  parsed((stack) => new NodeGroup(stack, "general", { ...props, ...more }));
const groupOf = (more: Partial<NodeGroupProps> = {}) => build(more).resource.aws_eks_node_group!.general!;
const templateOf = (more: Partial<NodeGroupProps> = {}) =>
  build(more).resource.aws_launch_template!["general_launch-template"]!;

test("a group and a launch template of its own; with nothing to say no user data", () => {
  expect(addresses(build())).toEqual(["aws_eks_node_group.general", "aws_launch_template.general_launch-template"]);
  expect(build().locals).toBeUndefined();
  expect(templateOf()).not.toHaveProperty("user_data");
});

test("all that a group says by itself", () => {
  expect(groupOf()).toEqual({
    cluster_name: "my-cluster",
    node_group_name_prefix: "my-cluster-general-",
    node_role_arn: props.nodeRoleArn,
    subnet_ids: ["subnet-0a"],
    scaling_config: { min_size: 1, max_size: 3, desired_size: 1 },
    ami_type: "AL2023_x86_64_STANDARD",
    instance_types: ["m4.large"],
    launch_template: {
      id: "${aws_launch_template.general_launch-template.id}",
      version: "${aws_launch_template.general_launch-template.latest_version}",
    },
    depends_on: [],
    lifecycle: { create_before_destroy: true, ignore_changes: ["scaling_config[0].desired_size"] },
  });
});

test("nodes ask for IMDSv2, an encrypted gp3 disk and no public address; role, type and image are EKS's", () => {
  const template = templateOf();
  expect(template).toMatchObject({
    name_prefix: "my-cluster-general-",
    metadata_options: { http_tokens: "required", http_put_response_hop_limit: 1 },
    block_device_mappings: [
      { device_name: "/dev/xvda", ebs: { encrypted: "true", volume_type: "gp3", volume_size: 100 } },
    ],
    network_interfaces: [{ associate_public_ip_address: "false", delete_on_termination: "true" }],
  });
  for (const refused of ["iam_instance_profile", "instance_type", "image_id", "instance_market_options"])
    expect(template).not.toHaveProperty(refused);
});

test("each of those can be turned the other way, also with an explicit undefined", () => {
  const template = templateOf({
    metadataHttpTokens: "optional",
    disk: { encrypted: false, size: undefined, type: "gp2" },
    associatePublicIpAddress: true,
    enableMonitoring: false,
  });
  expect(template).toMatchObject({
    metadata_options: { http_tokens: "optional" },
    block_device_mappings: [{ ebs: { encrypted: "false", volume_type: "gp2", volume_size: 100 } }],
    network_interfaces: [{ associate_public_ip_address: "true" }],
    monitoring: { enabled: false },
  });
});

test("a group may be empty, and grow from there", () => {
  const sizes = groupOf({ minSize: 0, maxSize: 1, desiredSize: 0 }).scaling_config;
  expect(sizes).toEqual({ min_size: 0, max_size: 1, desired_size: 0 });
});

test("an autoscaler owns the wanted size unless Terraform does", () => {
  expect(groupOf({ desiredSizeOwner: "terraform" }).lifecycle).toEqual({ create_before_destroy: true });
});

test("where only one size is allowed, the wanted one is Terraform's, or a smaller group could never become larger", () => {
  expect(groupOf({ minSize: 3 }).lifecycle).toEqual({ create_before_destroy: true });
  expect(groupOf({ minSize: 3, desiredSizeOwner: "autoscaler" }).lifecycle).toHaveProperty("ignore_changes");
});

test("tags of instances alone win over those of the group, which stay its own", () => {
  const more = { tags: { Name: "all", owner: "ops" }, instanceTags: { Name: "web" } };
  const specifications = templateOf(more).tag_specifications as { tags: object }[];
  expect(specifications.map(({ tags }) => tags)).toEqual(Array(3).fill({ Name: "web", owner: "ops" }));
  expect(groupOf(more).tags).toEqual(more.tags);
});

test("a fixed name cannot be taken twice, so its successor waits", () => {
  expect(groupOf({ nodeGroupName: "web" })).toMatchObject({
    node_group_name: "web",
    lifecycle: { create_before_destroy: false },
  });
  expect(groupOf({ nodeGroupName: "web" })).not.toHaveProperty("node_group_name_prefix");
  expect(templateOf({ nodeGroupName: "web" })).toMatchObject({
    name_prefix: "web-",
    tag_specifications: [{ resource_type: "instance", tags: { Name: "web" } }, {}, {}],
  });
});

test.each([
  ["c", "web", "c-web-"],
  ["a".repeat(30), "general", "general-"],
  ["c", "g".repeat(50), `${"g".repeat(36)}-`],
])("the name of group %s %s begins with %s", (clusterName, group, prefix) => {
  expect(nodeGroupNamePrefix(clusterName, group)).toBe(prefix);
});

test("tags are on the group and on all that is started", () => {
  const launched = { Name: "my-cluster-general", team: "web" };
  const json = build({ tags: { team: "web" } });
  expect(json.resource.aws_eks_node_group!.general).toMatchObject({ tags: { team: "web" } });
  expect(json.resource.aws_launch_template!["general_launch-template"]).toMatchObject({
    tags: { team: "web" },
    tag_specifications: ["instance", "volume", "network-interface"].map((resource_type) => ({
      resource_type,
      tags: launched,
    })),
  });
});

test("EKS may make the launch template: the disk's size, the key and who may use it are then the group's", () => {
  const json = build({
    launchTemplate: "eks",
    disk: { size: 50 },
    keyName: "ops",
    sourceSecurityGroupIds: ["sg-0a"],
  });
  expect(addresses(json)).toEqual(["aws_eks_node_group.general"]);
  const group = json.resource.aws_eks_node_group!.general!;
  expect(group).toMatchObject({
    disk_size: 50,
    remote_access: { ec2_ssh_key: "ops", source_security_group_ids: ["sg-0a"] },
  });
  expect(group).not.toHaveProperty("launch_template");
  const open = groupOf({ launchTemplate: "eks", keyName: "ops", sourceSecurityGroupIds: "anywhere" });
  expect(open.remote_access).toEqual({ ec2_ssh_key: "ops" });
});

test("a launch template that exists says type and image by itself", () => {
  const json = build({ launchTemplateId: "lt-0a" });
  expect(addresses(json)).toEqual(["aws_eks_node_group.general", "data.aws_launch_template.general_launch-template"]);
  const group = json.resource.aws_eks_node_group!.general!;
  expect(group.launch_template).toEqual({
    id: "lt-0a",
    version: "${data.aws_launch_template.general_launch-template.latest_version}",
  });
  for (const said of ["ami_type", "instance_types", "version", "disk_size"]) expect(group).not.toHaveProperty(said);
  const pinned = build({ launchTemplateId: "lt-0a", launchTemplateVersion: "3", amiType: "AL2023_ARM_64_STANDARD" });
  expect(addresses(pinned)).toEqual(["aws_eks_node_group.general"]);
  expect(pinned.resource.aws_eks_node_group!.general).toMatchObject({
    launch_template: { version: "3" },
    ami_type: "AL2023_ARM_64_STANDARD",
  });
});

test.each<[Partial<NodeGroupProps>, string, string]>([
  [{ instanceTypes: ["m7g.large"] }, "AL2023_ARM_64_STANDARD", "m7g.large"],
  [{ instanceTypes: ["g5.xlarge", "g6.xlarge"] }, "AL2023_x86_64_NVIDIA", "g5.xlarge"],
  [{ instanceTypes: ["inf2.xlarge"] }, "AL2023_x86_64_NEURON", "inf2.xlarge"],
  [{ family: "bottlerocket", instanceTypes: ["g5g.xlarge"] }, "BOTTLEROCKET_ARM_64_NVIDIA", "g5g.xlarge"],
  [{ family: "bottlerocket", variant: "fips" }, "BOTTLEROCKET_x86_64_FIPS", "m4.large"],
  [{ architecture: "arm64" }, "AL2023_ARM_64_STANDARD", "m7g.large"],
  [{ amiType: "BOTTLEROCKET_ARM_64" }, "BOTTLEROCKET_ARM_64", "m7g.large"],
  [{ family: "windows-2022-core" }, "WINDOWS_CORE_2022_x86_64", "m4.large"],
  [{ amiType: "AL2_x86_64_GPU", instanceTypes: ["inf1.xlarge"] }, "AL2_x86_64_GPU", "inf1.xlarge"],
])("%j is %s on %s", (more, amiType, instanceType) => {
  expect(groupOf(more)).toMatchObject({ ami_type: amiType });
  expect((groupOf(more).instance_types as string[])[0]).toBe(instanceType);
});

test("the list of EKS's words is that of our families", () => {
  expect([...AMI_TYPES].toSorted()).toEqual(Object.keys(AMI_KINDS).toSorted());
});

test("an image of one's own leaves nothing of the image to EKS", () => {
  const json = build({ imageId: "ami-0a", cluster });
  expect(json.resource.aws_launch_template!["general_launch-template"]).toMatchObject({ image_id: "ami-0a" });
  expect(json.resource.aws_launch_template!["general_launch-template"]).toHaveProperty("user_data");
  for (const said of ["ami_type", "version", "release_version"])
    expect(json.resource.aws_eks_node_group!.general).not.toHaveProperty(said);
});

test.each([
  [
    "AL2023_ARM_64_NVIDIA",
    "/aws/service/eks/optimized-ami/1.35/amazon-linux-2023/arm64/nvidia/recommended/release_version",
  ],
  ["AL2_x86_64", "/aws/service/eks/optimized-ami/1.35/amazon-linux-2/recommended/release_version"],
  ["BOTTLEROCKET_x86_64_FIPS", "/aws/service/bottlerocket/aws-k8s-1.35-fips/x86_64/latest/image_version"],
  ["WINDOWS_CORE_2022_x86_64", "/aws/service/ami-windows-latest/Windows_Server-2022-English-Core-EKS_Optimized-1.35"],
])("the newest release of %s is told by %s", (amiType, name) => {
  expect(releaseParameter(AMI_KINDS[amiType]!, "1.35").name).toBe(name);
});

test("the newest release is looked up in every plan, of Windows in a JSON", () => {
  const release = (more: Partial<NodeGroupProps>) => {
    const json = build({ version: "1.35", releaseVersion: "latest", ...more });
    expect(addresses(json)).toContain("data.aws_ssm_parameter.general_release-version");
    return json.resource.aws_eks_node_group!.general!.release_version;
  };
  const parameter = "data.aws_ssm_parameter.general_release-version.insecure_value";
  expect(release({})).toBe(`\${${parameter}}`);
  expect(release({ family: "windows-2025-full" })).toBe(`\${jsondecode(${parameter}).release_version}`);
  expect(groupOf({ releaseVersion: "1.35.0-20260714", version: "1.35" })).toMatchObject({
    release_version: "1.35.0-20260714",
    version: "1.35",
  });
});

test("Bottlerocket's second disk is the one that is sized; the system's is as well encrypted", () => {
  const disks = (more: Partial<NodeGroupProps>) =>
    templateOf({ family: "bottlerocket", ...more }).block_device_mappings;
  const ebs = { delete_on_termination: "true", volume_type: "gp3", encrypted: "true" };
  expect(disks({ disk: { size: 200 } })).toEqual([
    { device_name: "/dev/xvda", ebs: { ...ebs, volume_size: 10 } },
    { device_name: "/dev/xvdb", ebs: { ...ebs, volume_size: 200 } },
  ]);
  expect(disks({ disk: { deviceName: "/dev/xvda", size: 20, encrypted: false } })).toEqual([
    { device_name: "/dev/xvda", ebs: { ...ebs, volume_size: 20, encrypted: "false" } },
  ]);
  expect(templateOf({ family: "windows-2022-core" }).block_device_mappings).toMatchObject([
    { device_name: "/dev/sda1" },
  ]);
});

test("the one type may stand on the template; of a capacity block it must", () => {
  const on = build({ instanceTypes: ["m5.large"], instanceTypeOnTemplate: true });
  expect(on.resource.aws_launch_template!["general_launch-template"]).toMatchObject({ instance_type: "m5.large" });
  expect(on.resource.aws_eks_node_group!.general).not.toHaveProperty("instance_types");
  const block = build({
    capacityType: "CAPACITY_BLOCK",
    instanceTypes: ["p5.48xlarge"],
    capacityReservation: { reservationId: "cr-0a" },
  });
  expect(block.resource.aws_eks_node_group!.general).toMatchObject({ capacity_type: "CAPACITY_BLOCK" });
  expect(block.resource.aws_eks_node_group!.general).not.toHaveProperty("instance_types");
  expect(block.resource.aws_launch_template!["general_launch-template"]).toMatchObject({
    instance_type: "p5.48xlarge",
    instance_market_options: { market_type: "capacity-block" },
    capacity_reservation_specification: { capacity_reservation_target: { capacity_reservation_id: "cr-0a" } },
  });
});

test("labels as they are, taints in EKS's words, and nothing where there are none", () => {
  expect(
    groupOf({
      labels: { tier: "web" },
      taints: [
        { key: "a", value: "b", effect: "NoSchedule" },
        { key: "a", effect: "PreferNoSchedule" },
        { key: "c", value: "", effect: "NoExecute" },
      ],
    }),
  ).toMatchObject({
    labels: { tier: "web" },
    taint: [
      { key: "a", value: "b", effect: "NO_SCHEDULE" },
      { key: "a", effect: "PREFER_NO_SCHEDULE" },
      { key: "c", value: "", effect: "NO_EXECUTE" },
    ],
  });
  const none = groupOf({ labels: {}, taints: [] });
  expect(none).not.toHaveProperty("labels");
  expect(none).not.toHaveProperty("taint");
});

test("how EKS replaces nodes; false is kept", () => {
  expect(
    groupOf({
      updateConfig: { maxUnavailablePercentage: 33 },
      nodeRepairConfig: {},
      forceUpdateVersion: false,
      timeouts: { create: "30m" },
    }),
  ).toMatchObject({
    update_config: { max_unavailable_percentage: 33 },
    node_repair_config: { enabled: true },
    force_update_version: false,
    timeouts: { create: "30m" },
  });
  expect(groupOf({ nodeRepairConfig: { enabled: false } }).node_repair_config).toEqual({ enabled: false });
});

test("adding a group leaves the others where they are", () => {
  const alone = addresses(synth((stack) => new NodeGroup(stack, "general", props)));
  const both = addresses(synth((stack) => ["batch", "general"].map((name) => new NodeGroup(stack, name, props))));
  expect(both).toEqual(expect.arrayContaining(alone));
});

test.each([
  [{ enabled: true }, ">= 5.100.0, < 7.0.0"],
  [{ maxParallelNodesRepairedCount: 1 }, ">= 6.20.0, < 7.0.0"],
])("a repair of %j asks for a provider %s", (nodeRepairConfig, version) => {
  expect(build({ nodeRepairConfig }).terraform.required_providers).toMatchObject({ aws: { version } });
});
