import { Token } from "cdktf";
import { anything, flag, literal, mapOf, number, oneOf, problemsOf, shapeOf, text, type Shape } from "../shared/shape";
import { STORAGE_CLASS_DEFAULTS } from "./defaults";
import { PARAMETER_OF } from "./parameters";
import { EBS_VOLUME_TYPES } from "../shared/ebs";
import type { StorageClassProps, StorageClassSettings } from "./types";

export const STORAGE_CLASS_SHAPE: Shape<StorageClassSettings> = {
  name: text,
  type: oneOf(EBS_VOLUME_TYPES),
  encrypted: flag,
  kmsKeyId: text,
  iops: number,
  throughput: number,
  fsType: text,
  reclaimPolicy: oneOf(["Delete", "Retain"]),
  allowVolumeExpansion: flag,
  volumeBindingMode: oneOf(["WaitForFirstConsumer", "Immediate"]),
  storageProvisioner: text,
  parameters: mapOf(text),
};
const SHAPE: Shape<StorageClassProps> = { ...STORAGE_CLASS_SHAPE, isDefault: literal(flag), dependsOn: anything };

/** Everything that is wrong with a class used alone. */
export function validateStorageClass(props: StorageClassProps): string[] {
  return problemsOf(shapeOf(SHAPE), props, storageClassProblems);
}

/** What is wrong with the values. */
export function storageClassProblems(props: StorageClassSettings): string[] {
  const { name = STORAGE_CLASS_DEFAULTS.name, type = STORAGE_CLASS_DEFAULTS.type, parameters = {} } = props;
  const { encrypted = STORAGE_CLASS_DEFAULTS.encrypted, kmsKeyId, iops, throughput } = props;
  return [
    ...(Token.isUnresolved(name) || /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/.test(name)
      ? []
      : [`name ("${name}") may hold small letters, digits, "-" and "."`]),
    ...(kmsKeyId !== undefined && encrypted === false
      ? ["kmsKeyId is given while encrypted is false; drop one of them"]
      : []),
    ...(throughput !== undefined && type !== "gp3"
      ? [`throughput goes with type "gp3" alone, and this is ${type}; drop it`]
      : []),
    ...(iops === undefined && (type === "io1" || type === "io2") ? [`type "${type}" needs iops; give them`] : []),
    ...Object.entries({ iops, throughput })
      .filter(([, value]) => value !== undefined && !Token.isUnresolved(value))
      .filter(([, value]) => !Number.isInteger(value) || value! < 1)
      .map(([prop, value]) => `${prop} (${value}) must be a whole number of 1 or more`),
    ...Object.entries(PARAMETER_OF)
      .filter(([, parameter]) => Object.hasOwn(parameters, parameter))
      .map(([prop, parameter]) => `parameters: "${parameter}" has a prop of its own; set ${prop}`),
  ];
}
