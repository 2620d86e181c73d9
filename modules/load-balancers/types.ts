export const LOAD_BALANCER_TYPES = ["classic", "nlb"] as const;
/** What AWS calls it. */
export type LoadBalancerType = (typeof LOAD_BALANCER_TYPES)[number];

/** Who may make a load balancer for a Service: EKS's own controller, or the AWS Load Balancer Controller that somebody installs. */
export const CONTROLLERS = ["cloud-provider", "aws-load-balancer-controller"] as const;

/** Which kind of load balancer, and who makes it. */
export type LoadBalancerKind = "classic" | "nlb" | "controller";

/** A port of the Service. */
export interface ServicePort {
  /** 1 to 65535. */
  readonly port: number;
  /** Port of the pods, by number or by name. @default port */
  readonly targetPort?: number | string;
  /** Needed where there are several ports. @default none */
  readonly name?: string;
  /** One number with both wants the AWS Load Balancer Controller, 2.13 or later. @default "TCP" */
  readonly protocol?: "TCP" | "UDP";
  /** Port of every node, 30000 to 32767. @default one that is free */
  readonly nodePort?: number;
}

/** Listeners that speak TLS, so that pods need not. */
export interface Tls {
  /** Of ACM or IAM; the first is the default one. EKS's own controller takes one, the AWS Load Balancer Controller several. */
  readonly certificateArns: readonly string[];
  /** Ports of the Service, by number or name, that speak it; the others do not. @default all of them */
  readonly ports?: readonly (number | string)[];
  /** Name of a security policy, such as "ELBSecurityPolicy-TLS13-1-2-Res-2021-06"; a Classic Load Balancer has others, without TLS 1.3. @default LOAD_BALANCER_DEFAULTS.tlsPolicy, TLS 1.2 or newer (the controllers' own was of 2016) */
  readonly policy?: string;
}

/** How targets are asked whether they are well. */
export interface HealthCheck {
  /** "ssl" is for a Classic Load Balancer alone. @default "tcp"; "http" of a node's own health check where externalTrafficPolicy is "Local" */
  readonly protocol?: "tcp" | "http" | "https" | "ssl";
  /** A number, or "traffic-port". @default the port that takes the traffic */
  readonly port?: number | "traffic-port";
  /** For "http", which externalTrafficPolicy "Local" makes the usual one, and "https". @default "/"; "/healthz" where it is "Local" */
  readonly path?: string;
  /** Seconds between two, 5 to 300; of an NLB by EKS's own controller 10 at least, or 6 by HTTP. @default 10; 30 of an NLB by EKS's own controller, unless externalTrafficPolicy is "Local" */
  readonly interval?: number;
  /** Seconds until one has failed: below interval, 2 to 60 (classic); 2 to 120 (AWS Load Balancer Controller). @default 5 (classic), 10; 6 of nodes with externalTrafficPolicy "Local" */
  readonly timeout?: number;
  /** So many in a row are well, 2 to 10. @default 2 (classic, or with externalTrafficPolicy "Local"), 3 */
  readonly healthyThreshold?: number;
  /** So many in a row are not, 2 to 10. @default 6 (classic), 2 with externalTrafficPolicy "Local", 3 */
  readonly unhealthyThreshold?: number;
}

/** Attributes by AWS's own names. */
export type Attributes = { readonly [name: string]: string | number | boolean };

/** Where a record of every request, or of every TLS connection of an NLB, is written. */
export interface AccessLogs {
  /** Name of a bucket in the same region whose policy lets load balancers write, such as an AccessLogBucket's. */
  readonly bucket: string;
  /** Folder in the bucket. @default none */
  readonly prefix?: string;
}

/** What every kind has. */
interface ServiceProps {
  /** Labels of the pods that answer. */
  readonly selector: { readonly [label: string]: string };
  readonly ports: readonly ServicePort[];
  /** Reachable from inside the VPC only; a change makes the Service anew. @default LOAD_BALANCER_DEFAULTS.internal */
  readonly internal?: boolean;
  /** @default LOAD_BALANCER_DEFAULTS.namespace */
  readonly namespace?: string;
  /** Labels of the Service itself. @default none */
  readonly labels?: { readonly [key: string]: string };
  /** `Local` keeps the client's address and sends traffic only to nodes with a ready pod. @default LOAD_BALANCER_DEFAULTS.externalTrafficPolicy */
  readonly externalTrafficPolicy?: "Cluster" | "Local";
  /** Who may connect, as CIDR blocks; of IPv6 too with ipAddressType "dualstack". @default everyone */
  readonly loadBalancerSourceRanges?: readonly string[];
  /** Ids or Name tags of the subnets that it stands in, one a zone; with an NLB by EKS's own controller a change makes the Service anew. @default those with the tag kubernetes.io/role/elb or, where it is internal, internal-elb */
  readonly subnets?: readonly string[];
  /** @default none of its own */
  readonly tls?: Tls;
  readonly healthCheck?: HealthCheck;
  /** @default none are written */
  readonly accessLogs?: AccessLogs;
  /** Pods are told of the client's address by the PROXY protocol: version 1 (classic) or 2 (NLB). EKS's own controller tells an NLB only from late patch releases of Kubernetes 1.32 on. @default false */
  readonly proxyProtocol?: boolean;
  /** Traffic that came in by one zone goes to the targets of all; between zones it is paid for. @default false */
  readonly crossZone?: boolean;
  /** Tags of what is made in AWS, besides the controller's own; without "," in them. @default none */
  readonly additionalResourceTags?: { readonly [key: string]: string };
  /** Labels of the nodes that take traffic. @default every node does */
  readonly targetNodeLabels?: { readonly [label: string]: string };
  /** Further annotations, for what has no prop here. @default none */
  readonly annotations?: { readonly [key: string]: string };
  /** Wait at creation until the load balancer has a host name, ten minutes at most. @default LOAD_BALANCER_DEFAULTS.waitForLoadBalancer */
  readonly waitForLoadBalancer?: boolean;
}

