import type { ClusterSecurityGroupsProps } from "../../cluster/security-groups";
import type { EksProps } from "../props";

/** A prop of the two groups, and the registry module's word for it. */
export const SECURITY_GROUP_WORDS = {
  clusterName: "clusterName",
  vpcId: "vpcId",
  ipFamily: "clusterIpFamily",
  clusterEgressCidrs: "clusterEgressCidrs",
  workersEgressCidrs: "workersEgressCidrs",
  workerIngressFromPort: "workerSgIngressFromPort",
  clusterTags: "clusterSecurityGroupTags",
  workersTags: "nodeSecurityGroupTags",
  tags: "tags",
} as const satisfies { readonly [Prop in keyof ClusterSecurityGroupsProps]?: keyof EksProps };

/** What messages call the props that are put together from several words. */
export const OTHER_SECURITY_GROUP_WORDS = {
  clusterGroup: "clusterSecurityGroupId",
  workersGroup: "workerSecurityGroupId",
  clusterRules: "clusterSecurityGroupAdditionalRules",
  workersRules: "nodeSecurityGroupAdditionalRules",
} as const satisfies { readonly [Prop in keyof ClusterSecurityGroupsProps]?: keyof EksProps };

/** The flag of a rule that stands for the other group. */
export const OTHER_GROUP_FLAGS = {
  cluster: "sourceNodeSecurityGroup",
  workers: "sourceClusterSecurityGroup",
} as const;
