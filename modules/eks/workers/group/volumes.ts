import { amiFamily, type AmiFamily } from "../../../nodes/ami/families";
import { WORKER_GROUP_DEFAULTS } from "../../../nodes/defaults";
import {
  ADDITIONAL_VOLUME_SHAPE,
  INSTANCE_STORE_SHAPE,
  ROOT_VOLUME_SHAPE,
  type AdditionalVolume,
  type InstanceStoreVolume,
  type RootVolume,
  type VolumeProps,
} from "../../../nodes/launch-template/volumes";
import type { EbsVolumeType } from "../../../shared/ebs";
import { shapeOf, text, writtenListOf, type Shape } from "../../../shared/shape";
import { below, shapeOfWords, translated, wordsWithin } from "../../words";

/** A disk beside the root; what it leaves out is as of our own defaults, not as of the group's `root…` keys nor, as in the module, of the defaults'. */
export interface EksEbsVolume {
  /** Device name, such as "/dev/xvdb". */
  readonly blockDeviceName: string;
  /** GiB. @default WORKER_GROUP_DEFAULTS.rootVolumeSize, or the snapshot's */
  readonly volumeSize?: number;
  /** @default WORKER_GROUP_DEFAULTS.rootVolumeType */
  readonly volumeType?: EbsVolumeType;
  /** I/O operations a second. @default the volume type's own */
  readonly iops?: number;
  /** MiB a second, gp3 only. @default the volume type's own */
  readonly throughput?: number;
  /** @default WORKER_GROUP_DEFAULTS.rootVolumeEncrypted */
  readonly encrypted?: boolean;
  /** KMS key ARN. @default the account's key for EBS */
  readonly kmsKeyId?: string;
  /** Snapshot that it is made from. @default the group's snapshotId, or an empty disk */
  readonly snapshotId?: string;
  /** MiB a second, 100 to 300, at which EBS fetches the snapshot beforehand. Source: v21. @default on demand */
  readonly volumeInitializationRate?: number;
  /** @default true */
  readonly deleteOnTermination?: boolean;
}

/** A disk of the host's own. */
export interface EksInstanceStoreVolume {
  readonly blockDeviceName: string;
  /** @default the group's instanceStoreVirtualName */
  readonly virtualName?: string;
}

/** The disks. */
export interface EksGroupVolumes {
  /** GiB. @default WORKER_GROUP_DEFAULTS.rootVolumeSize */
  readonly rootVolumeSize?: number;
  /** @default WORKER_GROUP_DEFAULTS.rootVolumeType (the module's was gp2) */
  readonly rootVolumeType?: EbsVolumeType;
  /** I/O operations a second. @default the volume type's own */
  readonly rootIops?: number;
  /** MiB a second, gp3 only. @default the volume type's own */
  readonly rootVolumeThroughput?: number;
  /** @default WORKER_GROUP_DEFAULTS.rootVolumeEncrypted (the module's was false) */
  readonly rootEncrypted?: boolean;
  /** KMS key ARN. v2.3.1: `kms_key_id`. @default the account's key for EBS */
  readonly rootKmsKeyId?: string;
  /** @default that of the image's family */
  readonly rootBlockDeviceName?: string;
  /** Of groups on Windows; of use in workersGroupDefaults. @default that of the image's family */
  readonly rootBlockDeviceNameWindows?: string;
  /** @default none */
  readonly additionalEbsVolumes?: readonly EksEbsVolume[];
  /** Snapshot of every additional volume that names none. @default none */
  readonly snapshotId?: string;
  /** @default none */
  readonly additionalInstanceStoreVolumes?: readonly EksInstanceStoreVolume[];
  /** Of every such volume that names none. @default WORKER_GROUP_DEFAULTS.instanceStoreVirtualName */
  readonly instanceStoreVirtualName?: string;
}

export const VOLUME_WORDS = {
  "rootVolume.size": "rootVolumeSize",
  "rootVolume.type": "rootVolumeType",
  "rootVolume.iops": "rootIops",
  "rootVolume.throughput": "rootVolumeThroughput",
  "rootVolume.encrypted": "rootEncrypted",
  "rootVolume.kmsKeyId": "rootKmsKeyId",
  "rootVolume.deviceName": "rootBlockDeviceName",
} as const satisfies { readonly [Prop in `rootVolume.${keyof RootVolume}`]: keyof EksGroupVolumes };

