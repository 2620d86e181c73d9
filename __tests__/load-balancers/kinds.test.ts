import { TerraformVariable, Token } from "cdktf";
import { LoadBalancerService, type LoadBalancerServiceProps } from "../../modules";
import { loadBalancerAnnotations, PREFIX, ROWS } from "../../modules/load-balancers/annotations";
import { fixedAtCreation } from "../../modules/load-balancers/memory";
import { serviceWarnings } from "../../modules/load-balancers/service-problems";
import { SHAPES } from "../../modules/load-balancers/shapes";
import { validateLoadBalancer } from "../../modules/load-balancers/validate";
import { parsed } from "../../modules/testing";

const BASE = { selector: { app: "kubia" }, ports: [{ port: 443, targetPort: 8443, name: "https" }] };
const CERTIFICATE = "arn:aws:acm:eu-west-1:123456789012:certificate/0a";
const COMMON = {
  ...BASE,
  internal: true,
  subnets: ["subnet-0a", "subnet-0b"],
  tls: { certificateArns: [CERTIFICATE], ports: ["https"], policy: "ELBSecurityPolicy-2016-08" },
  healthCheck: {
    protocol: "http",
    port: 8080,
    path: "/healthz",
    interval: 20,
    healthyThreshold: 3,
    unhealthyThreshold: 4,
  },
  accessLogs: { bucket: "logs", prefix: "kubia" },
  crossZone: true,
  proxyProtocol: true,
  additionalResourceTags: { team: "web", cost: "1" },
  targetNodeLabels: { tier: "edge" },
} as const;
const FULL: Readonly<Record<"classic" | "nlb" | "controller", LoadBalancerServiceProps>> = {
  classic: {
    ...COMMON,
    healthCheck: { ...COMMON.healthCheck, timeout: 10 },
    type: "classic",
    backendProtocol: "https",
    accessLogEmitInterval: 5,
    connectionDrainingTimeout: 60,
    connectionIdleTimeout: 120,
    securityGroups: ["sg-1"],
    extraSecurityGroups: ["sg-2"],
  },
  nlb: {
    ...COMMON,
    type: "nlb",
    privateIpv4Addresses: ["10.0.0.10", "10.0.1.10"],
    backendTls: true,
    preserveClientIp: false,
  },
  controller: {
    ...COMMON,
    tls: { ...COMMON.tls, certificateArns: [CERTIFICATE, `${CERTIFICATE}b`] },
    controller: "aws-load-balancer-controller",
    targetType: "ip",
    loadBalancerName: "kubia",
    ipAddressType: "dualstack",
    privateIpv4Addresses: ["10.0.0.10", "10.0.1.10"],
    backendTls: true,
    preserveClientIp: true,
    deregistrationDelay: 0,
    attributes: { "dns_record.client_routing_policy": "availability_zone_affinity" },
    targetGroupAttributes: { "target_health_state.unhealthy.connection_termination.enabled": false },
    healthCheckSuccessCodes: "200",
    deletionProtection: false,
    securityGroups: ["sg-1"],
    manageBackendSecurityGroupRules: true,
    alpnPolicy: "HTTP2Preferred",
  },
};
const short = (props: LoadBalancerServiceProps) =>
  Object.fromEntries(
    Object.entries(loadBalancerAnnotations(props)).map(([key, value]) => [key.replace(PREFIX, ""), value]),
  );

const TOLD = {
  subnets: "subnet-0a,subnet-0b",
  "additional-resource-tags": "team=web,cost=1",
  "target-node-labels": "tier=edge",
  "ssl-cert": CERTIFICATE,
  "ssl-ports": "https",
  "ssl-negotiation-policy": "ELBSecurityPolicy-2016-08",
  "healthcheck-protocol": "http",
  "healthcheck-port": "8080",
  "healthcheck-path": "/healthz",
  "healthcheck-interval": "20",
  "healthcheck-healthy-threshold": "3",
  "healthcheck-unhealthy-threshold": "4",
};
const TOLD_OWN = {
  ...TOLD,
  internal: "true",
  "cross-zone-load-balancing-enabled": "true",
  "access-log-enabled": "true",
  "access-log-s3-bucket-name": "logs",
  "access-log-s3-bucket-prefix": "kubia",
};

