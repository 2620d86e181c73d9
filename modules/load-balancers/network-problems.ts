import { isIPv4 } from "node:net";
import { Token } from "cdktf";
import { elementsOf } from "../shared/lists";
import { kindOf } from "./kinds";
import type { LoadBalancerServiceProps } from "./types";

/** What is wrong with where a load balancer stands, which addresses it has, and how it treats connections. */
export function networkProblems(props: LoadBalancerServiceProps): string[] {
  const { subnets } = props;
  return [
    ...(subnets?.length === 0 ? ["subnets is empty; name one, or leave it out"] : []),
    ...twice("subnets", subnets),
    ...addressProblems(props),
    ...nameProblems(props),
    ...timeProblems(props),
    ...("accessLogEmitInterval" in props && props.accessLogEmitInterval !== undefined
      ? emitProblems(props.accessLogEmitInterval, props.accessLogs)
      : []),
    ...("stickiness" in props && props.stickiness === true && props.tls !== undefined
      ? ["stickiness: listeners that speak TLS have none; drop stickiness, or tls"]
      : []),
  ];
}

function addressProblems(props: LoadBalancerServiceProps): string[] {
  if (kindOf(props) === "classic") return [];
  const {
    eipAllocations,
    privateIpv4Addresses,
    internal = false,
    subnets,
  } = props as LoadBalancerServiceProps & {
    readonly eipAllocations?: readonly string[];
    readonly privateIpv4Addresses?: readonly string[];
  };
  return [
    ...(eipAllocations !== undefined && internal
      ? [
          "eipAllocations are for one that the internet reaches, and internal is true; give privateIpv4Addresses, or drop them",
        ]
      : []),
    ...(privateIpv4Addresses !== undefined && !internal
      ? ["privateIpv4Addresses are for an internal one; set internal to true, or give eipAllocations"]
      : []),
    ...formProblems("eipAllocations", eipAllocations, (id) =>
      /^eipalloc-[0-9a-z]+$/.test(id) ? undefined : 'is not an allocation id such as "eipalloc-0abc1234def567890"',
    ),
    ...formProblems("privateIpv4Addresses", privateIpv4Addresses, (address) =>
      isIPv4(address) ? undefined : "is not an IPv4 address",
    ),
    ...Object.entries({ eipAllocations, privateIpv4Addresses }).flatMap(([key, given]) => [
      ...twice(key, given),
      ...(given !== undefined &&
      subnets !== undefined &&
      ![given, subnets].some((list) => Token.isUnresolved(list)) &&
      given.length !== subnets.length
        ? [`${key} holds ${given.length}, and subnets ${subnets.length}; give one for each`]
        : []),
    ]),
  ];
}

function nameProblems(props: LoadBalancerServiceProps): string[] {
  const { loadBalancerName: name } = props as { readonly loadBalancerName?: string };
  return name === undefined ||
    Token.isUnresolved(name) ||
    /^(?!internal-)[a-zA-Z0-9]([a-zA-Z0-9-]{0,30}[a-zA-Z0-9])?$/.test(name)
    ? []
    : [
        `loadBalancerName ("${name}") may hold letters, digits and "-" between them, 32 at most, and not begin with "internal-"`,
      ];
}

/** The highest number of a port. */
export const MOST_PORT = 65_535;

/** Seconds that AWS takes, by prop. */
const SECONDS = {
  connectionDrainingTimeout: [1, 3600],
  connectionIdleTimeout: [1, 4000],
  deregistrationDelay: [0, 3600],
} as const;

function timeProblems(props: LoadBalancerServiceProps): string[] {
  const given = props as Readonly<Partial<Record<keyof typeof SECONDS, number>>>;
  return (Object.keys(SECONDS) as (keyof typeof SECONDS)[]).flatMap((key) => {
    const [least, most] = SECONDS[key];
    return wholeProblems(key, given[key], [least, most], " seconds");
  });
}

function emitProblems(interval: number, logs: object | undefined): string[] {
  return [
    ...([5, 60].includes(interval) || Token.isUnresolved(interval)
      ? []
      : [`accessLogEmitInterval (${interval}) must be 5 or 60 minutes`]),
    ...(logs === undefined ? ["accessLogEmitInterval is for accessLogs; give them, or drop it"] : []),
  ];
}

/** What is wrong with a whole number within bounds; nothing of one that is not given. */
export function wholeProblems(
  label: string,
  value: number | undefined,
  [least, most]: readonly [number, number],
  unit = "",
): string[] {
  if (value === undefined || Token.isUnresolved(value)) return [];
  return Number.isInteger(value) && value >= least && value <= most
    ? []
    : [`${label} (${value}) must be from ${least} to ${most}${unit}`];
}

function formProblems(
  label: string,
  values: readonly string[] | undefined,
  faultOf: (value: string) => string | undefined,
): string[] {
  return elementsOf(values).flatMap((value, index) => {
    const fault = Token.isUnresolved(value) ? undefined : faultOf(value);
    return fault === undefined ? [] : [`${label}[${index}] ("${value}") ${fault}`];
  });
}

function twice(label: string, list?: readonly string[]): string[] {
  const values = elementsOf(list);
  const again = [...new Set(values.filter((value, index) => values.indexOf(value) !== index))];
  return again.map((value) => `${label} names ${value} twice; name each once`);
}
