import { DataAwsIamRole } from "@cdktf/provider-aws/lib/data-aws-iam-role";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { FargateProfile } from "../../nodes/fargate/fargate-profile";
import { FargatePodExecutionRole } from "../../nodes/fargate/pod-execution-role";
import type { FargatePlan, FargateProfilePlan } from "./translate";

/** What every profile is placed with. */
export interface FargateSurroundings {
  /** The cluster's own name, known when it is there. */
  readonly cluster: string;
  readonly clusterArn: string;
  readonly partition: string;
  /** What must be there before a pod starts. */
  readonly dependsOn: readonly ITerraformDependable[];
}

/** Fargate as it was placed. */
export interface PlacedFargate {
  readonly profiles: { readonly [name: string]: FargateProfile };
  /** The roles that were made, by the profile's name. */
  readonly ownRoles: { readonly [name: string]: FargatePodExecutionRole };
  /** The role that several profiles share, where it was made. */
  readonly sharedRole?: FargatePodExecutionRole;
}

interface Role {
  readonly arn: string;
  readonly permissions: readonly ITerraformDependable[];
}

/** The profiles by name, and their roles. */
export function placeFargate(eks: Construct, plan: FargatePlan, surroundings: FargateSurroundings): PlacedFargate {
  const { cluster, clusterArn, partition, dependsOn } = surroundings;
  const { sharedRole } = plan;
  const make = (scope: Construct, id: string, props: Exclude<FargateProfilePlan["role"], "shared" | { arn: string }>) =>
    new FargatePodExecutionRole(scope, id, { ...props, clusterArn, partition });
  const made = sharedRole && !("lookUp" in sharedRole) ? make(eks, "fargate-role", sharedRole) : undefined;
  const found =
    sharedRole && "lookUp" in sharedRole
      ? new DataAwsIamRole(eks, "fargate-role", { name: sharedRole.lookUp })
      : undefined;

  const roles = new Construct(eks, "fargate-roles");
  const ownRoles: Record<string, FargatePodExecutionRole> = {};
  const roleOf = (name: string, role: FargateProfilePlan["role"]): Role => {
    if (role !== "shared" && "arn" in role) return { arn: role.arn, permissions: [] };
    const own = role === "shared" ? made : (ownRoles[name] = make(roles, name, role));
    return own
      ? { arn: own.role.arn, permissions: Object.values(own.attachments) }
      : { arn: found!.arn, permissions: [] };
  };
  const scope = new Construct(eks, "fargate");
  const profiles = Object.entries(plan.profiles).map(([name, { profile, role }]) => {
    const { arn: podExecutionRoleArn, permissions } = roleOf(name, role);
    const first = [...permissions, ...dependsOn];
    return [
      name,
      new FargateProfile(scope, name, { ...profile, clusterName: cluster, podExecutionRoleArn, dependsOn: first }),
    ] as const;
  });
  return { profiles: Object.fromEntries(profiles), ownRoles, sharedRole: made };
}
