import { Addon, renderConfiguration, type AddonConfiguration, type AddonProps } from "../../modules";
import { validateAddon } from "../../modules/addons/validate";
import { addresses, parsed } from "../../modules/testing";
import { messageOf } from "../helpers/documents-call";
import { expectGolden } from "../helpers/golden";

const PROPS: AddonProps = { clusterName: "c", addonName: "coredns", kubernetesVersion: "1.35" };
const addonOf = (more: Partial<AddonProps> = {}) => {
  const { resource, data } = parsed((stack) => new Addon(stack, "coredns", { ...PROPS, ...more }));
  return { addon: resource.aws_eks_addon!.coredns!, version: data?.aws_eks_addon_version?.coredns_version };
};

test("settings of vpc-cni as in golden/vpc-cni-configuration.json", () => {
  const text = renderConfiguration("vpc-cni", {
    tolerations: [{ operator: "Exists", key: "b" }],
    env: { WARM_IP_TARGET: 0, AWS_VPC_K8S_CNI_EXTERNALSNAT: true, ENABLE_POD_ENI: false, CLUSTER_NAME: "" },
    init: { env: { DISABLE_TCP_EARLY_DEMUX: true }, resources: {} },
    enableNetworkPolicy: true,
    enableWindowsIpam: false,
    livenessProbeTimeoutSeconds: 10,
  });
  expectGolden("vpc-cni-configuration.json", `${JSON.stringify(JSON.parse(text), null, 2)}\n`);
});

test("the order of keys is no change, at no depth", () => {
  const one = renderConfiguration("coredns", { a: { x: 1, y: [{ b: 1, a: 2 }] }, b: false });
  expect(one).toBe('{"a":{"x":1,"y":[{"a":2,"b":1}]},"b":false}');
  expect(renderConfiguration("coredns", { b: false, a: { y: [{ a: 2, b: 1 }], x: 1 } })).toBe(one);
});

test.each<[string, AddonConfiguration, string]>([
  ["0, false and empty values", { a: 0, b: false, c: "", d: [], e: {} }, '{"a":0,"b":false,"c":"","d":[],"e":{}}'],
  ["no key that is undefined", { a: undefined, b: { c: undefined } }, '{"b":{}}'],
  ["env as it is, for an add-on that is not vpc-cni", { env: { A: true } }, '{"env":{"A":true}}'],
])("renders %s", (_, configuration, text) => {
  expect(renderConfiguration("coredns", configuration)).toBe(text);
});

test("a variable that is undefined is not set", () => {
  expect(renderConfiguration("vpc-cni", { env: { MAX_ENI: undefined, WARM_ENI_TARGET: 0 } })).toBe(
    '{"env":{"WARM_ENI_TARGET":"0"}}',
  );
});

test.each<[string, boolean]>([
  ["latest", true],
  ["default", false],
])("the %s version is looked up for the cluster's Kubernetes", (addonVersion, newest) => {
  const { addon, version } = addonOf({ addonVersion });
  expect(version).toMatchObject({ addon_name: "coredns", kubernetes_version: "1.35", most_recent: newest });
  expect(addon.addon_version).toBe("${data.aws_eks_addon_version.coredns_version.version}");
});

test("a pinned version is not looked up", () => {
  const { addon, version } = addonOf({ addonVersion: "v1.12.4-eksbuild.1", kubernetesVersion: undefined });
  expect(version).toBeUndefined();
  expect(addon.addon_version).toBe("v1.12.4-eksbuild.1");
});

test("what it is unless it is told otherwise", () => {
  const { addon } = addonOf();
  expect(addon).toMatchObject({
    preserve: true,
    resolve_conflicts_on_create: "OVERWRITE",
    resolve_conflicts_on_update: "OVERWRITE",
  });
  for (const left of ["configuration_values", "pod_identity_association", "service_account_role_arn", "timeouts"])
    expect(addon).not.toHaveProperty(left);
});

