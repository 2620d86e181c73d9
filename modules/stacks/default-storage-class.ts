import { STORAGE_CLASS_DEFAULTS } from "../storage/defaults";
import type { StorageClassSettings } from "../storage/types";
import type { ClusterRef } from "./cluster-ref";

export const CSI_DRIVER = "aws-ebs-csi-driver";

/** The settings of the default class, with the driver that the cluster has. */
export function storageClassOf(
  { addons = [], autoMode = false }: Pick<ClusterRef, "addons" | "autoMode">,
  given: boolean | StorageClassSettings = false,
): StorageClassSettings | undefined {
  if (given === false) return undefined;
  const inside = autoMode && !addons.includes(CSI_DRIVER);
  const driver = inside ? { storageProvisioner: STORAGE_CLASS_DEFAULTS.autoModeProvisioner } : {};
  return { ...driver, ...(given === true ? {} : given) };
}
