import { policyDocument } from "../shared/iam";
import { SECRETS_KEY_DEFAULTS } from "./defaults";
import type { SecretsKeySettings } from "./types";

/** Whom a key policy speaks of, besides those that the settings name. */
export interface KeyPolicyPrincipals {
  /** ARN of the account's root: whoever IAM lets. */
  readonly accountArn: string;
  /** ARN of the control plane's role. */
  readonly clusterRoleArn: string;
}

const ADMINISTRATION = [
  "kms:CancelKeyDeletion",
  "kms:Create*",
  "kms:Delete*",
  "kms:Describe*",
  "kms:Disable*",
  "kms:Enable*",
  "kms:Get*",
  "kms:ImportKeyMaterial",
  "kms:List*",
  "kms:Put*",
  "kms:ReplicateKey",
  "kms:Revoke*",
  "kms:ScheduleKeyDeletion",
  "kms:TagResource",
  "kms:UntagResource",
  "kms:Update*",
];
const USE = ["kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey*", "kms:ReEncrypt*"];
const GRANTS = ["kms:CreateGrant", "kms:ListGrants", "kms:RevokeGrant"];

/** Whether the settings name somebody, so that KMS's own policy (the account's IAM decides) will not do. */
export function wantsKeyPolicy(settings: SecretsKeySettings): boolean {
  const { enableDefaultPolicy, owners = [], administrators = [], users = [], serviceUsers = [] } = settings;
  return enableDefaultPolicy === false || [...owners, ...administrators, ...users, ...serviceUsers].length > 0;
}

/**
 * A key policy with a statement a kind of principal, as KMS's console writes it. The control plane's role always may use the key.
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html
 */
export function keyPolicy(settings: SecretsKeySettings, { accountArn, clusterRoleArn }: KeyPolicyPrincipals): string {
  const { enableDefaultPolicy = SECRETS_KEY_DEFAULTS.enableDefaultPolicy } = settings;
  const { owners = [], administrators = [], users = [], serviceUsers = [] } = settings;
  const statements = [
    allow("Default", enableDefaultPolicy ? [accountArn] : [], ["kms:*"]),
    allow("KeyOwner", owners, ["kms:*"]),
    allow("KeyAdministration", administrators, ADMINISTRATION),
    allow("KeyUsage", [clusterRoleArn, ...users], USE),
    grants([clusterRoleArn, ...serviceUsers]),
  ];
  return policyDocument(statements.flat());
}

function allow(sid: string, principals: readonly string[], actions: readonly string[]): object[] {
  if (principals.length === 0) return [];
  return [{ Sid: sid, Effect: "Allow", Principal: { AWS: principals }, Action: actions, Resource: "*" }];
}

function grants(principals: readonly string[]): object[] {
  const condition = { Condition: { Bool: { "kms:GrantIsForAWSResource": true } } };
  return allow("KeyServiceUsage", principals, GRANTS).map((statement) => ({ ...statement, ...condition }));
}
