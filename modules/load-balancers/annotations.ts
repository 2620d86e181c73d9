import { asText, joined, joinedPairs, merged } from "../shared/lists";
import { LOAD_BALANCER_DEFAULTS } from "./defaults";
import { kindOf, type PropsOf } from "./kinds";
import type { HealthCheck, LoadBalancerKind, LoadBalancerServiceProps, ServicePort } from "./types";

export const PREFIX = "service.beta.kubernetes.io/aws-load-balancer-";

/** One annotation: what follows the prefix, the prop that it stands for, and its text; undefined where it is not to be there. */
interface Row<Props> {
  readonly key: string;
  readonly prop: string;
  readonly text: (props: Props) => string | undefined;
}
type Any = LoadBalancerServiceProps;

const list = (values?: readonly (string | number)[]) => values && joined(values);
const scalar = (value?: string | number | boolean) => (value === undefined ? undefined : asText(value));

const HEALTH_KEYS = {
  protocol: "protocol",
  port: "port",
  path: "path",
  interval: "interval",
  timeout: "timeout",
  healthyThreshold: "healthy-threshold",
  unhealthyThreshold: "unhealthy-threshold",
} as const satisfies Readonly<Record<keyof HealthCheck, string>>;

/** What all kinds are told in the same words. */
const COMMON: readonly Row<Any>[] = [
  { key: "subnets", prop: "subnets", text: ({ subnets }) => list(subnets) },
  {
    key: "additional-resource-tags",
    prop: "additionalResourceTags",
    text: ({ additionalResourceTags }) => joinedPairs(additionalResourceTags),
  },
  {
    key: "target-node-labels",
    prop: "targetNodeLabels",
    text: ({ targetNodeLabels }) => joinedPairs(targetNodeLabels),
  },
  { key: "ssl-cert", prop: "tls.certificateArns", text: ({ tls }) => list(tls?.certificateArns) },
  { key: "ssl-ports", prop: "tls.ports", text: ({ tls }) => list(tls?.ports) },
  {
    key: "ssl-negotiation-policy",
    prop: "tls.policy",
    text: (props) => props.tls && (props.tls.policy ?? LOAD_BALANCER_DEFAULTS.tlsPolicy[kindOf(props)]),
  },
  ...Object.entries(HEALTH_KEYS).map(([prop, key]) => ({
    key: `healthcheck-${key}`,
    prop: `healthCheck.${prop}`,
    text: ({ healthCheck }: Any) => scalar(healthCheck?.[prop as keyof HealthCheck]),
  })),
];

/** What EKS's own controller is told of either kind. */
const OWN: readonly Row<Any>[] = [
  ...COMMON,
  {
    key: "internal",
    prop: "internal",
    text: ({ internal = LOAD_BALANCER_DEFAULTS.internal }) => (internal ? "true" : undefined),
  },
  {
    key: "cross-zone-load-balancing-enabled",
    prop: "crossZone",
    text: ({ crossZone }) => scalar(crossZone),
  },
  { key: "access-log-enabled", prop: "accessLogs", text: ({ accessLogs }) => accessLogs && "true" },
  { key: "access-log-s3-bucket-name", prop: "accessLogs.bucket", text: ({ accessLogs }) => accessLogs?.bucket },
  { key: "access-log-s3-bucket-prefix", prop: "accessLogs.prefix", text: ({ accessLogs }) => accessLogs?.prefix },
];

/** Addresses of an NLB of either controller. */
const ADDRESSES: readonly Row<PropsOf["nlb"] | PropsOf["controller"]>[] = [
  { key: "eip-allocations", prop: "eipAllocations", text: ({ eipAllocations }) => list(eipAllocations) },
  {
    key: "private-ipv4-addresses",
    prop: "privateIpv4Addresses",
    text: ({ privateIpv4Addresses }) => list(privateIpv4Addresses),
  },
  { key: "backend-protocol", prop: "backendTls", text: ({ backendTls }) => (backendTls ? "ssl" : undefined) },
];

/**
 * Every annotation that a prop stands for, by kind.
 * @see https://cloud-provider-aws.sigs.k8s.io/service_controller/
 * @see https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/service/annotations/
 */
