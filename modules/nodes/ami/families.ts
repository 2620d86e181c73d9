import type { Architecture } from "../../facts/instance-types";

/** What an image is made for: plain nodes, NVIDIA's GPUs, AWS's own chips, cryptography as FIPS 140 wants it. */
export type AmiVariant = (typeof AMI_VARIANTS)[number];
export const AMI_VARIANTS = ["standard", "nvidia", "neuron", "fips", "nvidia-fips"] as const;

export type Platform = "linux" | "windows";

/** Who reads the user data of a family's nodes; nobody that we know of in an image of one's own. */
export type Bootstrap = "nodeadm" | "bottlerocket" | "windows" | "bootstrap.sh" | "none";

/** An image as AWS names it. */
export interface AwsImage {
  /** Kubernetes minor version. */
  readonly version: string;
  readonly architecture: Architecture;
  readonly variant: AmiVariant;
}

/** What is known of a family of images. */
export interface AmiFamilyFacts {
  /** What messages call it. */
  readonly title: string;
  readonly platform: Platform;
  readonly bootstrap: Bootstrap;
  /** The variants there are, and for which processors. */
  readonly images: { readonly [Variant in AmiVariant]?: readonly Architecture[] };
  /** The oldest and the newest Kubernetes version that it was made for, where that is known. */
  readonly from?: string;
  readonly until?: string;
  /** The disk that a node boots from; unknown of an image of one's own. */
  readonly rootDeviceName?: string;
  /** A second disk for images, logs and pods' own storage, where the family keeps them apart. */
  readonly dataDeviceName?: string;
  /** GiB of the image's own snapshot, below which EC2 starts no instance; where it is small or not known, none. */
  readonly leastDisk?: number;
  /** How a release is written; the first group is the Kubernetes version in EKS's own spelling, the second the release. */
  readonly release?: { readonly pattern: RegExp; readonly example: string };
  /** SSM parameter of the image's id: of a release, or of the newest. Undefined where AWS publishes none. */
  readonly parameter: (image: AwsImage, release?: string) => string | undefined;
  /** The image's name, which a filter of EC2 finds it by; `*` stands for any release. */
  readonly imageName: (image: AwsImage, release?: string) => string | undefined;
}

const BOTH = ["x86_64", "arm64"] as const;
const X86 = ["x86_64"] as const;
const DATED = { pattern: /^(?:(1\.\d+)\.\d+-|v)?(\d{8})$/, example: "v20260714" };
const PARAMETERS = "/aws/service/eks/optimized-ami";

/** Amazon Linux 2 has one image for all accelerators, and spells its parameter and its name differently. */
const al2Words = ({ architecture, variant }: AwsImage) => {
  if (architecture === "arm64") return { folder: "amazon-linux-2-arm64", node: "amazon-eks-arm64-node" };
  return variant === "standard"
    ? { folder: "amazon-linux-2", node: "amazon-eks-node" }
    : { folder: "amazon-linux-2-gpu", node: "amazon-eks-gpu-node" };
};
const al2023Name = ({ version, architecture, variant }: AwsImage, release = "*") =>
  `amazon-eks-node-al2023-${architecture}-${variant}-${version}-v${release}`;
const al2Name = (image: AwsImage, release = "*") => `${al2Words(image).node}-${image.version}-v${release}`;
const bottlerocketFlavor = ({ version, variant }: AwsImage) =>
  `aws-k8s-${version}${variant === "standard" ? "" : `-${variant}`}`;

function windows(year: string, edition: "Core" | "Full", from: string) {
  const name = (version: string) => `Windows_Server-${year}-English-${edition}-EKS_Optimized-${version}`;
  return {
    title: `Windows Server ${year} ${edition}`,
    platform: "windows",
    bootstrap: "windows",
    images: { standard: X86 },
    from,
    rootDeviceName: "/dev/sda1",
    leastDisk: 30,
    release: { pattern: /^(?:(1\.\d+)-)?(\d{4}\.\d{2}\.\d{2})$/, example: "2026.07.14" },
    parameter: ({ version }: AwsImage, release?: string) =>
      release === undefined ? `/aws/service/ami-windows-latest/${name(version)}/image_id` : undefined,
    imageName: ({ version }: AwsImage, release = "*") => `${name(version)}-${release}`,
  } as const satisfies AmiFamilyFacts;
}