test("a Classic Load Balancer in every word that there is for it", () => {
  expect(short(FULL.classic)).toEqual({
    ...TOLD_OWN,
    "healthcheck-timeout": "10",
    "backend-protocol": "https",
    "proxy-protocol": "*",
    "access-log-emit-interval": "5",
    "connection-draining-enabled": "true",
    "connection-draining-timeout": "60",
    "connection-idle-timeout": "120",
    "security-groups": "sg-1",
    "extra-security-groups": "sg-2",
  });
});

test("an NLB by EKS's own controller in every word that there is for it", () => {
  expect(short(FULL.nlb)).toEqual({
    ...TOLD_OWN,
    type: "nlb",
    "private-ipv4-addresses": "10.0.0.10,10.0.1.10",
    "backend-protocol": "ssl",
    "target-group-attributes": "preserve_client_ip.enabled=false,proxy_protocol_v2.enabled=true",
  });
});

test("an NLB by the AWS Load Balancer Controller in every word that there is for it", () => {
  expect(short(FULL.controller)).toEqual({
    ...TOLD,
    "ssl-cert": `${CERTIFICATE},${CERTIFICATE}b`,
    scheme: "internal",
    "nlb-target-type": "ip",
    name: "kubia",
    "ip-address-type": "dualstack",
    "private-ipv4-addresses": "10.0.0.10,10.0.1.10",
    "backend-protocol": "ssl",
    "proxy-protocol": "*",
    attributes:
      "dns_record.client_routing_policy=availability_zone_affinity,access_logs.s3.bucket=logs,access_logs.s3.enabled=true,access_logs.s3.prefix=kubia,deletion_protection.enabled=false,load_balancing.cross_zone.enabled=true",
    "target-group-attributes":
      "target_health_state.unhealthy.connection_termination.enabled=false,deregistration_delay.timeout_seconds=0,preserve_client_ip.enabled=true",
    "healthcheck-success-codes": "200",
    "security-groups": "sg-1",
    "manage-backend-security-group-rules": "true",
    "alpn-policy": "HTTP2Preferred",
  });
});

test.each(Object.entries(FULL))("%s: what is told in full is right", (_kind, props) => {
  expect(validateLoadBalancer("kubia", props)).toEqual([]);
});

test.each(Object.keys(FULL) as (keyof typeof FULL)[])(
  "%s: every prop ends in an annotation or in the Service",
  (kind) => {
    const inService = ["selector", "ports", "namespace", "labels", "externalTrafficPolicy", "loadBalancerSourceRanges"];
    const others = [...inService, "annotations", "waitForLoadBalancer", "type", "controller"];
    const told = ROWS[kind].flatMap(({ prop }) => prop.split(", ").map((one) => one.split(".")[0]!));
    const unsaid = Object.keys(SHAPES[kind]).filter((prop) => !told.includes(prop) && !others.includes(prop));
    // Part of one annotation together with preserveClientIp.
    expect(unsaid).toEqual(kind === "nlb" ? ["proxyProtocol"] : []);
  },
);

test("TLS is 1.2 or newer unless another policy is named", () => {
  const policyOf = (props: object) =>
    short({ ...BASE, ...props, tls: { certificateArns: [CERTIFICATE] } } as LoadBalancerServiceProps)[
      "ssl-negotiation-policy"
    ];
  expect(policyOf({})).toBe("ELBSecurityPolicy-TLS-1-2-2017-01");
  expect(policyOf({ type: "nlb" })).toBe("ELBSecurityPolicy-TLS13-1-2-2021-06");
  expect(policyOf({ controller: "aws-load-balancer-controller" })).toBe("ELBSecurityPolicy-TLS13-1-2-2021-06");
});

