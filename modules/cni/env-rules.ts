import { Token } from "cdktf";
import type { IpFamily } from "../shared/ip-family";
import { isOn, leftBehind } from "./env";
import { AWS_NODE_FACTS, type VariableFact } from "./variable-facts";
import { AS_SHIPPED, type AwsNodeEnv } from "./variables";

/** What a variable's value is, as far as synth knows; `UNKNOWN` where that is known only at apply. */
type Known = Readonly<Record<keyof AwsNodeEnv, string | undefined>>;
const UNKNOWN = "(known at apply)";

/** What is known around the variables. */
export interface EnvAround {
  /** Of pods' addresses. @default not known */
  readonly family?: IpFamily;
  /** Whether the subnets of pods are known. @default false */
  readonly podSubnets?: boolean;
  /** Who is told: what is as shipped is left out of the add-on's settings, and written out by a patch. @default "patch" */
  readonly by?: "add-on" | "patch";
}

/** What EKS sets by itself in a cluster of IPv6. */
const BY_EKS_IN_IPV6: AwsNodeEnv = { ENABLE_IPv4: "false", ENABLE_IPv6: "true", ENABLE_PREFIX_DELEGATION: "true" };

/** Sets of variables with which aws-node does not start, or pods do not get what they are promised. */
export function combinationProblems(env: AwsNodeEnv, label: string, around: EnvAround = {}): string[] {
  const known = valuesOf(env, around);
  const { ENABLE_IPv4: ipv4, ENABLE_IPv6: ipv6, ENABLE_PREFIX_DELEGATION: prefixes } = known;
  const isOff = (value: string | undefined) => value !== UNKNOWN && !isOn(value);
  const ofIpv6 = around.family === "ipv6";
  return [
    ...(around.family === "ipv4" && isOn(ipv6)
      ? [`${label}: ENABLE_IPv6 is true, and the cluster is of IPv4; drop it`]
      : []),
    ...(isOn(prefixes) && known.WARM_PREFIX_TARGET === "0" && !aboveZero(known)
      ? [
          `${label}: ENABLE_PREFIX_DELEGATION with WARM_PREFIX_TARGET 0 and neither WARM_IP_TARGET nor MINIMUM_IP_TARGET; aws-node would not start; give one of the three`,
        ]
      : []),
    ...(isOn(ipv4) && isOn(ipv6)
      ? [`${label}: ENABLE_IPv4 and ENABLE_IPv6 are both true, and aws-node takes one of them; leave both to EKS`]
      : []),
    ...(ipv4 !== undefined && isOff(ipv4) && isOff(ipv6)
      ? [`${label}: ENABLE_IPv4 is false and ENABLE_IPv6 is not true; aws-node takes one of them; leave both to EKS`]
      : []),
    ...(isOn(ipv6) && isOff(prefixes)
      ? [
          `${label}: ENABLE_IPv6 wants ENABLE_PREFIX_DELEGATION, or aws-node would not start; make it true, or leave both to EKS`,
        ]
      : []),
    ...(isOn(ipv6) || ofIpv6
      ? ipv6Problems(known, label, ofIpv6 ? "the cluster is of IPv6" : "ENABLE_IPv6 is true")
      : []),
  ];
}

/** Bytes that every link of IPv6 takes. */
const IPV6_MTU = 1280;

function ipv6Problems(known: Known, label: string, because: string): string[] {
  const custom = "AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG";
  const sizes = ["AWS_VPC_ENI_MTU", "POD_MTU"] as const;
  return [
    ...(isOn(known[custom]) ? [`${label}: ${custom} is for IPv4, and ${because}; drop it`] : []),
    ...sizes
      .filter((name) => Number(known[name]) < IPV6_MTU)
      .map((name) => `${label}.${name} (${known[name]}) must be from ${IPV6_MTU} to 9001 bytes, since ${because}`),
  ];
}

