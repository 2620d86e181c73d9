import type { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import type { EksAccessEntry } from "@cdktf/provider-aws/lib/eks-access-entry";
import { EksCluster } from "@cdktf/provider-aws/lib/eks-cluster";
import type { EksIdentityProviderConfig } from "@cdktf/provider-aws/lib/eks-identity-provider-config";
import type { IamOpenidConnectProvider } from "@cdktf/provider-aws/lib/iam-openid-connect-provider";
import type { KmsAlias } from "@cdktf/provider-aws/lib/kms-alias";
import type { KmsKey } from "@cdktf/provider-aws/lib/kms-key";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { assertValid } from "../shared/assert-valid";
import { AutoModeNodeRole, letAutoModeNodesIn, onlyForeignPools } from "./auto-mode";
import { clusterConfig } from "./cluster-config";
import { CLUSTER_DEFAULTS } from "./defaults";
import { placeIdentityProviders, placeOidcProvider } from "./identity";
import { placeLogGroup } from "./logs";
import { ClusterRole, foreignRole } from "./role";
import { placeSecretsKey } from "./secrets-key";
import type { ClusterProps } from "./types";
import { validateCluster } from "./validate";

/** An EKS control plane with its role, its logs, the key of its secrets and its OIDC provider. */
export class Cluster extends Construct {
  readonly cluster: EksCluster;
  /** None where the role is given. */
  readonly role?: ClusterRole;
  /** ARN of the role, made or given. */
  readonly roleArn: string;
  readonly roleName: string;
  /** None where no log type is enabled, or where the group is left to others. */
  readonly logGroup?: CloudwatchLogGroup;
  /** Only with `secretsEncryption: "own-key"`. */
  readonly key?: KmsKey;
  readonly keyAlias?: KmsAlias;
  /** Further aliases, by their names. */
  readonly keyAliases: { readonly [name: string]: KmsAlias };
  readonly oidcProvider?: IamOpenidConnectProvider;
  readonly identityProviders: { readonly [name: string]: EksIdentityProviderConfig };
  /** Only with EKS Auto Mode, and no role given for its nodes. */
  readonly autoModeNodeRole?: AutoModeNodeRole;
  /** Only where Auto Mode has no pools of its own; otherwise EKS lets that role in itself. */
  readonly autoModeAccessEntry?: EksAccessEntry;

  /** `dependsOn`: what the control plane must find when it starts, such as security group rules. */
  constructor(scope: Construct, id: string, props: ClusterProps, dependsOn: readonly ITerraformDependable[] = []) {
    super(assertValid(scope, id, validateCluster(props)), id);
    const { existingRole, computeConfig } = props;
    const { secretsEncryption = CLUSTER_DEFAULTS.secretsEncryption, oidcProvider = CLUSTER_DEFAULTS.oidcProvider } =
      props;

    this.role = existingRole === undefined ? new ClusterRole(this, "role", props) : undefined;
    const role = this.role?.role ?? foreignRole(this, existingRole!);
    this.roleArn = role.arn;
    this.roleName = role.name;

    const made = secretsEncryption === "own-key" ? placeSecretsKey(this, props, role.arn) : undefined;
    this.key = made?.key;
    this.keyAlias = made?.alias;
    this.keyAliases = made?.aliases ?? {};
    const keyArn = typeof secretsEncryption === "object" ? secretsEncryption.keyArn : this.key?.arn;
    if (keyArn !== undefined) this.role?.allowKey(keyArn);

    this.logGroup = placeLogGroup(this, props, this.role?.denyLogGroup);
    const makesNodeRole = computeConfig !== undefined && computeConfig.nodeRoleArn === undefined;
    this.autoModeNodeRole = makesNodeRole ? new AutoModeNodeRole(this, "auto-mode-node-role", props) : undefined;
    const nodeRoleArn = this.autoModeNodeRole?.role.arn;
    this.cluster = new EksCluster(this, "Default", {
      ...clusterConfig(props, { roleArn: role.arn, keyArn, autoModeNodeRoleArn: nodeRoleArn }),
      dependsOn: [
        ...(this.role?.permissions ?? []),
        ...(this.logGroup ? [this.logGroup] : []),
        ...Object.values(this.autoModeNodeRole?.attachments ?? {}),
        ...dependsOn,
      ],
      // Heeded at creation only, and AWS does not tell them afterwards: a change, or an import, would replace the cluster.
      lifecycle: {
        ignoreChanges: [
          "access_config[0].bootstrap_cluster_creator_admin_permissions",
          "bootstrap_self_managed_addons",
        ],
      },
    });
    this.oidcProvider = oidcProvider ? placeOidcProvider(this, this.cluster, props) : undefined;
    this.identityProviders = placeIdentityProviders(this, this.cluster, props);
    this.autoModeAccessEntry =
      nodeRoleArn !== undefined && onlyForeignPools(computeConfig!)
        ? letAutoModeNodesIn(this, this.cluster.name, nodeRoleArn, props)
        : undefined;
  }
}
