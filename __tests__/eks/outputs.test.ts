import { TerraformOutput } from "cdktf";
import { OUTPUT_ROWS } from "../../modules/eks/parity";
import { Eks, type EksOutputs, type EksProps } from "../../modules";
import { parsed, synth } from "../../modules/testing";
import { messageOf, NAMED_CALL } from "../helpers/documents-call";

const build = (more: Partial<EksProps> = {}) => {
  let outputs: EksOutputs | undefined;
  const json = parsed((stack) => {
    ({ outputs } = new Eks(stack, "eks", { ...NAMED_CALL, ...more }));
  });
  return { placed: json.output ?? {}, outputs: outputs! };
};
const valuesOf = (more: Partial<EksProps> = {}) =>
  Object.fromEntries(
    Object.entries(build({ outputs: "all", ...more }).placed).map(([name, { value }]) => [name, value]),
  );

/** Everything that hands something out. */
const EVERYTHING: Partial<EksProps> = {
  outputs: "all",
  workerGroups: { general: {}, windows: { platform: "windows" } },
  nodeGroups: { managed: {} },
  fargateProfiles: { web: { selectors: [{ namespace: "web" }] } },
  subnetWayOut: "private-with-egress",
};

test("each output of v17.24.0 is placed under the module's name, or has a reason not to be", () => {
  const placed = Object.keys(valuesOf(EVERYTHING));
  const promised = OUTPUT_ROWS.filter(({ none }) => none === undefined).map(({ name }) => name);
  expect(promised.filter((name) => !placed.includes(name))).toEqual([]);
  expect(OUTPUT_ROWS.filter(({ none }) => none !== undefined).map(({ name }) => name)).toEqual([
    "config_map_aws_auth",
    "kubeconfig_filename",
  ]);
});

test("their values", () => {
  const cluster = "aws_eks_cluster.eks_cluster";
  const group = "aws_autoscaling_group.eks_workers_general";
  const template = "aws_launch_template.eks_workers_general_launch-template";
  expect(valuesOf()).toEqual({
    cluster_id: `\${${cluster}.name}`,
    cluster_name: `\${${cluster}.name}`,
    cluster_arn: `\${${cluster}.arn}`,
    cluster_certificate_authority_data: `\${${cluster}.certificate_authority[0].data}`,
    cluster_endpoint: `\${${cluster}.endpoint}`,
    cluster_version: `\${${cluster}.version}`,
    cluster_platform_version: `\${${cluster}.platform_version}`,
    cluster_status: `\${${cluster}.status}`,
    cluster_ip_family: `\${${cluster}.kubernetes_network_config[0].ip_family}`,
    cluster_service_cidr: `\${${cluster}.kubernetes_network_config[0].service_ipv4_cidr}`,
    cluster_security_group_id: "${aws_security_group.eks_security-groups_cluster.id}",
    cluster_primary_security_group_id: `\${${cluster}.vpc_config[0].cluster_security_group_id}`,
    cluster_iam_role_name: "${aws_iam_role.eks_cluster_role.name}",
    cluster_iam_role_arn: "${aws_iam_role.eks_cluster_role.arn}",
    cluster_oidc_issuer_url: `\${${cluster}.identity[0].oidc[0].issuer}`,
    oidc_provider: `\${replace(${cluster}.identity[0].oidc[0].issuer, "https://", "")}`,
    oidc_provider_arn: "${aws_iam_openid_connect_provider.eks_cluster_oidc-provider.arn}",
    cloudwatch_log_group_name: "${aws_cloudwatch_log_group.eks_cluster_logs.name}",
    cloudwatch_log_group_arn: "${aws_cloudwatch_log_group.eks_cluster_logs.arn}",
    kms_key_arn: "${aws_kms_key.eks_cluster_secrets-key.arn}",
    kms_key_id: "${aws_kms_key.eks_cluster_secrets-key.key_id}",
    kubeconfig: expect.stringContaining("kind: Config") as string,
    update_kubeconfig_command: expect.stringMatching(
      /^aws eks --region .* update-kubeconfig --name my-cluster$/,
    ) as string,
    security_group_rule_cluster_https_worker_ingress:
      "${aws_security_group_rule.eks_security-groups_cluster-https-worker-ingress.id}",
    workers_asg_arns: [`\${${group}.arn}`],
    workers_asg_names: [`\${${group}.name}`],
    workers_user_data: [`\${base64decode(${template}.user_data)}`],
    workers_default_ami_id: "${data.aws_ssm_parameter.eks_images_x86_64.insecure_value}",
    workers_launch_template_ids: [`\${${template}.id}`],
    workers_launch_template_arns: [`\${${template}.arn}`],
    workers_launch_template_latest_versions: [`\${${template}.latest_version}`],
    worker_security_group_id: "${aws_security_group.eks_security-groups_workers.id}",
    worker_iam_instance_profile_arns: ["${aws_iam_instance_profile.eks_node-role_instance-profile.arn}"],
    worker_iam_instance_profile_names: ["${aws_iam_instance_profile.eks_node-role_instance-profile.name}"],
    worker_iam_role_name: "${aws_iam_role.eks_node-role.name}",
    worker_iam_role_arn: "${aws_iam_role.eks_node-role.arn}",
  });
});

