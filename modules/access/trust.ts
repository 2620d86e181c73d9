import { Fn, Token } from "cdktf";
import { policyDocument } from "../shared/iam";
import type { SubjectTest } from "./types";

/** The client that tokens of service accounts are made for. */
export const STS_AUDIENCE = "sts.amazonaws.com";

export interface IrsaTrust {
  readonly oidcProviderArn: string;
  readonly oidcProviderUrl?: string;
  /** `<namespace>:<service account>`. */
  readonly namespaceServiceAccounts: readonly string[];
  readonly assumeRoleConditionTest: SubjectTest;
  readonly audience: string;
}

/**
 * A trust policy for service accounts whose tokens an OIDC provider signs: both who they are and whom the token was made for
 * must be right.
 * @see https://docs.aws.amazon.com/eks/latest/userguide/associate-service-account-role.html
 */
export function irsaTrust({ oidcProviderArn, audience, assumeRoleConditionTest, ...trust }: IrsaTrust): string {
  const issuer = issuerOf(oidcProviderArn, trust.oidcProviderUrl);
  const subjects = trust.namespaceServiceAccounts.map((name) => `system:serviceaccount:${name}`).toSorted();
  const subject = { [`${issuer}:sub`]: subjects };
  const forUs = { [`${issuer}:aud`]: audience };
  return policyDocument([
    {
      Effect: "Allow",
      Action: "sts:AssumeRoleWithWebIdentity",
      Principal: { Federated: oidcProviderArn },
      Condition:
        assumeRoleConditionTest === "StringEquals"
          ? { StringEquals: { ...forUs, ...subject } }
          : { StringEquals: forUs, StringLike: subject },
    },
  ]);
}

/** The issuer as IAM's condition keys name it: without the scheme. An OIDC provider's ARN ends in it. */
function issuerOf(arn: string, url?: string): string {
  if (url !== undefined) {
    return Token.isUnresolved(url) ? Fn.replace(url, "https://", "") : url.replace(/^https:\/\//, "");
  }
  const marker = ":oidc-provider/";
  return Token.isUnresolved(arn) ? (Fn.element(Fn.split(marker, arn), 1) as string) : arn.split(marker)[1]!;
}

/**
 * A trust policy for EKS Pod Identity, whose agent hands the role to the pods of an association. TagSession, because the
 * session carries the pod's cluster, namespace and service account as tags.
 * @see https://docs.aws.amazon.com/eks/latest/userguide/pod-id-role.html
 */
export function podIdentityTrust(): string {
  return policyDocument([
    {
      Sid: "AllowEksAuthToAssumeRoleForPodIdentity",
      Effect: "Allow",
      Action: ["sts:AssumeRole", "sts:TagSession"],
      Principal: { Service: "pods.eks.amazonaws.com" },
    },
  ]);
}
