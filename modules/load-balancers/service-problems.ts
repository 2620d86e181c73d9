import { Token } from "cdktf";
import { cidrProblems, ipv6CidrProblems, looksLikeIpv6 } from "../shared/cidr";
import { elementsOf } from "../shared/lists";
import { healthProblems } from "./health-problems";
import { kindOf } from "./kinds";
import { MOST_PORT, wholeProblems } from "./network-problems";
import { portsOfBoth, PREFIX } from "./annotations";
import { pairProblems } from "./pair-problems";
import { idleTlsProblems, tlsProblems } from "./tls-problems";
import { trafficProblems, trafficWarnings } from "./traffic-problems";
import type { ControllerLoadBalancerProps, LoadBalancerKind, LoadBalancerServiceProps, ServicePort } from "./types";

/** What is wrong with a Service itself: its pods, its ports, what it speaks on them, and who may connect. */
export function serviceProblems(name: string, props: LoadBalancerServiceProps): string[] {
  const { selector, ports, loadBalancerSourceRanges = [], tls, healthCheck } = props;
  const kind = kindOf(props);
  return [
    ...(/^[a-z]([a-z0-9-]{0,61}[a-z0-9])?$/.test(name)
      ? []
      : [
          `the Service's name ("${name}") may hold small letters, digits and "-", 63 at most, and begins with a letter`,
        ]),
    ...(Object.keys(selector).length === 0 ? ["selector is empty, so no pod would answer; name a label"] : []),
    ...portProblems(props, kind),
    ...elementsOf(loadBalancerSourceRanges).flatMap((cidr, index) =>
      Token.isUnresolved(cidr) ? [] : rangeProblems(`loadBalancerSourceRanges[${index}]`, cidr, props),
    ),
    ...(tls ? tlsProblems(tls, ports, kind) : idleTlsProblems(props)),
    ...(healthCheck ? healthProblems(healthCheck, props) : []),
    ...("preserveClientIp" in props &&
    props.preserveClientIp === false &&
    ports.some(({ protocol }) => protocol === "UDP")
      ? ["preserveClientIp (false): with UDP AWS always keeps the client's address; drop it"]
      : []),
    ...pairProblems(props),
    ...trafficProblems(props),
  ];
}

function rangeProblems(label: string, cidr: string, props: LoadBalancerServiceProps): string[] {
  if (!looksLikeIpv6(cidr)) return cidrProblems(label, cidr, [0, 32]);
  return "ipAddressType" in props && props.ipAddressType === "dualstack"
    ? ipv6CidrProblems(label, cidr)
    : [
        `${label} (${cidr}) is of IPv6, which goes with controller "aws-load-balancer-controller" and ipAddressType "dualstack"; set these, or drop it`,
      ];
}

const NODE_PORTS = [30_000, 32_767] as const;

function portProblems(props: LoadBalancerServiceProps, kind: LoadBalancerKind): string[] {
  const { ports } = props;
  if (ports.length === 0) return ["ports is empty; name one or more"];
  const protocols = new Set(ports.map(({ protocol = "TCP" }) => protocol));
  const names = ports.flatMap(({ name }) => name ?? []);
  const taken = ports.map(({ port, protocol = "TCP" }) => `${protocol} ${port}`);
  return [
    ...ports.flatMap(({ port, targetPort, nodePort }, index) => [
      ...wholeProblems(`ports[${index}].port`, port, [1, MOST_PORT]),
      ...(typeof targetPort === "number"
        ? wholeProblems(`ports[${index}].targetPort`, targetPort, [1, MOST_PORT])
        : []),
      ...wholeProblems(`ports[${index}].nodePort`, nodePort, NODE_PORTS),
    ]),
    ...names
      .filter((name) => !Token.isUnresolved(name) && !/^(?=[a-z0-9-]{1,63}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?$/.test(name))
      .map((name) => `ports: the name "${name}" may hold small letters, digits and "-" between them, 63 at most`),
    ...nodePortProblems(ports),
    ...(ports.length > 1 && new Set(names).size < ports.length
      ? ["ports: each of several ports needs a name of its own"]
      : []),
    ...[...new Set(taken.filter((one, index) => taken.indexOf(one) !== index))].map(
      (one) => `ports: ${one} is there twice; drop one of them`,
    ),
    ...(kind === "controller" ? bothProblems(ports, props) : []),
    ...(protocols.size > 1 && kind !== "controller"
      ? ["ports: TCP and UDP cannot share one load balancer; make two Services"]
      : []),
    ...(protocols.has("UDP") && kind === "classic"
      ? [`ports: a Classic Load Balancer has no UDP; set type "nlb"`]
      : []),
  ];
}

/** A port of the nodes that two listeners of one protocol would share. */
function nodePortProblems(ports: readonly ServicePort[]): string[] {
  const taken = ports.flatMap(({ nodePort, protocol = "TCP" }) =>
    nodePort === undefined ? [] : [`${protocol} ${nodePort}`],
  );
  return [...new Set(taken.filter((one, index) => taken.indexOf(one) !== index))].map(
    (one) => `ports: nodePort ${one} is there twice; give each its own`,
  );
}

/** What one listener of TCP and UDP, and an NLB of both families, cannot be told. */
function bothProblems(ports: readonly ServicePort[], props: LoadBalancerServiceProps): string[] {
  const { targetType = "instance", ipAddressType, annotations = {} } = props as Partial<ControllerLoadBalancerProps>;
  const where = targetType === "instance" ? "nodePort" : "targetPort";
  const prefixes = `${PREFIX}enable-prefix-for-ipv6-source-nat`;
  return [
    ...portsOfBoth(ports).flatMap((number) => {
      const given = ports.flatMap((one) => (one.port === number ? (one[where] ?? []) : []));
      return new Set(given).size > 1
        ? [
            `ports: ${number} is one listener of TCP and UDP with one ${where}, and these differ (${given.join(", ")}); give both the same`,
          ]
        : [];
    }),
    ...(ipAddressType === "dualstack" &&
    ports.some(({ protocol }) => protocol === "UDP") &&
    annotations[prefixes] === undefined
      ? [
          `ipAddressType "dualstack" with UDP needs prefixes for addresses of IPv6; give annotations "${prefixes}": "on", or take "ipv4"`,
        ]
      : []),
  ];
}

/** What is legal and comes to nothing. */
export function serviceWarnings(props: LoadBalancerServiceProps): string[] {
  const kind = kindOf(props);
  return [
    ...trafficWarnings(props),
    ...(kind === "nlb" && props.healthCheck?.timeout !== undefined
      ? [
          "healthCheck.timeout: EKS's own controller does not pass it on to an NLB, which waits for as long as AWS says; drop it",
        ]
      : []),
    ...(kind !== "classic" && props.accessLogs !== undefined && props.tls === undefined
      ? ["accessLogs: an NLB writes them of connections by TLS alone, so there will be none; give tls, or drop them"]
      : []),
  ];
}
