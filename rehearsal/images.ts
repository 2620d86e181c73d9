import { createHash } from "node:crypto";
import { VERSIONS } from "./kubernetes/versions";

/** How a node of an image is told what to do. */
export type Reader = "nodeadm" | "Bottlerocket" | "bootstrap.sh" | "Start-EKSBootstrap.ps1";

/** An image for EKS nodes, as it stands in the emulated EC2. */
export interface Image {
  readonly id: string;
  readonly name: string;
  readonly owner: string;
  readonly reader: Reader;
  readonly architecture: string;
  /** Kubernetes minor version of its kubelet. */
  readonly version: string;
  readonly rootDevice: string;
  /** The parameter that tells its id. */
  readonly parameter: string;
}

/** Accounts that publish images. @see https://docs.aws.amazon.com/eks/latest/userguide/add-ons-images.html */
const EKS = "602401143452";
const BOTTLEROCKET = "092701018921";
const WINDOWS = "801119661308";
/** The release that stands for the newest of each family, as AL2 and AL2023 are numbered. */
const RELEASE = "20260115";
/** The last version that AL2 has images for. */
const LAST_AL2 = "1.32";

type Draft = Omit<Image, "id">;

/** Amazon's images for nodes: each family's, for every version and architecture that it is made for. */
function drafts(version: string): Draft[] {
  const optimized = `/aws/service/eks/optimized-ami/${version}`;
  const linux = { owner: EKS, version, rootDevice: "/dev/xvda" };
  const both = ["x86_64", "arm64"];
  return [
    ...both.flatMap((architecture) =>
      ["standard", "nvidia", ...(architecture === "x86_64" ? ["neuron"] : [])].map((variant) => ({
        ...linux,
        reader: "nodeadm" as const,
        architecture,
        name: `amazon-eks-node-al2023-${architecture}-${variant}-${version}-v${RELEASE}`,
        parameter: `${optimized}/amazon-linux-2023/${architecture}/${variant}/recommended/image_id`,
      })),
    ),
    ...(minor(version) > minor(LAST_AL2) ? [] : ["", "-gpu", "-arm64"]).map((variant) => ({
      ...linux,
      reader: "bootstrap.sh" as const,
      architecture: variant === "-arm64" ? "arm64" : "x86_64",
      name: `amazon-eks${variant}-node-${version}-v${RELEASE}`,
      parameter: `${optimized}/amazon-linux-2${variant}/recommended/image_id`,
    })),
    ...both.flatMap((architecture) =>
      ["", "-nvidia", "-fips"].map((variant) => ({
        ...linux,
        owner: BOTTLEROCKET,
        reader: "Bottlerocket" as const,
        architecture,
        name: `bottlerocket-aws-k8s-${version}${variant}-${architecture}-v1.50.0-00000000`,
        parameter: `/aws/service/bottlerocket/aws-k8s-${version}${variant}/${architecture}/latest/image_id`,
      })),
    ),
    ...["2019", "2022", "2025"].flatMap((year) =>
      ["Core", "Full"].map((edition) => ({
        owner: WINDOWS,
        version,
        rootDevice: "/dev/sda1",
        reader: "Start-EKSBootstrap.ps1" as const,
        architecture: "x86_64",
        name: `Windows_Server-${year}-English-${edition}-EKS_Optimized-${version}-2026.01.15`,
        parameter: `/aws/service/ami-windows-latest/Windows_Server-${year}-English-${edition}-EKS_Optimized-${version}/image_id`,
      })),
    ),
  ];
}

const minor = (version: string) => Number(version.split(".")[1]);

/** Every image, under an id that is the same in each rehearsal. */
export const IMAGES: readonly Image[] = VERSIONS.flatMap(drafts).map((draft) => ({
  id: `ami-0${createHash("sha256").update(draft.name).digest("hex").slice(0, 16)}`,
  ...draft,
}));

/** The images in the form that moto loads such lists in. */
export function imagesForMoto(): object[] {
  return IMAGES.map(({ id, name, owner, architecture, rootDevice, reader }) => ({
    ami_id: id,
    name,
    description: name,
    owner_id: owner,
    public: true,
    virtualization_type: "hvm",
    architecture,
    state: "available",
    platform: reader === "Start-EKSBootstrap.ps1" ? "windows" : null,
    image_type: "machine",
    hypervisor: "xen",
    root_device_type: "ebs",
    root_device_name: rootDevice,
    sriov: "simple",
    creation_date: "2026-01-15T00:00:00.000Z",
  }));
}
