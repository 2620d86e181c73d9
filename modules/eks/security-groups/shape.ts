import { ADDITIONAL_RULE_SHAPE } from "../../cluster/additional-rules";
import { either, flag, listOf, recordOf, shapeOf, text, writtenRecordOf, type Shape } from "../../shared/shape";
import type { ClusterSecurityGroupRule, EksSecurityGroupProps, NodeSecurityGroupRule } from "./props";

const { fromOther: _fromOther, ...RULE_SHAPE } = ADDITIONAL_RULE_SHAPE;
const CLUSTER_RULE_SHAPE: Shape<ClusterSecurityGroupRule> = { ...RULE_SHAPE, sourceNodeSecurityGroup: flag };
const NODE_RULE_SHAPE: Shape<NodeSecurityGroupRule> = { ...RULE_SHAPE, sourceClusterSecurityGroup: flag };
const sourcesCheck = either({ list: listOf(text), object: recordOf(text) });

export const SECURITY_GROUP_SHAPE: Shape<EksSecurityGroupProps> = {
  clusterCreateSecurityGroup: flag,
  clusterSecurityGroupId: text,
  clusterAdditionalSecurityGroupIds: listOf(text),
  clusterSecurityGroupAdditionalRules: writtenRecordOf(shapeOf(CLUSTER_RULE_SHAPE, ["fromPort", "toPort"])),
  clusterSecurityGroupTags: writtenRecordOf(text),
  workerCreateSecurityGroup: flag,
  workerSecurityGroupId: text,
  nodeSecurityGroupAdditionalRules: writtenRecordOf(shapeOf(NODE_RULE_SHAPE, ["fromPort", "toPort"])),
  nodeSecurityGroupTags: writtenRecordOf(text),
  workerCreateClusterPrimarySecurityGroupRules: flag,
  clusterCreateEndpointPrivateAccessSgRule: flag,
  clusterEndpointPrivateAccessCidrs: sourcesCheck,
  clusterEndpointPrivateAccessSg: sourcesCheck,
  createClusterPrimarySecurityGroupTags: flag,
};
