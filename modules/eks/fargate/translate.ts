import { roleNameOf } from "../../access/principal";
import { fargateProfileNameOf } from "../../nodes/fargate/fargate-profile";
import type { FargatePodExecutionRoleProps, FargateProfileProps } from "../../nodes/fargate/types";
import { fargateRoleName } from "../../nodes/role-name";
import { merged } from "../../shared/lists";
import type { EksProps } from "../props";
import { subnetIds } from "../subnets";
import { translated } from "../words";
import type { EksFargateProfile } from "./props";
import { FARGATE_WORDS } from "./words";

type RolePlan = Omit<FargatePodExecutionRoleProps, "clusterArn" | "partition"> & { readonly name: string };

/** A profile in the provider's words, but for what is known only when it is placed. */
export interface FargateProfilePlan {
  readonly profile: Omit<FargateProfileProps, "clusterName" | "podExecutionRoleArn" | "dependsOn">;
  /** Its own role, the shared one, or one that exists. */
  readonly role: RolePlan | "shared" | { readonly arn: string };
}

/** Fargate in the provider's words. */
export interface FargatePlan {
  readonly profiles: { readonly [name: string]: FargateProfilePlan };
  /** The role of profiles that have none of their own: to make, or to look up. None where no profile wants it. */
  readonly sharedRole?: RolePlan | { readonly lookUp: string };
  /** Names of all roles, in literals: aws-auth must hold them where somebody owns it whole. */
  readonly roleNames: readonly string[];
}

/** Pure. */
export function translateFargate(props: EksProps): FargatePlan {
  const profiles = Object.entries(props.fargateProfiles ?? {}).map(
    ([key, profile]) => [key, translateProfile(key, profile, props)] as const,
  );
  const roles = profiles.map(([, { role }]) => role);
  const sharedRole = roles.includes("shared") ? sharedRoleOf(props) : undefined;
  const shared = sharedRole && ("lookUp" in sharedRole ? sharedRole.lookUp : sharedRole.name);
  const names = roles.flatMap((role) => {
    if (role === "shared") return shared ?? [];
    return "arn" in role ? (roleNameOf(role.arn) ?? []) : role.name;
  });
  return {
    profiles: Object.fromEntries(profiles),
    sharedRole,
    roleNames: [...new Set(names)].toSorted(),
  };
}

/** A profile in the provider's words; also what the validators look at. */
export function translateProfile(key: string, profile: EksFargateProfile, props: EksProps): FargateProfilePlan {
  return {
    profile: {
      fargateProfileName: fargateProfileNameOf(props.clusterName, key),
      ...(translated(FARGATE_WORDS, profile) as Pick<FargateProfileProps, "selectors">),
      subnetIds: subnetIds(subnetsOf(profile, props)),
      tags: merged(props.tags, profile.tags),
    },
    role: roleOf(key, profile, props),
  };
}

/** The module's order: the profile's own, those of all profiles, the cluster's. */
export function subnetsOf({ subnets }: Pick<EksFargateProfile, "subnets">, props: EksProps): EksProps["subnets"] {
  return subnets ?? props.fargateSubnets ?? props.subnets;
}

function roleOf(key: string, profile: EksFargateProfile, props: EksProps): FargateProfilePlan["role"] {
  const { clusterName, iamPath: path, permissionsBoundary } = props;
  if (profile.iamRoleArn !== undefined) return { arn: profile.iamRoleArn };
  if (profile.iamRole !== "own") return "shared";
  const { iamRoleName: name = fargateRoleName(clusterName, key), iamRoleAdditionalPolicies } = profile;
  const tags = merged(props.tags, profile.tags);
  return { clusterName, name, path, permissionsBoundary, additionalPolicies: iamRoleAdditionalPolicies, tags };
}

function sharedRoleOf(props: EksProps): FargatePlan["sharedRole"] {
  const { clusterName, iamPath: path, permissionsBoundary, tags, createFargatePodExecutionRole: make = true } = props;
  const { fargatePodExecutionRoleName: name = fargateRoleName(clusterName) } = props;
  if (make === false) return { lookUp: name };
  const additionalPolicies = props.fargatePodExecutionRolePolicies;
  return { clusterName, name, path, permissionsBoundary, additionalPolicies, tags };
}
