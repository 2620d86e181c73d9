export const ADDON_DEFAULTS = {
  addonVersion: "latest",
  /** A cluster comes with copies of vpc-cni, kube-proxy and coredns that nobody manages: the add-on takes them over. */
  resolveConflictsOnCreate: "OVERWRITE",
  resolveConflictsOnUpdate: "OVERWRITE",
  /** The network of running pods outlives a change of hands. */
  preserve: true,
} as const;