test("every prop ends in its argument", () => {
  const roleArn = "arn:aws:iam::123456789012:role/b";
  const { addon } = addonOf({
    configuration: {},
    resolveConflictsOnCreate: "NONE",
    resolveConflictsOnUpdate: "PRESERVE",
    preserve: false,
    serviceAccountRoleArn: "arn:aws:iam::123456789012:role/a",
    podIdentityAssociations: [
      { serviceAccount: "z", roleArn },
      { serviceAccount: "a", roleArn },
    ],
    timeouts: { create: "1m", update: "2m", delete: "3m" },
    tags: { a: "" },
  });
  expect(addon).toMatchObject({
    configuration_values: "{}",
    resolve_conflicts_on_create: "NONE",
    resolve_conflicts_on_update: "PRESERVE",
    preserve: false,
    service_account_role_arn: "arn:aws:iam::123456789012:role/a",
    pod_identity_association: [
      { service_account: "a", role_arn: roleArn },
      { service_account: "z", role_arn: roleArn },
    ],
    timeouts: { create: "1m", update: "2m", delete: "3m" },
    tags: { a: "" },
  });
});

test("its addresses", () => {
  expect(addresses(parsed((stack) => new Addon(stack, "coredns", PROPS)))).toEqual([
    "aws_eks_addon.coredns",
    "data.aws_eks_addon_version.coredns_version",
  ]);
});

test.each<[string, object, string]>([
  [
    "a version without its v",
    { addonVersion: "1.12.4-eksbuild.1" },
    'addonVersion ("1.12.4-eksbuild.1") is not a version such as "v1.12.4-eksbuild.1"; did you mean "v1.12.4-eksbuild.1"?',
  ],
  [
    "a word for a version",
    { addonVersion: "newest" },
    'addonVersion ("newest") is not a version such as "v1.12.4-eksbuild.1", "latest" or "default"',
  ],
  [
    "a look-up for no Kubernetes",
    { kubernetesVersion: undefined },
    "kubernetesVersion is needed to look up the latest version; give it, or pin the version",
  ],
  [
    "a role by its name",
    { serviceAccountRoleArn: "ebs" },
    'serviceAccountRoleArn ("ebs") is not the ARN of a role, such as "arn:aws:iam::123456789012:role/ebs-csi"',
  ],
  [
    "PRESERVE at creation",
    { resolveConflictsOnCreate: "PRESERVE" },
    'resolveConflictsOnCreate ("PRESERVE") is not one of NONE, OVERWRITE',
  ],
  ["settings as JSON", { configuration: "{}" }, 'configuration ("{}") must be an object keyed by name'],
  [
    "two roles for one service account",
    {
      podIdentityAssociations: ["a", "b"].map((name) => ({
        serviceAccount: "x",
        roleArn: `arn:aws:iam::123456789012:role/${name}`,
      })),
    },
    'podIdentityAssociations[1] is for "x", as [0] is; EKS takes one role each',
  ],
  [
    "variables in a list",
    { addonName: "vpc-cni", configuration: { env: [{ name: "A" }] } },
    "configuration.env must be an object keyed by the variables' names",
  ],
  [
    "a variable that is an object",
    { addonName: "vpc-cni", configuration: { init: { env: { A: {} } } } },
    "configuration.init.env.A must be text, a number, true or false",
  ],
  ["a misspelt key", { addonVerison: "v1" }, 'addonVerison is not a known key; did you mean "addonVersion"?'],
])("refuses %s", (_, more, problem) => {
  expect(validateAddon({ ...PROPS, ...more } as AddonProps)).toEqual([problem]);
});

test("nothing is built of what is wrong", () => {
  parsed((stack) => {
    expect(messageOf(() => new Addon(stack, "coredns", { ...PROPS, addonVersion: "x" }))).toMatch(
      /^test\/coredns: invalid configuration\n {2}- addonVersion/,
    );
    expect(stack.node.tryFindChild("coredns")).toBeUndefined();
  });
});
