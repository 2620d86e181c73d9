import { ADDITIONAL_RULE_SHAPE } from "../../cluster/additional-rules";
import {
  either,
  flag,
  listOf,
  literal,
  mapOf,
  plainText,
  recordOf,
  shapeOf,
  text,
  type Check,
  type Shape,
} from "../../shared/shape";
import type { ClusterSecurityGroupRule, EksSecurityGroupProps, NodeSecurityGroupRule } from "./props";

const { fromOther: _fromOther, ...RULE_SHAPE } = ADDITIONAL_RULE_SHAPE;
const CLUSTER_RULE_SHAPE: Shape<ClusterSecurityGroupRule> = { ...RULE_SHAPE, sourceNodeSecurityGroup: flag };
const NODE_RULE_SHAPE: Shape<NodeSecurityGroupRule> = { ...RULE_SHAPE, sourceClusterSecurityGroup: flag };
// A list gives the names as well.
const sourcesOf = (value: Check) => either({ list: listOf(plainText), object: recordOf(value) });

export const SECURITY_GROUP_SHAPE: Shape<EksSecurityGroupProps> = {
  clusterCreateSecurityGroup: literal(flag),
  clusterSecurityGroupId: text,
  clusterAdditionalSecurityGroupIds: listOf(text),
  clusterSecurityGroupAdditionalRules: recordOf(shapeOf(CLUSTER_RULE_SHAPE, ["fromPort", "toPort"])),
  clusterSecurityGroupTags: mapOf(text),
  workerCreateSecurityGroup: literal(flag),
  workerSecurityGroupId: text,
  nodeSecurityGroupAdditionalRules: recordOf(shapeOf(NODE_RULE_SHAPE, ["fromPort", "toPort"])),
  nodeSecurityGroupTags: mapOf(text),
  workerCreateClusterPrimarySecurityGroupRules: literal(flag),
  clusterCreateEndpointPrivateAccessSgRule: literal(flag),
  clusterEndpointPrivateAccessCidrs: sourcesOf(plainText),
  clusterEndpointPrivateAccessSg: sourcesOf(text),
  createClusterPrimarySecurityGroupTags: literal(flag),
};
