import type {
  AccessEntrySettings,
  IrsaRoleProps,
  MapRole,
  MapUser,
  PodIdentityAssociationProps,
  ServiceAccountRoleProps,
} from "../../access/types";
import type { AuthenticationMode } from "../../cluster/types";

/** A role for service accounts; path and permissions boundary are those of the cluster's other roles. */
export type EksServiceAccountRole = Omit<ServiceAccountRoleProps, "namePrefix" | "path" | "permissionsBoundary">;

/** The same for service accounts that the cluster's OIDC provider vouches for. */
export type EksIrsaRole = EksServiceAccountRole &
  Pick<IrsaRoleProps, "namespaceServiceAccounts" | "assumeRoleConditionTest" | "audience">;

/** Which role the pods of a service account get: one that exists, or one that is made. */
export interface EksPodIdentityAssociation extends Omit<PodIdentityAssociationProps, "clusterName" | "roleArn"> {
  /** ARN of a role that exists and trusts EKS Pod Identity. @default none */
  readonly roleArn?: string;
  /** The role to make, where none is named. @default none */
  readonly role?: EksServiceAccountRole;
}

/** The role of the AWS Load Balancer Controller: who takes it on, and how. */
export interface EksLoadBalancerController {
  /** @default "irsa" */
  readonly role?: "irsa" | "pod-identity";
  /** Namespace that it is installed in. @default "kube-system" */
  readonly namespace?: string;
  /** Its service account. @default "aws-load-balancer-controller" */
  readonly serviceAccount?: string;
}

/** Who may enter, in the registry module's words: v17.24.0's for aws-auth, the newest version's for access entries. */
export interface EksAccessProps {
  /** Where EKS looks for who may enter. Goes one way only, towards "API". Source: v21. @default CLUSTER_DEFAULTS.authenticationMode */
  readonly authenticationMode?: AuthenticationMode;
  /** Whoever creates the cluster administers it. Heeded at creation only. Source: v21. @default CLUSTER_DEFAULTS.bootstrapClusterCreatorAdminPermissions */
  readonly enableClusterCreatorAdminPermissions?: boolean;
  /**
   * Ours: ARNs of roles and users that administer the cluster, by a name of your choice, by access entry. Not of whoever
   * creates the cluster, while that one is its administrator anyway: EKS makes the entry itself. @default none
   */
  readonly admins?: { readonly [name: string]: string };
  /** Who else may enter, by a name of your choice. Source: v21. @default none */
  readonly accessEntries?: { readonly [name: string]: AccessEntrySettings };
  /**
   * Ours: make an access entry of each row of mapRoles and mapUsers, beside aws-auth or instead of it. `except` names
   * principals that have an entry which is not this stack's, such as whoever created the cluster. @default false
   */
  readonly accessEntriesFromAwsAuth?: boolean | { readonly except: readonly string[] };
  /** Rows of aws-auth for IAM roles; a KubernetesStack writes them. Fields as of v6.0.0. @default none */
  readonly mapRoles?: readonly MapRole[];
  /** Rows of aws-auth for IAM users; a KubernetesStack writes them. Fields as of v6.0.0. @default none */
  readonly mapUsers?: readonly MapUser[];
  /** Account ids of aws-auth; a KubernetesStack writes them. @default none */
  readonly mapAccounts?: readonly string[];
  /** Labels of the aws-auth ConfigMap; a KubernetesStack writes them. Source: v13.1.0. @default none */
  readonly awsAuthAdditionalLabels?: { readonly [key: string]: string };
  /** False: aws-auth is somebody else's; its rows are not handed out. @default true */
  readonly manageAwsAuth?: boolean;
  /** Ours: roles of service accounts by IRSA, by a name of your choice. @default none */
  readonly irsaRoles?: { readonly [name: string]: EksIrsaRole };
  /** Ours: roles of service accounts by EKS Pod Identity, by a name of your choice. @default none */
  readonly podIdentityAssociations?: { readonly [name: string]: EksPodIdentityAssociation };
  /**
   * Ours: make the role of the AWS Load Balancer Controller, with its project's own policy. Installing the controller is left
   * to you, by its Helm chart for one: its ARN is `irsaRoles["load-balancer-controller"].role.arn`. @default false
   */
  readonly loadBalancerController?: boolean | EksLoadBalancerController;
}