export const EBS_VOLUME_WORDS = {
  deviceName: "blockDeviceName",
  size: "volumeSize",
  type: "volumeType",
  iops: "iops",
  throughput: "throughput",
  encrypted: "encrypted",
  kmsKeyId: "kmsKeyId",
  snapshotId: "snapshotId",
  initializationRate: "volumeInitializationRate",
  deleteOnTermination: "deleteOnTermination",
} as const satisfies { readonly [Prop in keyof AdditionalVolume]-?: keyof EksEbsVolume };

const STORE_WORDS = {
  deviceName: "blockDeviceName",
  virtualName: "virtualName",
} as const satisfies { readonly [Prop in keyof InstanceStoreVolume]-?: keyof EksInstanceStoreVolume };

/** The words of what is not moved as it is. */
export const VOLUME_LABELS = {
  additionalVolumes: "additionalEbsVolumes",
  ...wordsWithin("additionalVolumes", "additionalEbsVolumes", EBS_VOLUME_WORDS),
};

const EBS_SHAPE: Shape<EksEbsVolume> = shapeOfWords(EBS_VOLUME_WORDS, ADDITIONAL_VOLUME_SHAPE);
const STORE_SHAPE: Shape<EksInstanceStoreVolume> = shapeOfWords(STORE_WORDS, INSTANCE_STORE_SHAPE);

export const GROUP_VOLUMES_SHAPE: Shape<EksGroupVolumes> = {
  ...shapeOfWords(VOLUME_WORDS, below("rootVolume", ROOT_VOLUME_SHAPE)),
  rootBlockDeviceNameWindows: text,
  additionalEbsVolumes: writtenListOf(shapeOf(EBS_SHAPE, ["blockDeviceName"])),
  snapshotId: text,
  additionalInstanceStoreVolumes: writtenListOf(shapeOf(STORE_SHAPE, ["blockDeviceName"])),
  instanceStoreVirtualName: text,
};

/** The system's own disk of a family that keeps images and pods' storage apart, in GiB. */
const SYSTEM_DISK = 4;

/** The disks in the part's words; where a family keeps its data on a second disk, the group's `root…` keys are about that one. */
export function volumesOf(group: EksGroupVolumes, family: AmiFamily): VolumeProps {
  const { additionalEbsVolumes, additionalInstanceStoreVolumes, snapshotId, instanceStoreVirtualName } = group;
  const { rootDeviceName, dataDeviceName } = amiFamily(family);
  const { rootVolume: given } = translated(VOLUME_WORDS, group) as VolumeProps;
  const named = family.startsWith("windows-") ? group.rootBlockDeviceNameWindows : undefined;
  const usual = rootDeviceName === WORKER_GROUP_DEFAULTS.rootDeviceName ? undefined : rootDeviceName;
  const deviceName = given?.deviceName ?? named ?? usual;
  const { iops: _iops, throughput: _throughput, ...shared } = given ?? {};
  const root = dataDeviceName === undefined ? given : { ...shared, size: SYSTEM_DISK };
  const additional = additionalEbsVolumes?.map((volume) => ({
    ...(snapshotId !== undefined && { snapshotId }),
    ...(translated(EBS_VOLUME_WORDS, volume) as AdditionalVolume),
  }));
  const apart = dataDeviceName !== undefined && !additional?.some((one) => one.deviceName === dataDeviceName);
  return {
    rootVolume: deviceName === undefined ? root : { ...root, deviceName },
    additionalVolumes: apart ? [{ ...given, deviceName: dataDeviceName }, ...(additional ?? [])] : additional,
    instanceStoreVolumes: additionalInstanceStoreVolumes?.map((volume) => ({
      ...(instanceStoreVirtualName !== undefined && { virtualName: instanceStoreVirtualName }),
      ...(translated(STORE_WORDS, volume) as InstanceStoreVolume),
    })),
  };
}
