import { CLUSTER_DEFAULTS } from "../../cluster/defaults";
import {
  clusterProblems as partProblems,
  clusterWarnings as partWarnings,
  egressProblems,
} from "../../cluster/validate";
import { judgeVersion } from "../../facts/eks-versions";
import { idProblems } from "../ids";
import type { EksProps } from "../props";
import { wording } from "../words";
import { translateCluster } from "./translate";
import { CLUSTER_WORDS } from "./words";

const word = wording(CLUSTER_WORDS, { subnetIds: "subnets" });

/** What is wrong with the control plane's props, in the module's words. */
export function clusterProblems(props: EksProps): string[] {
  return [
    ...partProblems({ ...translateCluster(props), securityGroupIds: [] }, word),
    ...dayProblems(props),
    ...(props.clusterEncryptionConfig && props.clusterEncryptionConfig.length > 1
      ? [`clusterEncryptionConfig names ${props.clusterEncryptionConfig.length} keys; EKS takes one`]
      : []),
    ...idProblems("vpcId", props.vpcId, /^vpc-[a-z0-9]+$/, "vpc-0abc1234def567890"),
    ...egressProblems(props.clusterEgressCidrs, "clusterEgressCidrs"),
  ];
}

/** Legal, but unwise. */
export function clusterWarnings(props: EksProps): string[] {
  return partWarnings({ ...translateCluster(props), securityGroupIds: [] }, props.today, word);
}

function dayProblems({ today, clusterVersion = CLUSTER_DEFAULTS.version }: EksProps): string[] {
  if (today === undefined) return [];
  if (!/^\d{4}-\d{2}-\d{2}$/.test(today)) return [`today ("${today}") is not a day such as "2026-11-24"`];
  // Without a day the version was judged already; only what the day adds is told here.
  const timeless = judgeVersion(clusterVersion, undefined, "clusterVersion").problems.length > 0;
  return timeless ? [] : judgeVersion(clusterVersion, today, "clusterVersion").problems;
}
