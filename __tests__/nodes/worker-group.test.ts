import { launchedResourceTags } from "../../modules/nodes/worker-group/tags";
import { WorkerGroup, type WorkerGroupProps } from "../../modules";
import { validateWorkerGroup } from "../../modules/nodes/worker-group/validate";
import { addresses, parsed, synth } from "../../modules/testing";

const props: WorkerGroupProps = {
  clusterName: "my-cluster",
  imageId: "ami-0a",
  userData: "#!/bin/sh\n",
  subnetIds: ["subnet-0a"],
  securityGroupIds: ["sg-0a"],
  instanceProfileName: "my-cluster-node",
};
const build = (more: Partial<WorkerGroupProps> = {}) =>
  parsed((stack) => new WorkerGroup(stack, "general", { ...props, ...more }));
const groupOf = (more: Partial<WorkerGroupProps> = {}) => build(more).resource.aws_autoscaling_group!.general!;
const templateOf = (more: Partial<WorkerGroupProps> = {}) =>
  build(more).resource.aws_launch_template!["general_launch-template"]!;

test("a group, a launch template and the text of its user data", () => {
  expect(addresses(build())).toEqual(["aws_autoscaling_group.general", "aws_launch_template.general_launch-template"]);
  expect(build().locals).toEqual({ "general_user-data": "#!/bin/sh\n" });
});

test("keeps a size of zero", () => {
  expect(groupOf({ minSize: 0, maxSize: 0 })).toMatchObject({ min_size: 0, max_size: 0, desired_capacity: 0 });
  expect(groupOf({ minSize: 0, maxSize: 5, desiredCapacity: 2 })).toMatchObject({ min_size: 0, desired_capacity: 2 });
});

test("an autoscaler owns the desired size unless Terraform does", () => {
  expect(groupOf()).toMatchObject({ lifecycle: { ignore_changes: ["desired_capacity"] } });
  expect(groupOf({ desiredCapacityOwner: "terraform" }).lifecycle).toEqual({ create_before_destroy: true });
});

test("nodes ask for IMDSv2, an encrypted gp3 disk and no public address", () => {
  expect(templateOf()).toMatchObject({
    metadata_options: { http_tokens: "required", http_put_response_hop_limit: 1 },
    block_device_mappings: [
      { device_name: "/dev/xvda", ebs: { encrypted: "true", volume_type: "gp3", volume_size: 100 } },
    ],
    network_interfaces: [
      { associate_public_ip_address: "false", delete_on_termination: "true", security_groups: ["sg-0a"] },
    ],
  });
});

test("each of those can be turned the other way, also with an explicit undefined", () => {
  const template = templateOf({
    metadataHttpTokens: "optional",
    rootVolume: { encrypted: false, size: undefined, type: "gp2" },
    associatePublicIpAddress: true,
    enableMonitoring: false,
    ebsOptimized: false,
  });
  expect(template).toMatchObject({
    metadata_options: { http_tokens: "optional" },
    block_device_mappings: [{ ebs: { encrypted: "false", volume_type: "gp2", volume_size: 100 } }],
    network_interfaces: [{ associate_public_ip_address: "true" }],
    monitoring: { enabled: false },
    ebs_optimized: "false",
  });
});

test("the named mode of 2019 launches from a launch configuration", () => {
  const { resource } = build({ launchMode: "launch-configuration" });
  expect(resource.aws_launch_template).toBeUndefined();
  expect(resource.aws_launch_configuration!["general_launch-configuration"]).toMatchObject({
    image_id: "ami-0a",
    metadata_options: { http_tokens: "required" },
    root_block_device: { encrypted: true, volume_type: "gp3" },
    user_data_base64: "${base64encode(local.general_user-data)}",
  });
  expect(resource.aws_autoscaling_group!.general).toMatchObject({
    launch_configuration: "${aws_launch_configuration.general_launch-configuration.name}",
  });
});

test("the group follows the template's newest version by number", () => {
  expect(groupOf()).toMatchObject({
    launch_template: { version: "${aws_launch_template.general_launch-template.latest_version}" },
  });
});

