import { Eks, type EksProps } from "../../modules";
import { eksWarnings, validateEks } from "../../modules/eks/validate";
import { addresses, parsed } from "../../modules/testing";
import { NAMED_CALL } from "../helpers/documents-call";

const LINUX = { instanceType: "m5.large" };
const WORKERS = { workerGroups: { general: LINUX, win: { ...LINUX, platform: "windows" } } } as const;
const MANAGED = {
  nodeGroups: { win: { createIamRole: true, amiType: "WINDOWS_CORE_2022_x86_64", instanceTypes: ["m5.large"] } },
} as const;
const CONTROLLER = "aws_iam_role_policy_attachment.eks_cluster_role_AmazonEKSVPCResourceController";

const build = (more: Partial<EksProps>) => parsed((stack) => new Eks(stack, "eks", { ...NAMED_CALL, ...more }));
const warningsOf = (more: Partial<EksProps>) =>
  eksWarnings({ ...NAMED_CALL, ...more }).filter((warning) => warning.includes("Windows"));
const vpcCni = (env: object) => ({ addons: { "vpc-cni": { configurationValues: { env } } } });

test.each<[string, Partial<EksProps>, boolean]>([
  ["Linux alone", {}, false],
  ["worker groups of Windows", WORKERS, true],
  ["managed groups of Windows", MANAGED, true],
  ["security groups for pods", vpcCni({ ENABLE_POD_ENI: true }), true],
  ["those turned off", vpcCni({ ENABLE_POD_ENI: "false" }), false],
])("the control plane's role may hand out addresses where it must: %s", (_, more, expected) => {
  const json = build(more);
  expect(addresses(json).includes(CONTROLLER)).toBe(expected);
  expect((json.resource.aws_eks_cluster!.eks_cluster!.depends_on as string[]).includes(CONTROLLER)).toBe(expected);
});

test.each<[string, Partial<EksProps>, object | undefined]>([
  ["Windows", { ...WORKERS, addons: { "vpc-cni": true } }, { enableWindowsIpam: "true" }],
  ["Linux alone", { addons: { "vpc-cni": true } }, undefined],
  [
    "Windows, told otherwise",
    { ...MANAGED, addons: { "vpc-cni": { configurationValues: { enableWindowsIpam: false } } } },
    { enableWindowsIpam: "false" },
  ],
])("vpc-cni as an add-on gives pods addresses on %s", (_, more, expected) => {
  const values = build(more).resource.aws_eks_addon!["eks_addons_vpc-cni"]!.configuration_values;
  expect(values === undefined ? undefined : JSON.parse(String(values))).toEqual(expected);
});

const NO_ADDRESS =
  'pods on nodes of Windows get no address until the ConfigMap amazon-vpc-cni says enable-windows-ipam "true"; add "vpc-cni": true to addons, which sees to it, or set it yourself';
const ALONE =
  "all groups are of Windows, and CoreDNS runs on Linux; give a group of those, or a Fargate profile for kube-system";
const FARGATE = { fargateProfiles: { system: { selectors: [{ namespace: "kube-system" }] } } };

test.each<[string, Partial<EksProps>, string[]]>([
  ["Linux alone", {}, []],
  ["the cluster's own aws-node", WORKERS, [NO_ADDRESS]],
  ["the add-on", { ...WORKERS, addons: { "vpc-cni": true } }, []],
  ["no node of Linux", { ...MANAGED, workerGroups: {}, addons: { "vpc-cni": true } }, [ALONE]],
  ["Fargate beside it", { ...MANAGED, ...FARGATE, workerGroups: {}, addons: { "vpc-cni": true } }, []],
])("what nodes of Windows still want is told: %s", (_, more, expected) => {
  expect(warningsOf(more)).toEqual(expected);
});

test("pods on Windows stand in their node's subnet", () => {
  const custom = vpcCni({ AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG: true });
  const problem = (where: string) =>
    `${where}: pods on nodes of Windows stand in their node's subnet, and AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG puts them into others; drop one of them`;
  expect(validateEks({ ...NAMED_CALL, ...WORKERS, ...custom })).toEqual([problem("workerGroups.win")]);
  expect(validateEks({ ...NAMED_CALL, ...MANAGED, ...custom })).toEqual([problem("nodeGroups.win")]);
  expect(validateEks({ ...NAMED_CALL, ...custom })).toEqual([]);
});

test("an image that is named is told how many pods its nodes take, as a worker group's is", () => {
  const nodeGroups = (amiId?: string) => ({ nodeGroups: { a: { amiId, instanceTypes: ["m5.large"] } } });
  const text = (more: Partial<EksProps>) => JSON.stringify(build(more).resource.aws_launch_template);
  const prefixes = vpcCni({ ENABLE_PREFIX_DELEGATION: true });
  const decoded = (more: Partial<EksProps>) =>
    JSON.stringify(build({ workerGroups: {}, ...more }).locals ?? {}) + text({ workerGroups: {}, ...more });
  expect(decoded({ ...nodeGroups("ami-0a"), ...prefixes })).toMatch(/maxPods: 110/);
  expect(decoded(nodeGroups("ami-0a"))).not.toMatch(/maxPods/);
  expect(decoded({ ...nodeGroups(), ...prefixes })).not.toMatch(/maxPods/);
});
