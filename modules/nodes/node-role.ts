import { IamInstanceProfile } from "@cdktf/provider-aws/lib/iam-instance-profile";
import { IamPolicy } from "@cdktf/provider-aws/lib/iam-policy";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicyAttachment } from "@cdktf/provider-aws/lib/iam-role-policy-attachment";
import { Construct } from "constructs";
import type { IpFamily } from "../cluster/types";
import { assertValid } from "../shared/assert-valid";
import { validateClusterName, validateName } from "../shared/aws-names";
import { managedPolicyArn, serviceTrust } from "../shared/iam";
import { merged } from "../shared/lists";
import { flag, oneOf, problemsOf, mapOf, recordOf, shapeOf, text, type Shape } from "../shared/shape";
import { validateTags, type Tags } from "../shared/tags";
import { clusterAutoscalerPolicy } from "./autoscaler-policy";
import { cniIpv6Policy } from "./cni-ipv6-policy";
import { NODE_ROLE_DEFAULTS } from "./defaults";
import { nodeRoleName } from "./role-name";

export interface NodeRoleProps {
  readonly clusterName: string;
  /** Literal role name, unique in the account. @default nodeRoleName(clusterName), so `<cluster>-node` */
  readonly name?: string;
  /** @default NODE_ROLE_DEFAULTS.path */
  readonly path?: string;
  /** ARN of the permissions boundary. @default none */
  readonly permissionsBoundary?: string;
  /** Let nodes manage pod addresses; off only where aws-node has a role of its own. @default NODE_ROLE_DEFAULTS.attachCniPolicy */
  readonly attachCniPolicy?: boolean;
  /** Of pods. For "ipv6" AWS has no policy to attach, so one is made. @default NODE_ROLE_DEFAULTS.ipFamily */
  readonly ipFamily?: IpFamily;
  /** Make the cluster autoscaler's policy and attach it. @default NODE_ROLE_DEFAULTS.attachAutoscalerPolicy */
  readonly attachAutoscalerPolicy?: boolean;
  /** ARNs of more policies; the key becomes part of the Terraform address. @default none */
  readonly additionalPolicies?: { readonly [name: string]: string };
  /** Make the profile by which instances take the role on; EKS makes one of its own for managed groups. @default NODE_ROLE_DEFAULTS.makeInstanceProfile */
  readonly makeInstanceProfile?: boolean;
  /** Partition of AWS-managed policies. @default NODE_ROLE_DEFAULTS.partition */
  readonly partition?: string;
  /** Domain of the partition's services; `amazonaws.com.cn` in China. @default NODE_ROLE_DEFAULTS.dnsSuffix */
  readonly dnsSuffix?: string;
  /** @default none */
  readonly tags?: Tags;
}

/** The role that nodes run under, and the instance profile that gives it to them. */
export class NodeRole extends Construct {
  readonly role: IamRole;
  /** The literal name, not a token. */
  readonly roleName: string;
  /** None with `makeInstanceProfile: false`. */
  readonly instanceProfile?: IamInstanceProfile;
  readonly attachments: { readonly [name: string]: IamRolePolicyAttachment };
  readonly autoscalerPolicy?: IamPolicy;
  /** For roles of other nodes, too. */
  readonly cniIpv6Policy?: IamPolicy;

  constructor(scope: Construct, id: string, props: NodeRoleProps) {
    super(assertValid(scope, id, validateNodeRole(props)), id);
    const { clusterName, permissionsBoundary, tags, additionalPolicies = {} } = props;
    const {
      name = nodeRoleName(clusterName),
      path = NODE_ROLE_DEFAULTS.path,
      attachCniPolicy = NODE_ROLE_DEFAULTS.attachCniPolicy,
      ipFamily = NODE_ROLE_DEFAULTS.ipFamily,
      attachAutoscalerPolicy = NODE_ROLE_DEFAULTS.attachAutoscalerPolicy,
      makeInstanceProfile = NODE_ROLE_DEFAULTS.makeInstanceProfile,
      partition = NODE_ROLE_DEFAULTS.partition,
      dnsSuffix = NODE_ROLE_DEFAULTS.dnsSuffix,
    } = props;
    const ownTags = tags && merged(tags);

    this.roleName = name;
    this.role = new IamRole(this, "Default", {
      name,
      path,
      permissionsBoundary,
      assumeRolePolicy: serviceTrust(`ec2.${dnsSuffix}`, "EKSWorkerAssumeRole"),
      forceDetachPolicies: true,
      tags: ownTags,
    });
    this.autoscalerPolicy = attachAutoscalerPolicy
      ? new IamPolicy(this, "cluster-autoscaler", {
          namePrefix: `eks-worker-autoscaling-${clusterName}`.slice(0, 102),
          description: `EKS worker node autoscaling policy for cluster ${clusterName}`,
          path,
          policy: clusterAutoscalerPolicy(clusterName),
          tags: ownTags,
        })
      : undefined;
    this.cniIpv6Policy =
      attachCniPolicy && ipFamily === "ipv6"
        ? new IamPolicy(this, "cni-ipv6", {
            namePrefix: `AmazonEKS_CNI_IPv6_Policy-${clusterName}`.slice(0, 102),
            description: `IPv6 addresses for pods of cluster ${clusterName}`,
            path,
            policy: cniIpv6Policy(partition),
            tags: ownTags,
          })
        : undefined;
    const managed = ["AmazonEKSWorkerNodePolicy", "AmazonEC2ContainerRegistryReadOnly"].concat(
      attachCniPolicy && ipFamily === "ipv4" ? ["AmazonEKS_CNI_Policy"] : [],
    );
    const policies = [
      ...managed.map((policy) => [policy, managedPolicyArn(partition, policy)] as const),
      ...Object.entries(additionalPolicies),
      ...(this.cniIpv6Policy ? [["cni-ipv6-attachment", this.cniIpv6Policy.arn] as const] : []),
      ...(this.autoscalerPolicy ? [["cluster-autoscaler-attachment", this.autoscalerPolicy.arn] as const] : []),
    ];
    this.attachments = Object.fromEntries(
      policies.map(([key, policyArn]) => [
        key,
        new IamRolePolicyAttachment(this, key, { role: this.role.name, policyArn }),
      ]),
    );
    this.instanceProfile = makeInstanceProfile
      ? new IamInstanceProfile(this, "instance-profile", { name, path, role: this.role.name, tags: ownTags })
      : undefined;
  }
}

const SHAPE: Shape<NodeRoleProps> = {
  clusterName: text,
  name: text,
  path: text,
  permissionsBoundary: text,
  attachCniPolicy: flag,
  ipFamily: oneOf(["ipv4", "ipv6"]),
  attachAutoscalerPolicy: flag,
  makeInstanceProfile: flag,
  additionalPolicies: recordOf(text),
  partition: text,
  dnsSuffix: text,
  tags: mapOf(text),
};

/** Everything that is wrong with a node role's props. */
export function validateNodeRole(props: NodeRoleProps): string[] {
  return problemsOf(shapeOf(SHAPE, ["clusterName"]), props, ({ clusterName, additionalPolicies = {}, tags = {} }) => [
    ...validateClusterName(clusterName),
    ...Object.keys(additionalPolicies).flatMap((name) => validateName("additionalPolicies key", name)),
    ...validateTags(tags),
  ]);
}
