export const LOAD_BALANCER_DEFAULTS = {
  /** What EKS makes of a Service without an annotation. */
  type: "classic",
  internal: false,
  namespace: "default",
  externalTrafficPolicy: "Cluster",
  waitForLoadBalancer: true,
} as const;

export const ACCESS_LOG_BUCKET_DEFAULTS = {
  /** As long as the cluster's own logs. */
  expirationDays: 90,
  forceDestroy: false,
} as const;