test("one number with TCP and with UDP is one listener of both", () => {
  const ports = (second: number) => [
    { port: 53, name: "a" },
    { port: second, name: "b", protocol: "UDP" as const },
  ];
  const told = (second: number) =>
    short({ ...BASE, controller: "aws-load-balancer-controller", ports: ports(second) })["enable-tcp-udp-listener"];
  expect(told(53)).toBe("true");
  expect(told(54)).toBeUndefined();
});

test("nothing said is nothing told, but for the AWS Load Balancer Controller's scheme, which is internal unless it is said", () => {
  expect(short(BASE)).toEqual({});
  expect(short({ ...BASE, type: "nlb" })).toEqual({ type: "nlb" });
  expect(short({ ...BASE, controller: "aws-load-balancer-controller" })).toEqual({
    scheme: "internet-facing",
    "nlb-target-type": "instance",
  });
  expect(short({ ...BASE, controller: "aws-load-balancer-controller", stickiness: true })).toMatchObject({
    "target-group-attributes": "stickiness.enabled=true,stickiness.type=source_ip",
  });
});

test("the class keeps EKS's own controller away, and stands in the configuration lest the webhook's replace the Service", () => {
  const specOf = (props: LoadBalancerServiceProps) =>
    parsed((stack) => new LoadBalancerService(stack, "kubia", props)).resource.kubernetes_service_v1!.kubia!
      .spec as object;
  expect(specOf({ ...BASE, controller: "aws-load-balancer-controller" })).toMatchObject({
    load_balancer_class: "service.k8s.aws/nlb",
  });
  expect(specOf({ ...BASE, type: "nlb" })).not.toHaveProperty("load_balancer_class");
  expect(specOf({ ...BASE, ports: [{ port: 80, nodePort: 30080 }] })).toMatchObject({ port: [{ node_port: 30080 }] });
});

test("what is heeded at creation alone is remembered, and no more", () => {
  expect(fixedAtCreation(FULL.classic)).toBe("internal classic");
  expect(fixedAtCreation(FULL.nlb)).toBe(
    "internal nlb; subnets subnet-0a,subnet-0b; privateIpv4Addresses 10.0.0.10,10.0.1.10",
  );
  expect(fixedAtCreation(FULL.controller)).toBe(
    "internal nlb by aws-load-balancer-controller; privateIpv4Addresses 10.0.0.10,10.0.1.10; loadBalancerName kubia",
  );
  expect(fixedAtCreation({ ...BASE, type: "nlb" })).toBe("internet-facing nlb");
});

