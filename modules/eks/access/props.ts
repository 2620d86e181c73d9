import type { AccessEntrySettings, MapRole, MapUser } from "../../access/types";
import type { AuthenticationMode } from "../../cluster/types";

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
  /** Rows of aws-auth for IAM roles; a KubernetesStack writes them. Fields as of v6.0.0. @default none */
  readonly mapRoles?: readonly MapRole[];
  /** Rows of aws-auth for IAM users; a KubernetesStack writes them. Fields as of v6.0.0. @default none */
  readonly mapUsers?: readonly MapUser[];
  /** Account ids of aws-auth; a KubernetesStack writes them. @default none */
  readonly mapAccounts?: readonly string[];
  /** False: aws-auth is somebody else's; its rows are not handed out. @default true */
  readonly manageAwsAuth?: boolean;
}
