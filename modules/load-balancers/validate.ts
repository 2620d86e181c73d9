import { Token } from "cdktf";
import { cidrProblems } from "../shared/cidr";
import { either, flag, listOf, number, oneOf, problemsOf, recordOf, shapeOf, text, type Shape } from "../shared/shape";
import { PROP_OF_ANNOTATION } from "./annotations";
import { LOAD_BALANCER_DEFAULTS } from "./defaults";
import { LOAD_BALANCER_TYPES, type LoadBalancerServiceProps, type ServicePort } from "./types";

const PORT_SHAPE: Shape<ServicePort> = {
  port: number,
  targetPort: (value, path) => either({ scalar: typeof value === "number" ? number : text })(value, path),
  name: text,
  protocol: oneOf(["TCP", "UDP"]),
};
const SHAPE: Shape<LoadBalancerServiceProps> = {
  selector: recordOf(text),
  ports: listOf(shapeOf(PORT_SHAPE, ["port"])),
  type: oneOf(LOAD_BALANCER_TYPES),
  internal: flag,
  namespace: text,
  externalTrafficPolicy: oneOf(["Cluster", "Local"]),
  loadBalancerSourceRanges: listOf(text),
  annotations: recordOf(text),
  waitForLoadBalancer: flag,
};

/** Everything that is wrong with a Service; `name` is its own. */
export function validateLoadBalancer(name: string, props: LoadBalancerServiceProps): string[] {
  return problemsOf(shapeOf(SHAPE, ["selector", "ports"]), props, (service) => serviceProblems(name, service));
}

function serviceProblems(name: string, props: LoadBalancerServiceProps): string[] {
  const { selector, ports, loadBalancerSourceRanges = [], annotations = {} } = props;
  return [
    ...(/^[a-z]([a-z0-9-]{0,61}[a-z0-9])?$/.test(name)
      ? []
      : [
          `the Service's name ("${name}") may hold small letters, digits and "-", 63 at most, and begins with a letter`,
        ]),
    ...(Object.keys(selector).length === 0 ? ["selector is empty, so no pod would answer; name a label"] : []),
    ...portProblems(ports, props.type ?? LOAD_BALANCER_DEFAULTS.type),
    ...loadBalancerSourceRanges.flatMap((cidr, index) =>
      Token.isUnresolved(cidr) ? [] : cidrProblems(`loadBalancerSourceRanges[${index}]`, cidr, [0, 32]),
    ),
    ...Object.keys(annotations).flatMap((key) =>
      Object.hasOwn(PROP_OF_ANNOTATION, key)
        ? [`annotations: "${key}" has a prop of its own; set ${PROP_OF_ANNOTATION[key]}`]
        : [],
    ),
  ];
}

function portProblems(ports: readonly ServicePort[], type: string): string[] {
  if (ports.length === 0) return ["ports is empty; name one or more"];
  const inRange = (port: number) => Token.isUnresolved(port) || (Number.isInteger(port) && port >= 1 && port <= 65535);
  const protocols = new Set(ports.map(({ protocol = "TCP" }) => protocol));
  const names = ports.flatMap(({ name }) => name ?? []);
  return [
    ...ports.flatMap(({ port, targetPort }, index) => [
      ...(inRange(port) ? [] : [`ports[${index}].port (${port}) must be from 1 to 65535`]),
      ...(typeof targetPort !== "number" || inRange(targetPort)
        ? []
        : [`ports[${index}].targetPort (${targetPort}) must be from 1 to 65535`]),
    ]),
    ...(ports.length > 1 && new Set(names).size < ports.length
      ? ["ports: each of several ports needs a name of its own"]
      : []),
    ...(protocols.size > 1 ? ["ports: TCP and UDP cannot share one load balancer; make two Services"] : []),
    ...(protocols.has("UDP") && type === "classic"
      ? [`ports: a Classic Load Balancer has no UDP; set type "nlb"`]
      : []),
  ];
}
