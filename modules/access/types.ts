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
  readonly mapRoles: readonly MapRole[];
  readonly mapUsers: readonly MapUser[];
  /** Account ids whose users enter under their own ARN, without a group. */
  readonly mapAccounts: readonly string[];
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

/** Where a policy holds: in the whole cluster, or in the named namespaces. */
export interface AccessScope {
  readonly type: "cluster" | "namespace";
  /** With type "namespace". */
  readonly namespaces?: readonly string[];
}

/** An EKS access policy and where it holds. */
export interface PolicyAssociation {
  /** @see https://docs.aws.amazon.com/eks/latest/userguide/access-policy-permissions.html */
  readonly policyArn: string;
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
  /** Policies by a name of your own, which becomes part of the Terraform address; STANDARD only. @default none */
  readonly policyAssociations?: { readonly [name: string]: PolicyAssociation };
  /** @default none */
  readonly tags?: Tags;
}

export interface AccessEntryProps extends AccessEntrySettings {
  readonly clusterName: string;
}

export interface AwsAuthProps extends AwsAuthMappings {
  readonly clusterName: string;
  /** ARN of a role by its name, for the rows of node roles. */
  readonly arnOfRole: (roleName: string) => string;
  /** Take over a ConfigMap that exists, by an `import` block. Its rows are replaced by these. @default false */
  readonly adopt?: boolean;
}