/** Variables that are for nothing beside others, and what has to be done for others besides setting them. */
export function envWarnings(env: AwsNodeEnv, label: string, around: EnvAround = {}): string[] {
  const known = valuesOf(env, around);
  const ofIpv6 = around.family === "ipv6" || (around.family === undefined && isOn(known.ENABLE_IPv6));
  const idle = (names: readonly (keyof AwsNodeEnv)[], because: string) =>
    names.filter((name) => isGiven(env, name)).map((name) => `${label}.${name} does nothing ${because}`);
  const { WARM_IP_TARGET: warm, MINIMUM_IP_TARGET: least } = known;
  const targets = [warm, least].some((value) => value !== undefined && value !== "0");
  return [
    ...(isOn(known.AWS_VPC_K8S_CNI_EXTERNALSNAT)
      ? ofIpv6
        ? idle(["AWS_VPC_K8S_CNI_EXTERNALSNAT"], "in a cluster of IPv6: pods keep their IPv6 addresses there anyway")
        : idle(
            ["AWS_VPC_K8S_CNI_EXCLUDE_SNAT_CIDRS", "AWS_VPC_K8S_CNI_RANDOMIZESNAT"],
            "while AWS_VPC_K8S_CNI_EXTERNALSNAT is true: no address is translated",
          )
      : []),
    ...(isOn(known.AWS_VPC_K8S_CNI_EXTERNALSNAT) && isOn(known.AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG) && !around.podSubnets
      ? [
          `${label}.AWS_VPC_K8S_CNI_EXTERNALSNAT beside AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG: the subnets of the ENIConfigs are not known here; see to it that each has a NAT device, or its pods lose the internet`,
        ]
      : []),
    ...(targets ? idle(["WARM_ENI_TARGET"], "beside WARM_IP_TARGET or MINIMUM_IP_TARGET") : []),
    ...(isOn(known.ENABLE_PREFIX_DELEGATION) ? [] : idle(["WARM_PREFIX_TARGET"], "without ENABLE_PREFIX_DELEGATION")),
    ...(isOn(known.ENABLE_POD_ENI) ? [] : idle(["POD_SECURITY_GROUP_ENFORCING_MODE"], "without ENABLE_POD_ENI")),
    ...(least !== undefined && least !== "0" && (warm === undefined || warm === "0")
      ? [`${label}.MINIMUM_IP_TARGET without WARM_IP_TARGET: a node gets that many addresses and never more; give both`]
      : []),
    ...Object.keys(env)
      .filter((name): name is keyof AwsNodeEnv => isGiven(env, name as keyof AwsNodeEnv))
      .flatMap((name) => {
        const { idleSince }: VariableFact = AWS_NODE_FACTS[name] ?? {};
        return idleSince === undefined
          ? []
          : [`${label}.${name} does nothing from release ${idleSince} of the CNI on; drop it`];
      }),
  ];
}

/** What taking a variable out of a patch again would do. */
export function droppingWarnings(env: AwsNodeEnv, label: string): string[] {
  const known = valuesOf(env);
  const blocks = isOn(known.ENABLE_PREFIX_DELEGATION) && !aboveZero(known);
  return Object.keys(env).flatMap((name) => {
    const empty = isGiven(env, name as keyof AwsNodeEnv) ? leftBehind(name)?.empty : undefined;
    return empty === undefined || (name === "WARM_PREFIX_TARGET" && !blocks)
      ? []
      : [
          `${label}.${name}: taken out again it would stay behind empty, which ${empty}; write "${AS_SHIPPED}" in place of taking it out`,
        ];
  });
}

/** The release that takes security groups for pods to clusters of IPv6. @see https://github.com/aws/amazon-vpc-cni-k8s/pull/2639 */
const POD_ENI_IN_IPV6 = "1.16.0";

/** Variables that a release of the CNI, such as "v1.15.4-eksbuild.1", does not know yet. */
export function tooNewProblems(env: AwsNodeEnv, release: string, label: string, { family }: EnvAround = {}): string[] {
  const numbers = /^v?(\d+\.\d+\.\d+)/.exec(release)?.[1];
  if (numbers === undefined || Token.isUnresolved(release)) return [];
  const mend = `and the add-on is pinned to ${release}; take a later one, or drop it`;
  return [
    ...Object.keys(env).flatMap((name) => {
      const { since }: VariableFact = AWS_NODE_FACTS[name as keyof AwsNodeEnv] ?? {};
      return since !== undefined && isGiven(env, name as keyof AwsNodeEnv) && isOlder(numbers, since)
        ? [`${label}.${name} came with release ${since} of the CNI, ${mend}`]
        : [];
    }),
    ...(family === "ipv6" && isOn(valuesOf(env).ENABLE_POD_ENI) && isOlder(numbers, POD_ENI_IN_IPV6)
      ? [`${label}.ENABLE_POD_ENI works in a cluster of IPv6 from release ${POD_ENI_IN_IPV6} of the CNI on, ${mend}`]
      : []),
  ];
}

function isOlder(one: string, other: string): boolean {
  return one.localeCompare(other, "en", { numeric: true }) < 0;
}

function isGiven(env: AwsNodeEnv, name: keyof AwsNodeEnv): boolean {
  return env[name] !== undefined && env[name] !== AS_SHIPPED;
}

function aboveZero({ WARM_IP_TARGET, MINIMUM_IP_TARGET }: Known): boolean {
  return [WARM_IP_TARGET, MINIMUM_IP_TARGET].some((value) => value !== undefined && value !== "0");
}

function valuesOf(env: AwsNodeEnv, { family, by = "patch" }: EnvAround = {}): Known {
  const byEks: AwsNodeEnv = family === "ipv6" ? BY_EKS_IN_IPV6 : {};
  const valueOf = (name: keyof AwsNodeEnv): unknown => {
    const { shipped }: VariableFact = AWS_NODE_FACTS[name] ?? {};
    if (env[name] !== AS_SHIPPED) return env[name] ?? byEks[name];
    return by === "add-on" ? (byEks[name] ?? shipped) : shipped;
  };
  const known = Object.keys({ ...byEks, ...env }).map((name) => {
    const value = valueOf(name as keyof AwsNodeEnv);
    return [name, Token.isUnresolved(value) ? UNKNOWN : value === undefined ? undefined : String(value)];
  });
  return Object.fromEntries(known) as Known;
}
