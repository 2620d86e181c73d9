import { Token, Tokenization } from "cdktf";

/** A trust policy that lets one AWS service assume the role. `sid` shows in the IAM console. */
export function serviceTrust(
  service: string,
  sid: string,
  actions: string | readonly string[] = "sts:AssumeRole",
): string {
  return policyDocument([{ Sid: sid, Effect: "Allow", Action: actions, Principal: { Service: service } }]);
}

/** An IAM policy document as text; `JSON.stringify`, since cdktf's own `Fn.jsonencode` breaks on token keys. */
export function policyDocument(statements: readonly object[]): string {
  return JSON.stringify(withTextTokens({ Version: "2012-10-17", Statement: statements }));
}

/** The same with tokens as text where they are objects, of which `JSON.stringify` would make nothing. */
function withTextTokens(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(withTextTokens);
  if (Tokenization.isResolvable(value)) return Token.asString(value);
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withTextTokens(item)]));
}

/** The ARN of a policy that AWS manages, in the partition it is wanted in. */
export function managedPolicyArn(partition: string, name: string): string {
  return `arn:${partition}:iam::aws:policy/${name}`;
}

/** Problems with the ARN of an IAM policy. */
export function policyArnProblems(label: string, arn: string): string[] {
  return Token.isUnresolved(arn) || /^arn:[^:]+:iam::(aws|\d{12}):policy\/.+$/.test(arn)
    ? []
    : [`${label} ("${arn}") is not the ARN of a policy, such as "arn:aws:iam::aws:policy/ReadOnlyAccess"`];
}

/** IAM's limit for role names, and the part of it that a generated suffix (26 characters) leaves for a prefix. */
export const ROLE_NAME_MAX = 64;
export const ROLE_NAME_PREFIX_MAX = 38;
