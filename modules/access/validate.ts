import { Token } from "cdktf";
import { validateName } from "../shared/aws-names";
import { anything, flag, listOf, oneOf, problemsOf, recordOf, shapeOf, text, type Shape } from "../shared/shape";
import { validateTags } from "../shared/tags";
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

const SCOPE_SHAPE: Shape<AccessScope> = { type: oneOf(["cluster", "namespace"]), namespaces: listOf(text) };
const POLICY_SHAPE: Shape<PolicyAssociation> = { policyArn: text, accessScope: shapeOf(SCOPE_SHAPE, ["type"]) };

export const ACCESS_ENTRY_SHAPE: Shape<AccessEntrySettings> = {
  principalArn: text,
  type: oneOf(ACCESS_ENTRY_TYPES),
  kubernetesGroups: listOf(text),
  userName: text,
  policyAssociations: recordOf(shapeOf(POLICY_SHAPE, ["policyArn", "accessScope"])),
  tags: recordOf(text),
};
const MAP_ROLE_SHAPE: Shape<MapRole> = { rolearn: text, username: text, groups: listOf(text) };
const MAP_USER_SHAPE: Shape<MapUser> = { userarn: text, username: text, groups: listOf(text) };
export const mapRolesCheck = listOf(shapeOf(MAP_ROLE_SHAPE, ["rolearn", "username", "groups"]));
export const mapUsersCheck = listOf(shapeOf(MAP_USER_SHAPE, ["userarn", "username", "groups"]));
export const MAPPINGS_SHAPE: Shape<AwsAuthMappings> = {
  nodeRoleNames: listOf(text),
  mapRoles: mapRolesCheck,
  mapUsers: mapUsersCheck,
  mapAccounts: listOf(text),
};

/** What is wrong with the rows of aws-auth. Two rows for one principal are refused: EKS takes the last and drops the others. */
export function mappingProblems({ mapRoles, mapUsers, mapAccounts }: Omit<AwsAuthMappings, "nodeRoleNames">): string[] {
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
  ];
}

/** Everything that is wrong with an access entry used alone: its shape first, then its values. */
export function validateAccessEntry(name: string, props: AccessEntryProps): string[] {
  const check = shapeOf<AccessEntryProps>({ ...ACCESS_ENTRY_SHAPE, clusterName: text }, [
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
  return problemsOf(check, props, mappingProblems);
}

/** What is wrong with an access entry; `where` is how the caller would write it. */
export function accessEntryProblems(where: string, entry: AccessEntrySettings): string[] {
  const {
    principalArn,
    type = "STANDARD",
    kubernetesGroups = [],
    userName,
    policyAssociations = {},
    tags = {},
  } = entry;
  const name = where.split(".").at(-1)!;
  const rights = {
    kubernetesGroups: kubernetesGroups.length > 0,
    userName: userName !== undefined,
    policyAssociations: Object.keys(policyAssociations).length > 0,
  };
  return [
    ...validateName(`${where}: the entry's name`, name),
    ...principalProblems(`${where}.principalArn`, principalArn, ["role", "user"]),
    ...Object.entries(rights)
      .filter(([, given]) => given && type !== "STANDARD")
      .map(([prop]) => `${where}.${prop} goes with type "STANDARD" alone, and this entry is ${type}; drop it`),
    ...kubernetesGroups
      .filter((group) => group.startsWith("system:"))
      .map(
        (group) =>
          `${where}.kubernetesGroups: EKS refuses "${group}"; associate a policy instead, such as AmazonEKSClusterAdminPolicy`,
      ),
    ...(userName !== undefined && /^(system|eks|aws|amazon|iam):/.test(userName)
      ? [`${where}.userName ("${userName}") begins with a word that EKS keeps for itself; choose another`]
      : []),
    ...Object.entries(policyAssociations).flatMap(([key, policy]) =>
      policyProblems(`${where}.policyAssociations.${key}`, key, policy),
    ),
    ...validateTags(tags, `${where}.tags`),
  ];
}

function policyProblems(where: string, key: string, { policyArn, accessScope }: PolicyAssociation): string[] {
  const { type, namespaces = [] } = accessScope;
  const namespaced = type === "namespace";
  return [
    ...validateName(`${where}: the policy's name`, key),
    ...(Token.isUnresolved(policyArn) || /^arn:[^:]+:eks::aws:cluster-access-policy\/\w+$/.test(policyArn)
      ? []
      : [
          `${where}.policyArn ("${policyArn}") is not an EKS access policy, such as "arn:aws:eks::aws:cluster-access-policy/AmazonEKSViewPolicy"`,
        ]),
    ...(namespaced && namespaces.length === 0
      ? [`${where}.accessScope is for namespaces and names none; name one or more`]
      : []),
    ...(!namespaced && namespaces.length > 0
      ? [`${where}.accessScope names namespaces with type "cluster"; make it "namespace"`]
      : []),
  ];
}
