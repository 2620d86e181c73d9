import type { AdditionalRule } from "../../cluster/additional-rules";
import type { Tags } from "../../shared/tags";

/** A rule on the control plane's group: v18's words. */
export interface ClusterSecurityGroupRule extends Omit<AdditionalRule, "fromOther"> {
  /** The nodes' group. @default false */
  readonly sourceNodeSecurityGroup?: boolean;
}

/** A rule on the nodes' group: v18's words. */
export interface NodeSecurityGroupRule extends Omit<AdditionalRule, "fromOther"> {
  /** The control plane's group. @default false */
  readonly sourceClusterSecurityGroup?: boolean;
}

/** Who may come in: a list of literals, or a record where something is known only at apply, so that each has a name. */
export type Sources = readonly string[] | { readonly [name: string]: string };

/** Who may talk to whom, in the registry module's words. Source: v17.24.0, unless another is named. */
export interface EksSecurityGroupProps {
  /** Make a group for the control plane. False without an id leaves it with the one that EKS makes. @default true, unless `clusterSecurityGroupId` is given */
  readonly clusterCreateSecurityGroup?: boolean;
  /** A group of yours for the control plane. It gets no rule: let the nodes in on port 443 yourself. @default none */
  readonly clusterSecurityGroupId?: string;
  /** More groups of yours on the control plane; five in all. Source: v18. @default none */
  readonly clusterAdditionalSecurityGroupIds?: readonly string[];
  /** More rules on the group that is made, by names that become addresses: to rename one, `terraform state mv` it first. Source: v18. @default none */
  readonly clusterSecurityGroupAdditionalRules?: { readonly [name: string]: ClusterSecurityGroupRule };
  /** On the group that is made; wins over `tags`. Source: v18. @default none */
  readonly clusterSecurityGroupTags?: Tags;

  /** Make a group for the nodes. @default true, unless `workerSecurityGroupId` is given */
  readonly workerCreateSecurityGroup?: boolean;
  /** A group of yours for the nodes. It gets no rule; the control plane's group, where it is made, lets it in on port 443 (the module's did not since v17.13). @default none */
  readonly workerSecurityGroupId?: string;
  /** More rules on the group that is made, by names that become addresses: to rename one, `terraform state mv` it first. Source: v18. @default none */
  readonly nodeSecurityGroupAdditionalRules?: { readonly [name: string]: NodeSecurityGroupRule };
  /** On the group that is made; wins over `tags`. Karpenter finds it by `karpenter.sh/discovery`. Source: v18. @default none */
  readonly nodeSecurityGroupTags?: Tags;

  /** Open the nodes' group and the one that EKS makes to each other: pods on Fargate, on managed nodes and in Auto Mode stand in that one. @default true where somebody stands in that one alone: on Fargate, in EKS Auto Mode, on managed nodes with createLaunchTemplate false, or the control plane without another group; else false, as in the module */
  readonly workerCreateClusterPrimarySecurityGroupRules?: boolean;
  /** Let those that the next two name reach the private endpoint. @default true (the module's was false) */
  readonly clusterCreateEndpointPrivateAccessSgRule?: boolean;
  /** Networks that may reach the private endpoint, besides the nodes': a VPN, a peered VPC. @default none */
  readonly clusterEndpointPrivateAccessCidrs?: Sources;
  /** Security groups whose members may. @default none */
  readonly clusterEndpointPrivateAccessSg?: Sources;
  /** Put `tags` and `clusterTags`, but for `Name`, on the group that EKS makes. Source: v18. @default false (the module's is true) */
  readonly createClusterPrimarySecurityGroupTags?: boolean;
}
