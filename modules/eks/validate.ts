import { problemsOf, shapeOf } from "../shared/shape";
import { accessProblems, accessWarnings } from "./access/validate";
import { addonsProblems } from "./addons/validate";
import { addonsWarnings } from "./addons/warnings";
import { capacityProblems } from "./capacity";
import { clusterProblems, clusterWarnings } from "./cluster/validate";
import { kubeconfigProblems } from "./kubeconfig/validate";
import { fargateProblems } from "./fargate/validate";
import { twiceMadeRoles } from "./made-roles";
import { MODULE_INPUTS } from "./module-names";
import { nodeGroupsProblems, nodeGroupsWarnings } from "./node-groups/validate";
import { windowsProblems, windowsWarnings } from "./node-groups/windows";
import type { EksProps } from "./props";
import { securityGroupProblems, securityGroupWarnings } from "./security-groups/validate";
import { EKS_SHAPE } from "./shape";
import { workersProblems, workersWarnings } from "./workers/validate";

/** Everything that is wrong with the props, the worker groups' included, in the caller's words. */
export function validateEks(props: EksProps): string[] {
  return problemsOf(shapeOf(EKS_SHAPE, ["clusterName", "subnets", "vpcId"], MODULE_INPUTS), props, eksProblems);
}

/** What is wrong with the values of props whose shape is right. */
export function eksProblems(props: EksProps): string[] {
  return [
    ...clusterProblems(props),
    ...securityGroupProblems(props),
    ...kubeconfigProblems(props),
    ...workersProblems(props),
    ...nodeGroupsProblems(props),
    ...twiceMadeRoles(props),
    ...windowsProblems(props),
    ...accessProblems(props),
    ...fargateProblems(props),
    ...addonsProblems(props),
    ...(props.addressCheck === "error" ? capacityProblems(props) : []),
  ];
}

/** Legal, but unwise. */
export function eksWarnings(props: EksProps): string[] {
  return [
    ...clusterWarnings(props),
    ...securityGroupWarnings(props),
    ...workersWarnings(props),
    ...nodeGroupsWarnings(props),
    ...windowsWarnings(props),
    ...accessWarnings(props),
    ...addonsWarnings(props),
    ...((props.addressCheck ?? "warn") === "warn" ? capacityProblems(props) : []),
  ];
}
