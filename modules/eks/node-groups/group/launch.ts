import type { EbsVolumeType } from "../../../shared/ebs";
import type { RootVolume } from "../../../nodes/launch-template/volumes";
import { ROOT_VOLUME_SHAPE } from "../../../nodes/launch-template/volumes";
import type { TemplateProps } from "../../../nodes/node-group/template";
import type { Shape } from "../../../shared/shape";
import { below, shapeOfWords, translated } from "../../words";
import { GROUP_INSTANCE_SHAPE, INSTANCE_WORDS, type EksGroupInstance } from "../../workers/group/instance";
import { GROUP_NETWORK_SHAPE, NETWORK_WORDS, type EksGroupNetwork } from "../../workers/group/network";
import { GROUP_PLACE_SHAPE, PLACE_WORDS, type EksGroupPlace } from "../../workers/group/place";
import { GROUP_VOLUMES_SHAPE, volumesOf, type EksGroupVolumes } from "../../workers/group/volumes";

/** The disk for images, logs and pods' own storage: that which a node boots from, or Bottlerocket's second. */
export interface EksNodeGroupDisk {
  /** GiB; with createLaunchTemplate false EKS's own default is 20. @default WORKER_GROUP_DEFAULTS.rootVolumeSize */
  readonly diskSize?: number;
  /** @default WORKER_GROUP_DEFAULTS.rootVolumeType */
  readonly diskType?: EbsVolumeType;
  /** I/O operations a second. @default the volume type's own */
  readonly diskIops?: number;
  /** MiB a second, gp3 only. @default the volume type's own */
  readonly diskThroughput?: number;
  /** @default WORKER_GROUP_DEFAULTS.rootVolumeEncrypted (the module's was false) */
  readonly diskEncrypted?: boolean;
  /** KMS key ARN. @default the account's key for EBS */
  readonly diskKmsKeyId?: string;
  /** Ours: device name. @default that of the image's family */
  readonly diskDeviceName?: string;
}

/** What a launch template says of instances, in the words of worker groups. Source: v21, where v17.24.0 has no such key. */
export interface EksNodeGroupLaunch
  extends
    EksNodeGroupDisk,
    EksGroupNetwork,
    Pick<EksGroupVolumes, (typeof VOLUME_KEYS)[number]>,
    Pick<EksGroupPlace, (typeof PLACE_KEYS)[number]>,
    Omit<EksGroupInstance, "instanceType" | "amiId" | "keyName" | "instanceInitiatedShutdownBehavior"> {}

const VOLUME_KEYS = [
  "additionalEbsVolumes",
  "snapshotId",
  "additionalInstanceStoreVolumes",
  "instanceStoreVirtualName",
] as const;
const PLACE_KEYS = [
  "placementTenancy",
  "launchTemplatePlacementGroup",
  "launchTemplatePlacementPartition",
  "launchTemplatePlacementHostId",
  "launchTemplatePlacementHostResourceGroupArn",
  "capacityReservation",
] as const;

export const DISK_WORDS = {
  "disk.size": "diskSize",
  "disk.type": "diskType",
  "disk.iops": "diskIops",
  "disk.throughput": "diskThroughput",
  "disk.encrypted": "diskEncrypted",
  "disk.kmsKeyId": "diskKmsKeyId",
  "disk.deviceName": "diskDeviceName",
} as const satisfies { readonly [Prop in `disk.${keyof RootVolume}`]: keyof EksNodeGroupDisk };

const { instanceType: _type, keyName: _key, shutdownBehavior: _shutdown, ...OWN_INSTANCE_WORDS } = INSTANCE_WORDS;
/** All that is moved as it is. */
export const LAUNCH_WORDS = {
  ...DISK_WORDS,
  ...OWN_INSTANCE_WORDS,
  ...NETWORK_WORDS,
  ...PLACE_WORDS,
  "placement.tenancy": "placementTenancy",
} as const;

const {
  instanceType: _typeShape,
  keyName: _keyShape,
  instanceInitiatedShutdownBehavior: _shutdownShape,
  ...OWN_INSTANCE_SHAPE
} = GROUP_INSTANCE_SHAPE;

export const NODE_GROUP_LAUNCH_SHAPE: Shape<EksNodeGroupLaunch> = {
  ...shapeOfWords(DISK_WORDS, below("disk", ROOT_VOLUME_SHAPE)),
  ...OWN_INSTANCE_SHAPE,
  ...GROUP_NETWORK_SHAPE,
  ...picked(GROUP_VOLUMES_SHAPE, VOLUME_KEYS),
  ...picked(GROUP_PLACE_SHAPE, PLACE_KEYS),
};

function picked<T extends object, const Keys extends readonly (keyof T)[]>(
  shape: T,
  keys: Keys,
): Pick<T, Keys[number]> {
  return Object.fromEntries(keys.map((key) => [key, shape[key]])) as Pick<T, Keys[number]>;
}

/** What is said of instances, in the part's words. */
export function launchOf(group: EksNodeGroupLaunch): TemplateProps {
  const { additionalVolumes, instanceStoreVolumes } = volumesOf(group, "custom"); // the second disk of Bottlerocket is diskSize here
  return { ...translated(LAUNCH_WORDS, group), additionalVolumes, instanceStoreVolumes };
}
