import type { ITerraformDependable } from "cdktf";
import type { AwsNodeEnv, AwsNodeInitEnv } from "../cni/variables";
import type { Tags } from "../shared/tags";

/** What EKS does at creation where the cluster has the add-on's objects already, with other values. */
export type CreateConflicts = (typeof CREATE_CONFLICTS)[number];
export const CREATE_CONFLICTS = ["NONE", "OVERWRITE"] as const;

/** What EKS does at an update with values that somebody else changed. */
export type UpdateConflicts = (typeof UPDATE_CONFLICTS)[number];
export const UPDATE_CONFLICTS = ["NONE", "OVERWRITE", "PRESERVE"] as const;

/** An add-on's settings by the names of its own schema, which `aws eks describe-addon-configuration` prints. */
export interface AddonConfiguration {
  readonly [key: string]: unknown;
}

/** Settings of vpc-cni. Further keys of its schema are handed through. */
export interface VpcCniConfiguration extends AddonConfiguration {
  /** Variables of the `aws-node` container; numbers and booleans become the text that the schema wants, and one "as-shipped" is left to the add-on. @default none */
  readonly env?: AwsNodeEnv;
  /** Variables of its init container. @default none */
  readonly init?: { readonly env?: AwsNodeInitEnv };
  /** @default false */
  readonly enableNetworkPolicy?: boolean;
  /** @default false */
  readonly enableWindowsIpam?: boolean;
}

/** A role for one of the add-on's service accounts, by EKS Pod Identity. */
export interface AddonPodIdentityAssociation {
  readonly serviceAccount: string;
  readonly roleArn: string;
}

/** How long Terraform waits, as Go durations such as "20m". */
export interface AddonTimeouts {
  readonly create?: string;
  readonly update?: string;
  readonly delete?: string;
}

export interface AddonProps {
  readonly clusterName: string;
  /** As EKS calls it, such as "coredns". */
  readonly addonName: string;
  /** A version such as "v1.12.4-eksbuild.1"; or "latest" or "default", looked up for `kubernetesVersion` at every plan. @default ADDON_DEFAULTS.addonVersion */
  readonly addonVersion?: string;
  /** Kubernetes minor version that "latest" and "default" are looked up for, and needed by them alone. */
  readonly kubernetesVersion?: string;
  /** @default the add-on's own settings */
  readonly configuration?: AddonConfiguration | VpcCniConfiguration;
  /** @default ADDON_DEFAULTS.resolveConflictsOnCreate */
  readonly resolveConflictsOnCreate?: CreateConflicts;
  /** @default ADDON_DEFAULTS.resolveConflictsOnUpdate */
  readonly resolveConflictsOnUpdate?: UpdateConflicts;
  /** Leave the software in the cluster when the add-on is destroyed. @default ADDON_DEFAULTS.preserve */
  readonly preserve?: boolean;
  /** ARN of a role that trusts the cluster's OIDC provider. @default the nodes' role */
  readonly serviceAccountRoleArn?: string;
  /** @default none */
  readonly podIdentityAssociations?: readonly AddonPodIdentityAssociation[];
  /** @default the provider's own, 20m to create and update and 40m to delete */
  readonly timeouts?: AddonTimeouts;
  /** @default none */
  readonly tags?: Tags;
  /** What must be there first, such as nodes or a role's policies. @default nothing */
  readonly dependsOn?: readonly ITerraformDependable[];
}