const NLB = { ...BASE, type: "nlb" };
const LBC = { ...BASE, controller: "aws-load-balancer-controller" };
test.each<[string, object, string]>([
  [
    "a prop of another kind",
    { ...BASE, eipAllocations: ["eipalloc-0a"] },
    'eipAllocations is for an NLB by EKS\'s own controller or an NLB by the AWS Load Balancer Controller, and this is a Classic Load Balancer; drop it, or set type "nlb" or controller "aws-load-balancer-controller"',
  ],
  ["a misspelt prop", { ...BASE, conectionIdleTimeout: 5 }, 'did you mean "connectionIdleTimeout"?'],
  ["a misspelt type", { ...BASE, type: "nbl" }, 'type ("nbl") is not one of classic, nlb; did you mean "nlb"?'],
  [
    "a misspelt controller",
    { ...BASE, controller: "aws" },
    "is not one of cloud-provider, aws-load-balancer-controller",
  ],
  ["a classic one by the controller", { ...LBC, type: "classic" }, 'type ("classic") is not one of nlb'],
  [
    "an annotation of the other controller",
    { ...NLB, annotations: { [`${PREFIX}scheme`]: "internal" } },
    `annotations: "${PREFIX}scheme" is read for an NLB by the AWS Load Balancer Controller, and this is an NLB by EKS's own controller; drop it`,
  ],
  [
    "one that has no prop anywhere",
    { ...BASE, annotations: { [`${PREFIX}listener-attributes.TCP-80`]: "tcp.idle_timeout.seconds=400" } },
    "is read for an NLB by the AWS Load Balancer Controller",
  ],
  [
    "one of a classic one on an NLB",
    { ...NLB, annotations: { [`${PREFIX}connection-idle-timeout`]: "60" } },
    "is read for a Classic Load Balancer, and this is an NLB by EKS's own controller",
  ],
  [
    "the annotation of source ranges",
    { ...BASE, annotations: { "service.beta.kubernetes.io/load-balancer-source-ranges": "10.0.0.0/8" } },
    "set loadBalancerSourceRanges",
  ],
  ["addresses of an internal one", { ...NLB, internal: true, eipAllocations: ["eipalloc-0a"] }, "and internal is true"],
  ["inner addresses of one that is not", { ...NLB, privateIpv4Addresses: ["10.0.0.1"] }, "set internal to true"],
  ["what is no address", { ...NLB, internal: true, privateIpv4Addresses: ["10.0.0.256"] }, "is not an IPv4 address"],
  ["what is no allocation", { ...NLB, eipAllocations: ["eip-1"] }, "is not an allocation id"],
  [
    "fewer addresses than subnets",
    { ...NLB, subnets: ["subnet-0a", "subnet-0b"], eipAllocations: ["eipalloc-0a"] },
    "eipAllocations holds 1, and subnets 2; give one for each",
  ],
  ["an address twice", { ...NLB, eipAllocations: ["eipalloc-0a", "eipalloc-0a"] }, "names eipalloc-0a twice"],
  ["a subnet twice", { ...NLB, subnets: ["subnet-0a", "subnet-0a"] }, "subnets names subnet-0a twice"],
  ["no subnet", { ...NLB, subnets: [] }, "subnets is empty"],
  ["a long name", { ...LBC, loadBalancerName: "a".repeat(33) }, "32 at most"],
  ["a name that AWS keeps", { ...LBC, loadBalancerName: "internal-a" }, 'not begin with "internal-"'],
  ["a long delay", { ...LBC, deregistrationDelay: 3601 }, "must be from 0 to 3600 seconds"],
  ["no idle time", { ...BASE, connectionIdleTimeout: 0 }, "must be from 1 to 4000 seconds"],
  ["half a second", { ...BASE, connectionDrainingTimeout: 0.5 }, "must be from 1 to 3600 seconds"],
  [
    "logs every quarter",
    { ...BASE, accessLogs: { bucket: "b" }, accessLogEmitInterval: 15 },
    "must be 5 or 60 minutes",
  ],
  ["a pace of no logs", { ...BASE, accessLogEmitInterval: 5 }, "is for accessLogs"],
  ["TLS that sticks", { ...LBC, tls: { certificateArns: [CERTIFICATE] }, stickiness: true }, "have none"],
  [
    "a policy of TLS that AWS has not",
    { ...NLB, tls: { certificateArns: [CERTIFICATE], policy: "TLS13" } },
    'tls.policy ("TLS13") is not one of AWS\'s',
  ],
  ["TLS without a certificate", { ...BASE, tls: { certificateArns: [] } }, "tls.certificateArns is empty"],
  [
    "two certificates",
    { ...NLB, tls: { certificateArns: [CERTIFICATE, CERTIFICATE] } },
    "EKS's own controller takes one",
  ],
  ["what is no certificate", { ...NLB, tls: { certificateArns: ["cert"] } }, "is not the ARN of a certificate"],
  [
    "TLS on a port that is not there",
    { ...NLB, tls: { certificateArns: [CERTIFICATE], ports: [444] } },
    "tls.ports: 444 is none of the Service's ports (443, https)",
  ],
  [
    "TLS by UDP",
    {
      ...LBC,
      ports: [{ port: 443, name: "quic", protocol: "UDP" }],
      tls: { certificateArns: [CERTIFICATE], ports: ["quic"] },
    },
    "tls goes with TCP, and all ports are UDP",
  ],
  [
    "TLS by UDP alone",
    { ...NLB, ports: [{ port: 443, protocol: "UDP" }], tls: { certificateArns: [CERTIFICATE] } },
    "tls goes with TCP, and all ports are UDP",
  ],
  [
    "TLS of a number with both",
    {
      ...LBC,
      ports: [
        { port: 443, name: "a" },
        { port: 443, name: "b", protocol: "UDP" },
      ],
      tls: { certificateArns: [CERTIFICATE] },
    },
    "tls.ports: 443 is UDP, which has no TLS, nor has a number with both",
  ],
  [
    "two ports of nodes for one listener",
    {
      ...LBC,
      ports: [
        { port: 53, name: "a", nodePort: 30053 },
        { port: 53, name: "b", protocol: "UDP", nodePort: 30054 },
      ],
    },
    "53 is one listener of TCP and UDP with one nodePort, and these differ (30053, 30054)",
  ],
  [
    "two ports of pods for one listener",
    {
      ...LBC,
      targetType: "ip",
      ports: [
        { port: 53, name: "a", targetPort: 53 },
        { port: 53, name: "b", protocol: "UDP", targetPort: 5353 },
      ],
    },
    "with one targetPort, and these differ (53, 5353)",
  ],
  [
    "UDP of both families without prefixes",
    { ...LBC, ipAddressType: "dualstack", ports: [{ port: 53, protocol: "UDP" }] },
    'give annotations "service.beta.kubernetes.io/aws-load-balancer-enable-prefix-for-ipv6-source-nat": "on"',
  ],
  [
    "ranges beside groups of one's own",
    { ...BASE, securityGroups: ["sg-1"], loadBalancerSourceRanges: ["10.0.0.0/8"] },
    "beside securityGroups no controller heeds them",
  ],
  [
    "ranges of clients that are hidden",
    { ...NLB, preserveClientIp: false, loadBalancerSourceRanges: ["10.0.0.0/8"] },
    "which preserveClientIp false hides",
  ],
  [
    "the PROXY protocol where nodes are asked",
    { ...NLB, proxyProtocol: true, externalTrafficPolicy: "Local" },
    "every target be unhealthy",
  ],
  [
    "a port's name in capitals",
    { ...BASE, ports: [{ port: 80, name: "HTTP_x" }] },
    'the name "HTTP_x" may hold small letters',
  ],
  [
    "a port of nodes twice",
    {
      ...BASE,
      ports: [
        { port: 80, name: "a", nodePort: 30080 },
        { port: 81, name: "b", nodePort: 30080 },
      ],
    },
    "nodePort TCP 30080 is there twice",
  ],
  [
    "a check quicker than its answer",
    { ...NLB, healthCheck: { interval: 9 } },
    'interval (9) must be 10 seconds or more by "tcp"',
  ],
  [
    "a check by HTTP quicker than its answer",
    { ...NLB, externalTrafficPolicy: "Local", healthCheck: { interval: 5 } },
    'interval (5) must be 6 seconds or more by "http"',
  ],
  ["an SSL check of an NLB", { ...NLB, healthCheck: { protocol: "ssl" } }, "is for a Classic Load Balancer"],
  ["a path of a TCP check", { ...NLB, healthCheck: { path: "/" } }, 'is for protocol "http" or "https"'],
  ["a path without a slash", { ...NLB, healthCheck: { protocol: "http", path: "x" } }, 'begins with "/"'],
  ["a port that is no port", { ...NLB, healthCheck: { port: "web" } }, 'must be a number or "traffic-port"'],
  ["a hasty check", { ...BASE, healthCheck: { interval: 4 } }, "must be from 5 to 300 seconds"],
  ["one try", { ...BASE, healthCheck: { healthyThreshold: 1 } }, "must be from 2 to 10"],
  [
    "a check longer than its interval",
    { ...BASE, healthCheck: { interval: 10, timeout: 10 } },
    "must be below interval",
  ],
  [
    "a check of five seconds, which waits for five",
    { ...BASE, healthCheck: { interval: 5 } },
    "timeout (5 unless it is said) must be below interval (5)",
  ],
  [
    "a long wait of a classic one",
    { ...BASE, healthCheck: { interval: 300, timeout: 61 } },
    "must be from 2 to 60 seconds",
  ],
  [
    "a wait beyond the usual interval",
    { ...LBC, healthCheck: { timeout: 11 } },
    "timeout (11) must be no longer than interval (10 unless it is said)",
  ],
  [
    "a hasty check by the usual wait",
    { ...LBC, healthCheck: { interval: 9 } },
    "timeout (10 unless it is said) must be no longer than interval (9)",
  ],
  ["a backend's TLS without TLS", { ...NLB, backendTls: true }, "backendTls (true) is not heeded without tls"],
  ["HTTPS without TLS", { ...BASE, backendProtocol: "https" }, "backendProtocol (https) is not heeded without tls"],
  ["ALPN without TLS", { ...LBC, alpnPolicy: "HTTP2Only" }, "alpnPolicy (HTTP2Only) is not heeded without tls"],
  [
    "a hidden client by UDP",
    { ...NLB, ports: [{ port: 53, protocol: "UDP" }], preserveClientIp: false },
    "with UDP AWS always keeps the client's address",
  ],
  [
    "IPv6 clients of an NLB of IPv4",
    { ...NLB, loadBalancerSourceRanges: ["2001:db8::/32"] },
    'ipAddressType "dualstack"',
  ],
  [
    "what is no block of IPv6",
    { ...LBC, ipAddressType: "dualstack", loadBalancerSourceRanges: ["2001:db8::/129"] },
    "is not an IPv6 block",
  ],
  [
    "a tag with a comma",
    { ...LBC, additionalResourceTags: { owner: "a,b" } },
    'additionalResourceTags: "owner" ("a,b") holds',
  ],
  ["a tag with a sign", { ...BASE, additionalResourceTags: { owner: "a=b" } }, "would split it"],
  [
    "an attribute that has a prop",
    { ...LBC, attributes: { "deletion_protection.enabled": true } },
    "set deletionProtection",
  ],
  ["another's attribute", { ...LBC, targetGroupAttributes: { "stickiness.type": "source_ip" } }, "set stickiness"],
  [
    "attributes of EKS's own",
    { ...NLB, attributes: { a: "b" } },
    "attributes is for an NLB by the AWS Load Balancer Controller",
  ],
  ["a port of nodes that none has", { ...BASE, ports: [{ port: 80, nodePort: 80 }] }, "must be from 30000 to 32767"],
  [
    "a port twice",
    {
      ...BASE,
      ports: [
        { port: 80, name: "a" },
        { port: 80, name: "b" },
      ],
    },
    "ports: TCP 80 is there twice",
  ],
  [
    "TCP and UDP by EKS's own controller",
    {
      ...NLB,
      ports: [
        { port: 53, name: "a" },
        { port: 53, name: "b", protocol: "UDP" },
      ],
    },
    "TCP and UDP cannot share one load balancer",
  ],
])("refuses %s", (_what, props, problem) => {
  expect(validateLoadBalancer("kubia", props as LoadBalancerServiceProps)).toEqual([expect.stringContaining(problem)]);
});

