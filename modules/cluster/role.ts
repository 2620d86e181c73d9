import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { IamRolePolicyAttachment } from "@cdktf/provider-aws/lib/iam-role-policy-attachment";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { managedPolicyArn, policyDocument, ROLE_NAME_PREFIX_MAX, serviceTrust } from "../shared/iam";
import type { Tags } from "../shared/tags";

interface ClusterRoleProps {
  readonly clusterName: string;
  readonly name?: string;
  readonly path: string;
  readonly partition: string;
  readonly permissionsBoundary?: string;
  /** KMS key that secrets are encrypted with, where there is one. */
  readonly kmsKeyArn?: string;
  readonly tags?: Tags;
}

/** The control plane's role: AWS's cluster policy, use of the secrets' key, and no right to make log groups. */
export class ClusterRole extends Construct {
  readonly role: IamRole;
  readonly clusterPolicy: IamRolePolicyAttachment;
  readonly denyLogGroup: IamRolePolicy;
  /** Only where secrets are encrypted by a KMS key. */
  readonly secretsEncryption?: IamRolePolicy;
  /** What the control plane needs before it starts, and until it is gone. */
  readonly permissions: readonly ITerraformDependable[];

  constructor(scope: Construct, id: string, props: ClusterRoleProps) {
    super(scope, id);
    const { clusterName, name, path, partition, permissionsBoundary, kmsKeyArn, tags } = props;
    this.role = new IamRole(this, "Default", {
      ...(name === undefined ? { namePrefix: `${clusterName}-cluster-`.slice(-ROLE_NAME_PREFIX_MAX) } : { name }),
      path,
      permissionsBoundary,
      assumeRolePolicy: serviceTrust("eks.amazonaws.com", "EKSClusterAssumeRole"),
      forceDetachPolicies: true,
      tags: tags && { ...tags },
    });
    this.clusterPolicy = new IamRolePolicyAttachment(this, "AmazonEKSClusterPolicy", {
      role: this.role.name,
      policyArn: managedPolicyArn(partition, "AmazonEKSClusterPolicy"),
    });
    this.denyLogGroup = new IamRolePolicy(this, "deny-log-group", {
      name: "deny-log-group",
      role: this.role.name,
      policy: policyDocument([{ Effect: "Deny", Action: "logs:CreateLogGroup", Resource: "*" }]),
    });
    this.secretsEncryption = kmsKeyArn === undefined ? undefined : this.allowKey(kmsKeyArn);
    const encryption = this.secretsEncryption ? [this.secretsEncryption] : [];
    this.permissions = [this.clusterPolicy, this.denyLogGroup, ...encryption];
  }

  private allowKey(keyArn: string): IamRolePolicy {
    const actions = ["kms:Encrypt", "kms:Decrypt", "kms:ListGrants", "kms:DescribeKey"];
    return new IamRolePolicy(this, "secrets-encryption", {
      name: "secrets-encryption",
      role: this.role.name,
      policy: policyDocument([{ Effect: "Allow", Action: actions, Resource: keyArn }]),
    });
  }
}
