import { plainText, type Shape } from "../../../shared/shape";
import { GROUP_IAM_SHAPE, type EksGroupIam } from "../../workers/group/iam";

/** The role that the group's nodes run under. */
export interface EksNodeGroupIam extends Omit<EksGroupIam, "iamRoleId" | "iamInstanceProfileName" | "createIamRole"> {
  /**
   * Make a role for this group alone. EKS lets it in, and forgets to take that back when group and role go: a role of the same
   * name, made anew, is kept out until its access entry is deleted by hand. Source: v21. @default false (v21's was true)
   */
  readonly createIamRole?: boolean;
  /** ARN of a role that exists; its policies are its owner's business, and EKS lets it in by itself. @default the cluster's role for nodes */
  readonly iamRoleArn?: string;
}

const { iamRoleId: _id, iamInstanceProfileName: _profile, ...SHARED_SHAPE } = GROUP_IAM_SHAPE;

export const NODE_GROUP_IAM_SHAPE: Shape<EksNodeGroupIam> = { ...SHARED_SHAPE, iamRoleArn: plainText };
