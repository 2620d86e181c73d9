import { Token } from "cdktf";
import { Eks, type EksProps } from "../../modules";
import { eksWarnings, validateEks } from "../../modules/eks/validate";
import { parsed } from "../../modules/testing";
import { messageOf, NAMED_CALL } from "../helpers/documents-call";

const build = (workerGroups: EksProps["workerGroups"], more: Partial<EksProps> = {}) =>
  parsed((stack) => new Eks(stack, "c", { ...NAMED_CALL, ...more, workerGroups }));
const template = (json: ReturnType<typeof build>, group = "a") =>
  json.resource.aws_launch_template![`c_workers_${group}_launch-template`]!;
const userData = (json: ReturnType<typeof build>, group = "a") => String(json.locals[`c_workers_${group}_user-data`]);

test.each([
  [{ instanceType: "m7g.large" }, "arm64", "/amazon-linux-2023/arm64/standard/recommended/image_id"],
  [{ instanceType: "g5.xlarge" }, "al2023-x86_64-nvidia", "/amazon-linux-2023/x86_64/nvidia/recommended/image_id"],
  [
    { instanceType: "g5.xlarge", amiVariant: "standard" as const },
    "x86_64",
    "/amazon-linux-2023/x86_64/standard/recommended/image_id",
  ],
  [{ amiFamily: "bottlerocket" as const }, "bottlerocket-x86_64", "/aws-k8s-1.35/x86_64/latest/image_id"],
  [
    { platform: "windows" as const },
    "windows-2022-core-x86_64",
    "/Windows_Server-2022-English-Core-EKS_Optimized-1.35/image_id",
  ],
])("%j starts from the image %s", (group, key, parameter) => {
  const json = build({ a: group });
  expect(json.data.aws_ssm_parameter![`c_images_${key}`]!.name).toMatch(
    new RegExp(`${parameter.replaceAll(".", "\\.")}$`),
  );
  expect(template(json).image_id).toBe(`\${data.aws_ssm_parameter.c_images_${key}.insecure_value}`);
});

test("groups of one image share its look-up; an image by name is searched for", () => {
  const json = build({ a: {}, b: {}, own: { amiNameFilter: "my-node-*", amiOwners: ["self"] } });
  expect(Object.keys(json.data.aws_ssm_parameter!)).toEqual(["c_images_x86_64"]);
  expect(Object.values(json.data.aws_ami!)).toEqual([
    expect.objectContaining({
      owners: ["self"],
      most_recent: true,
      filter: [
        { name: "name", values: ["my-node-*"] },
        { name: "architecture", values: ["x86_64"] },
      ],
    }),
  ]);
});

test("each family is told of its cluster in its own way", () => {
  const json = build({
    a: { amiFamily: "bottlerocket", labels: { tier: "web" } },
    b: { platform: "windows", labels: { tier: "web" } },
    c: { labels: { tier: "web" } },
  });
  expect(userData(json, "a")).toContain("[settings.kubernetes]");
  expect(userData(json, "b")).toMatch(/^<powershell>/);
  expect(userData(json, "c")).toContain("kind: NodeConfig");
});

test("Bottlerocket keeps its data on a second disk, and the group's size is that one's", () => {
  const { block_device_mappings: disks } = template(build({ a: { amiFamily: "bottlerocket", rootVolumeSize: 80 } }));
  expect(disks).toMatchObject([
    { device_name: "/dev/xvda", ebs: { volume_size: 4, encrypted: "true" } },
    { device_name: "/dev/xvdb", ebs: { volume_size: 80, encrypted: "true" } },
  ]);
});

test("Windows nodes have a role of their own, which is let in as Windows", () => {
  const { resource } = build({ a: {}, w: { platform: "windows" } });
  expect(Object.keys(resource.aws_iam_role!)).toContain("c_node-roles_w");
  expect(resource.aws_eks_access_entry!["c_access_nodes-group_w"]).toMatchObject({ type: "EC2_WINDOWS" });
  expect(resource.aws_eks_access_entry!.c_access_nodes).toMatchObject({ type: "EC2_LINUX" });
  expect(template(build({ w: { platform: "windows" } }), "w").block_device_mappings).toMatchObject([
    { device_name: "/dev/sda1" },
  ]);
});

test("a node is told how many pods it has room for where vpc-cni hands out prefixes", () => {
  const env = { ENABLE_PREFIX_DELEGATION: true };
  const cni = { addons: { "vpc-cni": { configurationValues: { env } } } };
  expect(userData(build({ a: { instanceType: "m5.large" } }, cni))).toMatch(/maxPods: 110/);
  expect(userData(build({ a: { instanceType: "m5.large" } }))).not.toMatch(/maxPods/);
});

const refused = (group: object, more: Partial<EksProps> = {}) => messageOf(() => build({ a: group }, more));

test.each<[string, object, Partial<EksProps>, RegExp]>([
  [
    "another processor's image",
    { instanceType: "m7g.large", amiArchitecture: "x86_64" },
    {},
    /amiArchitecture \("x86_64"\) is not that of instanceType \("m7g.large"\)/,
  ],
  [
    "Windows on Graviton",
    { instanceType: "m7g.large", platform: "windows" },
    {},
    /instanceType \("m7g.large"\) is arm64/,
  ],
  ["AL2 after its end", { amiFamily: "al2" }, { clusterVersion: "1.33" }, /Amazon Linux 2 ends with Kubernetes 1.32/],
  [
    "a shell where there is none",
    { amiFamily: "bottlerocket", preUserdata: "echo" },
    {},
    /preUserdata is nothing that Bottlerocket knows/,
  ],
  [
    "Windows by aws-auth alone",
    { platform: "windows" },
    { authenticationMode: "CONFIG_MAP" },
    /let in by an access entry/,
  ],
  ["a misspelt family", { amiFamily: "bottlerokcet" }, {}, /amiFamily \("bottlerokcet"\) is not one of/],
])("refuses %s", (_, group, more, message) => {
  expect(refused(group, more)).toMatch(message);
});

test.each<[Partial<EksProps>, string[]]>([
  [
    { workerGroups: { a: { instanceType: "m5.lrage" } } },
    [
      'workerGroups.a: instanceType: "m5.lrage" is no instance type that is known here, as of 2026-11-25; did you mean "m5.large"?',
    ],
  ],
  [
    {
      workerGroups: {
        a: {
          instanceType: "m5.large",
          overrideInstanceTypes: ["m5.large", "m5a.larg"],
          onDemandPercentageAboveBaseCapacity: 0,
        },
      },
    },
    [
      'workerGroups.a: overrideInstanceTypes: "m5a.larg" is no instance type that is known here, as of 2026-11-25; did you mean "m5a.large"?',
    ],
  ],
  [
    { nodeGroups: { a: { instanceTypes: ["t3.mdeium"] } } },
    [
      'nodeGroups.a: instanceTypes: "t3.mdeium" is no instance type that is known here, as of 2026-11-25; did you mean "t3.medium"?',
    ],
  ],
  [{ workerGroups: { a: { instanceType: Token.asString({ resolve: () => "m5.large" }) } } }, []],
])("a misspelt instance type is told, and a new one is let through: %#", (more, warnings) => {
  const props = { ...NAMED_CALL, ...more, workerGroups: more.workerGroups };
  expect(validateEks(props)).toEqual([]);
  expect(eksWarnings(props).filter((warning) => warning.includes("instance type"))).toEqual(warnings);
});
