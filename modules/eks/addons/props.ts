import type { PodSubnetsByZone } from "../../cni/custom-networking";
import type {
  AddonConfiguration,
  AddonPodIdentityAssociation,
  AddonTimeouts,
  CreateConflicts,
  UpdateConflicts,
  VpcCniConfiguration,
} from "../../addons/types";
import type { Tags } from "../../shared/tags";

/** How an add-on's own role reaches its service accounts. */
export type AddonRole = (typeof ADDON_ROLES)[number];
export const ADDON_ROLES = ["irsa", "pod-identity"] as const;

/** An add-on, in the registry module's words. Source: v21. */
export interface EksAddon<Configuration = AddonConfiguration> {
  /** A version, and then none is looked up; also "latest" and "default". @default what mostRecent says */
  readonly addonVersion?: string;
  /** The newest version for the cluster's Kubernetes, or else EKS's default one; both are looked up at every plan. @default true */
  readonly mostRecent?: boolean;
  /** Make it before any node, which must not wait for a node then. @default true for vpc-cni, kube-proxy and eks-pod-identity-agent */
  readonly beforeCompute?: boolean;
  /** Settings by the names of the add-on's own schema; an object, not its JSON. @default the add-on's own; coredns runs on Fargate where nothing else is, and vpc-cni knows of nodes of Windows where there are some */
  readonly configurationValues?: Configuration;
  /** Leave the software in the cluster when the add-on is taken out. @default ADDON_DEFAULTS.preserve */
  readonly preserve?: boolean;
  /** @default ADDON_DEFAULTS.resolveConflictsOnCreate (the module's is NONE, in clusters that come without copies of their own) */
  readonly resolveConflictsOnCreate?: CreateConflicts;
  /** @default ADDON_DEFAULTS.resolveConflictsOnUpdate */
  readonly resolveConflictsOnUpdate?: UpdateConflicts;
  /** ARN of a role that exists and trusts the cluster's OIDC provider. @default the nodes' role */
  readonly serviceAccountRoleArn?: string;
  /** Roles that exist and trust EKS Pod Identity. @default none */
  readonly podIdentityAssociation?: readonly AddonPodIdentityAssociation[];
  /** Ours: make a role with AWS's policy for this add-on and give it to its service accounts, in one word. @default no role of its own */
  readonly role?: AddonRole;
  /** @default addonsTimeouts */
  readonly timeouts?: AddonTimeouts;
  /** Beside `tags` of the cluster, and winning over them. @default none */
  readonly tags?: Tags;
}

/** Add-ons by EKS's names for them; `true` takes every default, `false` is as good as none. */
export interface EksAddons {
  readonly "vpc-cni"?: boolean | EksAddon<VpcCniConfiguration>;
  readonly "kube-proxy"?: boolean | EksAddon;
  readonly coredns?: boolean | EksAddon;
  readonly "eks-pod-identity-agent"?: boolean | EksAddon;
  readonly "aws-ebs-csi-driver"?: boolean | EksAddon;
  readonly "aws-efs-csi-driver"?: boolean | EksAddon;
  readonly "metrics-server"?: boolean | EksAddon;
  readonly [name: string]: boolean | EksAddon | undefined;
}

/** What EKS installs in the cluster, in the registry module's words. */
export interface EksAddonsProps {
  /** Those that nodes need come before them, those that need nodes after. Source: v21. @default none, so that EKS's own copies stay unmanaged */
  readonly addons?: EksAddons;
  /** For every add-on. Source: v21. @default the provider's own, 20m to create and update and 40m to delete */
  readonly addonsTimeouts?: AddonTimeouts;
  /**
   * Ours: nodes that are not made here take the add-ons' pods, such as Karpenter's or another stack's; then it is not asked
   * whether any are here. @default false, and true for hybrid nodes (clusterRemoteNetworkConfig)
   */
  readonly nodesElsewhere?: boolean;
  /**
   * Ours: subnets for pods alone, by zone, as ids or with their blocks, where those of the nodes have too few addresses. The add-on vpc-cni is told
   * of them: custom networking is turned on, with an ENIConfig for each zone. Pods stand in the security groups of their
   * node. @default pods stand in their node's subnet
   */
  readonly podSubnets?: PodSubnetsByZone;
}
