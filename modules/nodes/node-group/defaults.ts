import { WORKER_GROUP_DEFAULTS } from "../defaults";

export const NODE_GROUP_DEFAULTS = {
  minSize: WORKER_GROUP_DEFAULTS.minSize,
  maxSize: WORKER_GROUP_DEFAULTS.maxSize,
  /** Terraform sets the number once; whoever scales the group owns it afterwards. */
  desiredSizeOwner: WORKER_GROUP_DEFAULTS.desiredCapacityOwner,
  /** By the architecture of the image. */
  instanceTypes: { x86_64: WORKER_GROUP_DEFAULTS.instanceType, arm64: "m7g.large" },
  /** An own one, since EKS's has disks that are not encrypted and lets two hops reach the node's role. */
  launchTemplate: "own",
  /** GiB of the disk that holds nothing but the system, where a family keeps pods' storage on a second one. */
  systemVolumeSize: 10,
} as const;
