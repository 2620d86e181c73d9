import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { IamRolePolicyAttachment } from "@cdktf/provider-aws/lib/iam-role-policy-attachment";
import type { ITerraformDependable } from "cdktf";
import type { Construct } from "constructs";
import { iamPathProblems, roleNameProblems, validateName } from "../shared/aws-names";
import { policyArnProblems, ROLE_NAME_PREFIX_MAX } from "../shared/iam";
import { merged } from "../shared/lists";
import { number, mapOf, recordOf, text, type Shape } from "../shared/shape";
import { validateTags } from "../shared/tags";
import type { ServiceAccountRoleProps } from "./types";

/** A role and what it may do. */
export interface PlacedRole {
  readonly role: IamRole;
  /** By the names of the policies. */
  readonly attachments: { readonly [name: string]: IamRolePolicyAttachment };
  readonly inlinePolicies: { readonly [name: string]: IamRolePolicy };
  /** What whoever uses the role waits for. */
  readonly permissions: readonly ITerraformDependable[];
}

/** The role of service accounts in `scope`, under the id "Default". */
export function placeServiceAccountRole(scope: Construct, props: ServiceAccountRoleProps, trust: string): PlacedRole {
  const { name, namePrefix = `${scope.node.id}-`, policies = {}, inlinePolicies = {}, tags } = props;
  const role = new IamRole(scope, "Default", {
    ...(name === undefined ? { namePrefix: namePrefix.slice(-ROLE_NAME_PREFIX_MAX) } : { name }),
    description: props.description,
    path: props.path,
    permissionsBoundary: props.permissionsBoundary,
    maxSessionDuration: props.maxSessionDuration,
    assumeRolePolicy: trust,
    forceDetachPolicies: true,
    tags: tags && merged(tags),
  });
  const attachments = Object.entries(policies).map(
    ([key, policyArn]) => [key, new IamRolePolicyAttachment(scope, key, { role: role.name, policyArn })] as const,
  );
  const inline = Object.entries(inlinePolicies).map(
    ([key, policy]) => [key, new IamRolePolicy(scope, key, { name: key, role: role.name, policy })] as const,
  );
  return {
    role,
    attachments: Object.fromEntries(attachments),
    inlinePolicies: Object.fromEntries(inline),
    permissions: [...attachments, ...inline].map(([, policy]) => policy),
  };
}

export const SERVICE_ACCOUNT_ROLE_SHAPE: Shape<ServiceAccountRoleProps> = {
  name: text,
  namePrefix: text,
  description: text,
  path: text,
  permissionsBoundary: text,
  maxSessionDuration: number,
  policies: recordOf(text),
  inlinePolicies: recordOf(text),
  tags: mapOf(text),
};

/** What is wrong with the values of a service account's role. */
export function serviceAccountRoleProblems(props: ServiceAccountRoleProps): string[] {
  const { name, namePrefix, path, policies = {}, inlinePolicies = {}, maxSessionDuration: seconds, tags = {} } = props;
  const twice = Object.keys(policies).filter((key) => Object.hasOwn(inlinePolicies, key));
  return [
    ...roleNameProblems(name, "name"),
    ...(name !== undefined && namePrefix !== undefined ? ["name and namePrefix are both given; drop one of them"] : []),
    ...iamPathProblems(path, "path"),
    ...Object.entries(policies).flatMap(([key, arn]) => [
      ...validateName("policies: the name", key),
      ...policyArnProblems(`policies.${key}`, arn),
    ]),
    ...Object.keys(inlinePolicies).flatMap((key) => validateName("inlinePolicies: the name", key)),
    ...twice.map((key) => `policies and inlinePolicies both have a "${key}"; give one of them another name`),
    ...(seconds !== undefined && (seconds < 3600 || seconds > 43200 || Number.isNaN(seconds))
      ? [`maxSessionDuration (${seconds}) must be from 3600 to 43200 seconds`]
      : []),
    ...validateTags(tags),
  ];
}
