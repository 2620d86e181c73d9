import { Token } from "cdktf";

const ARN = /^arn:(aws[a-z-]*):(iam|sts)::(\d{12})?:(role|user|assumed-role|instance-profile|group|root)(?:\/(.*))?$/;

/** The ARN without the path of the role or user: EKS matches aws-auth rows against ARNs that have none. */
export function withoutPath(arn: string): string {
  return Token.isUnresolved(arn)
    ? Token.asString(arn)
    : arn.replace(/^(arn:[^:]+:iam::\d{12}:(?:role|user))\/(?:.*\/)?([^/]+)$/, "$1/$2");
}

/** One text for one principal, however its ARN was written. */
export function principalKey(arn: string): string {
  return withoutPath(arn).toLowerCase();
}

/** Whether two ARNs name one principal. */
export function isSamePrincipal(one: string, other: string): boolean {
  return one === other || principalKey(one) === principalKey(other);
}

/** The name of the role that an ARN speaks of; undefined where it is a token or speaks of something else. */
export function roleNameOf(arn: string): string | undefined {
  if (Token.isUnresolved(arn)) return undefined;
  return /^arn:[^:]+:iam::\d{12}:role\/(?:.*\/)?([^/]+)$/.exec(arn)?.[1];
}

/** What is wrong with an ARN that should name a role or a user. */
export function principalProblems(label: string, arn: string, kinds: readonly ("role" | "user")[]): string[] {
  if (Token.isUnresolved(arn)) return [];
  const wanted = kinds.join(" or ");
  const match = ARN.exec(arn);
  if (!match)
    return [
      `${label} ("${arn}") is not the ARN of an IAM ${wanted}, such as "arn:aws:iam::123456789012:${kinds[0]}/ops"`,
    ];
  const [, partition, , account, kind, rest = ""] = match;
  if (kind === "assumed-role") {
    const offered = `arn:${partition}:iam::${account}:role/${rest.split("/")[0]}`;
    return [`${label} ("${arn}") is a session of a role and never matches; did you mean "${offered}"?`];
  }
  return (kinds as readonly string[]).includes(kind!) && rest !== ""
    ? []
    : [`${label} ("${arn}") names a ${kind}, which EKS never matches; name the IAM ${wanted}`];
}
