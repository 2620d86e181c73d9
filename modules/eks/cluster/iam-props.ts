import type { IdentityProvider } from "../../cluster/types";

/** Roles of the control plane and who says who somebody is, in the registry module's words. Source: v17.24.0, unless another is named. */
export interface EksClusterIamProps {
  /** False: the control plane's role is yours, by `clusterIamRoleName` or `clusterIamRoleArn`, and nothing is attached to it. @default true, unless `clusterIamRoleArn` is given */
  readonly manageClusterIamResources?: boolean;
  /** Name of the role that is made or, with `manageClusterIamResources: false`, of one that is looked up. Another role replaces the cluster. @default generated from the cluster's name */
  readonly clusterIamRoleName?: string;
  /** ARN of a role of yours; another one replaces the cluster. Source: v18, as `iam_role_arn`. @default none */
  readonly clusterIamRoleArn?: string;
  /** ARNs of more policies for the role that is made, by names that become addresses. Source: v18, as `iam_role_additional_policies`. @default none */
  readonly clusterIamRoleAdditionalPolicies?: { readonly [name: string]: string };
  /** Path of every role, policy and instance profile. A change makes them anew, **and the cluster with its role**; those with a fixed name (the nodes' are `<cluster>-node`) cannot be there twice: change the name with it. @default CLUSTER_DEFAULTS.iamPath */
  readonly iamPath?: string;
  /** ARN of the permissions boundary of every role. @default none */
  readonly permissionsBoundary?: string;

  /** Make the IAM OIDC provider for roles of service accounts. @default CLUSTER_DEFAULTS.oidcProvider (the module's was false) */
  readonly enableIrsa?: boolean;
  /** Audiences of that provider besides STS. @default none */
  readonly openidConnectAudiences?: readonly string[];
  /** SHA-1 thumbprint of the issuer's authority, 40 hexadecimal digits. AWS trusts that authority by itself, so none is needed. @default none (the module sent one that it had written down) */
  readonly eksOidcRootCaThumbprint?: string;
  /** More thumbprints. Source: v18. @default none */
  readonly customOidcThumbprints?: readonly string[];
  /** An OIDC issuer that users log in with, by a name of your choice; EKS takes one. Has nothing to do with `enableIrsa`. Source: v18. @default none */
  readonly clusterIdentityProviders?: { readonly [name: string]: IdentityProvider };

  /** Name of the role that is made for Auto Mode's nodes. Source: v20. @default generated from the cluster's name */
  readonly nodeIamRoleName?: string;
  /** ARNs of more policies for that role, by names that become addresses. Source: v20. @default none */
  readonly nodeIamRoleAdditionalPolicies?: { readonly [name: string]: string };
  /** Let Auto Mode put tags of your NodeClasses on what it makes. Source: v20. @default CLUSTER_DEFAULTS.autoModeCustomTags */
  readonly enableAutoModeCustomTags?: boolean;
  /** Make the policy by which nodes of an IPv6 cluster hand out addresses, and attach it where `attachWorkerCniPolicy` says so. Source: v18. @default true in an IPv6 cluster */
  readonly createCniIpv6IamPolicy?: boolean;
}
