import type { Tags } from "../shared/tags";

/** How long Terraform waits, as Go durations such as "30m". */
export interface ClusterTimeouts {
  readonly create?: string;
  readonly update?: string;
  readonly delete?: string;
}

/** STANDARD: EKS upgrades the cluster when standard support ends. EXTENDED: it stays, and costs more per hour. */
export type SupportType = (typeof SUPPORT_TYPES)[number];
export const SUPPORT_TYPES = ["STANDARD", "EXTENDED"] as const;

/** @see https://docs.aws.amazon.com/eks/latest/APIReference/API_ControlPlaneScalingConfig.html */
export type ControlPlaneTier = (typeof CONTROL_PLANE_TIERS)[number];
export const CONTROL_PLANE_TIERS = ["standard", "tier-xl", "tier-2xl", "tier-4xl", "tier-8xl"] as const;

/** Auto Mode's own node pools. @see https://docs.aws.amazon.com/eks/latest/userguide/set-builtin-node-pools.html */
export type NodePool = (typeof NODE_POOLS)[number];
export const NODE_POOLS = ["general-purpose", "system"] as const;

/** EKS Auto Mode: nodes, volumes and load balancers are EKS's work. The three go together or not at all. */
export interface ComputeConfig {
  readonly enabled: boolean;
  /**
   * Pools that EKS brings along. An AWS provider before 6.13 replaces the cluster where the last of them is dropped while
   * Auto Mode stays. Without any, the role's access entry is ours; EKS goes on with it where some are named later, so take
   * it out of the state first (`terraform state rm`, the two addresses with `auto-mode-access`), or its nodes stay out.
   * @default none: you make your own in the cluster
   */
  readonly nodePools?: readonly NodePool[];
  /** ARN of the role of the nodes in those pools; fixed once it is in use. @default one that is made */
  readonly nodeRoleArn?: string;
}

/**
 * Networks outside of AWS: private IPv4 blocks that meet neither each other, nor the VPC, nor Services. A change is
 * made in place by an AWS provider from 6.11 on; an older one replaces the cluster: look at the plan.
 */
export interface RemoteNetworkConfig {
  /** Where hybrid nodes stand. */
  readonly remoteNodeNetworks: { readonly cidrs: readonly string[] };
  /** Where their pods get addresses from; needed for webhooks that run there. @default none */
  readonly remotePodNetworks?: { readonly cidrs: readonly string[] };
}

/** An OIDC issuer whose tokens the API takes. @see https://docs.aws.amazon.com/eks/latest/APIReference/API_OidcIdentityProviderConfigRequest.html */
export interface IdentityProvider {
  /** Audience of the tokens. */
  readonly clientId: string;
  /** Begins with https:// and can be reached from the internet. */
  readonly issuerUrl: string;
  /** @default the name that it has in the record */
  readonly identityProviderConfigName?: string;
  /** Claim that names the user. @default EKS's own, "sub" */
  readonly usernameClaim?: string;
  /** Put before the user's name; "-" puts nothing. @default EKS's own, the issuer's URL and a # */
  readonly usernamePrefix?: string;
  /** Claim that names the groups. @default none, so users have no groups */
  readonly groupsClaim?: string;
  /** Put before each group's name. @default none */
  readonly groupsPrefix?: string;
  /** Claims that a token must have, with their values. @default none */
  readonly requiredClaims?: { readonly [claim: string]: string };
  /** Wins over the cluster's. @default none */
  readonly tags?: Tags;
}

/** The KMS key that is made for secrets. Lists of principals are ARNs, and write a key policy where one is given. */
export interface SecretsKeySettings {
  /** @default names the cluster */
  readonly description?: string;
  /** Days from destroy to deletion, 7 to 30. @default KMS's own, 30 */
  readonly deletionWindowInDays?: number;
  /** @default SECRETS_KEY_DEFAULTS.enableKeyRotation */
  readonly enableKeyRotation?: boolean;
  /** Days between rotations, 90 to 2560. @default KMS's own, 365 */
  readonly rotationPeriodInDays?: number;
  /** More aliases, without "alias/", besides `eks/<cluster>`. @default none */
  readonly aliases?: readonly string[];
  /** The whole key policy as JSON, instead of the one that the next five make. @default none */
  readonly policy?: string;
  /** Let the account's IAM policies decide who may use the key. @default SECRETS_KEY_DEFAULTS.enableDefaultPolicy */
  readonly enableDefaultPolicy?: boolean;
  /** May do all with the key. @default none */
  readonly owners?: readonly string[];
  /** May manage the key, but not use it. @default none */
  readonly administrators?: readonly string[];
  /** May encrypt and decrypt. @default the cluster's role, where the key has a policy of its own */
  readonly users?: readonly string[];
  /** May let AWS services use the key. @default none */
  readonly serviceUsers?: readonly string[];
}

/** A role that exists: by its ARN, or by its name, which is looked up. */
export type ExistingRole = { readonly arn: string } | { readonly name: string };
