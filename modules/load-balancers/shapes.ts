import {
  either,
  flag,
  listOf,
  literal,
  mapOf,
  number,
  oneOf,
  shapeOf,
  text,
  writtenListOf,
  type Check,
  type Shape,
} from "../shared/shape";
import type { PropsOf } from "./kinds";
import {
  CONTROLLERS,
  LOAD_BALANCER_TYPES,
  type AccessLogs,
  type HealthCheck,
  type LoadBalancerKind,
  type LoadBalancerServiceProps,
  type ServicePort,
  type Tls,
} from "./types";

const textOrNumber: Check = (value, path) => either({ scalar: typeof value === "number" ? number : text })(value, path);

const scalar: Check = (value, path) =>
  either({ scalar: typeof value === "number" ? number : typeof value === "boolean" ? flag : text })(value, path);

const PORT_SHAPE: Shape<ServicePort> = {
  port: number,
  targetPort: textOrNumber,
  name: text,
  protocol: oneOf(["TCP", "UDP"]),
  nodePort: number,
};
const TLS_SHAPE: Shape<Tls> = { certificateArns: listOf(text), ports: listOf(textOrNumber), policy: text };
const HEALTH_SHAPE: Shape<HealthCheck> = {
  protocol: oneOf(["tcp", "http", "https", "ssl"]),
  port: textOrNumber,
  path: text,
  interval: number,
  timeout: number,
  healthyThreshold: number,
  unhealthyThreshold: number,
};
const LOGS_SHAPE: Shape<AccessLogs> = { bucket: text, prefix: text };

const COMMON: Shape<Omit<LoadBalancerServiceProps, "type" | "controller">> = {
  selector: mapOf(text),
  ports: writtenListOf(shapeOf(PORT_SHAPE, ["port"])),
  internal: literal(flag),
  namespace: text,
  labels: mapOf(text),
  externalTrafficPolicy: oneOf(["Cluster", "Local"]),
  loadBalancerSourceRanges: listOf(text),
  subnets: listOf(text),
  tls: shapeOf(TLS_SHAPE, ["certificateArns"]),
  healthCheck: shapeOf(HEALTH_SHAPE),
  accessLogs: shapeOf(LOGS_SHAPE, ["bucket"]),
  crossZone: flag,
  proxyProtocol: literal(flag),
  additionalResourceTags: mapOf(text),
  targetNodeLabels: mapOf(text),
  annotations: mapOf(text),
  waitForLoadBalancer: flag,
};
/** The kind follows from these two, and from a misspelt one the wrong kind. */
const CHOICE = { type: literal(oneOf(LOAD_BALANCER_TYPES)), controller: literal(oneOf(CONTROLLERS)) };

/** The run-time shape of each kind's props. */
export const SHAPES: { readonly [Kind in LoadBalancerKind]: Shape<PropsOf[Kind]> } = {
  classic: {
    ...COMMON,
    ...CHOICE,
    backendProtocol: oneOf(["tcp", "http", "ssl", "https"]),
    accessLogEmitInterval: number,
    connectionDrainingTimeout: number,
    connectionIdleTimeout: number,
    securityGroups: listOf(text),
    extraSecurityGroups: listOf(text),
  },
  nlb: {
    ...COMMON,
    ...CHOICE,
    proxyProtocol: flag,
    eipAllocations: listOf(text),
    privateIpv4Addresses: listOf(text),
    backendTls: literal(flag),
    preserveClientIp: flag,
  },
  controller: {
    ...COMMON,
    ...CHOICE,
    type: literal(oneOf(["nlb"])),
    targetType: oneOf(["instance", "ip"]),
    loadBalancerName: text,
    ipAddressType: oneOf(["ipv4", "dualstack"]),
    eipAllocations: listOf(text),
    privateIpv4Addresses: listOf(text),
    backendTls: literal(flag),
    preserveClientIp: flag,
    deregistrationDelay: number,
    stickiness: flag,
    attributes: mapOf(scalar),
    targetGroupAttributes: mapOf(scalar),
    healthCheckSuccessCodes: text,
    deletionProtection: flag,
    securityGroups: listOf(text),
    manageBackendSecurityGroupRules: flag,
    alpnPolicy: oneOf(["HTTP1Only", "HTTP2Only", "HTTP2Optional", "HTTP2Preferred", "None"]),
  },
};