test.each<[string, object]>([
  [
    "TCP and UDP by the AWS Load Balancer Controller",
    {
      ...LBC,
      ports: [
        { port: 53, name: "a" },
        { port: 53, name: "b", protocol: "UDP" },
      ],
    },
  ],
  ["an annotation that nobody here knows", { ...NLB, annotations: { [`${PREFIX}new-thing`]: "x", other: "y" } }],
  [
    "listener attributes of the controller that reads them",
    { ...LBC, annotations: { [`${PREFIX}listener-attributes.TCP-80`]: "a=1" } },
  ],
  [
    "a path where nodes are asked by HTTP anyway",
    { ...NLB, externalTrafficPolicy: "Local", healthCheck: { path: "/healthz" } },
  ],
  ["a wait as long as the interval", { ...LBC, healthCheck: { interval: 10, timeout: 10 } }],
  [
    "nodes asked often, which are waited for less",
    { ...LBC, externalTrafficPolicy: "Local", healthCheck: { interval: 6 } },
  ],
  [
    "UDP of both families with prefixes",
    {
      ...LBC,
      ipAddressType: "dualstack",
      ports: [{ port: 53, protocol: "UDP" }],
      annotations: { [`${PREFIX}enable-prefix-for-ipv6-source-nat`]: "on" },
    },
  ],
  [
    "TLS beside UDP of another number",
    {
      ...LBC,
      ports: [
        { port: 443, name: "a" },
        { port: 53, name: "b", protocol: "UDP" },
      ],
      tls: { certificateArns: [CERTIFICATE] },
    },
  ],
  [
    "the PROXY protocol with pods as targets",
    { ...LBC, targetType: "ip", proxyProtocol: true, externalTrafficPolicy: "Local" },
  ],
  ["HTTP with the pods", { ...BASE, backendProtocol: "http" }],
  ["IPv6 clients", { ...LBC, ipAddressType: "dualstack", loadBalancerSourceRanges: ["2001:db8::/32", "10.0.0.0/8"] }],
  ["a tag with a sign that the controller keeps", { ...LBC, additionalResourceTags: { owner: "a=b" } }],
  [
    "what is known at apply",
    { ...NLB, eipAllocations: [Token.asString({ a: 1 })], tls: { certificateArns: [Token.asString({ b: 1 })] } },
  ],
])("takes %s", (_what, props) => {
  expect(validateLoadBalancer("kubia", props as LoadBalancerServiceProps)).toEqual([]);
});

