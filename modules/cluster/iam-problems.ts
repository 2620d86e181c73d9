import { Token } from "cdktf";
import { iamPathProblems, roleNameProblems, validateName } from "../shared/aws-names";
import type { ClusterProps } from "./types";
import type { Wording } from "./wording";

/** What is wrong with the roles, made or given. */
export function iamProblems(props: ClusterProps, word: Wording): string[] {
  return [
    ...iamPathProblems(props.iamPath, word("iamPath")),
    ...boundaryProblems(props.permissionsBoundary, word("permissionsBoundary")),
    ...roleNameProblems(props.roleName, word("roleName")),
    ...roleNameProblems(props.autoModeNodeRole?.name, word("autoModeNodeRole.name")),
    ...policyProblems(props.rolePolicies, word("rolePolicies")),
    ...policyProblems(props.autoModeNodeRole?.additionalPolicies, word("autoModeNodeRole.additionalPolicies")),
    ...existingRoleProblems(props, word),
  ];
}

/** Problems with the ARN of a role. */
function boundaryProblems(arn: string | undefined, label: string): string[] {
  // The module's "not given".
  return arn === undefined ||
    arn === "" ||
    Token.isUnresolved(arn) ||
    /^arn:[^:]+:iam::(aws|\d{12}):policy\/.+$/.test(arn)
    ? []
    : [`${label} ("${arn}") is not the ARN of a policy, such as "arn:aws:iam::123456789012:policy/boundary"`];
}

export function roleArnProblems(arn: string | undefined, label: string): string[] {
  if (arn === undefined || Token.isUnresolved(arn) || /^arn:[^:]+:iam::\d{12}:role\/.+$/.test(arn)) return [];
  return [`${label} ("${arn}") is not the ARN of a role`];
}

function policyProblems(policies: ClusterProps["rolePolicies"] = {}, label: string): string[] {
  if (Token.isUnresolved(policies))
    return [`${label} is known only at apply; its keys become addresses, so write it out`];
  return Object.entries(policies).flatMap(([name, arn]) => [
    ...validateName(`${label} key`, name),
    ...(arn === undefined || Token.isUnresolved(arn) || /^arn:[^:]+:iam::(aws|\d{12}):policy\/.+$/.test(arn)
      ? []
      : [`${label}.${name} ("${arn}") is not the ARN of a policy`]),
  ]);
}

/** Nothing is attached to a role of somebody else's, so whatever would shape it contradicts that. */
function existingRoleProblems(props: ClusterProps, word: Wording): string[] {
  const { existingRole, roleName, rolePolicies } = props;
  if (existingRole === undefined) return [];
  const { arn, name } = existingRole as { readonly arn?: string; readonly name?: string };
  const both = `${word("existingRole.arn")} and ${word("existingRole.name")}`;
  const given = word(arn === undefined ? "existingRole.name" : "existingRole.arn");
  const shaping = { roleName, rolePolicies } as const;
  return [
    ...(arn === undefined && name === undefined ? [`${both}: neither is given; say which role it is`] : []),
    ...(arn !== undefined && name !== undefined ? [`${both} are both given; one of them says which role it is`] : []),
    ...roleArnProblems(arn, word("existingRole.arn")),
    ...roleNameProblems(name, word("existingRole.name")),
    ...(Object.entries(shaping) as [keyof typeof shaping, unknown][])
      .filter(([, value]) => value !== undefined)
      .map(([prop]) => `${word(prop)} is for a role that is made, and this one is given (${given}); drop one of them`),
  ];
}
