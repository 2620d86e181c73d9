export const DEPLOYMENT_DEFAULTS = {
  replicas: 2,
  namespace: "default",
  requests: { cpu: "100m", memory: "128Mi" },
  automountServiceAccountToken: false,
  runAsNonRoot: true,
  readOnlyRootFilesystem: false,
  waitForRollout: true,
} as const;

export const NAMESPACE_DEFAULTS = {
  /** Kubernetes warns of pods that are not restricted, and refuses those that reach the node. */
  labels: {
    "pod-security.kubernetes.io/enforce": "baseline",
    "pod-security.kubernetes.io/warn": "restricted",
  },
} as const;
