import { roleNameOf } from "../../access/principal";
import { amiFamily, type Platform } from "../../nodes/ami/families";
import { imageKind } from "../../nodes/node-group/image";
import type { EksProps } from "../props";
import { roleOfGroup, type NodeRolePlan } from "../workers/roles";
import type { EksNodeGroup } from "./props";

/** The role that a managed group's nodes run under, and who made it. */
export type NodeGroupRole =
  /** The cluster's, which worker groups share too. */
  | { readonly kind: "shared" }
  /** The group's own, made here. */
  | { readonly kind: "own"; readonly role: NodeRolePlan }
  /** Made elsewhere. */
  | { readonly kind: "existing"; readonly arn: string };

/** Pure. */
export function nodeGroupRole(name: string, group: EksNodeGroup, props: EksProps): NodeGroupRole {
  if (group.iamRoleArn !== undefined) return { kind: "existing", arn: group.iamRoleArn };
  const { createIamRole, iamRoleName, iamRoleAdditionalPolicies, iamRoleAttachCniPolicy } = group;
  const own = roleOfGroup(
    name,
    { createIamRole, iamRoleName, iamRoleAdditionalPolicies, iamRoleAttachCniPolicy },
    props,
  );
  return own.kind === "own" ? own : { kind: "shared" };
}

/** What runs on a group's nodes, which decides how they are let in. */
export function platformOf({ amiType, amiFamily: family, instanceTypes }: EksNodeGroup): Platform {
  return amiFamily(imageKind({ amiType, family, instanceTypes }).family).platform;
}

/**
 * The entry that a group's own role needs from us. EKS makes those of managed groups itself, before the first node; of an
 * image that it does not know it cannot tell that it is Windows. One that is there already it takes as it is.
 */
export function ownEntryOf(group: EksNodeGroup): "EC2_WINDOWS" | undefined {
  return group.amiId !== undefined && platformOf(group) === "windows" ? "EC2_WINDOWS" : undefined;
}

/** The literal name of a role; unknown of one whose ARN is a token, or where the shared one is nobody's here. */
export function roleNameOfNodeGroup(role: NodeGroupRole, shared: NodeRolePlan | undefined): string | undefined {
  if (role.kind === "existing") return roleNameOf(role.arn);
  return role.kind === "own" ? role.role.name : shared?.name;
}
