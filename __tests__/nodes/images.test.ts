import { AMI_KINDS, amiTypeOf, kindOfAmiType } from "../../modules/nodes/ami/ami-type";
import { AMI_FAMILIES, type AmiFamily } from "../../modules/nodes/ami/families";
import {
  imageOf,
  imageRequest,
  variantFor,
  type ImageChoice,
  type ImageLookup,
  type ImageRequest,
} from "../../modules/nodes/ami/image";
import { acceleratorOf, architectureOf } from "../../modules/nodes/ami/instance-type";

const plain = { family: "al2023", variant: "standard", architecture: "x86_64", version: "1.35" } as const;
const lookup = (request: Partial<ImageRequest>) => imageOf({ ...plain, ...request }) as ImageLookup;
const OPTIMIZED = "/aws/service/eks/optimized-ami";

test.each<[Partial<ImageRequest>, string, string]>([
  // The keys of before there were families: addresses hang on them.
  [{}, "x86_64", `${OPTIMIZED}/1.35/amazon-linux-2023/x86_64/standard/recommended/image_id`],
  [{ architecture: "arm64" }, "arm64", `${OPTIMIZED}/1.35/amazon-linux-2023/arm64/standard/recommended/image_id`],
  [
    { variant: "nvidia", architecture: "arm64" },
    "al2023-arm64-nvidia",
    `${OPTIMIZED}/1.35/amazon-linux-2023/arm64/nvidia/recommended/image_id`,
  ],
  [
    { variant: "neuron" },
    "al2023-x86_64-neuron",
    `${OPTIMIZED}/1.35/amazon-linux-2023/x86_64/neuron/recommended/image_id`,
  ],
  [
    { release: "v20260714" },
    "x86_64-20260714",
    `${OPTIMIZED}/1.35/amazon-linux-2023/x86_64/standard/amazon-eks-node-al2023-x86_64-standard-1.35-v20260714/image_id`,
  ],
  [
    { release: "1.35.2-20260714", variant: "nvidia" },
    "al2023-x86_64-nvidia-20260714",
    `${OPTIMIZED}/1.35/amazon-linux-2023/x86_64/nvidia/amazon-eks-node-al2023-x86_64-nvidia-1.35-v20260714/image_id`,
  ],
  // Nodes with a version of their own stand beside those of the cluster's.
  [
    { version: "1.34", versionIsOwn: true },
    "x86_64-1-34",
    `${OPTIMIZED}/1.34/amazon-linux-2023/x86_64/standard/recommended/image_id`,
  ],
  [{ family: "bottlerocket" }, "bottlerocket-x86_64", "/aws/service/bottlerocket/aws-k8s-1.35/x86_64/latest/image_id"],
  [
    { family: "bottlerocket", variant: "nvidia", architecture: "arm64" },
    "bottlerocket-arm64-nvidia",
    "/aws/service/bottlerocket/aws-k8s-1.35-nvidia/arm64/latest/image_id",
  ],
  [
    { family: "bottlerocket", variant: "nvidia-fips", release: "v1.50.0" },
    "bottlerocket-x86_64-nvidia-fips-1-50-0",
    "/aws/service/bottlerocket/aws-k8s-1.35-nvidia-fips/x86_64/1.50.0/image_id",
  ],
  [
    { family: "bottlerocket", release: "1.26.0-7452c37e" },
    "bottlerocket-x86_64-1-26-0-7452c37e",
    "/aws/service/bottlerocket/aws-k8s-1.35/x86_64/1.26.0-7452c37e/image_id",
  ],
  [
    { family: "windows-2022-core" },
    "windows-2022-core-x86_64",
    "/aws/service/ami-windows-latest/Windows_Server-2022-English-Core-EKS_Optimized-1.35/image_id",
  ],
  [
    { family: "windows-2025-full" },
    "windows-2025-full-x86_64",
    "/aws/service/ami-windows-latest/Windows_Server-2025-English-Full-EKS_Optimized-1.35/image_id",
  ],
  [{ family: "al2", version: "1.32" }, "al2-x86_64", `${OPTIMIZED}/1.32/amazon-linux-2/recommended/image_id`],
  [
    { family: "al2", version: "1.32", architecture: "arm64" },
    "al2-arm64",
    `${OPTIMIZED}/1.32/amazon-linux-2-arm64/recommended/image_id`,
  ],
  [
    { family: "al2", version: "1.32", variant: "nvidia", release: "20251209" },
    "al2-x86_64-nvidia-20251209",
    `${OPTIMIZED}/1.32/amazon-linux-2-gpu/amazon-eks-gpu-node-1.32-v20251209/image_id`,
  ],
])("%j is %s in AWS's parameters", (request, key, parameter) => {
  expect(lookup(request)).toEqual({ key, parameter });
});

