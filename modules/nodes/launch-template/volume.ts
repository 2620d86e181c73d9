import { Token } from "cdktf";
import { EBS_VOLUME_TYPES, type EbsVolumeType } from "../../shared/ebs";
import { flag, number, oneOf, text, type Shape } from "../../shared/shape";
import { WORKER_GROUP_DEFAULTS as DEFAULTS } from "../defaults";
import type { Wording } from "./wording";

/** An EBS volume. */
export interface Volume {
  /** GiB. @default WORKER_GROUP_DEFAULTS.rootVolumeSize */
  readonly size?: number;
  /** EBS volume type. @default WORKER_GROUP_DEFAULTS.rootVolumeType */
  readonly type?: EbsVolumeType;
  /** I/O operations a second; io1, io2 and gp3 only. 0 is as good as none. @default the type's own */
  readonly iops?: number;
  /** MiB a second; gp3 only. 0 is as good as none; above 1000 the AWS provider 6.17 is asked for. @default the type's own */
  readonly throughput?: number;
  /** @default WORKER_GROUP_DEFAULTS.rootVolumeEncrypted */
  readonly encrypted?: boolean;
  /** KMS key ARN. @default the account's key for EBS */
  readonly kmsKeyId?: string;
}

export const VOLUME_SHAPE: Shape<Volume> = {
  size: number,
  type: oneOf(EBS_VOLUME_TYPES),
  iops: number,
  throughput: number,
  encrypted: flag,
  kmsKeyId: text,
};

type Range = readonly [number, number];

/** I/O operations a second that EBS takes. @see https://docs.aws.amazon.com/ebs/latest/userguide/ebs-volume-types.html */
const IOPS: { readonly [Type in EbsVolumeType]?: Range } = {
  gp3: [3000, 80_000],
  io1: [100, 64_000],
  io2: [100, 256_000],
};
/** MiB a second, of gp3. */
const THROUGHPUT: Range = [125, 2000];
const MEASURED = Object.keys(IOPS);

function rangeProblems(label: string, value: number | undefined, range: Range | undefined, unit: string): string[] {
  if (value === undefined || range === undefined || Token.isUnresolved(value)) return [];
  const [least, most] = range;
  return value >= least && value <= most ? [] : [`${label} (${value}) must be from ${least} to ${most} ${unit}`];
}

/** The registry module's way of giving none is 0. */
function measureOf(value: number | undefined): number | undefined {
  return value === 0 ? undefined : value;
}

/** What EBS would refuse of a volume. */
export function volumeProblems(volume: Volume, word: Wording): string[] {
  const { size = DEFAULTS.rootVolumeSize, type = DEFAULTS.rootVolumeType, kmsKeyId } = volume;
  const { encrypted = DEFAULTS.rootVolumeEncrypted } = volume;
  const [iops, throughput] = [measureOf(volume.iops), measureOf(volume.throughput)];
  if (Token.isUnresolved(size) || Token.isUnresolved(type)) return [];
  return [
    ...(Number.isInteger(size) && size >= 1 && size <= 65536
      ? []
      : [`${word("size")} (${size}) must be a whole number of GiB from 1 to 65536`]),
    ...(throughput !== undefined && type !== "gp3"
      ? [`${word("throughput")} goes with a gp3 volume, and ${word("type")} is "${type}"; drop one of them`]
      : []),
    ...(iops !== undefined && !MEASURED.includes(type)
      ? [`${word("iops")} goes with gp3, io1 or io2, and ${word("type")} is "${type}"; drop one of them`]
      : []),
    ...rangeProblems(word("iops"), iops, IOPS[type], "operations a second"),
    ...rangeProblems(word("throughput"), throughput, type === "gp3" ? THROUGHPUT : undefined, "MiB a second"),
    ...(iops === undefined && ["io1", "io2"].includes(type) ? [`${word("type")} "${type}" needs ${word("iops")}`] : []),
    ...(kmsKeyId !== undefined && kmsKeyId !== "" && encrypted === false
      ? [`${word("kmsKeyId")} is given while ${word("encrypted")} is false; drop one of them`]
      : []),
  ];
}

/** A volume with its defaults; taken apart key by key, since a spread would let an explicit `undefined` win over them. */
export function volumeWithDefaults(given: Volume = {}) {
  const {
    size: volumeSize = DEFAULTS.rootVolumeSize,
    type: volumeType = DEFAULTS.rootVolumeType,
    encrypted = DEFAULTS.rootVolumeEncrypted,
    kmsKeyId,
  } = given;
  const [iops, throughput] = [measureOf(given.iops), measureOf(given.throughput)];
  return { volumeSize, volumeType, encrypted, iops, throughput, kmsKeyId };
}