/**
 * Families of images for nodes, and how AWS names them. Sources, as of November 2026: the EKS user guide (retrieve-ami-id
 * and its sisters for Bottlerocket and Windows); the AMI names in awslabs/amazon-eks-ami's CHANGELOG; for pinned releases
 * the parameters that Karpenter asks for. What the table has no row for (Ubuntu, say) goes by `custom`.
 */
export const AMI_FAMILIES = {
  /** Amazon Linux 2023, the default. AWS's NVIDIA images up to v20241016 have names of another form: pin those by id. */
  al2023: {
    title: "Amazon Linux 2023",
    platform: "linux",
    bootstrap: "nodeadm",
    images: { standard: BOTH, nvidia: BOTH, neuron: X86 },
    from: "1.23",
    rootDeviceName: "/dev/xvda",
    leastDisk: 20,
    release: DATED,
    parameter: (image: AwsImage, release?: string) => {
      const { version, architecture, variant } = image;
      const last = release === undefined ? "recommended" : al2023Name(image, release);
      return `${PARAMETERS}/${version}/amazon-linux-2023/${architecture}/${variant}/${last}/image_id`;
    },
    imageName: al2023Name,
  },
  /** An image that holds nothing but what containers need, and is told by settings; there is no shell for scripts. */
  bottlerocket: {
    title: "Bottlerocket",
    platform: "linux",
    bootstrap: "bottlerocket",
    // AWS's own chips need no variant: the driver is in every image.
    images: { standard: BOTH, nvidia: BOTH, fips: BOTH, "nvidia-fips": BOTH },
    rootDeviceName: "/dev/xvda",
    dataDeviceName: "/dev/xvdb",
    release: { pattern: /^()v?(\d+\.\d+\.\d+(?:-[0-9a-f]{8})?)$/, example: "1.26.0" },
    parameter: (image: AwsImage, release = "latest") =>
      `/aws/service/bottlerocket/${bottlerocketFlavor(image)}/${image.architecture}/${release}/image_id`,
    // A release without the hash that its images' names end in stands for any.
    imageName: (image: AwsImage, release = "*") =>
      `bottlerocket-${bottlerocketFlavor(image)}-${image.architecture}-v${release}${/[*-]/.test(release) ? "" : "-*"}`,
  },
  "windows-2019-core": windows("2019", "Core", "1.14"),
  "windows-2019-full": windows("2019", "Full", "1.14"),
  "windows-2022-core": windows("2022", "Core", "1.23"),
  "windows-2022-full": windows("2022", "Full", "1.23"),
  "windows-2025-core": windows("2025", "Core", "1.35"),
  "windows-2025-full": windows("2025", "Full", "1.35"),
  /** Amazon Linux 2: out of support since 2025-11-26, and not made for Kubernetes after 1.32. */
  al2: {
    title: "Amazon Linux 2",
    platform: "linux",
    bootstrap: "bootstrap.sh",
    images: { standard: BOTH, nvidia: X86, neuron: X86 },
    from: "1.10",
    until: "1.32",
    rootDeviceName: "/dev/xvda",
    release: DATED,
    parameter: (image: AwsImage, release?: string) => {
      const last = release === undefined ? "recommended" : al2Name(image, release);
      return `${PARAMETERS}/${image.version}/${al2Words(image).folder}/${last}/image_id`;
    },
    imageName: al2Name,
  },
  /** An image of one's own that none of the others is the base of: id or filter, and the user data, are given whole. */
  custom: {
    title: "an image of your own",
    platform: "linux",
    bootstrap: "none",
    images: { standard: BOTH, nvidia: BOTH, neuron: BOTH, fips: BOTH, "nvidia-fips": BOTH },
    parameter: () => undefined,
    imageName: () => undefined,
  },
} as const satisfies Readonly<Record<string, AmiFamilyFacts>>;

export type AmiFamily = keyof typeof AMI_FAMILIES;

/** The row of a family, as the type that all rows share; of a word that is none, of which validators speak, an empty one. */
export function amiFamily(family: AmiFamily): AmiFamilyFacts {
  return isAmiFamily(family) ? AMI_FAMILIES[family] : AMI_FAMILIES.custom;
}

export function isAmiFamily(word: string): word is AmiFamily {
  return Object.hasOwn(AMI_FAMILIES, word);
}
