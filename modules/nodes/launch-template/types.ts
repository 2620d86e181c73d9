import type { Tags } from "../../shared/tags";
import type { InstanceProps } from "./instance";
import type { MetadataProps } from "./metadata";
import type { NetworkProps } from "./interfaces";
import type { PlacementProps } from "./placement";
import type { VolumeProps } from "./volumes";

/** What a node is started from, whoever starts it: an Auto Scaling group of ours, or EKS for a managed node group. */
export interface LaunchProps extends InstanceProps, VolumeProps, NetworkProps, MetadataProps, PlacementProps {
  /** What the launch template says of itself; up to 255 characters. @default nothing */
  readonly description?: string;
  /** Make each new version the default one, for those who start instances by hand. @default WORKER_GROUP_DEFAULTS.updateDefaultVersion */
  readonly updateDefaultVersion?: boolean;
  /** On volumes and network interfaces too. @default none */
  readonly tags?: Tags;
}
