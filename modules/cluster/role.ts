import { DataAwsIamRole } from "@cdktf/provider-aws/lib/data-aws-iam-role";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { IamRolePolicyAttachment } from "@cdktf/provider-aws/lib/iam-role-policy-attachment";
import { Fn, type ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { managedPolicyArn, policyDocument, ROLE_NAME_PREFIX_MAX, serviceTrust } from "../shared/iam";
import { asText, merged } from "../shared/lists";
import { AUTO_MODE_CLUSTER_POLICIES, autoModeCustomTagsPolicy } from "./auto-mode-policy";
import { CLUSTER_DEFAULTS } from "./defaults";
import type { ClusterProps, ExistingRole } from "./types";

/** The control plane's role: AWS's policies, use of the secrets' key, and no right to make log groups. */
export class ClusterRole extends Construct {
  readonly role: IamRole;
  readonly clusterPolicy: IamRolePolicyAttachment;
  /** Only where nodes' addresses are handed out by the control plane. */
  readonly vpcResourceController?: IamRolePolicyAttachment;
  /** AWS's policies for EKS Auto Mode; empty without it. */
  readonly autoModePolicies: { readonly [name: string]: IamRolePolicyAttachment };
  readonly additionalPolicies: { readonly [name: string]: IamRolePolicyAttachment };
  /** None where the log group is left to others. */
  readonly denyLogGroup?: IamRolePolicy;
  /** Only with EKS Auto Mode. */
  readonly autoModeCustomTags?: IamRolePolicy;
  private encryption?: IamRolePolicy;

  constructor(scope: Construct, id: string, props: ClusterProps) {
    super(scope, id);
    const { createLogGroup = CLUSTER_DEFAULTS.createLogGroup, partition = CLUSTER_DEFAULTS.partition } = props;
    const { computeConfig, autoModeCustomTags = CLUSTER_DEFAULTS.autoModeCustomTags, rolePolicies = {} } = props;
    // Also while it is being left: EKS takes down by this role what it has put up.
    const autoMode = computeConfig !== undefined;
    this.role = this.ownRole(props, autoMode);
    this.clusterPolicy = this.managed("AmazonEKSClusterPolicy", partition);
    this.vpcResourceController =
      (props.vpcResourceController ?? CLUSTER_DEFAULTS.vpcResourceController)
        ? this.managed("AmazonEKSVPCResourceController", partition)
        : undefined;
    this.autoModePolicies = Object.fromEntries(
      (autoMode ? AUTO_MODE_CLUSTER_POLICIES : []).map((policy) => [policy, this.managed(policy, partition)]),
    );
    const additional = new Construct(this, "additional");
    this.additionalPolicies = Object.fromEntries(
      Object.entries(rolePolicies).map(([key, arn]) => [key, this.attached(additional, key, arn)]),
    );
    const denial = [{ Effect: "Deny", Action: "logs:CreateLogGroup", Resource: "*" }];
    this.denyLogGroup = createLogGroup ? this.inline("deny-log-group", policyDocument(denial)) : undefined;
    this.autoModeCustomTags =
      autoMode && autoModeCustomTags
        ? this.inline("auto-mode-custom-tags", autoModeCustomTagsPolicy(partition))
        : undefined;
  }

  /** Only where secrets are encrypted by a KMS key. */
  get secretsEncryption(): IamRolePolicy | undefined {
    return this.encryption;
  }

  /** What the control plane needs before it starts, and until it is gone. */
  get permissions(): readonly ITerraformDependable[] {
    const inline = [this.denyLogGroup, this.secretsEncryption, this.autoModeCustomTags];
    return [
      this.clusterPolicy,
      ...(this.vpcResourceController ? [this.vpcResourceController] : []),
      ...Object.values(this.autoModePolicies),
      ...Object.values(this.additionalPolicies),
      ...inline.filter((policy) => policy !== undefined),
    ];
  }

  /** Lets the role use the secrets' key. The key's own policy may name the role, so the key comes after it. */
  allowKey(keyArn: string): void {
    const actions = ["kms:Encrypt", "kms:Decrypt", "kms:ListGrants", "kms:DescribeKey"];
    const document = policyDocument([{ Effect: "Allow", Action: actions, Resource: keyArn }]);
    this.encryption = this.inline("secrets-encryption", document);
  }

  private ownRole({ name, roleName, tags, ...props }: ClusterProps, autoMode: boolean): IamRole {
    return new IamRole(this, "Default", {
      ...(roleName === undefined
        ? { namePrefix: `${name}-cluster-`.slice(-ROLE_NAME_PREFIX_MAX) }
        : { name: roleName }),
      path: props.iamPath ?? CLUSTER_DEFAULTS.iamPath,
      permissionsBoundary: props.permissionsBoundary,
      // One principal in every partition, China and GovCloud included.
      assumeRolePolicy: serviceTrust(
        "eks.amazonaws.com",
        "EKSClusterAssumeRole",
        autoMode ? ["sts:AssumeRole", "sts:TagSession"] : "sts:AssumeRole",
      ),
      forceDetachPolicies: true,
      tags: tags && merged(tags),
    });
  }

  private managed(policy: string, partition: string): IamRolePolicyAttachment {
    return this.attached(this, policy, managedPolicyArn(partition, policy));
  }

  private attached(scope: Construct, id: string, policyArn: string): IamRolePolicyAttachment {
    return new IamRolePolicyAttachment(scope, id, { role: this.role.name, policyArn });
  }

  private inline(name: string, policy: string): IamRolePolicy {
    return new IamRolePolicy(this, name, { name, role: this.role.name, policy });
  }
}

/** A role that exists, with both of its names; one that is given by its ARN is not looked up. */
export function foreignRole(scope: Construct, given: ExistingRole): { readonly arn: string; readonly name: string } {
  if ("arn" in given) return { arn: given.arn, name: Fn.basename(asText(given.arn)) };
  return { arn: new DataAwsIamRole(scope, "existing-role", { name: given.name }).arn, name: given.name };
}