test("an empty list of suspended processes suspends none", () => {
  expect(groupOf({ suspendedProcesses: [] })).toMatchObject({ suspended_processes: [] });
  expect(groupOf()).toMatchObject({ suspended_processes: ["AZRebalance"] });
});

test("tags stand once each; the group's own win, but not over ownership", () => {
  const tag = (key: string, value: string, propagate_at_launch = true) => ({ key, value, propagate_at_launch });
  const group = groupOf({
    tags: { environment: "test", Name: "ignored" },
    autoscalerDiscovery: true,
    autoScalingTags: [
      { key: "environment", value: "batch", propagateAtLaunch: false },
      { key: "kubernetes.io/cluster/my-cluster", value: "shared", propagateAtLaunch: false },
    ],
  });
  expect(group.tag).toEqual([
    tag("Name", "my-cluster-general-eks_asg"),
    tag("environment", "batch", false),
    tag("k8s.io/cluster-autoscaler/enabled", "true", false),
    tag("k8s.io/cluster-autoscaler/my-cluster", "owned", false),
    tag("k8s.io/cluster-autoscaler/node-template/resources/ephemeral-storage", "100Gi", false),
    tag("kubernetes.io/cluster/my-cluster", "owned"),
  ]);
});

test("adding a group leaves the others where they are", () => {
  const both = addresses(synth((stack) => ["batch", "general"].map((name) => new WorkerGroup(stack, name, props))));
  expect(both).toEqual(expect.arrayContaining(addresses(build())));
  expect(both).toHaveLength(4);
});

test.each<[string, Partial<WorkerGroupProps>, string]>([
  ["min above max", { minSize: 5, maxSize: 3 }, "minSize (5) is above maxSize (3); raise maxSize or lower minSize"],
  ["min above the default max", { minSize: 5 }, "minSize (5) is above maxSize (3); raise maxSize or lower minSize"],
  [
    "desired below min",
    { minSize: 2, maxSize: 3, desiredCapacity: 1 },
    "desiredCapacity (1) is below minSize (2); raise desiredCapacity or lower minSize",
  ],
  [
    "desired above max",
    { desiredCapacity: 9 },
    "desiredCapacity (9) is above maxSize (3); lower desiredCapacity or raise maxSize",
  ],
  ["half a node", { minSize: 0.5 }, "minSize (0.5) must be a whole number of 0 or more"],
  ["fewer than no nodes", { minSize: -1 }, "minSize (-1) must be a whole number of 0 or more"],
  ["no instance type", { instanceType: "large" }, 'instanceType ("large") is not an instance type, such as "m4.large"'],
  [
    "throughput of a gp2",
    { rootVolume: { type: "gp2", throughput: 200 } },
    'rootVolume.throughput goes with a gp3 volume, and rootVolume.type is "gp2"; drop one of them',
  ],
  ["io1 without iops", { rootVolume: { type: "io1" } }, 'rootVolume.type "io1" needs rootVolume.iops'],
  [
    "a disk of nothing",
    { rootVolume: { size: 0 } },
    "rootVolume.size (0) must be a whole number of GiB from 1 to 65536",
  ],
  ["no subnet", { subnetIds: [] }, "subnetIds is empty; name one subnet or more"],
  ["no hop", { metadataHttpPutResponseHopLimit: 0 }, "metadataHttpPutResponseHopLimit (0) must be from 1 to 64"],
])("refuses %s", (_, more, problem) => {
  expect(validateWorkerGroup("general", { ...props, ...more })).toEqual([problem]);
});

test("volumes and interfaces get what the group hands to its instances, but for their name", () => {
  const autoScalingTags = [
    { key: "team", value: "web", propagateAtLaunch: true },
    { key: "Name", value: "mine", propagateAtLaunch: true },
    { key: "kept", value: "x", propagateAtLaunch: false },
  ];
  expect(launchedResourceTags("c", "g", { tags: { team: "all", owner: "ops" }, autoScalingTags })).toEqual({
    Name: "c-g-eks_asg",
    owner: "ops",
    team: "web",
  });
});
