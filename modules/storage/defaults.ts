export const STORAGE_CLASS_DEFAULTS = {
  name: "gp3",
  type: "gp3",
  encrypted: true,
  reclaimPolicy: "Delete",
  allowVolumeExpansion: true,
  /** A volume lives in one zone: made before its pod is placed, it may be in another. */
  volumeBindingMode: "WaitForFirstConsumer",
  storageProvisioner: "ebs.csi.aws.com",
  /** The driver inside the nodes of EKS Auto Mode. */
  autoModeProvisioner: "ebs.csi.eks.amazonaws.com",
  isDefault: false,
} as const;
