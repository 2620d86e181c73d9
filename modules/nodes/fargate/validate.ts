import { Token } from "cdktf";
import {
  iamPathProblems,
  roleNameProblems,
  validateClusterName,
  validateName,
  subnetIdProblems,
} from "../../shared/aws-names";
import { policyArnProblems } from "../../shared/iam";
import type { PlacedSubnet } from "../../shared/placement";
import {
  anything,
  duration,
  listOf,
  problemsOf,
  mapOf,
  recordOf,
  shapeOf,
  text,
  writtenListOf,
  type Shape,
} from "../../shared/shape";
import { validateTags } from "../../shared/tags";
import type { FargatePodExecutionRoleProps, FargateProfileProps, FargateSelector, FargateTimeouts } from "./types";

const SELECTOR_SHAPE: Shape<FargateSelector> = { namespace: text, labels: mapOf(text) };
const TIMEOUTS_SHAPE: Shape<FargateTimeouts> = { create: duration, delete: duration };
export const selectorsCheck = writtenListOf(shapeOf(SELECTOR_SHAPE, ["namespace"]));
export const fargateTimeoutsCheck = shapeOf(TIMEOUTS_SHAPE);

const PROFILE_SHAPE: Shape<FargateProfileProps> = {
  clusterName: text,
  podExecutionRoleArn: text,
  subnetIds: listOf(text),
  selectors: selectorsCheck,
  fargateProfileName: text,
  timeouts: fargateTimeoutsCheck,
  tags: mapOf(text),
  dependsOn: anything,
};
const ROLE_SHAPE: Shape<FargatePodExecutionRoleProps> = {
  clusterName: text,
  name: text,
  clusterArn: text,
  path: text,
  permissionsBoundary: text,
  additionalPolicies: recordOf(text),
  partition: text,
  tags: mapOf(text),
};

/** EKS's own limit. @see https://docs.aws.amazon.com/eks/latest/userguide/fargate-profile.html */
const SELECTORS_MAX = 5;

/** What the caller calls each prop; a facade with names of its own hands in a translation. */
export type FargateWording = (prop: keyof FargateProfileProps & string) => string;

/** Everything that is wrong with a profile used alone: its shape first, then its values. */
export function validateFargateProfile(key: string, props: FargateProfileProps): string[] {
  const required = ["clusterName", "podExecutionRoleArn", "subnetIds", "selectors"] as const;
  return problemsOf(shapeOf(PROFILE_SHAPE, required), props, (profile) => [
    ...subnetIdProblems(profile.subnetIds, "subnetIds"),
    ...fargateProfileProblems(key, profile),
  ]);
}

/** What is wrong with the values of a profile. */
export function fargateProfileProblems(
  key: string,
  props: Omit<FargateProfileProps, "clusterName" | "podExecutionRoleArn">,
  word: FargateWording = (prop) => prop,
): string[] {
  const { fargateProfileName: name, selectors, subnetIds, tags = {} } = props;
  return [
    ...validateName("the profile's key", key),
    ...(name === undefined || Token.isUnresolved(name) ? [] : profileNameProblems(word("fargateProfileName"), name)),
    ...(selectors.length === 0 || selectors.length > SELECTORS_MAX
      ? [`${word("selectors")} has ${selectors.length} entries; EKS takes 1 to ${SELECTORS_MAX}, so split the profile`]
      : []),
    ...selectors.flatMap(({ namespace }, index) =>
      Token.isUnresolved(namespace) || /^[a-z0-9*?]([a-z0-9*?-]*[a-z0-9*?])?$/.test(namespace)
        ? []
        : [`${word("selectors")}[${index}].namespace ("${namespace}") is not the name of a namespace`],
    ),
    ...(!Token.isUnresolved(subnetIds) && subnetIds.length === 0
      ? [`${word("subnetIds")} is empty; name one private subnet or more`]
      : []),
    ...validateTags(tags, word("tags")),
  ];
}

function profileNameProblems(label: string, name: string): string[] {
  return name.startsWith("eks-")
    ? [`${label} ("${name}") begins with "eks-", which EKS keeps for itself; rename it`]
    : validateName(label, name);
}

/** Why EKS would refuse subnets for Fargate, as far as their way out is known. */
export function fargateSubnetProblems(label: string, subnets: readonly PlacedSubnet[]): string[] {
  return subnets
    .filter(({ wayOut }) => wayOut === "public")
    .map(
      ({ name }) =>
        `${label}: ${name} is public, and EKS takes private subnets alone for Fargate, whose pods have no public address; name private ones`,
    );
}

/** Everything that is wrong with the props of a pod execution role. */
export function validatePodExecutionRole(props: FargatePodExecutionRoleProps): string[] {
  return problemsOf(shapeOf(ROLE_SHAPE, ["clusterName"]), props, (role) => [
    ...validateClusterName(role.clusterName),
    ...roleNameProblems(role.name, "name"),
    ...iamPathProblems(role.path, "path"),
    ...additionalPolicyProblems(role.additionalPolicies, "additionalPolicies"),
    ...validateTags(role.tags ?? {}),
  ]);
}

/** Problems with policies by name. */
export function additionalPolicyProblems(policies: Readonly<Record<string, string>> = {}, label: string): string[] {
  return Object.entries(policies).flatMap(([key, arn]) => [
    ...validateName(`${label}: the name`, key),
    ...policyArnProblems(`${label}.${key}`, arn),
  ]);
}
