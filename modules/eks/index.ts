export type { EksAccessProps, EksIrsaRole, EksPodIdentityAssociation, EksServiceAccountRole } from "./access/props";
export { AWS_NODE_OWNERS, type AwsNodeOwner } from "./addons/given";
export type { AddonRole, EksAddon, EksAddons, EksAddonsProps } from "./addons/props";
export type { ClusterEncryptionConfig, EksClusterProps } from "./cluster/props";
export { Eks } from "./eks";
export type { EksKubeconfigProps } from "./kubeconfig/props";
export type { EksOutputs, OutputChoice } from "./outputs";
export type { EksFargateProfile, EksFargateProps } from "./fargate/props";
export type { EksNodeGroup, EksNodeGroupsProps, EksNodeGroupTaint } from "./node-groups/props";
export type { EksProps } from "./props";
export type {
  ClusterSecurityGroupRule,
  EksSecurityGroupProps,
  NodeSecurityGroupRule,
  Sources,
} from "./security-groups/props";
export { EKS_SHAPE } from "./shape";
export { eksProblems, validateEks } from "./validate";
export type { EksWorkerGroup, EksWorkersProps, NamedEksWorkerGroup } from "./workers/props";
