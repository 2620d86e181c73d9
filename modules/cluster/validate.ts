import { Token } from "cdktf";
import { judgeVersion } from "../facts/eks-versions";
import { iamPathProblems, roleNameProblems, validateClusterName } from "../shared/aws-names";
import { cidrProblems, parseCidr } from "../shared/cidr";
import { either, flag, listOf, number, oneOf, problemsOf, recordOf, shapeOf, text, type Shape } from "../shared/shape";
import { validateTags } from "../shared/tags";
import { CLUSTER_DEFAULTS, LOG_RETENTION_DAYS } from "./defaults";
import { AUTHENTICATION_MODES, CLUSTER_LOG_TYPES, type ClusterProps, type ClusterTimeouts } from "./types";

export { iamPathProblems, roleNameProblems };

export const TIMEOUTS_SHAPE: Shape<ClusterTimeouts> = { create: text, update: text, delete: text };

const SHAPE: Shape<ClusterProps> = {
  name: text,
  subnetIds: listOf(text),
  securityGroupIds: listOf(text),
  version: text,
  authenticationMode: oneOf(AUTHENTICATION_MODES),
  bootstrapClusterCreatorAdminPermissions: flag,
  endpointPrivateAccess: flag,
  endpointPublicAccess: flag,
  publicAccessCidrs: listOf(text),
  serviceIpv4Cidr: text,
  secretsEncryption: either({
    scalar: oneOf(["own-key", "eks-default"]),
    object: shapeOf({ keyArn: text }, ["keyArn"]),
  }),
  enabledLogTypes: listOf(oneOf(CLUSTER_LOG_TYPES)),
  logRetentionInDays: number,
  logKmsKeyId: text,
  oidcProvider: flag,
  roleName: text,
  iamPath: text,
  permissionsBoundary: text,
  partition: text,
  tags: recordOf(text),
  clusterTags: recordOf(text),
  timeouts: either({ object: shapeOf(TIMEOUTS_SHAPE) }),
};

/** What the caller calls each prop; a facade with names of its own hands in a translation. */
export type Wording = (prop: keyof ClusterProps & string) => string;

/** Everything that is wrong with a cluster's props used alone: their shape first, then their values. */
export function validateCluster(props: ClusterProps): string[] {
  return problemsOf(shapeOf(SHAPE, ["name", "subnetIds", "securityGroupIds"]), props, (cluster) =>
    clusterProblems(cluster),
  );
}

/** What is wrong with the values of a cluster's props. */
export function clusterProblems(props: ClusterProps, word: Wording = (prop) => prop): string[] {
  const { version = CLUSTER_DEFAULTS.version, logRetentionInDays = CLUSTER_DEFAULTS.logRetentionInDays } = props;
  const retention: readonly number[] = LOG_RETENTION_DAYS;
  return [
    ...validateClusterName(props.name, word("name")),
    ...(Token.isUnresolved(version) ? [] : judgeVersion(version, undefined, word("version")).problems),
    ...subnetProblems(props.subnetIds, word("subnetIds")),
    ...endpointProblems(props, word),
    ...serviceCidrProblems(props.serviceIpv4Cidr, word("serviceIpv4Cidr")),
    ...(retention.includes(logRetentionInDays) || Token.isUnresolved(logRetentionInDays)
      ? []
      : [
          `${word("logRetentionInDays")} (${logRetentionInDays}) is not one that CloudWatch takes: ${retention.join(", ")}`,
        ]),
    ...iamPathProblems(props.iamPath, word("iamPath")),
    ...roleNameProblems(props.roleName, word("roleName")),
    ...validateTags(props.tags ?? {}, word("tags")),
    ...validateTags(props.clusterTags ?? {}, word("clusterTags")),
  ];
}

