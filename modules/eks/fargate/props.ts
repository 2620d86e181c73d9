import type { FargateSelector, FargateTimeouts } from "../../nodes/fargate/types";
import type { SubnetRef } from "../../shared/placement";
import type { Tags } from "../../shared/tags";

/** A Fargate profile, in the registry module's words. Source: v17.24.0, unless another is named. */
export interface EksFargateProfile {
  /** Which pods run on Fargate: one to five namespaces, with labels or without. */
  readonly selectors: readonly FargateSelector[];
  /** @default `<clusterName>-fargate-<the key>`, `_` as `-` */
  readonly name?: string;
  /** Private ones; a change makes the profile anew. @default fargateSubnets */
  readonly subnets?: readonly (string | SubnetRef)[];
  /** @default the provider's own, 10m each */
  readonly timeouts?: FargateTimeouts;
  /** Beside `tags` of the cluster, and winning over them. @default none */
  readonly tags?: Tags;
  /** Ours: "own" makes a role for this profile alone, as the module's v21 does. @default "shared" */
  readonly iamRole?: "shared" | "own";
  /** ARN of a role that exists and trusts Fargate, in place of both. Source: v21. @default none */
  readonly iamRoleArn?: string;
  /** Literal name of the profile's own role. Source: v21. @default `<clusterName>-fargate-<the key>` */
  readonly iamRoleName?: string;
  /** ARNs of policies for the profile's own role, by name. Source: v21. @default none */
  readonly iamRoleAdditionalPolicies?: { readonly [name: string]: string };
}

/** Pods without nodes, in the registry module's words. Source: v17.24.0, unless another is named. */
export interface EksFargateProps {
  /** Profiles by name. EKS lets their pods in by itself. @default none */
  readonly fargateProfiles?: { readonly [name: string]: EksFargateProfile };
  /** Private subnets of profiles that name none. @default subnets */
  readonly fargateSubnets?: readonly (string | SubnetRef)[];
  /** False looks the shared role up by `fargatePodExecutionRoleName`. @default true */
  readonly createFargatePodExecutionRole?: boolean;
  /** Literal name of the shared role: to look up, or (ours) to make. @default `<clusterName>-fargate` */
  readonly fargatePodExecutionRoleName?: string;
  /** Ours: ARNs of policies for the shared role, by name, such as one for logs. @default none */
  readonly fargatePodExecutionRolePolicies?: { readonly [name: string]: string };
}
