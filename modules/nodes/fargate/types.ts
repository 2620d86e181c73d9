import type { ITerraformDependable } from "cdktf";
import type { Tags } from "../../shared/tags";

/** Which pods run on Fargate: those of a namespace that have all of these labels. `*` and `?` stand for others. */
export interface FargateSelector {
  readonly namespace: string;
  /** @default every pod of the namespace */
  readonly labels?: { readonly [key: string]: string };
}

/** How long Terraform waits, as Go durations such as "20m". */
export interface FargateTimeouts {
  readonly create?: string;
  readonly delete?: string;
}

export interface FargateProfileProps {
  readonly clusterName: string;
  /** ARN of the role that fetches the pods' images and lets them in as nodes. */
  readonly podExecutionRoleArn: string;
  /** Private subnets: pods of Fargate have no public address. */
  readonly subnetIds: readonly string[];
  /** One to five; a pod that matches one of them runs on Fargate. */
  readonly selectors: readonly FargateSelector[];
  /** A change makes the profile anew. @default `<clusterName>-fargate-<the construct's id>` */
  readonly fargateProfileName?: string;
  /** @default the provider's own, 10m each */
  readonly timeouts?: FargateTimeouts;
  /** @default none */
  readonly tags?: Tags;
  /** What must be there before the first pod, such as the role's policies. @default nothing */
  readonly dependsOn?: readonly ITerraformDependable[];
}

export interface FargatePodExecutionRoleProps {
  readonly clusterName: string;
  /** Literal role name, unique in the account. @default fargateRoleName(clusterName), so `<cluster>-fargate` */
  readonly name?: string;
  /** ARN of the cluster: Fargate may take the role on for its profiles alone. @default for any profile of the account */
  readonly clusterArn?: string;
  /** @default NODE_ROLE_DEFAULTS.path */
  readonly path?: string;
  /** ARN of the permissions boundary. @default none */
  readonly permissionsBoundary?: string;
  /** ARNs of more policies, for logs say; the key becomes part of the Terraform address. @default none */
  readonly additionalPolicies?: { readonly [name: string]: string };
  /** Partition of AWS-managed policies. @default NODE_ROLE_DEFAULTS.partition */
  readonly partition?: string;
  /** @default none */
  readonly tags?: Tags;
}
