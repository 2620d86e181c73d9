import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { EksCluster } from "@cdktf/provider-aws/lib/eks-cluster";
import { IamOpenidConnectProvider } from "@cdktf/provider-aws/lib/iam-openid-connect-provider";
import { KmsAlias } from "@cdktf/provider-aws/lib/kms-alias";
import { KmsKey } from "@cdktf/provider-aws/lib/kms-key";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { assertValid } from "../shared/assert-valid";
import { mergeTags } from "../shared/tags";
import { CLUSTER_DEFAULTS } from "./defaults";
import { ClusterRole } from "./role";
import type { ClusterProps } from "./types";
import { validateCluster } from "./validate";

/** The client that tokens of service accounts are made for. */
const STS_AUDIENCE = "sts.amazonaws.com";

/** An EKS control plane with its role, its logs, the key of its secrets and its OIDC provider. */
export class Cluster extends Construct {
  readonly cluster: EksCluster;
  readonly role: ClusterRole;
  /** None where no log type is enabled. */
  readonly logGroup?: CloudwatchLogGroup;
  /** Only with `secretsEncryption: "own-key"`. */
  readonly key?: KmsKey;
  readonly keyAlias?: KmsAlias;
  readonly oidcProvider?: IamOpenidConnectProvider;

  /** `dependsOn`: what the control plane must find when it starts, such as security group rules. */
  constructor(scope: Construct, id: string, props: ClusterProps, dependsOn: readonly ITerraformDependable[] = []) {
    super(assertValid(scope, id, validateCluster(props)), id);
    const { name, tags } = props;
    const {
      version = CLUSTER_DEFAULTS.version,
      authenticationMode = CLUSTER_DEFAULTS.authenticationMode,
      bootstrapClusterCreatorAdminPermissions = CLUSTER_DEFAULTS.bootstrapClusterCreatorAdminPermissions,
      endpointPrivateAccess = CLUSTER_DEFAULTS.endpointPrivateAccess,
      endpointPublicAccess = CLUSTER_DEFAULTS.endpointPublicAccess,
      publicAccessCidrs = CLUSTER_DEFAULTS.publicAccessCidrs,
      secretsEncryption = CLUSTER_DEFAULTS.secretsEncryption,
      enabledLogTypes = CLUSTER_DEFAULTS.enabledLogTypes,
      oidcProvider = CLUSTER_DEFAULTS.oidcProvider,
      iamPath = CLUSTER_DEFAULTS.iamPath,
      partition = CLUSTER_DEFAULTS.partition,
      timeouts = {},
    } = props;

    this.key = secretsEncryption === "own-key" ? this.secretsKey(props) : undefined;
    this.keyAlias = this.key && this.aliasOf(this.key, name);
    const keyArn = typeof secretsEncryption === "object" ? secretsEncryption.keyArn : this.key?.arn;
    this.role = new ClusterRole(this, "role", {
      clusterName: name,
      name: props.roleName,
      path: iamPath,
      partition,
      permissionsBoundary: props.permissionsBoundary,
      kmsKeyArn: keyArn,
      tags,
    });
    this.logGroup = enabledLogTypes.length > 0 ? this.controlPlaneLogs(props) : undefined;
    this.cluster = new EksCluster(this, "Default", {
      name,
      version,
      roleArn: this.role.role.arn,
      accessConfig: { authenticationMode, bootstrapClusterCreatorAdminPermissions },
      vpcConfig: {
        subnetIds: props.subnetIds as string[],
        securityGroupIds: props.securityGroupIds as string[],
        endpointPrivateAccess,
        endpointPublicAccess,
        // EKS remembers the last list while the public endpoint is off; sending one then would be a change for ever.
        publicAccessCidrs: endpointPublicAccess ? [...publicAccessCidrs] : undefined,
      },
      encryptionConfig: keyArn === undefined ? undefined : { provider: { keyArn }, resources: ["secrets"] },
      kubernetesNetworkConfig:
        props.serviceIpv4Cidr === undefined ? undefined : { serviceIpv4Cidr: props.serviceIpv4Cidr },
      enabledClusterLogTypes: enabledLogTypes.length > 0 ? [...enabledLogTypes] : undefined,
      tags: mergeTags(tags, props.clusterTags),
      timeouts: { ...CLUSTER_DEFAULTS.timeouts, ...timeouts },
      dependsOn: [...this.role.permissions, ...(this.logGroup ? [this.logGroup] : []), ...dependsOn],
      // Heeded at creation only, and AWS does not tell them afterwards: a change, or an import, would replace the cluster.
      lifecycle: {
        ignoreChanges: [
          "access_config[0].bootstrap_cluster_creator_admin_permissions",
          "bootstrap_self_managed_addons",
        ],
      },
    });
    this.oidcProvider = oidcProvider ? this.identityProvider(props) : undefined;
  }

  private secretsKey({ name, tags }: ClusterProps): KmsKey {
    return new KmsKey(this, "secrets-key", {
      description: `Kubernetes secrets of the EKS cluster ${name}`,
      enableKeyRotation: true,
      tags: tags && { ...tags },
    });
  }

  private aliasOf({ keyId }: KmsKey, clusterName: string): KmsAlias {
    return new KmsAlias(this, "secrets-key-alias", { name: `alias/eks/${clusterName}`, targetKeyId: keyId });
  }

  /**
   * Made before the cluster, so that EKS finds it, with our retention, instead of making its own. On destroy the group
   * goes after the cluster and before the role's denial of `logs:CreateLogGroup`. That denial stops the cluster's role from
   * making the group anew; log lines that EKS delivers late by a role of its own are out of its reach, and can bring
   * an empty group back: then delete `/aws/eks/<name>/cluster` by hand.
   */
  private controlPlaneLogs({ name, logRetentionInDays, logKmsKeyId, tags }: ClusterProps): CloudwatchLogGroup {
    return new CloudwatchLogGroup(this, "logs", {
      name: `/aws/eks/${name}/cluster`,
      retentionInDays: logRetentionInDays ?? CLUSTER_DEFAULTS.logRetentionInDays,
      kmsKeyId: logKmsKeyId,
      tags: tags && { ...tags },
      dependsOn: [this.role.denyLogGroup],
    });
  }

  /** No thumbprint: AWS trusts the issuer's certificate authority by itself. */
  private identityProvider({ name, tags }: ClusterProps): IamOpenidConnectProvider {
    return new IamOpenidConnectProvider(this, "oidc-provider", {
      url: this.cluster.identity.get(0).oidc.get(0).issuer,
      clientIdList: [STS_AUDIENCE],
      tags: mergeTags({ Name: `${name}-eks-irsa` }, tags),
    });
  }
}
