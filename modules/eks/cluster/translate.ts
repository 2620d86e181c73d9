import type { ClusterProps, ExistingRole } from "../../cluster/types";
import { isOn } from "../../cni/env";
import { vpcCniEnv } from "../addons/given";
import { hasWindowsNodes } from "../node-groups/windows";
import type { EksProps } from "../props";
import { subnetIds } from "../subnets";
import { translated } from "../words";
import { CLUSTER_WORDS } from "./words";

/** The control plane in the provider's words, but for what is known only when it is placed. */
export type ClusterPlan = Omit<ClusterProps, "securityGroupIds" | "partition" | "dnsSuffix">;

/** Pure; also what the validators look at. */
export function translateCluster(props: EksProps): ClusterPlan {
  const { clusterEncryptionConfig: encryption, controlPlaneSubnetIds } = props;
  const key = encryption?.[0]?.providerKeyArn;
  const existingRole = translateRole(props);
  return {
    ...(translated(CLUSTER_WORDS, props) as Pick<ClusterProps, "name">),
    subnetIds: controlPlaneSubnetIds ?? subnetIds(props.subnets),
    secretsEncryption: encryption === undefined ? undefined : key === undefined ? "eks-default" : { keyArn: key },
    oidcThumbprints: thumbprints(props),
    ...(needsResourceController(props) && { vpcResourceController: true }),
    ...(existingRole && { existingRole, roleName: undefined }),
  };
}

/** Whether EKS's own controller gives nodes' pods their addresses or security groups. */
function needsResourceController(props: EksProps): boolean {
  return hasWindowsNodes(props) || isOn(vpcCniEnv(props)?.ENABLE_POD_ENI);
}

/** Whether the control plane's role is made here. */
export function managesClusterRole({ manageClusterIamResources, clusterIamRoleArn }: EksProps): boolean {
  return manageClusterIamResources ?? clusterIamRoleArn === undefined;
}

function translateRole(props: EksProps): ExistingRole | undefined {
  if (managesClusterRole(props)) return undefined;
  const { clusterIamRoleArn: arn, clusterIamRoleName: name } = props;
  // Which of them is given, or that none is, is for the part to judge.
  return { ...(arn !== undefined && { arn }), ...(name !== undefined && { name }) } as ExistingRole;
}

function thumbprints({ eksOidcRootCaThumbprint: root, customOidcThumbprints: more }: EksProps) {
  return root === undefined ? more : [root, ...(more ?? [])];
}
