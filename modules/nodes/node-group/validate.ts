import { validateName, subnetIdProblems } from "../../shared/aws-names";
import { anything, problemsOf, mapOf, shapeOf, text, type Shape } from "../../shared/shape";
import { validateTags } from "../../shared/tags";
import type { Wording } from "../wording";
import { imageKind, NODE_GROUP_IMAGE_SHAPE, nodeGroupImageProblems } from "./image";
import { LABEL_SHAPE, labelProblems } from "./labels";
import { NAME_SHAPE, nameProblems } from "./names";
import { PURCHASE_SHAPE, purchaseProblems } from "./purchase";
import { releaseProblems } from "./release";
import { REMOTE_ACCESS_SHAPE, remoteAccessProblems } from "./remote-access";
import { SIZE_SHAPE, sizeProblems } from "./sizes";
import { TEMPLATE_CHOICE_SHAPE, TEMPLATE_SHAPE, templateKind, templateProblems } from "./template";
import type { NodeGroupProps } from "./types";
import { UPDATE_SHAPE, updateProblems } from "./updates";
import { BOOTSTRAP_SHAPE, clusterAddressCheck, userDataProblems } from "./user-data";

export const NODE_GROUP_SHAPE: Shape<NodeGroupProps> = {
  ...NAME_SHAPE,
  ...SIZE_SHAPE,
  ...NODE_GROUP_IMAGE_SHAPE,
  ...PURCHASE_SHAPE,
  ...TEMPLATE_CHOICE_SHAPE,
  ...TEMPLATE_SHAPE,
  ...REMOTE_ACCESS_SHAPE,
  ...LABEL_SHAPE,
  ...UPDATE_SHAPE,
  clusterName: text,
  nodeRoleArn: text,
  bootstrap: shapeOf(BOOTSTRAP_SHAPE),
  cluster: clusterAddressCheck,
  tags: mapOf(text),
  instanceTags: mapOf(text),
  dependsOn: anything,
};

/** Everything that is wrong with a managed node group's props used alone: their shape first, then their values. */
export function validateNodeGroup(name: string, props: NodeGroupProps): string[] {
  return problemsOf(shapeOf(NODE_GROUP_SHAPE, ["clusterName", "nodeRoleArn", "subnetIds"]), props, (group) => [
    ...subnetIdProblems(group.subnetIds, "subnetIds"),
    ...nodeGroupProblems(name, group),
  ]);
}

/** What is wrong with the values of a managed node group's props. */
export function nodeGroupProblems(
  name: string,
  props: Omit<NodeGroupProps, "clusterName">,
  word: Wording = (prop) => prop,
): string[] {
  const kind = templateKind(props);
  return [
    ...validateName("the group's name", name),
    ...nameProblems(props, word),
    ...sizeProblems(props, word),
    ...purchaseProblems(props, kind, word),
    ...nodeGroupImageProblems(props, word),
    ...releaseProblems(props, word),
    ...templateProblems(props, word),
    ...remoteAccessProblems(props, kind === "eks", word),
    ...labelProblems(props, props.bootstrap?.kubeletExtraArgs, word),
    ...(kind === "own" ? userDataProblems({ ...props, family: imageKind(props).family }, word) : []),
    ...updateProblems(props, word),
    ...validateTags(props.tags ?? {}, word("tags")),
    ...validateTags(props.instanceTags ?? {}, word("instanceTags")),
  ];
}