/** A Classic Load Balancer, by EKS's own controller. TCP alone. */
export interface ClassicLoadBalancerProps extends ServiceProps {
  /** A change makes the Service anew: EKS's controller would leave the old load balancer behind. @default "classic" */
  readonly type?: "classic";
  /** @default EKS's own, the "cloud-provider" */
  readonly controller?: "cloud-provider";
  /** What it speaks with the pods; "ssl" and "https" go with tls. @default "tcp" */
  readonly backendProtocol?: "tcp" | "http" | "ssl" | "https";
  /** How often logs are written, in minutes. @default 60 */
  readonly accessLogEmitInterval?: 5 | 60;
  /** Seconds that requests under way have when a node goes, 1 to 3600. @default they have none */
  readonly connectionDrainingTimeout?: number;
  /** Seconds without a byte until a connection is closed, 1 to 4000. @default 60 */
  readonly connectionIdleTimeout?: number;
  /** Ids of security groups in place of the one that is made. @default one is made */
  readonly securityGroups?: readonly string[];
  /** Ids of security groups beside the one that is made. @default none */
  readonly extraSecurityGroups?: readonly string[];
}

/** A Network Load Balancer, by EKS's own controller and the document's annotation. Its targets are nodes. */
export interface NetworkLoadBalancerProps extends ServiceProps {
  /** A change makes the Service anew: EKS's controller would leave the old load balancer behind. */
  readonly type: "nlb";
  /** @default EKS's own, the "cloud-provider" */
  readonly controller?: "cloud-provider";
  /** Allocation ids of its addresses, one a subnet, in the order of the zones' names; heeded at creation only, so a change makes the Service anew. @default AWS's choice */
  readonly eipAllocations?: readonly string[];
  /** Its addresses inside the VPC, one a subnet, of an internal one, in the order of the zones' names; a change makes the Service anew. @default AWS's choice */
  readonly privateIpv4Addresses?: readonly string[];
  /** Speak TLS with the pods too; goes with tls. @default false */
  readonly backendTls?: boolean;
  /** Nodes see the client's address, always by UDP, and pods with externalTrafficPolicy "Local". Heeded from late patch releases of Kubernetes 1.32 on. @default true */
  readonly preserveClientIp?: boolean;
}

/** A Network Load Balancer by the AWS Load Balancer Controller, which has to be installed in the cluster. */
export interface ControllerLoadBalancerProps extends ServiceProps {
  /** @default "nlb" */
  readonly type?: "nlb";
  readonly controller: "aws-load-balancer-controller";
  /** Whether traffic goes to nodes, or straight to the pods' own addresses. @default "instance" */
  readonly targetType?: "instance" | "ip";
  /** 32 characters at most; a change makes the Service anew. @default one is made up */
  readonly loadBalancerName?: string;
  /** @default "ipv4" */
  readonly ipAddressType?: "ipv4" | "dualstack";
  /** Allocation ids of its addresses, one a subnet; a change makes the Service anew. @default AWS's choice */
  readonly eipAllocations?: readonly string[];
  /** Its addresses inside the VPC, one a subnet, of an internal one; a change makes the Service anew. @default AWS's choice */
  readonly privateIpv4Addresses?: readonly string[];
  /** Speak TLS with the pods too; goes with tls. @default false */
  readonly backendTls?: boolean;
  /** Targets see the client's address, always by UDP; behind nodes, pods do with externalTrafficPolicy "Local". @default true with nodes as targets, false with pods */
  readonly preserveClientIp?: boolean;
  /** Seconds that connections have when a target goes, up to 3600. @default 300 */
  readonly deregistrationDelay?: number;
  /** A client stays with its target. @default false */
  readonly stickiness?: boolean;
  /** Further attributes of the load balancer, by AWS's names, such as "dns_record.client_routing_policy". @default none */
  readonly attributes?: Attributes;
  /** Further attributes of its target groups, such as "target_health_state.unhealthy.connection_termination.enabled". @default none */
  readonly targetGroupAttributes?: Attributes;
  /** HTTP answers that are well, such as "200-399". @default "200-399" */
  readonly healthCheckSuccessCodes?: string;
  /** Keep it from being deleted, by a destroy too. @default false */
  readonly deletionProtection?: boolean;
  /** Ids or names of security groups in place of the one that is made. @default one is made */
  readonly securityGroups?: readonly string[];
  /** Let them in to the nodes. @default false where securityGroups are given, else true */
  readonly manageBackendSecurityGroupRules?: boolean;
  /** What TLS listeners agree on, such as "HTTP2Preferred"; goes with tls. @default none */
  readonly alpnPolicy?: "HTTP1Only" | "HTTP2Only" | "HTTP2Optional" | "HTTP2Preferred" | "None";
}

/** A Service of type LoadBalancer: classic, NLB by EKS's own controller, or NLB by the AWS Load Balancer Controller. */
export type LoadBalancerServiceProps =
  ClassicLoadBalancerProps | NetworkLoadBalancerProps | ControllerLoadBalancerProps;
