import { diskProblems } from "../../modules/nodes/ami/disk";
import { Token } from "cdktf";
import { imageRequest, type ImageChoice } from "../../modules/nodes/ami/image";
import { imageChoiceCheck, imageProblems, imageWarnings } from "../../modules/nodes/ami/validate";
import { examine } from "../../modules/shared/shape";

const WORDS: Record<string, string> = { family: "amiFamily", id: "amiId" };
const word = (prop: string) => WORDS[prop] ?? prop;
const asked = (choice: ImageChoice, instanceTypes: string[], clusterVersion = "1.35") =>
  imageRequest(choice, { instanceTypes, clusterVersion });
const problems = (choice: ImageChoice, types = ["m5.large"], version = "1.35") =>
  imageProblems(asked(choice, types, version), types, word);

test.each<[ImageChoice, string[], string?]>([
  [{}, ["m5.large"]],
  [{}, ["m7g.large", "c8g.large"]],
  [{}, ["g5g.xlarge"]],
  [{ variant: "standard" }, ["g5.xlarge"]],
  // Newer than the list of instance types, so nobody knows what it has.
  [{ variant: "nvidia" }, ["x99.large"]],
  [{ family: "bottlerocket", variant: "nvidia-fips" }, ["g5.xlarge"]],
  [{ family: "al2" }, ["m5.large"], "1.32"],
  [{ family: "windows-2025-core" }, ["m5.large"], "1.35"],
  [{ family: "windows-2022-core", release: "2026.07.14" }, ["m5.large"]],
  [{ family: "al2", id: "ami-1" }, ["m5.large"], "1.35"],
  [{ family: "custom", id: "ami-1", variant: "nvidia" }, ["m5.large"]],
  [{ family: "custom", nameFilter: "golden-*" }, ["m7g.large"]],
  [{ owners: ["self"], release: "v20260714" }, ["m5.large"]],
  [{ release: "1.35.2-20260714" }, ["m5.large"]],
  [{}, [Token.asString({ a: 1 })]],
])("nothing is wrong with %j on %j", (choice, types, version = "1.35") => {
  expect(problems(choice, types, version)).toEqual([]);
});

