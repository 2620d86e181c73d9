import type {
  LaunchTemplateBlockDeviceMappings,
  LaunchTemplateBlockDeviceMappingsEbs,
} from "@cdktf/provider-aws/lib/launch-template";
import { Token } from "cdktf";
import { flag, number, shapeOf, text, writtenListOf, type Shape } from "../../shared/shape";
import { WORKER_GROUP_DEFAULTS as DEFAULTS } from "../defaults";
import { flagText } from "./provider-text";
import { VOLUME_SHAPE, volumeProblems, volumeWithDefaults, type Volume } from "./volume";
import { elementWording, type Wording } from "./wording";

/** The disk that a node boots from. */
export interface RootVolume extends Volume {
  /** @default WORKER_GROUP_DEFAULTS.rootDeviceName */
  readonly deviceName?: string;
}

/** A disk beside it. */
export interface AdditionalVolume extends Volume {
  readonly deviceName: string;
  /** Snapshot that it is made from; its size is then the volume's, unless one is given. @default an empty disk */
  readonly snapshotId?: string;
  /** MiB a second, 100 to 300, at which EBS fetches the snapshot beforehand; paid for. @default on demand */
  readonly initializationRate?: number;
  /** @default true */
  readonly deleteOnTermination?: boolean;
}

/** A disk of the host's own, which some instance types have. */
export interface InstanceStoreVolume {
  readonly deviceName: string;
  /** @default WORKER_GROUP_DEFAULTS.instanceStoreVirtualName */
  readonly virtualName?: string;
}

export interface VolumeProps {
  /** @default an encrypted gp3 volume */
  readonly rootVolume?: RootVolume;
  /** @default none */
  readonly additionalVolumes?: readonly AdditionalVolume[];
  /** @default none */
  readonly instanceStoreVolumes?: readonly InstanceStoreVolume[];
}

export const ROOT_VOLUME_SHAPE: Shape<RootVolume> = { ...VOLUME_SHAPE, deviceName: text };
export const ADDITIONAL_VOLUME_SHAPE: Shape<AdditionalVolume> = {
  ...VOLUME_SHAPE,
  deviceName: text,
  snapshotId: text,
  initializationRate: number,
  deleteOnTermination: flag,
};
export const INSTANCE_STORE_SHAPE: Shape<InstanceStoreVolume> = { deviceName: text, virtualName: text };

export const VOLUMES_SHAPE: Shape<VolumeProps> = {
  rootVolume: shapeOf(ROOT_VOLUME_SHAPE),
  additionalVolumes: writtenListOf(shapeOf(ADDITIONAL_VOLUME_SHAPE, ["deviceName"])),
  instanceStoreVolumes: writtenListOf(shapeOf(INSTANCE_STORE_SHAPE, ["deviceName"])),
};

/** What EC2 would refuse of the disks. */
export function volumesProblems(props: VolumeProps, word: Wording): string[] {
  const { rootVolume = {}, additionalVolumes = [], instanceStoreVolumes = [] } = props;
  const root = rootVolume.deviceName ?? DEFAULTS.rootDeviceName;
  const devices = [root, ...[...additionalVolumes, ...instanceStoreVolumes].map(({ deviceName }) => deviceName)];
  const twice = devices.filter((name, index) => !Token.isUnresolved(name) && devices.indexOf(name) < index);
  return [
    ...volumeProblems(rootVolume, (prop) => word(`rootVolume.${prop}`)),
    ...(rootVolume.type === "st1" || rootVolume.type === "sc1"
      ? [`${word("rootVolume.type")} "${rootVolume.type}" is for data alone, and no machine boots from it; take gp3`]
      : []),
    ...additionalVolumes.flatMap((volume, index) =>
      additionalVolumeProblems(volume, elementWording(word, "additionalVolumes", index)),
    ),
    ...[...new Set(twice)].map((name) => `two disks are called ${name}; give each a device name of its own`),
  ];
}

function additionalVolumeProblems(volume: AdditionalVolume, word: Wording): string[] {
  const { initializationRate: rate, snapshotId } = volume;
  return [
    ...volumeProblems(volume, word),
    ...(rate !== undefined && snapshotId === undefined
      ? [`${word("initializationRate")} goes with a snapshot, and an empty disk has none; drop it`]
      : []),
    ...(rate !== undefined && !Token.isUnresolved(rate) && !(rate >= 100 && rate <= 300)
      ? [`${word("initializationRate")} (${rate}) must be from 100 to 300 MiB a second`]
      : []),
  ];
}

/** The disks as a launch template has them: the root first. */
export function blockDeviceMappings(props: VolumeProps): LaunchTemplateBlockDeviceMappings[] {
  const { rootVolume = {}, additionalVolumes = [], instanceStoreVolumes = [] } = props;
  return [
    { deviceName: rootVolume.deviceName ?? DEFAULTS.rootDeviceName, ebs: ebs(rootVolume, {}) },
    ...additionalVolumes.map((volume) => ({ deviceName: volume.deviceName, ebs: ebs(volume, volume) })),
    ...instanceStoreVolumes.map(({ deviceName, virtualName = DEFAULTS.instanceStoreVirtualName }) => ({
      deviceName,
      virtualName,
    })),
  ];
}

function ebs(volume: Volume, origin: Partial<AdditionalVolume>): LaunchTemplateBlockDeviceMappingsEbs {
  const { snapshotId, initializationRate, deleteOnTermination = true } = origin;
  const { encrypted, volumeSize, ...filled } = volumeWithDefaults(volume);
  return {
    ...filled,
    volumeSize: sizeOf(volume, snapshotId, volumeSize),
    encrypted: flagText(encrypted),
    snapshotId,
    volumeInitializationRate: initializationRate,
    deleteOnTermination: flagText(deleteOnTermination),
  };
}

/** Without a size a snapshot decides; our default might be less than it needs. */
export function sizeOf({ size }: Volume, snapshotId: string | undefined, otherwise: number): number | undefined {
  return snapshotId === undefined ? otherwise : size;
}
