import { Token } from "cdktf";
import {
  anything,
  flag,
  listOf,
  mapOf,
  oneOf,
  plainText,
  problemsOf,
  recordOf,
  shapeOf,
  text,
  writtenListOf,
  type Shape,
} from "../shared/shape";
import { awsAuthLabelProblems } from "./aws-auth-labels";
import { accessEntryProblems } from "./entry-problems";
import { principalKey, principalProblems } from "./principal";
import {
  ACCESS_ENTRY_TYPES,
  type AccessEntryProps,
  type AccessEntrySettings,
  type AccessScope,
  type AwsAuthMappings,
  type AwsAuthProps,
  type MapRole,
  type MapUser,
  type PolicyAssociation,
} from "./types";

export { accessEntryProblems };

const SCOPE_SHAPE: Shape<AccessScope> = { type: oneOf(["cluster", "namespace"]), namespaces: listOf(text) };
const POLICY_SHAPE: Shape<PolicyAssociation> = { policyArn: text, accessScope: shapeOf(SCOPE_SHAPE, ["type"]) };

export const ACCESS_ENTRY_SHAPE: Shape<AccessEntrySettings> = {
  principalArn: text,
  type: oneOf(ACCESS_ENTRY_TYPES),
  kubernetesGroups: listOf(plainText),
  userName: text,
  policyAssociations: recordOf(shapeOf(POLICY_SHAPE, ["policyArn", "accessScope"])),
  tags: mapOf(text),
};
const MAP_ROLE_SHAPE: Shape<MapRole> = { rolearn: text, username: text, groups: writtenListOf(plainText) };
const MAP_USER_SHAPE: Shape<MapUser> = { userarn: text, username: text, groups: writtenListOf(plainText) };
export const mapRolesCheck = writtenListOf(shapeOf(MAP_ROLE_SHAPE, ["rolearn", "username", "groups"]));
export const mapUsersCheck = writtenListOf(shapeOf(MAP_USER_SHAPE, ["userarn", "username", "groups"]));
export const MAPPINGS_SHAPE: Shape<AwsAuthMappings> = {
  nodeRoleNames: writtenListOf(text),
  fargateRoleNames: writtenListOf(text),
  managedRoleNames: writtenListOf(text),
  mapRoles: mapRolesCheck,
  mapUsers: mapUsersCheck,
  mapAccounts: writtenListOf(plainText),
  labels: recordOf(text),
};

/** What is wrong with the rows of aws-auth. Two rows for one principal are refused: EKS takes the last and drops the others. */
export function mappingProblems(
  { mapRoles, mapUsers, mapAccounts, labels = {} }: Omit<AwsAuthMappings, "nodeRoleNames">,
  labelsWord = "labels",
): string[] {
  const roles = mapRoles.map(({ rolearn, ...row }, index) => ({
    where: `mapRoles[${index}]`,
    key: "rolearn",
    arn: rolearn,
    ...row,
  }));
  const users = mapUsers.map(({ userarn, ...row }, index) => ({
    where: `mapUsers[${index}]`,
    key: "userarn",
    arn: userarn,
    ...row,
  }));
  const twice = (rows: typeof roles) =>
    rows.flatMap(({ where, arn }, index) => {
      const first = rows.findIndex((row) => !Token.isUnresolved(arn) && principalKey(row.arn) === principalKey(arn));
      return first >= 0 && first < index
        ? [
            `${where} maps ${arn}, as ${rows[first]!.where} does; EKS heeds the last alone, so put all groups into one row`,
          ]
        : [];
    });
  return [
    ...roles.flatMap(({ where, key, arn }) => principalProblems(`${where}.${key}`, arn, ["role"])),
    ...users.flatMap(({ where, key, arn }) => principalProblems(`${where}.${key}`, arn, ["user"])),
    ...[...roles, ...users]
      .filter(({ username }) => username === "")
      .map(({ where }) => `${where}.username is empty; name a user`),
    ...twice(roles),
    ...twice(users),
    ...mapAccounts.flatMap((id, index) =>
      Token.isUnresolved(id) || /^\d{12}$/.test(id)
        ? []
        : [`mapAccounts[${index}] ("${id}") is not an account id of 12 digits`],
    ),
    ...awsAuthLabelProblems(labels, labelsWord),
  ];
}

/** Everything that is wrong with an access entry used alone: its shape first, then its values. */
export function validateAccessEntry(name: string, props: AccessEntryProps): string[] {
  const check = shapeOf<AccessEntryProps>({ ...ACCESS_ENTRY_SHAPE, clusterName: text, partition: text }, [
    "clusterName",
    "principalArn",
  ]);
  return problemsOf(check, props, (entry) => accessEntryProblems(name, entry));
}

/** Everything that is wrong with the props of an aws-auth. */
export function validateAwsAuth(props: AwsAuthProps): string[] {
  const check = shapeOf<AwsAuthProps>({ ...MAPPINGS_SHAPE, clusterName: text, arnOfRole: anything, adopt: flag }, [
    "clusterName",
    "arnOfRole",
    "nodeRoleNames",
    "mapRoles",
    "mapUsers",
    "mapAccounts",
  ]);
  return problemsOf(check, props, (mappings) => mappingProblems(mappings));
}