test.each<[string, ImageChoice, string[], string, string]>([
  [
    "m7g with an x86 image",
    { architecture: "x86_64" },
    ["m7g.large"],
    "1.35",
    'architecture ("x86_64") is not that of instanceType ("m7g.large"), which is arm64; leave it out, or choose an x86_64 type, such as "m5.large"',
  ],
  [
    "m7g with a filter of x86",
    { nameFilter: "amazon-eks-node-al2023-x86_64-standard-1.35-*" },
    ["m7g.large"],
    "1.35",
    'nameFilter ("amazon-eks-node-al2023-x86_64-standard-1.35-*") is of x86_64, and m7g.large of arm64; take one of arm64',
  ],
  [
    "m7g beside m5",
    {},
    ["m5.large", "m7g.large"],
    "1.35",
    'instanceType: "m5.large" is x86_64 and "m7g.large" is arm64, and one image cannot serve both; make two groups',
  ],
  [
    "m7g beside m5 with an image by id",
    { id: "ami-1" },
    ["m5.large", "m7g.large"],
    "1.35",
    'instanceType: "m5.large" is x86_64 and "m7g.large" is arm64, and one image cannot serve both; make two groups',
  ],
  [
    "inf2 with NVIDIA's drivers",
    { variant: "nvidia" },
    ["inf2.xlarge"],
    "1.35",
    'variant ("nvidia") is made for NVIDIA\'s GPUs, and instanceType ("inf2.xlarge") has AWS\'s Neuron chips; leave variant out, or choose another instance type',
  ],
  [
    "m5 with NVIDIA's drivers",
    { family: "bottlerocket", variant: "nvidia-fips" },
    ["m5.large"],
    "1.35",
    'variant ("nvidia-fips") is made for NVIDIA\'s GPUs, and instanceType ("m5.large") has none; leave variant out, or choose another instance type',
  ],
  [
    "Windows on arm64",
    { family: "windows-2022-core" },
    ["m7g.large"],
    "1.35",
    'instanceType ("m7g.large") is arm64, and Windows Server 2022 Core has images for x86_64 only; choose an instance type of that kind, such as "m5.large", or another amiFamily',
  ],
  [
    "Neuron on arm64",
    { variant: "neuron" },
    ["m7g.large"],
    "1.35",
    'instanceType ("m7g.large") is arm64, and Amazon Linux 2023 has neuron images for x86_64 only; choose an instance type of that kind, such as "inf2.xlarge", or leave variant out',
  ],
  [
    "an architecture said outright that the family lacks",
    { family: "al2", variant: "nvidia", architecture: "arm64" },
    [],
    "1.32",
    'architecture is "arm64", and Amazon Linux 2 has nvidia images for x86_64 only; choose an instance type of that kind, such as "g5.xlarge", or leave variant out',
  ],
  [
    "a variant that the family lacks",
    { family: "bottlerocket", variant: "neuron" },
    ["inf2.xlarge"],
    "1.35",
    'variant ("neuron") is none of Bottlerocket\'s, which are: standard, nvidia, fips, nvidia-fips; choose one, or leave it out',
  ],
  [
    "Amazon Linux 2 past its end",
    { family: "al2" },
    ["m5.large"],
    "1.33",
    'amiFamily ("al2"): Amazon Linux 2 ends with Kubernetes 1.32, and clusterVersion is "1.33"; choose "al2023"',
  ],
  [
    "Windows 2025 before its beginning",
    { family: "windows-2025-full" },
    ["m5.large"],
    "1.34",
    'amiFamily ("windows-2025-full"): Windows Server 2025 Full begins with Kubernetes 1.35, and clusterVersion is "1.34"; raise it, or choose an older family',
  ],
  [
    "nodes of an older version than the family",
    { family: "windows-2025-full", version: "1.34" },
    ["m5.large"],
    "1.35",
    'amiFamily ("windows-2025-full"): Windows Server 2025 Full begins with Kubernetes 1.35, and version is "1.34"; raise it, or choose an older family',
  ],
  [
    "a release of another version",
    { release: "1.34.1-20260714" },
    ["m5.large"],
    "1.35",
    'release ("1.34.1-20260714") is of Kubernetes 1.34, and clusterVersion is "1.35"; choose one of 1.35',
  ],
  [
    "a release that is none",
    { family: "bottlerocket", release: "v20260714" },
    ["m5.large"],
    "1.35",
    'release ("v20260714") is not a release of Bottlerocket, such as "1.26.0"',
  ],
  [
    "an id beside other names",
    { id: "ami-1", release: "v20260714", owners: ["self"] },
    ["m5.large"],
    "1.35",
    "amiId says which image it is, so release, owners would not be heeded; drop one or the other",
  ],
  [
    "a filter beside a release",
    { nameFilter: "a*", release: "v20260714" },
    ["m5.large"],
    "1.35",
    "nameFilter and release both say which image it is; drop one of them",
  ],
  ["no owners", { owners: [] }, ["m5.large"], "1.35", "owners is empty; name one owner or more, or leave it out"],
  [
    "a filter that is a token",
    { nameFilter: Token.asString({ a: 1 }) },
    ["m5.large"],
    "1.35",
    "nameFilter is a token; it becomes a Terraform address, so give it as plain text",
  ],
  [
    "owners of which one is a token",
    { owners: ["self", Token.asString({ a: 1 })] },
    ["m5.large"],
    "1.35",
    "owners is a token; it becomes a Terraform address, so give it as plain text",
  ],
  [
    "an image of one's own that is not named",
    { family: "custom" },
    ["m5.large"],
    "1.35",
    'amiFamily "custom" is an image of your own; give amiId or nameFilter',
  ],
  [
    "the first Graviton",
    {},
    ["a1.large"],
    "1.35",
    'instanceType ("a1.large") is the first Graviton, which Amazon Linux 2023 does not run on; choose a later one, such as "m7g.large"',
  ],
])("refuses %s", (_, choice, types, version, message) => {
  expect(problems(choice, types, version)).toEqual([message]);
});

