import type { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { Token, type ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { assertValid } from "../shared/assert-valid";
import { oneOf, problemsOf, shapeOf, text, writtenListOf, type Shape } from "../shared/shape";
import {
  placeServiceAccountRole,
  SERVICE_ACCOUNT_ROLE_SHAPE,
  serviceAccountRoleProblems,
  type PlacedRole,
} from "./service-account-role";
import { irsaTrust, STS_AUDIENCE } from "./trust";
import { SUBJECT_TESTS, type IrsaRoleProps } from "./types";

/** A role that service accounts of a cluster take on, by the tokens that its OIDC provider signs (IRSA). */
export class IrsaRole extends Construct implements PlacedRole {
  readonly role: IamRole;
  readonly attachments: PlacedRole["attachments"];
  readonly inlinePolicies: PlacedRole["inlinePolicies"];
  readonly permissions: readonly ITerraformDependable[];

  constructor(scope: Construct, id: string, props: IrsaRoleProps) {
    super(assertValid(scope, id, validateIrsaRole(props)), id);
    const { audience = STS_AUDIENCE, assumeRoleConditionTest = "StringEquals" } = props;
    const placed = placeServiceAccountRole(this, props, irsaTrust({ ...props, audience, assumeRoleConditionTest }));
    this.role = placed.role;
    this.attachments = placed.attachments;
    this.inlinePolicies = placed.inlinePolicies;
    this.permissions = placed.permissions;
  }
}

export const IRSA_ROLE_SHAPE: Shape<IrsaRoleProps> = {
  ...SERVICE_ACCOUNT_ROLE_SHAPE,
  oidcProviderArn: text,
  oidcProviderUrl: text,
  namespaceServiceAccounts: writtenListOf(text),
  assumeRoleConditionTest: oneOf(SUBJECT_TESTS),
  audience: text,
};

/** Everything that is wrong with the role of a service account. */
export function validateIrsaRole(props: IrsaRoleProps): string[] {
  return problemsOf(shapeOf(IRSA_ROLE_SHAPE, ["oidcProviderArn", "namespaceServiceAccounts"]), props, (role) => [
    ...(Token.isUnresolved(role.oidcProviderArn) ||
    /^arn:[^:]+:iam::\d{12}:oidc-provider\/.+$/.test(role.oidcProviderArn)
      ? []
      : [`oidcProviderArn ("${role.oidcProviderArn}") is not the ARN of an OIDC provider`]),
    ...irsaRoleProblems(role),
  ]);
}

/** What is wrong with the values, but for where the provider is. */
export function irsaRoleProblems(props: Omit<IrsaRoleProps, "oidcProviderArn" | "oidcProviderUrl">): string[] {
  const { namespaceServiceAccounts: accounts, assumeRoleConditionTest = "StringEquals" } = props;
  const plain = accounts.filter((account) => !Token.isUnresolved(account));
  return [
    ...(accounts.length === 0 ? ["namespaceServiceAccounts is empty, so nobody could take the role on; name one"] : []),
    ...plain
      .filter((account) => !/^[^:\s]+:[^:\s]+$/.test(account))
      .map(
        (account) =>
          `namespaceServiceAccounts: "${account}" is not a namespace and a service account, such as "kube-system:aws-node"`,
      ),
    ...(assumeRoleConditionTest === "StringEquals"
      ? plain
          .filter((account) => /[*?]/.test(account))
          .map(
            (account) =>
              `namespaceServiceAccounts: "${account}" has a wildcard, which matches nothing by StringEquals; name the accounts, or set assumeRoleConditionTest to "StringLike"`,
          )
      : []),
    ...plain
      .filter((account) => /^\*+:/.test(account))
      .map(
        (account) =>
          `namespaceServiceAccounts: "${account}" lets every namespace in, so whoever may make one takes the role on; name the namespace`,
      ),
    ...serviceAccountRoleProblems(props),
  ];
}
