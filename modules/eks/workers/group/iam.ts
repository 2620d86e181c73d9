import { flag, literal, recordOf, text, type Shape } from "../../../shared/shape";

/** The role that the group's nodes run under. */
export interface EksGroupIam {
  /**
   * Name of a role that exists; the group makes an instance profile for it. Beside iamInstanceProfileName it says whose that
   * profile is. The role's policies are its owner's business. @default the cluster's role for nodes
   */
  readonly iamRoleId?: string;
  /** Instance profile that exists. @default one of the role's */
  readonly iamInstanceProfileName?: string;
  /** Make a role for this group alone, with the policies that nodes need. Source: v21. @default false (v21's was true) */
  readonly createIamRole?: boolean;
  /** Literal name of that role. Source: v21. @default `<clusterName>-<group>-node` */
  readonly iamRoleName?: string;
  /** ARNs of more policies for that role; the key becomes part of the Terraform address. Source: v21. @default none */
  readonly iamRoleAdditionalPolicies?: { readonly [name: string]: string };
  /** Let that role manage pod addresses. Source: v21. @default attachWorkerCniPolicy */
  readonly iamRoleAttachCniPolicy?: boolean;
}

export const GROUP_IAM_SHAPE: Shape<EksGroupIam> = {
  iamRoleId: text,
  iamInstanceProfileName: text,
  createIamRole: literal(flag),
  iamRoleName: text,
  iamRoleAdditionalPolicies: recordOf(text),
  iamRoleAttachCniPolicy: literal(flag),
};
