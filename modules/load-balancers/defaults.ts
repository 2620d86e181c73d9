export const LOAD_BALANCER_DEFAULTS = {
  /** What EKS makes of a Service without an annotation. */
  type: "classic",
  internal: false,
  namespace: "default",
  externalTrafficPolicy: "Cluster",
  waitForLoadBalancer: true,
  /** What TLS listeners take: 1.2 or newer. The controllers' own, of 2016, takes 1.0 too. */
  tlsPolicy: {
    classic: "ELBSecurityPolicy-TLS-1-2-2017-01",
    nlb: "ELBSecurityPolicy-TLS13-1-2-2021-06",
    controller: "ELBSecurityPolicy-TLS13-1-2-2021-06",
  },
} as const;

export const ACCESS_LOG_BUCKET_DEFAULTS = {
  /** As long as the cluster's own logs. */
  expirationDays: 90,
  forceDestroy: false,
} as const;
