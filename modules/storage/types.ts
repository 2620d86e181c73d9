import type { ITerraformDependable } from "cdktf";
import type { EbsVolumeType } from "../shared/ebs";

/** A class of EBS volumes. Kubernetes changes none of it in place: a change makes the class anew, and leaves its volumes alone. */
export interface StorageClassSettings {
  /** @default STORAGE_CLASS_DEFAULTS.name */
  readonly name?: string;
  /** @default STORAGE_CLASS_DEFAULTS.type */
  readonly type?: EbsVolumeType;
  /** @default STORAGE_CLASS_DEFAULTS.encrypted */
  readonly encrypted?: boolean;
  /** ARN of a KMS key. @default the account's key for EBS */
  readonly kmsKeyId?: string;
  /** I/O operations a second. @default the volume type's own */
  readonly iops?: number;
  /** MiB a second, gp3 only. @default the volume type's own */
  readonly throughput?: number;
  /** Such as "ext4" or "xfs". @default the driver's own, ext4 */
  readonly fsType?: string;
  /** What becomes of a volume whose claim is deleted. @default STORAGE_CLASS_DEFAULTS.reclaimPolicy */
  readonly reclaimPolicy?: "Delete" | "Retain";
  /** @default STORAGE_CLASS_DEFAULTS.allowVolumeExpansion */
  readonly allowVolumeExpansion?: boolean;
  /** "WaitForFirstConsumer" makes the volume in the zone of the pod that asks for it. @default STORAGE_CLASS_DEFAULTS.volumeBindingMode */
  readonly volumeBindingMode?: "WaitForFirstConsumer" | "Immediate";
  /** The driver: that of the add-on aws-ebs-csi-driver, or "ebs.csi.eks.amazonaws.com" of EKS Auto Mode. @default STORAGE_CLASS_DEFAULTS.storageProvisioner; as a cluster's default class that of the cluster */
  readonly storageProvisioner?: string;
  /** Further parameters of the driver, for what has no prop here. @default none */
  readonly parameters?: { readonly [key: string]: string };
}

export interface StorageClassProps extends StorageClassSettings {
  /** Claims that name no class get this one. @default STORAGE_CLASS_DEFAULTS.isDefault */
  readonly isDefault?: boolean;
  /** What must be there first. @default nothing */
  readonly dependsOn?: readonly ITerraformDependable[];
}