test("all that is wrong is told at once", () => {
  expect(problems({ family: "al2", variant: "fips", release: "x" }, ["m5.large"], "1.35")).toEqual([
    'release ("x") is not a release of Amazon Linux 2, such as "v20260714"',
    'amiFamily ("al2"): Amazon Linux 2 ends with Kubernetes 1.32, and clusterVersion is "1.35"; choose "al2023"',
    'variant ("fips") is none of Amazon Linux 2\'s, which are: standard, nvidia, neuron; choose one, or leave it out',
  ]);
});

test.each<[Parameters<typeof diskProblems>[0], number | undefined, boolean]>([
  [{ family: "al2023" }, 19, true],
  [{ family: "al2023" }, 20, false],
  [{ family: "al2023", id: "ami-1" }, 8, false],
  [{ family: "al2023", nameFilter: "mine-*" }, 8, false],
  [{ family: "windows-2022-core" }, 29, true],
  [{ family: "windows-2022-core" }, undefined, false],
  [{ family: "bottlerocket" }, 2, false],
  [{ family: "al2" }, 8, false],
  [{ family: "custom" }, 1, false],
])("of %j a disk of %s GiB is too small: %s", (image, size, small) => {
  const problems = diskProblems(image, size, "rootVolumeSize");
  expect(problems).toEqual(
    small ? [expect.stringMatching(/^rootVolumeSize \(\d+\) is smaller than the image of/)] : [],
  );
});

test.each<[ImageChoice, string[], string[]]>([
  [{}, ["g5.xlarge"], []],
  [{ id: "ami-1", variant: "standard" }, ["g5.xlarge"], []],
  [{ family: "bottlerocket" }, ["inf2.xlarge"], []],
  [
    { family: "al2" },
    ["m5.large"],
    ['amiFamily "al2": AWS\'s support for it ended on 2025-11-26 and it gets no more fixes; choose "al2023"'],
  ],
  [
    { family: "windows-2022-core", release: "2026.07.14" },
    ["m5.large"],
    ['release ("2026.07.14"): AWS withdraws images of Windows after four months, and new nodes then fail'],
  ],
  [
    { variant: "standard" },
    ["m5.large", "g5.xlarge"],
    [
      'instanceType ("g5.xlarge") has NVIDIA\'s GPUs, and the image of variant "standard" brings no driver for them; leave variant out, or bring the driver yourself',
    ],
  ],
])("what is unwise about %j on %j", (choice, types, warnings) => {
  expect(imageWarnings(asked(choice, types, "1.32"), types, word)).toEqual(warnings);
});

test("unknown words are refused with the near miss", () => {
  const given = { family: "bottlerockets", variant: "nvidia", ownrs: ["self"], architecture: "arm" };
  expect(examine(imageChoiceCheck, given, "image").problems).toEqual([
    expect.stringMatching(
      /^image\.family \("bottlerockets"\) is not one of al2023, .*; did you mean "bottlerocket"\?$/,
    ),
    'image.ownrs is not a known key; did you mean "owners"?',
    expect.stringMatching(/^image\.architecture \("arm"\) is not one of x86_64, arm64/),
  ]);
});

test("a word that its shape refuses is no second problem, and stands in nobody's way", () => {
  for (const choice of [
    { family: "bottlerockets" },
    { variant: "gpu" },
    { architecture: "arm" },
    { family: "toString" },
  ]) {
    expect(problems(choice as ImageChoice)).toEqual([]);
    expect(imageWarnings(asked(choice as ImageChoice, ["g5.xlarge"]), [])).toEqual([]);
  }
});
