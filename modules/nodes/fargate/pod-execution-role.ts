import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicyAttachment } from "@cdktf/provider-aws/lib/iam-role-policy-attachment";
import { Construct } from "constructs";
import { assertValid } from "../../shared/assert-valid";
import { managedPolicyArn } from "../../shared/iam";
import { merged } from "../../shared/lists";
import { NODE_ROLE_DEFAULTS } from "../defaults";
import { fargateRoleName } from "../role-name";
import { fargateTrust } from "./trust";
import type { FargatePodExecutionRoleProps } from "./types";
import { validatePodExecutionRole } from "./validate";

const POLICY = "AmazonEKSFargatePodExecutionRolePolicy";

/** The role under which Fargate fetches a pod's images and joins the cluster. EKS lets it in by itself. */
export class FargatePodExecutionRole extends Construct {
  readonly role: IamRole;
  /** The literal name, not a token. */
  readonly roleName: string;
  readonly attachments: { readonly [name: string]: IamRolePolicyAttachment };

  constructor(scope: Construct, id: string, props: FargatePodExecutionRoleProps) {
    super(assertValid(scope, id, validatePodExecutionRole(props)), id);
    const { clusterName, clusterArn, permissionsBoundary, additionalPolicies = {}, tags } = props;
    const {
      name = fargateRoleName(clusterName),
      path = NODE_ROLE_DEFAULTS.path,
      partition = NODE_ROLE_DEFAULTS.partition,
    } = props;

    this.roleName = name;
    this.role = new IamRole(this, "Default", {
      name,
      path,
      permissionsBoundary,
      assumeRolePolicy: fargateTrust(clusterArn),
      forceDetachPolicies: true,
      tags: tags && merged(tags),
    });
    const policies = { [POLICY]: managedPolicyArn(partition, POLICY), ...additionalPolicies };
    this.attachments = Object.fromEntries(
      Object.entries(policies).map(([key, policyArn]) => [
        key,
        new IamRolePolicyAttachment(this, key, { role: this.role.name, policyArn }),
      ]),
    );
  }
}
