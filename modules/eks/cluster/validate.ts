import { Token } from "cdktf";
import { CLUSTER_DEFAULTS } from "../../cluster/defaults";
import { clusterProblems as partProblems, clusterWarnings as partWarnings } from "../../cluster/validate";
import { judgeVersion } from "../../facts/eks-versions";
import { skewProblems, upgradeProblems, upgradeWarnings } from "../../facts/version-skew";
import { idProblems } from "../ids";
import type { EksProps } from "../props";
import { withNodeGroups } from "../node-groups/translate";
import { placedGroupIds } from "../security-groups/translate";
import { wording } from "../words";
import { translateWorkers } from "../workers/translate";
import { ipv6Problems, xenRequirementWarnings } from "./ipv6";
import { subnetBlocks, vpcOverlapProblems } from "./vpc-blocks";
import { managesClusterRole, translateCluster } from "./translate";
import { CLUSTER_WORDS, OTHER_CLUSTER_WORDS } from "./words";

const word = wording(CLUSTER_WORDS, OTHER_CLUSTER_WORDS);

/** What is wrong with the control plane's props, in the module's words. */
export function clusterProblems(props: EksProps): string[] {
  return [
    ...partProblems(forPart(props), wordFor(props), props.today),
    ...dayProblems(props),
    ...versionProblems(props),
    ...(props.clusterEncryptionConfig && props.clusterEncryptionConfig.length > 1
      ? [`clusterEncryptionConfig names ${props.clusterEncryptionConfig.length} keys; EKS takes one`]
      : []),
    ...idProblems("vpcId", props.vpcId, /^vpc-[a-z0-9]+$/, "vpc-0abc1234def567890"),
    ...roleProblems(props),
    ...ipv6Problems(props),
    ...vpcOverlapProblems(props, subnetBlocks(props)),
    ...(props.clusterIpFamily === "ipv6" ? [] : unreachable(props, "its nodes never reach the API")),
  ];
}

/** Nodes that have no way to the only endpoint there is. */
function unreachable(props: EksProps, effect: string): string[] {
  if (props.clusterEndpointPrivateAccess !== false) return [];
  const placement = withNodeGroups(translateWorkers(props).nodePlacement, props);
  return Object.entries(placement).flatMap(([group, subnets]) => {
    const inside = subnets.filter(({ wayOut }) => wayOut === "private-without-egress").map(({ name }) => name);
    return inside.length === 0
      ? []
      : [
          `clusterEndpointPrivateAccess is false, and group "${group}" stands in ${inside.join(", ")} without a way out, so ${effect}; set it to true`,
        ];
  });
}

/** Legal, but unwise. */
export function clusterWarnings(props: EksProps): string[] {
  const { clusterVersionBefore: before } = props;
  return [
    ...partWarnings(forPart(props), props.today, wordFor(props)),
    ...xenRequirementWarnings(props),
    ...(props.clusterIpFamily === "ipv6"
      ? unreachable(props, "its nodes reach the API by IPv6 alone, where their routes have an egress-only gateway")
      : []),
    ...(before === undefined
      ? []
      : upgradeWarnings({ label: "clusterVersionBefore", version: before }, targetVersion(props))),
  ];
}

function forPart(props: EksProps) {
  return { ...translateCluster(props), securityGroupIds: placedGroupIds(props) };
}

function wordFor({ controlPlaneSubnetIds }: EksProps): (prop: string) => string {
  return (prop) => (prop === "subnetIds" && controlPlaneSubnetIds ? "controlPlaneSubnetIds" : word(prop));
}

function targetVersion({ clusterVersion = CLUSTER_DEFAULTS.version }: EksProps) {
  return { label: "clusterVersion", version: clusterVersion };
}

function dayProblems({ today, clusterVersion = CLUSTER_DEFAULTS.version, clusterUpgradePolicy }: EksProps): string[] {
  if (today === undefined) return [];
  if (!/^\d{4}-\d{2}-\d{2}$/.test(today)) return [`today ("${today}") is not a day such as "2026-11-24"`];
  // Without a day the version was judged already; only what the day adds is told here.
  const timeless = judgeVersion(clusterVersion, undefined, "clusterVersion").problems.length > 0;
  return timeless
    ? []
    : judgeVersion(clusterVersion, today, "clusterVersion", clusterUpgradePolicy?.supportType).problems;
}

/** What runs now, held against what is wanted. */
function versionProblems(props: EksProps): string[] {
  const { clusterVersionBefore: before, oldestNodeVersion: nodes } = props;
  const target = targetVersion(props);
  const given = Object.entries({ clusterVersionBefore: before, oldestNodeVersion: nodes }).filter(
    ([, version]) => version !== undefined && !Token.isUnresolved(version),
  ) as [string, string][];
  return [
    // A version that has ended may well run; that it is one at all is judged.
    ...given.flatMap(([label, version]) =>
      /^1\.\d+$/.test(version) ? [] : judgeVersion(version, undefined, label).problems,
    ),
    ...(before === undefined ? [] : upgradeProblems({ label: "clusterVersionBefore", version: before }, target)),
    ...(nodes === undefined ? [] : skewProblems({ label: "oldestNodeVersion", version: nodes }, target)),
  ];
}

/** Whose role it is must be said once. */
function roleProblems(props: EksProps): string[] {
  const { manageClusterIamResources, clusterIamRoleArn } = props;
  return managesClusterRole(props) && clusterIamRoleArn !== undefined
    ? [
        `clusterIamRoleArn is given while manageClusterIamResources is ${String(manageClusterIamResources)}; drop one of them`,
      ]
    : [];
}
