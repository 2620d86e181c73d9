import { Token } from "cdktf";
import { kindOf } from "./kinds";
import type { ControllerLoadBalancerProps, LoadBalancerServiceProps } from "./types";

/** What is wrong with pairs that end in one text, by comma. */
export function pairProblems(props: LoadBalancerServiceProps): string[] {
  const { additionalResourceTags, targetNodeLabels } = props;
  const { attributes, targetGroupAttributes } = props as Partial<ControllerLoadBalancerProps>;
  const marks = kindOf(props) === "controller" ? "," : ",=";
  const odd = (text: unknown, signs: string) =>
    !Token.isUnresolved(text) && [...signs].some((sign) => String(text).includes(sign));
  const torn = Object.entries({ additionalResourceTags, targetNodeLabels, attributes, targetGroupAttributes }).flatMap(
    ([label, pairs]) =>
      pairsIn(pairs).flatMap(([key, value]) =>
        odd(key, ",=") || odd(value, marks)
          ? [
              `${label}: "${key}" (${JSON.stringify(value)}) holds "," or "=", at which the controller would split it; take another`,
            ]
          : [],
      ),
  );
  return [...torn, ...attributeProblems({ attributes, targetGroupAttributes })];
}

/** What is written out; a record that is known only at apply is handed on. */
function pairsIn(record: object = {}): readonly [string, unknown][] {
  return Token.isUnresolved(record) ? [] : Object.entries(record);
}

/** Attributes that have a prop of their own. */
const ATTRIBUTE_PROPS = {
  attributes: {
    "access_logs.s3.bucket": "accessLogs",
    "access_logs.s3.enabled": "accessLogs",
    "access_logs.s3.prefix": "accessLogs",
    "deletion_protection.enabled": "deletionProtection",
    "load_balancing.cross_zone.enabled": "crossZone",
  },
  targetGroupAttributes: {
    "deregistration_delay.timeout_seconds": "deregistrationDelay",
    "preserve_client_ip.enabled": "preserveClientIp",
    "proxy_protocol_v2.enabled": "proxyProtocol",
    "stickiness.enabled": "stickiness",
    "stickiness.type": "stickiness",
  },
} as const;

function attributeProblems(props: Pick<ControllerLoadBalancerProps, "attributes" | "targetGroupAttributes">): string[] {
  return (Object.keys(ATTRIBUTE_PROPS) as (keyof typeof ATTRIBUTE_PROPS)[]).flatMap((label) => {
    const own: Readonly<Record<string, string>> = ATTRIBUTE_PROPS[label];
    return pairsIn(props[label]).flatMap(([name]) =>
      own[name] === undefined ? [] : [`${label}: "${name}" has a prop of its own; set ${own[name]}`],
    );
  });
}