export const ROWS: { readonly [Kind in LoadBalancerKind]: readonly Row<PropsOf[Kind]>[] } = {
  classic: [
    ...OWN,
    { key: "type", prop: "type", text: () => undefined },
    { key: "backend-protocol", prop: "backendProtocol", text: ({ backendProtocol }) => backendProtocol },
    { key: "proxy-protocol", prop: "proxyProtocol", text: ({ proxyProtocol }) => (proxyProtocol ? "*" : undefined) },
    {
      key: "access-log-emit-interval",
      prop: "accessLogEmitInterval",
      text: ({ accessLogEmitInterval }) => scalar(accessLogEmitInterval),
    },
    {
      key: "connection-draining-enabled",
      prop: "connectionDrainingTimeout",
      text: ({ connectionDrainingTimeout }) => (connectionDrainingTimeout === undefined ? undefined : "true"),
    },
    {
      key: "connection-draining-timeout",
      prop: "connectionDrainingTimeout",
      text: ({ connectionDrainingTimeout }) => scalar(connectionDrainingTimeout),
    },
    {
      key: "connection-idle-timeout",
      prop: "connectionIdleTimeout",
      text: ({ connectionIdleTimeout }) => scalar(connectionIdleTimeout),
    },
    { key: "security-groups", prop: "securityGroups", text: ({ securityGroups }) => list(securityGroups) },
    {
      key: "extra-security-groups",
      prop: "extraSecurityGroups",
      text: ({ extraSecurityGroups }) => list(extraSecurityGroups),
    },
  ],
  nlb: [
    ...OWN,
    ...ADDRESSES,
    { key: "type", prop: "type", text: () => "nlb" },
    {
      key: "target-group-attributes",
      prop: "preserveClientIp",
      text: ({ preserveClientIp, proxyProtocol }) =>
        joinedPairs({ "preserve_client_ip.enabled": preserveClientIp, "proxy_protocol_v2.enabled": proxyProtocol }),
    },
  ],
  controller: [
    ...COMMON,
    ...ADDRESSES,
    {
      key: "scheme",
      prop: "internal",
      text: ({ internal = LOAD_BALANCER_DEFAULTS.internal }) => (internal ? "internal" : "internet-facing"),
    },
    { key: "internal", prop: "internal", text: () => undefined },
    { key: "type", prop: "controller", text: () => undefined },
    { key: "nlb-target-type", prop: "targetType", text: ({ targetType = "instance" }) => targetType },
    { key: "name", prop: "loadBalancerName", text: ({ loadBalancerName }) => loadBalancerName },
    { key: "ip-address-type", prop: "ipAddressType", text: ({ ipAddressType }) => ipAddressType },
    { key: "proxy-protocol", prop: "proxyProtocol", text: ({ proxyProtocol }) => (proxyProtocol ? "*" : undefined) },
    {
      key: "attributes",
      prop: "attributes, crossZone, accessLogs, deletionProtection",
      text: ({ attributes, crossZone, accessLogs, deletionProtection }) =>
        joinedPairs(attributes, {
          "access_logs.s3.bucket": accessLogs?.bucket,
          "access_logs.s3.enabled": accessLogs && true,
          "access_logs.s3.prefix": accessLogs?.prefix,
          "deletion_protection.enabled": deletionProtection,
          "load_balancing.cross_zone.enabled": crossZone,
        }),
    },
    {
      key: "target-group-attributes",
      prop: "targetGroupAttributes, preserveClientIp, deregistrationDelay, stickiness",
      text: ({ targetGroupAttributes, preserveClientIp, deregistrationDelay, stickiness }) =>
        joinedPairs(targetGroupAttributes, {
          "deregistration_delay.timeout_seconds": deregistrationDelay,
          "preserve_client_ip.enabled": preserveClientIp,
          "stickiness.enabled": stickiness,
          "stickiness.type": stickiness ? "source_ip" : undefined,
        }),
    },
    {
      key: "healthcheck-success-codes",
      prop: "healthCheckSuccessCodes",
      text: ({ healthCheckSuccessCodes }) => healthCheckSuccessCodes,
    },
    { key: "security-groups", prop: "securityGroups", text: ({ securityGroups }) => list(securityGroups) },
    {
      key: "manage-backend-security-group-rules",
      prop: "manageBackendSecurityGroupRules",
      text: ({ manageBackendSecurityGroupRules }) => scalar(manageBackendSecurityGroupRules),
    },
    {
      key: "enable-tcp-udp-listener",
      prop: "ports, a number with TCP and with UDP",
      text: ({ ports }) => (portsOfBoth(ports).length > 0 ? "true" : undefined),
    },
    { key: "alpn-policy", prop: "alpnPolicy", text: ({ alpnPolicy }) => alpnPolicy },
  ],
};

/** Numbers that are there with TCP and with UDP. */
export function portsOfBoth(ports: readonly ServicePort[]): number[] {
  const udp = ports.filter(({ protocol }) => protocol === "UDP").map(({ port }) => port);
  return ports.filter(({ protocol, port }) => protocol !== "UDP" && udp.includes(port)).map(({ port }) => port);
}

/** The annotations by which a controller knows what to make; a plain internet-facing Classic Load Balancer has none. */
export function loadBalancerAnnotations(props: LoadBalancerServiceProps): Record<string, string> {
  const rows = ROWS[kindOf(props)] as readonly Row<LoadBalancerServiceProps>[];
  const told = rows.flatMap(({ key, text }) => {
    const value = text(props);
    return value === undefined ? [] : [[`${PREFIX}${key}`, value] as const];
  });
  return merged(props.annotations, Object.fromEntries(told));
}