test("addresses that may miss their subnets are told", () => {
  const addresses = { ...BASE, internal: true, privateIpv4Addresses: ["10.0.0.10"] };
  expect(serviceWarnings({ ...addresses, type: "nlb", subnets: ["subnet-0a"] })).toEqual([
    expect.stringContaining("an address may miss its subnet"),
  ]);
  expect(serviceWarnings({ ...addresses, type: "nlb" })).toEqual([]);
});

test("nodes without a pod that answer all the same are told", () => {
  const local = { ...BASE, type: "nlb", externalTrafficPolicy: "Local", healthCheck: { protocol: "tcp" } } as const;
  expect(serviceWarnings(local)).toEqual([expect.stringContaining("those without a pod drop")]);
  expect(serviceWarnings({ ...local, externalTrafficPolicy: "Cluster" })).toEqual([]);
  expect(serviceWarnings({ ...local, controller: "aws-load-balancer-controller", targetType: "ip" })).toEqual([]);
});

test("logs that an NLB never writes are told", () => {
  const logs = { ...BASE, accessLogs: { bucket: "logs" } };
  const told = [expect.stringContaining("of connections by TLS alone")];
  expect(serviceWarnings({ ...logs, type: "nlb" })).toEqual(told);
  expect(serviceWarnings({ ...logs, controller: "aws-load-balancer-controller" })).toEqual(told);
  expect(serviceWarnings({ ...logs, type: "nlb", tls: { certificateArns: [CERTIFICATE] } })).toEqual([]);
  expect(serviceWarnings(logs)).toEqual([]);
});

