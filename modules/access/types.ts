import type { Tags } from "../shared/tags";

/** A row of aws-auth: who an IAM role is inside the cluster. */
export interface MapRole {
  /** ARN of an IAM role; a path in it is dropped, since EKS matches roles without one. */
  readonly rolearn: string;
  readonly username: string;
  readonly groups: readonly string[];
}

/** A row of aws-auth: who an IAM user is inside the cluster. */
export interface MapUser {
  readonly userarn: string;
  readonly username: string;
  readonly groups: readonly string[];
}

/** What the aws-auth ConfigMap is written from. Literals: they pass from the cloud stack to the Kubernetes stack. */
export interface AwsAuthMappings {
  /** Names of node roles that must stand in the map, for clusters that know no access entries. */
  readonly nodeRoleNames: readonly string[];
  /**
   * Names of pod execution roles of Fargate. EKS writes their rows itself, when a profile is made, and a map that is owned
   * whole must hold them too. @default none
   */
  readonly fargateRoleNames?: readonly string[];
  /** Those of `nodeRoleNames` whose row EKS writes itself too, when their managed group is made. @default none */
  readonly managedRoleNames?: readonly string[];
  readonly mapRoles: readonly MapRole[];
  readonly mapUsers: readonly MapUser[];
  /** Account ids whose users enter under their own ARN, without a group. */
  readonly mapAccounts: readonly string[];
  /** Labels of the ConfigMap, besides the one that tells whose it is. @default none */
  readonly labels?: { readonly [key: string]: string };
}

/** Kinds of access entry; the ones for nodes carry their rights with them. */
export type AccessEntryType = (typeof ACCESS_ENTRY_TYPES)[number];
export const ACCESS_ENTRY_TYPES = [
  "STANDARD",
  "EC2_LINUX",
  "EC2_WINDOWS",
  "FARGATE_LINUX",
  "HYBRID_LINUX",
  "EC2",
] as const;

/** EKS's own access policies. Source: the user guide's access policy reference, as of August 2026; a newer one goes by its ARN. */
export type AccessPolicyName = (typeof ACCESS_POLICIES)[number];
export const ACCESS_POLICIES = [
  "AmazonEKSClusterAdminPolicy",
  "AmazonEKSAdminPolicy",
  "AmazonEKSAdminViewPolicy",
  "AmazonEKSEditPolicy",
  "AmazonEKSViewPolicy",
  "AmazonEKSAutoNodePolicy",
  "AmazonEKSBlockStoragePolicy",
  "AmazonEKSBlockStorageClusterPolicy",
  "AmazonEKSComputePolicy",
  "AmazonEKSComputeClusterPolicy",
  "AmazonEKSLoadBalancingPolicy",
  "AmazonEKSLoadBalancingClusterPolicy",
  "AmazonEKSNetworkingPolicy",
  "AmazonEKSNetworkingClusterPolicy",
  "AmazonEKSHybridPolicy",
] as const;

/** Where a policy holds: in the whole cluster, or in the named namespaces. */
export interface AccessScope {
  readonly type: "cluster" | "namespace";
  /** With type "namespace". */
  readonly namespaces?: readonly string[];
}

/** An EKS access policy and where it holds. */
export interface PolicyAssociation {
  /**
   * An ARN, or the name of an access policy of EKS's own, such as "AmazonEKSViewPolicy".
   * @see https://docs.aws.amazon.com/eks/latest/userguide/access-policy-permissions.html
   */
  readonly policyArn: AccessPolicyName | (string & Record<never, never>);
  readonly accessScope: AccessScope;
}

/** Who may enter, kept by EKS itself and not by a ConfigMap. */
export interface AccessEntrySettings {
  /** ARN of an IAM role or user, path and all. */
  readonly principalArn: string;
  /** @default "STANDARD" */
  readonly type?: AccessEntryType;
  /** Kubernetes groups; STANDARD only. @default none */
  readonly kubernetesGroups?: readonly string[];
  /** Kubernetes user name; STANDARD only. @default made by EKS from the ARN */
  readonly userName?: string;
  /**
   * Policies by a name of your own, which becomes part of the Terraform address; STANDARD only, and EC2, whose nodes of
   * EKS Auto Mode need AmazonEKSAutoNodePolicy. @default none
   */
  readonly policyAssociations?: { readonly [name: string]: PolicyAssociation };
  /** @default none */
  readonly tags?: Tags;
}

export interface AccessEntryProps extends AccessEntrySettings {
  readonly clusterName: string;
  /** Partition of the policies that are given by name: `aws`, `aws-cn`, `aws-us-gov`. @default "aws" */
  readonly partition?: string;
}

export interface AwsAuthProps extends AwsAuthMappings {
  readonly clusterName: string;
  /** ARN of a role by its name, for the rows of node roles. */
  readonly arnOfRole: (roleName: string) => string;
  /** Take over a ConfigMap that exists, by an `import` block. Its rows are replaced by these. @default false */
  readonly adopt?: boolean;
}

/** What service accounts may do in AWS, and under which name. */
export interface ServiceAccountRoleProps {
  /** @default generated from `namePrefix` */
  readonly name?: string;
  /** Its last 38 characters are used. @default the construct's id */
  readonly namePrefix?: string;
  /** @default none */
  readonly description?: string;
  /** @default "/" */
  readonly path?: string;
  /** ARN of the permissions boundary. @default none */
  readonly permissionsBoundary?: string;
  /** Seconds, 3600 to 43200. @default AWS's own, an hour */
  readonly maxSessionDuration?: number;
  /** ARNs of policies; the key becomes part of the Terraform address. @default none */
  readonly policies?: { readonly [name: string]: string };
  /** Policy documents as JSON text, kept in the role itself; the key becomes part of the Terraform address. @default none */
  readonly inlinePolicies?: { readonly [name: string]: string };
  /** @default none */
  readonly tags?: Tags;
}

/** How the names of service accounts are compared: word by word, or with wildcards. */
export type SubjectTest = (typeof SUBJECT_TESTS)[number];
export const SUBJECT_TESTS = ["StringEquals", "StringLike"] as const;

export interface IrsaRoleProps extends ServiceAccountRoleProps {
  /** ARN of the cluster's IAM OIDC provider. */
  readonly oidcProviderArn: string;
  /** Issuer of the tokens, with or without "https://". @default the end of the provider's ARN */
  readonly oidcProviderUrl?: string;
  /** Who may take the role on: `<namespace>:<service account>`, such as "kube-system:aws-node". */
  readonly namespaceServiceAccounts: readonly string[];
  /** "StringLike" lets `*` and `?` in their names stand for others. @default "StringEquals" */
  readonly assumeRoleConditionTest?: SubjectTest;
  /** Whom the tokens are made for. @default "sts.amazonaws.com" */
  readonly audience?: string;
}

export interface PodIdentityAssociationProps {
  readonly clusterName: string;
  readonly namespace: string;
  /** A service account has one association. */
  readonly serviceAccount: string;
  readonly roleArn: string;
  /** A role, of another account even, that the first one takes on for the pods. AWS provider 6.x. @default none */
  readonly targetRoleArn?: string;
  /** Leave the tags of cluster, namespace and service account off the session. AWS provider 6.x. @default false */
  readonly disableSessionTags?: boolean;
  /** @default none */
  readonly tags?: Tags;
}
