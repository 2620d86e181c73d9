import { Token } from "cdktf";
import { isGivenList } from "../shared/lists";
import { judgeVersion } from "../facts/eks-versions";
import { validateClusterName } from "../shared/aws-names";
import { problemsOf, shapeOf } from "../shared/shape";
import { validateTags } from "../shared/tags";
import { retentionProblems } from "../shared/log-retention";
import { CLUSTER_DEFAULTS } from "./defaults";
import { iamProblems, roleArnProblems } from "./iam-problems";
import { identityProblems } from "./identity-problems";
import { keyProblems } from "./key-problems";
import { networkProblems } from "./network-problems";
import { CLUSTER_PART_SHAPE } from "./shape";
import type { ClusterProps } from "./types";
import type { Wording } from "./wording";

export { roleArnProblems } from "./iam-problems";
export { iamPathProblems, roleNameProblems } from "../shared/aws-names";
export { egressProblems, portProblems } from "./network-problems";
export { TIMEOUTS_SHAPE } from "./shape";
export type { Wording } from "./wording";

/** Everything that is wrong with a cluster's props used alone: their shape first, then their values. */
export function validateCluster(props: ClusterProps): string[] {
  return problemsOf(shapeOf(CLUSTER_PART_SHAPE, ["name", "subnetIds", "securityGroupIds"]), props, (cluster) =>
    clusterProblems(cluster),
  );
}

/** What is wrong with the values of a cluster's props; `today` is `YYYY-MM-DD`. */
export function clusterProblems(props: ClusterProps, word: Wording = (prop) => prop, today?: string): string[] {
  const { version = CLUSTER_DEFAULTS.version } = props;
  return [
    ...validateClusterName(props.name, word("name")),
    ...(Token.isUnresolved(version) ? [] : versionProblems(version, word("version"), today)),
    ...networkProblems(props, word),
    ...logProblems(props, word),
    ...keyProblems(props, word),
    ...iamProblems(props, word),
    ...identityProblems(props, word),
    ...autoModeProblems(props, word),
    ...validateTags(props.tags ?? {}, word("tags")),
    ...validateTags(props.clusterTags ?? {}, word("clusterTags")),
    ...validateTags(props.logGroupTags ?? {}, word("logGroupTags")),
  ];
}

/** What is wrong on any day; `today` cuts what there is to choose from. */
function versionProblems(version: string, label: string, today: string | undefined): string[] {
  const { problems } = judgeVersion(version, undefined, label);
  return problems.length > 0 && today !== undefined ? judgeVersion(version, today, label).problems : problems;
}

/** Legal, but unwise: told as warnings. `today` is `YYYY-MM-DD`. */
export function clusterWarnings(props: ClusterProps, today?: string, word: Wording = (prop) => prop): string[] {
  const {
    version = CLUSTER_DEFAULTS.version,
    endpointPrivateAccess = CLUSTER_DEFAULTS.endpointPrivateAccess,
    endpointPublicAccess = CLUSTER_DEFAULTS.endpointPublicAccess,
    publicAccessCidrs = CLUSTER_DEFAULTS.publicAccessCidrs,
    upgradePolicy,
  } = props;
  const open = endpointPublicAccess && publicAccessCidrs.some((cidr) => cidr === "0.0.0.0/0" || cidr === "::/0");
  const hybrid = props.remoteNetworkConfig !== undefined && endpointPrivateAccess && endpointPublicAccess;
  return [
    ...(Token.isUnresolved(version)
      ? []
      : judgeVersion(version, today, word("version"), upgradePolicy?.supportType).warnings),
    ...(open
      ? [
          `the public endpoint is open to the world; set ${word("publicAccessCidrs")} to the networks that need it, or ${word("endpointPublicAccess")} to false`,
        ]
      : []),
    ...(endpointPublicAccess && !endpointPrivateAccess && !open
      ? [
          `${word("endpointPrivateAccess")} is false, so nodes reach the API from the internet: ${word("publicAccessCidrs")} have to hold the addresses that they leave by, those of NAT gateways among them; or turn the private endpoint on`,
        ]
      : []),
    ...(hybrid
      ? [
          `${word("remoteNetworkConfig")}: with both endpoints on, hybrid nodes find the public one; set ${word("endpointPublicAccess")} or ${word("endpointPrivateAccess")} to false`,
        ]
      : []),
  ];
}

function logProblems(props: ClusterProps, word: Wording): string[] {
  const { logRetentionInDays = CLUSTER_DEFAULTS.logRetentionInDays, createLogGroup } = props;
  const { logKmsKeyId, logGroupClass, logGroupTags } = props;
  const ofGroup = { logRetentionInDays: props.logRetentionInDays, logKmsKeyId, logGroupClass, logGroupTags } as const;
  return [
    ...retentionProblems(logRetentionInDays, word("logRetentionInDays")),
    ...(Object.entries(ofGroup) as [keyof typeof ofGroup, unknown][])
      .filter(([, value]) => createLogGroup === false && value !== undefined)
      .map(([prop]) => `${word(prop)} is given while ${word("createLogGroup")} is false; drop one of them`),
  ];
}

function autoModeProblems(props: ClusterProps, word: Wording): string[] {
  const { computeConfig, bootstrapSelfManagedAddons, authenticationMode, autoModeNodeRole = {} } = props;
  const label = word("computeConfig");
  const named = (["name", "additionalPolicies"] as const).filter((key) => autoModeNodeRole[key] !== undefined);
  const needless = (why: string) =>
    named.map((key) => `${word(`autoModeNodeRole.${key}`)} is for the role of Auto Mode's nodes, ${why}; drop it`);
  if (computeConfig === undefined) return needless(`which ${label} turns on`);
  const { enabled, nodePools = [], nodeRoleArn } = computeConfig;
  return [
    ...roleArnProblems(nodeRoleArn, `${label}.nodeRoleArn`),
    ...(nodeRoleArn === undefined ? [] : needless(`and ${label}.nodeRoleArn names one`)),
    ...(enabled && nodeRoleArn !== undefined && !isGivenList(nodePools)
      ? [`${label}.nodeRoleArn is for the pools in nodePools, and there are none; name pools, or drop it`]
      : []),
    ...(enabled && bootstrapSelfManagedAddons
      ? [
          `${word("bootstrapSelfManagedAddons")} is true, and EKS Auto Mode (${label}) brings its own; set it to false, or drop it`,
        ]
      : []),
    ...(enabled && authenticationMode === "CONFIG_MAP"
      ? [
          `${label}: Auto Mode's nodes enter by access entries; set ${word("authenticationMode")} to "API_AND_CONFIG_MAP"`,
        ]
      : []),
  ];
}
