import { Token } from "cdktf";
import { kindOf } from "./kinds";
import { MOST_PORT, wholeProblems } from "./network-problems";
import type { HealthCheck, LoadBalancerKind, LoadBalancerServiceProps } from "./types";

/** What a kind takes, and what its controller says where nothing is said. */
interface Limits {
  /** Seconds. */
  readonly timeout: readonly [number, number];
  /** Seconds; undefined where the timeout is not handed on. */
  readonly usual?: { readonly interval: number; readonly timeout: number };
  /** Whether the timeout may be as long as the interval. */
  readonly mayBeEqual: boolean;
}

/**
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/classic/elb-healthchecks.html
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/network/target-group-health-checks.html
 */
const LIMITS: { readonly [Kind in LoadBalancerKind]: Limits } = {
  classic: { timeout: [2, 60], usual: { interval: 10, timeout: 5 }, mayBeEqual: false },
  nlb: { timeout: [2, 120], mayBeEqual: true },
  controller: { timeout: [2, 120], usual: { interval: 10, timeout: 10 }, mayBeEqual: true },
};
/** Seconds, where nodes are asked by HTTP, and only those with a pod are well. */
const LOCAL_TIMEOUT = 6;
/** Seconds that AWS waits by TCP and HTTPS; by HTTP six. */
const AWS_TIMEOUT = 10;
/** Seconds between two checks. */
const INTERVALS = [5, 300] as const;

/** What is wrong with a health check. */
export function healthProblems(check: HealthCheck, props: LoadBalancerServiceProps): string[] {
  const kind = kindOf(props);
  const local = props.externalTrafficPolicy === "Local";
  const { protocol = local ? "http" : "tcp", port, path, healthyThreshold, unhealthyThreshold } = check;
  return [
    ...(protocol === "ssl" && kind !== "classic"
      ? [`${word("protocol")} "ssl" is for a Classic Load Balancer; take "tcp" or "https"`]
      : []),
    ...(path !== undefined && protocol !== "http" && protocol !== "https"
      ? [`${word("path")} is for protocol "http" or "https"; set that, or drop path`]
      : []),
    ...(path !== undefined && !Token.isUnresolved(path) && !path.startsWith("/")
      ? [`${word("path")} ("${path}") begins with "/"`]
      : []),
    ...(typeof port === "number" ? wholeProblems(word("port"), port, [1, MOST_PORT]) : []),
    ...(typeof port === "string" && port !== "traffic-port" && !Token.isUnresolved(port)
      ? [`${word("port")} ("${port as string}") must be a number or "traffic-port"`]
      : []),
    ...wholeProblems(word("healthyThreshold"), healthyThreshold, [2, 10]),
    ...wholeProblems(word("unhealthyThreshold"), unhealthyThreshold, [2, 10]),
    ...(kind === "nlb" ? awsTimeoutProblems(check.interval, protocol) : []),
    ...timeProblems(check, LIMITS[kind], local && !("targetType" in props && props.targetType === "ip")),
  ];
}

/** EKS's own controller hands on no timeout, so AWS's holds, and must not be longer than the interval. */
function awsTimeoutProblems(interval: number | undefined, protocol: string): string[] {
  const least = protocol === "http" ? LOCAL_TIMEOUT : AWS_TIMEOUT;
  return interval === undefined || Token.isUnresolved(interval) || interval < INTERVALS[0] || interval >= least
    ? []
    : [
        `${word("interval")} (${interval}) must be ${least} seconds or more by "${protocol}": AWS waits that long for an answer`,
      ];
}

function timeProblems(
  { interval, timeout }: HealthCheck,
  { timeout: bounds, usual, mayBeEqual }: Limits,
  localNodes: boolean,
) {
  const form = [
    ...wholeProblems(word("interval"), interval, INTERVALS, " seconds"),
    ...wholeProblems(word("timeout"), timeout, bounds, " seconds"),
  ];
  if (form.length > 0 || usual === undefined || (interval ?? timeout) === undefined) return form;
  const usualTimeout = localNodes ? Math.min(usual.timeout, LOCAL_TIMEOUT) : usual.timeout;
  const [between, until] = [interval ?? usual.interval, timeout ?? usualTimeout];
  if (Token.isUnresolved(between) || Token.isUnresolved(until)) return [];
  const said = (value: number, given?: number) => (given === undefined ? `${value} unless it is said` : String(value));
  return until < between || (mayBeEqual && until === between)
    ? []
    : [
        `${word("timeout")} (${said(until, timeout)}) must be ${mayBeEqual ? "no longer than" : "below"} interval (${said(between, interval)})`,
      ];
}

function word(key: keyof HealthCheck): string {
  return `healthCheck.${key}`;
}
