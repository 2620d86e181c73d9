export const LOAD_BALANCER_DEFAULTS = {
  /** What EKS makes of a Service without an annotation. */
  type: "classic",
  internal: false,
  namespace: "default",
  externalTrafficPolicy: "Cluster",
  waitForLoadBalancer: true,
} as const;
