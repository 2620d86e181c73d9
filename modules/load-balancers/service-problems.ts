import { Token } from "cdktf";
import { cidrProblems, ipv6CidrProblems, looksLikeIpv6 } from "../shared/cidr";
import { healthProblems } from "./health-problems";
import { kindOf } from "./kinds";
import { MOST_PORT, wholeProblems } from "./network-problems";
import { pairProblems } from "./pair-problems";
import type { LoadBalancerKind, LoadBalancerServiceProps, ServicePort, Tls } from "./types";

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
    ...portProblems(ports, kind),
    ...loadBalancerSourceRanges.flatMap((cidr, index) =>
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

function portProblems(ports: readonly ServicePort[], kind: LoadBalancerKind): string[] {
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
    ...(ports.length > 1 && new Set(names).size < ports.length
      ? ["ports: each of several ports needs a name of its own"]
      : []),
    ...[...new Set(taken.filter((one, index) => taken.indexOf(one) !== index))].map(
      (one) => `ports: ${one} is there twice; drop one of them`,
    ),
    ...(protocols.size > 1 && kind !== "controller"
      ? ["ports: TCP and UDP cannot share one load balancer; make two Services"]
      : []),
    ...(protocols.has("UDP") && kind === "classic"
      ? [`ports: a Classic Load Balancer has no UDP; set type "nlb"`]
      : []),
  ];
}

function tlsProblems(
  { certificateArns, ports = [], policy }: Tls,
  own: readonly ServicePort[],
  kind: LoadBalancerKind,
): string[] {
  const known = own.flatMap(({ port, name }) => [String(port), ...(name === undefined ? [] : [name])]);
  return [
    ...(policy === undefined || Token.isUnresolved(policy) || /^(ELBSecurityPolicy|ELBSample)-/.test(policy)
      ? []
      : [`tls.policy ("${policy}") is not one of AWS's, such as "ELBSecurityPolicy-TLS13-1-2-2021-06"`]),
    ...(certificateArns.length === 0 ? ["tls.certificateArns is empty; name one"] : []),
    ...(certificateArns.length > 1 && kind !== "controller"
      ? [`tls.certificateArns names ${certificateArns.length}, and EKS's own controller takes one; name one`]
      : []),
    ...certificateArns.flatMap((arn, index) =>
      Token.isUnresolved(arn) ||
      /^arn:[^:]+:(acm:[^:]+:\d{12}:certificate|iam::\d{12}:server-certificate)\/.+$/.test(arn)
        ? []
        : [`tls.certificateArns[${index}] ("${arn}") is not the ARN of a certificate of ACM or IAM`],
    ),
    ...ports
      .filter((port) => !known.includes(String(port)))
      .map((port) => `tls.ports: ${JSON.stringify(port)} is none of the Service's ports (${known.join(", ")})`),
    ...own
      .filter(({ protocol, port, name }) => {
        const speaks = ports.length === 0 || ports.some((one) => [String(port), name].includes(String(one)));
        return protocol === "UDP" && kind === "controller" && ports.length > 0 && speaks;
      })
      .map(({ port }) => `tls.ports: ${port} is UDP, which has no TLS; leave it out`),
  ];
}

/** What goes with TLS, and is not heeded without it. */
function idleTlsProblems(props: LoadBalancerServiceProps): string[] {
  const { backendProtocol, backendTls, alpnPolicy } = props as Readonly<
    Partial<Record<"backendProtocol" | "backendTls" | "alpnPolicy", string | boolean>>
  >;
  const secure = backendProtocol === "ssl" || backendProtocol === "https" ? backendProtocol : undefined;
  const given = { backendProtocol: secure, backendTls: backendTls === true || undefined, alpnPolicy };
  return Object.entries(given).flatMap(([key, value]) =>
    value === undefined ? [] : [`${key} (${String(value)}) is not heeded without tls; give tls, or drop it`],
  );
}

/** What is legal and comes to nothing. */
export function serviceWarnings(props: LoadBalancerServiceProps): string[] {
  const kind = kindOf(props);
  return [
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
