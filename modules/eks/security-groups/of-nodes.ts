import { concatenated } from "../../shared/lists";

interface GroupsOfPlan {
  readonly attachClusterPrimarySecurityGroup: boolean;
  readonly additionalSecurityGroupIds: readonly string[];
}

interface GroupsAround {
  /** Those of all nodes. */
  readonly securityGroupIds: readonly string[];
  readonly clusterPrimarySecurityGroupId: string;
}

/** The security groups of a group's nodes: those of all, EKS's own where it is asked for, and the group's. */
export function securityGroupIdsOf(
  { attachClusterPrimarySecurityGroup: joins, additionalSecurityGroupIds: own }: GroupsOfPlan,
  { securityGroupIds, clusterPrimarySecurityGroupId: primary }: GroupsAround,
): readonly string[] {
  return concatenated(securityGroupIds, joins ? [primary] : [], own);
}