test("what is not made has no output, what is given has its own", () => {
  const values = valuesOf({
    clusterEnabledLogTypes: [],
    clusterEncryptionConfig: [],
    enableIrsa: false,
    manageClusterIamResources: false,
    clusterIamRoleName: "mine",
    clusterSecurityGroupId: "sg-1",
    workerSecurityGroupId: "sg-2",
    workerGroups: { old: { launchMode: "launch-configuration", amiId: "ami-0a" } },
  });
  expect(values).toMatchObject({
    cluster_iam_role_name: "mine",
    cluster_iam_role_arn: "${data.aws_iam_role.eks_cluster_existing-role.arn}",
    cluster_security_group_id: "sg-1",
    worker_security_group_id: "sg-2",
    workers_launch_template_ids: [],
    workers_user_data: [
      "${base64decode(aws_launch_configuration.eks_workers_old_launch-configuration.user_data_base64)}",
    ],
  });
  const absent = ["cloudwatch_log_group_name", "cloudwatch_log_group_arn", "kms_key_arn", "kms_key_id"];
  absent.push("oidc_provider_arn", "node_iam_role_arn", "workers_default_ami_id");
  absent.push("security_group_rule_cluster_https_worker_ingress");
  expect(absent.filter((name) => name in values)).toEqual([]);
});

test("a managed group is handed out whole, by its name", () => {
  expect(valuesOf({ nodeGroups: { managed: {} } }).node_groups).toEqual({
    managed: "${aws_eks_node_group.eks_node-groups_managed}",
  });
});

test("an IPv6 cluster's block, and Auto Mode's role", () => {
  expect(
    valuesOf({
      clusterIpFamily: "ipv6",
      workerGroups: { a: { instanceType: "m5.large" } },
      clusterComputeConfig: { enabled: true },
    }),
  ).toMatchObject({
    cluster_service_cidr: "${aws_eks_cluster.eks_cluster.kubernetes_network_config[0].service_ipv6_cidr}",
    node_iam_role_name: "${aws_iam_role.eks_cluster_auto-mode-node-role.name}",
  });
});

test("a role that is given by its ARN is named by the end of it", () => {
  expect(valuesOf({ clusterIamRoleArn: "arn:aws:iam::123456789012:role/team/mine" })).toMatchObject({
    cluster_iam_role_name: '${basename("arn:aws:iam::123456789012:role/team/mine")}',
  });
});

test("lists are in the order of the groups' names", () => {
  const names = (...groups: string[]) =>
    valuesOf({ workerGroups: Object.fromEntries(groups.map((name) => [name, {}])) }).workers_asg_names;
  expect(names("b", "a")).toEqual([
    "${aws_autoscaling_group.eks_workers_a.name}",
    "${aws_autoscaling_group.eks_workers_b.name}",
  ]);
  expect(names("a", "b")).toEqual(names("b", "a"));
});

test("none are placed unless asked for, a few are those that reach the cluster", () => {
  expect(build().placed).toEqual({});
  expect(Object.keys(build({ outputs: "none" }).placed)).toEqual([]);
  expect(Object.keys(build({ outputs: "few" }).placed)).toEqual([
    "cluster_arn",
    "cluster_certificate_authority_data",
    "cluster_endpoint",
    "cluster_name",
    "cluster_version",
    "kubeconfig",
    "oidc_provider_arn",
    "update_kubeconfig_command",
    "worker_iam_role_arn",
    "workers_asg_names",
  ]);
});

test("an output that the stack has already is refused, since cdktf would merge the two", () => {
  synth((stack) => {
    new TerraformOutput(stack, "kubeconfig", { value: "mine", staticId: true });
    const message = (more: Partial<EksProps>) => messageOf(() => new Eks(stack, "eks", { ...NAMED_CALL, ...more }));
    expect(message({ outputs: "few" })).toBe(
      'test/eks: invalid configuration\n  - outputs: test has a kubeconfig already; set outputs to "none"',
    );
    expect(() => new Eks(stack, "eks", NAMED_CALL)).not.toThrow();
  });
});

test("two tables in one stack are refused", () => {
  synth((stack) => {
    new Eks(stack, "one", { ...NAMED_CALL, outputs: "few" });
    expect(() => new Eks(stack, "other", { ...NAMED_CALL, outputs: "all" })).toThrow("test has a cluster_name already");
  });
});