/** Legal, but unwise: told as warnings. `today` is `YYYY-MM-DD`. */
export function clusterWarnings(props: ClusterProps, today?: string, word: Wording = (prop) => prop): string[] {
  const {
    version = CLUSTER_DEFAULTS.version,
    endpointPublicAccess = CLUSTER_DEFAULTS.endpointPublicAccess,
    publicAccessCidrs = CLUSTER_DEFAULTS.publicAccessCidrs,
  } = props;
  const open = endpointPublicAccess && publicAccessCidrs.some((cidr) => cidr === "0.0.0.0/0" || cidr === "::/0");
  const advice = Token.isUnresolved(version) ? [] : judgeVersion(version, today, word("version")).warnings;
  return open
    ? [
        ...advice,
        `the public endpoint is open to the world; set ${word("publicAccessCidrs")} to the networks that need it, or ${word("endpointPublicAccess")} to false`,
      ]
    : advice;
}

/** Problems with the networks that may be called: an empty list would leave a rule without a peer. */
export function egressProblems(cidrs: readonly string[] | undefined, label: string): string[] {
  if (cidrs === undefined || Token.isUnresolved(cidrs)) return [];
  if (cidrs.length === 0) return [`${label} is empty, which leaves a rule without a peer; name the networks`];
  return cidrs.flatMap((cidr, index) =>
    Token.isUnresolved(cidr) ? [] : cidrProblems(`${label}[${index}]`, cidr, [0, 32]),
  );
}

/** Problems with a TCP port. */
export function portProblems(port: number | undefined, label: string): string[] {
  if (port === undefined || Token.isUnresolved(port)) return [];
  return Number.isInteger(port) && port >= 0 && port <= 65535 ? [] : [`${label} (${port}) must be from 0 to 65535`];
}

function subnetProblems(ids: readonly string[], label: string): string[] {
  if (Token.isUnresolved(ids)) return [];
  const twice = ids.filter((id, index) => !Token.isUnresolved(id) && ids.indexOf(id) !== index);
  const few = ids.length < 2 ? [`${label} names ${ids.length}; EKS needs subnets in two zones or more`] : [];
  const odd = ids.filter((id) => !Token.isUnresolved(id) && !/^subnet-[a-z0-9]+$/.test(id));
  return [
    ...few,
    ...[...new Set(twice)].map((id) => `${label} names ${id} twice; name each subnet once`),
    ...odd.map((id) => `${label}: "${id}" is not a subnet id, such as "subnet-0abc1234def567890"`),
  ];
}

function endpointProblems(props: ClusterProps, word: Wording): string[] {
  const {
    endpointPrivateAccess = CLUSTER_DEFAULTS.endpointPrivateAccess,
    endpointPublicAccess = CLUSTER_DEFAULTS.endpointPublicAccess,
    publicAccessCidrs = [],
  } = props;
  const closed = endpointPrivateAccess === false && endpointPublicAccess === false;
  return [
    ...(closed
      ? [
          `${word("endpointPrivateAccess")} and ${word("endpointPublicAccess")} are both false, so nobody reaches the API; turn one on`,
        ]
      : []),
    ...publicAccessCidrs.flatMap((cidr, index) =>
      Token.isUnresolved(cidr) || cidr.includes(":")
        ? []
        : cidrProblems(`${word("publicAccessCidrs")}[${index}]`, cidr, [0, 32]),
    ),
    ...(props.publicAccessCidrs?.length === 0 && endpointPublicAccess !== false
      ? [
          `${word("publicAccessCidrs")} is empty, which EKS takes as open to the world; name the networks, or set ${word("endpointPublicAccess")} to false`,
        ]
      : []),
  ];
}

function serviceCidrProblems(cidr: string | undefined, label: string): string[] {
  if (cidr === undefined || Token.isUnresolved(cidr)) return [];
  const problems = cidrProblems(label, cidr, [12, 24]);
  const base = parseCidr(cidr)?.base ?? 0;
  const rfc1918 = base >>> 24 === 10 || base >>> 20 === 0xac1 || base >>> 16 === 0xc0a8;
  return problems.length === 0 && !rfc1918
    ? [`${label} (${cidr}) must lie in 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16`]
    : problems;
}
