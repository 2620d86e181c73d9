/** A Classic Load Balancer, or a Network Load Balancer by the document's annotation. */
export type LoadBalancerType = (typeof LOAD_BALANCER_TYPES)[number];
export const LOAD_BALANCER_TYPES = ["classic", "nlb"] as const;

/** A port of the Service. */
export interface ServicePort {
  /** 1 to 65535. */
  readonly port: number;
  /** Port of the pods, by number or by name. @default port */
  readonly targetPort?: number | string;
  /** Needed where there are several ports. @default none */
  readonly name?: string;
  /** @default "TCP" */
  readonly protocol?: "TCP" | "UDP";
}

export interface LoadBalancerServiceProps {
  /** Labels of the pods that answer. */
  readonly selector: { readonly [label: string]: string };
  readonly ports: readonly ServicePort[];
  /** A change makes the Service anew: EKS's controller would leave the old load balancer behind. @default LOAD_BALANCER_DEFAULTS.type */
  readonly type?: LoadBalancerType;
  /** Reachable from inside the VPC only; a change makes the Service anew. @default LOAD_BALANCER_DEFAULTS.internal */
  readonly internal?: boolean;
  /** @default LOAD_BALANCER_DEFAULTS.namespace */
  readonly namespace?: string;
  /** `Local` keeps the client's address and sends traffic only to nodes with a ready pod. @default LOAD_BALANCER_DEFAULTS.externalTrafficPolicy */
  readonly externalTrafficPolicy?: "Cluster" | "Local";
  /** Who may connect, as CIDR blocks. @default everyone */
  readonly loadBalancerSourceRanges?: readonly string[];
  /** Further annotations, for what has no prop here. @default none */
  readonly annotations?: { readonly [key: string]: string };
  /** Wait at creation until the load balancer has a host name, ten minutes at most. @default LOAD_BALANCER_DEFAULTS.waitForLoadBalancer */
  readonly waitForLoadBalancer?: boolean;
}
