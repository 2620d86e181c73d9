import { Token } from "cdktf";
import { elementsOf } from "../shared/lists";
import { LOAD_BALANCER_DEFAULTS } from "./defaults";
import { portsOfBoth } from "./annotations";
import type { LoadBalancerKind, LoadBalancerServiceProps, ServicePort, Tls } from "./types";

/** What is wrong with listeners that speak TLS. */
export function tlsProblems(
  { certificateArns, ports = [], policy }: Tls,
  own: readonly ServicePort[],
  kind: LoadBalancerKind,
): string[] {
  const known = own
    .flatMap(({ port, name }) => [port, ...(name === undefined ? [] : [name])])
    .filter((one) => !Token.isUnresolved(one))
    .map(String);
  const named = elementsOf(ports).filter((port) => !Token.isUnresolved(port));
  // A port may be called by a name, or have a number, that is known only at apply.
  const all = !Token.isUnresolved(ports) && ports.length === 0;
  const [numberUnknown, nameUnknown] = (["port", "name"] as const).map((key) =>
    own.some((one) => Token.isUnresolved(one[key])),
  );
  return [
    ...policyProblems(policy, kind),
    ...(certificateArns.length === 0 ? ["tls.certificateArns is empty; name one"] : []),
    ...(certificateArns.length > 1 && kind !== "controller"
      ? [`tls.certificateArns names ${certificateArns.length}, and EKS's own controller takes one; name one`]
      : []),
    ...elementsOf(certificateArns).flatMap((arn, index) =>
      Token.isUnresolved(arn) ||
      /^arn:[^:]+:(acm:[^:]+:\d{12}:certificate|iam::\d{12}:server-certificate)\/.+$/.test(arn)
        ? []
        : [`tls.certificateArns[${index}] ("${arn}") is not the ARN of a certificate of ACM or IAM`],
    ),
    ...named
      .filter((port) => !known.includes(String(port)) && !(typeof port === "string" ? nameUnknown : numberUnknown))
      .map((port) => `tls.ports: ${JSON.stringify(port)} is none of the Service's ports (${known.join(", ")})`),
    ...(own.every(({ protocol }) => protocol === "UDP")
      ? ["tls goes with TCP, and all ports are UDP; drop it"]
      : own
          .filter(({ protocol, port, name }) => {
            const said = named.some((one) => [String(port), name].includes(String(one)));
            // One number with both is one listener of both, which speaks no TLS.
            return protocol === "UDP" && (said || (all && portsOfBoth(own).includes(port)));
          })
          .map(({ port }) => `tls.ports: ${port} is UDP, which has no TLS, nor has a number with both; leave it out`)),
  ];
}

function policyProblems(policy: string | undefined, kind: LoadBalancerKind): string[] {
  if (policy === undefined || Token.isUnresolved(policy)) return [];
  const such = `such as "${LOAD_BALANCER_DEFAULTS.tlsPolicy[kind]}"`;
  if (!/^(ELBSecurityPolicy|ELBSample)-/.test(policy)) return [`tls.policy ("${policy}") is not one of AWS's, ${such}`];
  return kind === "classic" && policy.includes("TLS13")
    ? [`tls.policy ("${policy}") is not one of a Classic Load Balancer's, which speaks no TLS 1.3; take one ${such}`]
    : [];
}

/** What goes with TLS, and is not heeded without it. */
export function idleTlsProblems(props: LoadBalancerServiceProps): string[] {
  const { backendProtocol, backendTls, alpnPolicy } = props as Readonly<
    Partial<Record<"backendProtocol" | "backendTls" | "alpnPolicy", string | boolean>>
  >;
  const secure = backendProtocol === "ssl" || backendProtocol === "https" ? backendProtocol : undefined;
  const given = { backendProtocol: secure, backendTls: backendTls === true || undefined, alpnPolicy };
  return Object.entries(given).flatMap(([key, value]) =>
    value === undefined ? [] : [`${key} (${String(value)}) is not heeded without tls; give tls, or drop it`],
  );
}
