import { EksAccessEntry } from "@cdktf/provider-aws/lib/eks-access-entry";
import { EksAccessPolicyAssociation } from "@cdktf/provider-aws/lib/eks-access-policy-association";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicyAttachment } from "@cdktf/provider-aws/lib/iam-role-policy-attachment";
import { Construct } from "constructs";
import { managedPolicyArn, ROLE_NAME_PREFIX_MAX, serviceTrust } from "../shared/iam";
import { isGivenList, merged } from "../shared/lists";
import { AUTO_MODE_ACCESS_POLICY, AUTO_MODE_NODE_POLICIES } from "./auto-mode-policy";
import { CLUSTER_DEFAULTS } from "./defaults";
import type { ClusterProps, ComputeConfig } from "./types";

/** The role that the nodes of EKS Auto Mode run under. */
export class AutoModeNodeRole extends Construct {
  readonly role: IamRole;
  readonly attachments: { readonly [name: string]: IamRolePolicyAttachment };

  constructor(scope: Construct, id: string, props: ClusterProps) {
    super(scope, id);
    const { iamPath: path = CLUSTER_DEFAULTS.iamPath, permissionsBoundary, tags } = props;
    const { partition = CLUSTER_DEFAULTS.partition, dnsSuffix = CLUSTER_DEFAULTS.dnsSuffix } = props;
    const { name, additionalPolicies = {} } = props.autoModeNodeRole ?? {};
    this.role = new IamRole(this, "Default", {
      ...(name === undefined ? { namePrefix: `${props.name}-eks-auto-`.slice(-ROLE_NAME_PREFIX_MAX) } : { name }),
      path,
      permissionsBoundary,
      assumeRolePolicy: serviceTrust(`ec2.${dnsSuffix}`, "EKSAutoNodeAssumeRole", ["sts:AssumeRole", "sts:TagSession"]),
      forceDetachPolicies: true,
      tags: tags && merged(tags),
    });
    const own = AUTO_MODE_NODE_POLICIES.map((policy) => [policy, managedPolicyArn(partition, policy)] as const);
    this.attachments = {
      ...this.attached(this, Object.fromEntries(own)),
      ...this.attached(new Construct(this, "additional"), additionalPolicies),
    };
  }

  private attached(scope: Construct, policies: { readonly [name: string]: string }) {
    return Object.fromEntries(
      Object.entries(policies).map(([name, policyArn]) => [
        name,
        new IamRolePolicyAttachment(scope, name, { role: this.role.name, policyArn }),
      ]),
    );
  }
}

/** Whether nodes of Auto Mode come only from pools that are made in the cluster. */
export function onlyForeignPools({ enabled, nodePools = [] }: ComputeConfig): boolean {
  return enabled && !isGivenList(nodePools);
}

/**
 * Lets the role's nodes in. EKS does so itself for the role that it is told of, which it is only with pools of its own; for
 * pools that are made in the cluster nobody else would.
 */
export function letAutoModeNodesIn(
  scope: Construct,
  clusterName: string,
  principalArn: string,
  { partition = CLUSTER_DEFAULTS.partition, tags }: ClusterProps,
): EksAccessEntry {
  const access = new Construct(scope, "auto-mode-access");
  const entry = new EksAccessEntry(access, "Default", {
    clusterName,
    principalArn,
    type: "EC2",
    tags: tags && merged(tags),
  });
  new EksAccessPolicyAssociation(access, "policy", {
    clusterName,
    principalArn: entry.principalArn,
    policyArn: `arn:${partition}:eks::aws:cluster-access-policy/${AUTO_MODE_ACCESS_POLICY}`,
    accessScope: { type: "cluster" },
  });
  return entry;
}