test.each<[Partial<ImageRequest>, object]>([
  // AWS publishes no parameter for a release of Windows.
  [
    { family: "windows-2019-full", release: "1.35-2026.07.14" },
    {
      key: "windows-2019-full-x86_64-2026-07-14",
      filter: {
        name: "Windows_Server-2019-English-Full-EKS_Optimized-1.35-2026.07.14",
        owners: ["amazon"],
        architecture: "x86_64",
      },
    },
  ],
  // An owner alone: the family's own names among the images of a mirror.
  [
    { owners: ["123456789012"] },
    {
      key: "x86_64-of-123456789012",
      filter: {
        name: "amazon-eks-node-al2023-x86_64-standard-1.35-v*",
        owners: ["123456789012"],
        architecture: "x86_64",
      },
    },
  ],
  [
    { family: "bottlerocket", owners: ["amazon"], release: "1.26.0" },
    {
      key: "bottlerocket-x86_64-1-26-0-of-amazon",
      filter: { name: "bottlerocket-aws-k8s-1.35-x86_64-v1.26.0-*", owners: ["amazon"], architecture: "x86_64" },
    },
  ],
  [
    { family: "bottlerocket", owners: ["amazon"], release: "1.26.0-1a2b3c4d" },
    {
      key: "bottlerocket-x86_64-1-26-0-1a2b3c4d-of-amazon",
      filter: { name: "bottlerocket-aws-k8s-1.35-x86_64-v1.26.0-1a2b3c4d", owners: ["amazon"], architecture: "x86_64" },
    },
  ],
  [
    { family: "bottlerocket", architecture: "arm64", variant: "fips", owners: ["amazon"] },
    {
      key: "bottlerocket-arm64-fips-of-amazon",
      filter: { name: "bottlerocket-aws-k8s-1.35-fips-arm64-v*", owners: ["amazon"], architecture: "arm64" },
    },
  ],
  [
    { family: "custom", nameFilter: "golden-eks-*" },
    {
      key: expect.stringMatching(/^golden-eks-[0-9a-f]{6}$/),
      filter: { name: "golden-eks-*", owners: ["self"], architecture: "x86_64" },
    },
  ],
])("%j is looked for by a filter", (request, source) => {
  expect(lookup(request)).toEqual(source);
});

test("an id is taken as it is, a token too", () => {
  expect(imageOf({ ...plain, id: "${TfToken[TOKEN.1]}" })).toEqual({ id: "${TfToken[TOKEN.1]}" });
});

test("filters that differ in anything have keys that differ", () => {
  const filters: Partial<ImageRequest>[] = [
    { nameFilter: "a*" },
    { nameFilter: "a?" },
    { nameFilter: "a*", owners: ["self"] },
    { nameFilter: "a*", architecture: "arm64" },
  ];
  expect(new Set(filters.map((filter) => lookup(filter).key)).size).toBe(filters.length);
});

test("every image there is has a key of its own, which can be an address, and is named by AWS", () => {
  const requests = Object.entries(AMI_FAMILIES).flatMap(([family, { images }]) =>
    family === "custom"
      ? []
      : Object.entries(images).flatMap(([variant, architectures]) =>
          architectures.map((architecture) => ({ ...plain, family, variant, architecture }) as ImageRequest),
        ),
  );
  const sources = requests.map((request) => imageOf(request) as { key: string; parameter: string });
  expect(requests).toHaveLength(23);
  expect(new Set(sources.map(({ key }) => key)).size).toBe(23);
  expect(sources.filter(({ key }) => !/^[A-Za-z0-9_-]+$/.test(key))).toEqual([]);
  expect(sources.filter(({ parameter }) => !/^\/aws\/service\/[\w./-]+\/image_id$/.test(parameter))).toEqual([]);
});

