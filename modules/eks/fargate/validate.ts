import { Token } from "cdktf";
import { principalProblems } from "../../access/principal";
import { CLUSTER_DEFAULTS } from "../../cluster/defaults";
import {
  additionalPolicyProblems,
  fargateProfileProblems as partProblems,
  fargateSubnetProblems,
} from "../../nodes/fargate/validate";
import { within } from "../../shared/assert-valid";
import { roleNameProblems } from "../../shared/aws-names";
import type { EksProps } from "../props";
import { placedSubnets, ownSubnetProblems } from "../subnets";
import { wording } from "../words";
import type { EksFargateProfile } from "./props";
import { subnetsOf, translateProfile } from "./translate";
import { FARGATE_WORDS } from "./words";

const word = wording(FARGATE_WORDS, { subnetIds: "subnets" });

/** What is wrong with Fargate's props, in the module's words. */
export function fargateProblems(props: EksProps): string[] {
  const profiles = Object.entries(props.fargateProfiles ?? {});
  const names = profiles.map(([key, profile]) => translateProfile(key, profile, props).profile.fargateProfileName);
  return [
    ...roleNameProblems(props.fargatePodExecutionRoleName, "fargatePodExecutionRoleName"),
    ...additionalPolicyProblems(props.fargatePodExecutionRolePolicies, "fargatePodExecutionRolePolicies"),
    ...ownSubnetProblems(props.fargateSubnets, "fargateSubnets"),
    ...lookUpProblems(props),
    ...profiles.flatMap(([key, profile], index) => {
      const first = names.indexOf(names[index]);
      return within(`fargateProfiles.${key}`, [
        ...partProblems(key, translateProfile(key, profile, props).profile, word),
        ...ownSubnetProblems(profile.subnets),
        ...subnetProblems(profile, props),
        ...roleProblems(profile, props),
        ...(first < index
          ? [`is called "${names[index]}", as ${profiles[first]![0]} is; give one of them another name`]
          : []),
      ]);
    }),
  ];
}

/** The subnets are named as the caller named them: the profile's, all profiles' or the cluster's. */
function subnetProblems(profile: EksFargateProfile, props: EksProps): string[] {
  const { subnetWayOut = "unknown" } = props;
  const source =
    profile.subnets !== undefined
      ? "subnets"
      : props.fargateSubnets !== undefined
        ? "fargateSubnets"
        : "the cluster's subnets";
  const mend = source === "the cluster's subnets" ? ", in fargateSubnets" : "";
  return fargateSubnetProblems(source, placedSubnets(subnetsOf(profile, props), subnetWayOut)).map(
    (problem) => `${problem}${mend}`,
  );
}

function roleProblems(profile: EksFargateProfile, props: EksProps): string[] {
  const { iamRole = "shared", iamRoleArn: arn, iamRoleName, iamRoleAdditionalPolicies } = profile;
  const { authenticationMode = CLUSTER_DEFAULTS.authenticationMode, manageAwsAuth = true } = props;
  const idle = Object.entries({ iamRoleName, iamRoleAdditionalPolicies }).filter(([, value]) => value !== undefined);
  return [
    ...(iamRole === "own" && arn === undefined
      ? []
      : idle.map(([key]) => `${key} is for a role of the profile's own; set iamRole to "own", or drop it`)),
    ...(iamRole === "own" && arn !== undefined
      ? [`iamRole is "own" and iamRoleArn names a role that exists; drop one of them`]
      : []),
    ...(arn === undefined ? [] : principalProblems("iamRoleArn", arn, ["role"])),
    ...(Token.isUnresolved(arn) && authenticationMode === "CONFIG_MAP" && manageAwsAuth
      ? [
          `iamRoleArn is known only at apply, and aws-auth needs the role's name; give the ARN as plain text, or set authenticationMode to "API_AND_CONFIG_MAP"`,
        ]
      : []),
    ...roleNameProblems(iamRoleName, "iamRoleName"),
    ...additionalPolicyProblems(iamRoleAdditionalPolicies, "iamRoleAdditionalPolicies"),
  ];
}

function lookUpProblems(props: EksProps): string[] {
  if (props.createFargatePodExecutionRole !== false) return [];
  return [
    ...(props.fargatePodExecutionRoleName === undefined
      ? [
          "createFargatePodExecutionRole is false and fargatePodExecutionRoleName names no role to look up; name it, or let one be made",
        ]
      : []),
    ...(props.fargatePodExecutionRolePolicies === undefined
      ? []
      : [
          "fargatePodExecutionRolePolicies are for a role that is made, and createFargatePodExecutionRole is false; attach them to the role where it is made",
        ]),
  ];
}
