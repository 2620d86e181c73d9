import { asText, merged } from "../shared/lists";
import { STORAGE_CLASS_DEFAULTS } from "./defaults";
import type { StorageClassSettings } from "./types";

/** The driver's parameter for each prop. @see https://github.com/kubernetes-sigs/aws-ebs-csi-driver/blob/master/docs/parameters.md */
export const PARAMETER_OF = {
  type: "type",
  encrypted: "encrypted",
  kmsKeyId: "kmsKeyId",
  iops: "iops",
  throughput: "throughput",
  fsType: "csi.storage.k8s.io/fstype",
} as const satisfies { readonly [Prop in keyof StorageClassSettings]?: string };

/** What the driver is told, as text. */
export function storageParameters(settings: StorageClassSettings): Record<string, string> {
  const { type = STORAGE_CLASS_DEFAULTS.type, encrypted = STORAGE_CLASS_DEFAULTS.encrypted } = settings;
  const values = { ...settings, type, encrypted };
  const props = Object.keys(PARAMETER_OF) as (keyof typeof PARAMETER_OF)[];
  const given = props.filter((prop) => values[prop] !== undefined);
  return merged(
    settings.parameters,
    Object.fromEntries(given.map((prop) => [PARAMETER_OF[prop], asText(values[prop]!)])),
  );
}