test.each<[ImageChoice, string[], Partial<ImageRequest>]>([
  [{}, ["m5.large"], { family: "al2023", variant: "standard", architecture: "x86_64", version: "1.35" }],
  [{}, ["m7g.large"], { variant: "standard", architecture: "arm64" }],
  [{}, ["g5.xlarge", "g6.xlarge"], { variant: "nvidia", architecture: "x86_64" }],
  [{}, ["g5g.xlarge"], { variant: "nvidia", architecture: "arm64" }],
  [{}, ["p6e-gb200.36xlarge"], { variant: "nvidia", architecture: "arm64" }],
  [{}, ["inf2.xlarge"], { variant: "neuron" }],
  [{}, ["g5.xlarge", "m5.large"], { variant: "standard" }],
  [{ variant: "standard" }, ["g5.xlarge"], { variant: "standard" }],
  [{ family: "bottlerocket" }, ["inf2.xlarge"], { variant: "standard" }],
  [{ family: "bottlerocket" }, ["g5.xlarge"], { variant: "nvidia" }],
  [{ family: "windows-2022-core" }, ["g5.xlarge"], { variant: "standard" }],
  [{ version: "1.34" }, ["m5.large"], { version: "1.34", versionIsOwn: true }],
])("%j on %j becomes %j", (choice, instanceTypes, request) => {
  expect(imageRequest(choice, { instanceTypes, clusterVersion: "1.35" })).toMatchObject(request);
});

test("without an instance type nothing is wanted", () => {
  expect(variantFor("al2023", [])).toBe("standard");
});

test.each([
  ["g4dn.xlarge", "nvidia", "x86_64"],
  ["g4ad.xlarge", undefined, "x86_64"],
  ["gr6.4xlarge", "nvidia", "x86_64"],
  ["g5g.xlarge", "nvidia", "arm64"],
  ["m7g.large", undefined, "arm64"],
  ["p5.48xlarge", "nvidia", "x86_64"],
  ["p6e-gb200.36xlarge", "nvidia", "arm64"],
  ["trn1n.32xlarge", "neuron", "x86_64"],
  ["inf1.xlarge", "neuron", "x86_64"],
])("%s has %s and is %s", (instanceType, accelerator, architecture) => {
  expect(acceleratorOf(instanceType)).toBe(accelerator);
  expect(architectureOf(instanceType)).toBe(architecture);
});

test("EKS's words for images, all of its API's but CUSTOM", () => {
  expect(Object.keys(AMI_KINDS).toSorted()).toEqual([
    "AL2023_ARM_64_NVIDIA",
    "AL2023_ARM_64_STANDARD",
    "AL2023_x86_64_NEURON",
    "AL2023_x86_64_NVIDIA",
    "AL2023_x86_64_STANDARD",
    "AL2_ARM_64",
    "AL2_x86_64",
    "AL2_x86_64_GPU",
    "BOTTLEROCKET_ARM_64",
    "BOTTLEROCKET_ARM_64_FIPS",
    "BOTTLEROCKET_ARM_64_NVIDIA",
    "BOTTLEROCKET_ARM_64_NVIDIA_FIPS",
    "BOTTLEROCKET_x86_64",
    "BOTTLEROCKET_x86_64_FIPS",
    "BOTTLEROCKET_x86_64_NVIDIA",
    "BOTTLEROCKET_x86_64_NVIDIA_FIPS",
    "WINDOWS_CORE_2019_x86_64",
    "WINDOWS_CORE_2022_x86_64",
    "WINDOWS_CORE_2025_x86_64",
    "WINDOWS_FULL_2019_x86_64",
    "WINDOWS_FULL_2022_x86_64",
    "WINDOWS_FULL_2025_x86_64",
  ]);
});

test.each(Object.entries(AMI_KINDS))("%s is understood, and said again the same", (word, kind) => {
  expect(kindOfAmiType(word)).toEqual(kind);
  expect(amiTypeOf(kind)).toBe(word);
});

test("a word of EKS's that says nothing of the image has no kind", () => {
  expect(kindOfAmiType("CUSTOM")).toBeUndefined();
  expect(kindOfAmiType("toString")).toBeUndefined();
  expect(amiTypeOf({ ...plain, family: "custom" })).toBe("CUSTOM");
  expect(kindOfAmiType("AL2_x86_64_GPU")).toEqual({ family: "al2", variant: "nvidia", architecture: "x86_64" });
});

test.each<[AmiFamily, object]>([
  ["al2023", { platform: "linux", rootDeviceName: "/dev/xvda" }],
  ["bottlerocket", { platform: "linux", rootDeviceName: "/dev/xvda", dataDeviceName: "/dev/xvdb" }],
  ["windows-2022-full", { platform: "windows", rootDeviceName: "/dev/sda1" }],
])("%s has its disks", (family, facts) => {
  expect(AMI_FAMILIES[family]).toMatchObject(facts);
});