test("what the controller does not pass on is told", () => {
  const props: LoadBalancerServiceProps = { ...BASE, type: "nlb", healthCheck: { timeout: 5 } };
  expect(serviceWarnings(props)).toEqual([expect.stringContaining("healthCheck.timeout")]);
  expect(serviceWarnings({ ...props, controller: "aws-load-balancer-controller" })).toEqual([]);
  expect(serviceWarnings({ ...BASE, healthCheck: { timeout: 5 } })).toEqual([]);
});

test("lists that are known only at apply are handed on whole", () => {
  const later = (name: string) => Token.asList({ [name]: true });
  const props: LoadBalancerServiceProps = {
    ...BASE,
    type: "nlb",
    internal: true,
    subnets: later("subnets"),
    privateIpv4Addresses: later("addresses"),
    loadBalancerSourceRanges: later("ranges"),
    tls: { certificateArns: later("certificates") },
  };
  expect(validateLoadBalancer("kubia", props)).toEqual([]);
  const { resource } = parsed((stack) => {
    const subnets = new TerraformVariable(stack, "subnets", { type: "list(string)" }).listValue;
    new LoadBalancerService(stack, "kubia", { ...BASE, type: "nlb", subnets });
  });
  const { annotations } = resource.kubernetes_service_v1!.kubia!.metadata as { annotations: Record<string, string> };
  expect(annotations[`${PREFIX}subnets`]).toBe('${join(",", var.subnets)}');
  expect(resource.terraform_data!["kubia_at-creation"]!.input).toBe(
    'internet-facing nlb; subnets ${join(",", var.subnets)}',
  );
});

test("records that are known only at apply are handed on, beside what has props of its own", () => {
  const { resource } = parsed((stack) => {
    const tags = Token.asStringMap(new TerraformVariable(stack, "tags", { type: "map(string)" }).value);
    const props: LoadBalancerServiceProps = {
      ...BASE,
      controller: "aws-load-balancer-controller",
      ports: [{ port: 80, name: Token.asString({ later: "name" }) }],
      additionalResourceTags: tags,
      attributes: tags,
      crossZone: true,
    };
    expect(validateLoadBalancer("kubia", props)).toEqual([]);
    new LoadBalancerService(stack, "kubia", props);
  });
  const { annotations } = resource.kubernetes_service_v1!.kubia!.metadata as { annotations: Record<string, string> };
  const text = '${join(",", formatlist("%s=%s", keys(var.tags), values(var.tags)))}';
  expect(annotations[`${PREFIX}additional-resource-tags`]).toBe(text);
  expect(annotations[`${PREFIX}attributes`]).toBe(`${text},load_balancing.cross_zone.enabled=true`);
});

test.each<[string, object, string[]]>([
  [
    "of TLS 1.3 on a Classic Load Balancer",
    { tls: { policy: "ELBSecurityPolicy-TLS13-1-2-2021-06" } },
    [
      'tls.policy ("ELBSecurityPolicy-TLS13-1-2-2021-06") is not one of a Classic Load Balancer\'s, which speaks no TLS 1.3; take one such as "ELBSecurityPolicy-TLS-1-2-2017-01"',
    ],
  ],
  ["of 2016 on a Classic Load Balancer", { tls: { policy: "ELBSecurityPolicy-2016-08" } }, []],
  ["of TLS 1.3 on an NLB", { type: "nlb", tls: { policy: "ELBSecurityPolicy-TLS13-1-2-2021-06" } }, []],
  [
    "that is none",
    { type: "nlb", tls: { policy: "TLS13" } },
    ['tls.policy ("TLS13") is not one of AWS\'s, such as "ELBSecurityPolicy-TLS13-1-2-2021-06"'],
  ],
])("a policy %s", (_what, more: { tls?: object }, problems) => {
  const tls = { certificateArns: ["arn:aws:acm:eu-west-1:123456789012:certificate/0a"], ...more.tls };
  expect(validateLoadBalancer("kubia", { ...BASE, ...more, tls } as LoadBalancerServiceProps)).toEqual(problems);
});

const TOKEN = Token.asString({ later: "name" });

test.each<[object, (string | number)[], number]>([
  [{ name: TOKEN }, ["https"], 0],
  [{ name: TOKEN }, [444], 1],
  [{ name: "https" }, [TOKEN], 0],
  [{ name: "https" }, Token.asList({ later: "ports" }), 0],
  [{ name: "https" }, Token.asAny({ later: "ports" }) as unknown as string[], 0],
  [{ name: "https" }, ["http"], 1],
  [{ port: Token.asNumber({ later: "port" }) }, [443], 0],
  [{ port: Token.asNumber({ later: "port" }) }, ["http"], 1],
])("ports that speak TLS, of %j: %j", (port, ports, count) => {
  const tls = { certificateArns: ["arn:aws:acm:eu-west-1:123456789012:certificate/0a"], ports };
  const props = { ...BASE, type: "nlb", ports: [{ port: 443, ...port }], tls } as LoadBalancerServiceProps;
  expect(validateLoadBalancer("kubia", props)).toHaveLength(count);
});
