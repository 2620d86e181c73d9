import { Token } from "cdktf";
import { validateName } from "../shared/aws-names";
import { validateTags } from "../shared/tags";
import type { ClusterProps, IdentityProvider } from "./types";
import type { Wording } from "./wording";

/** What is wrong with how service accounts and users are told who they are. */
export function identityProblems(props: ClusterProps, word: Wording): string[] {
  const { identityProviders = {}, oidcProvider, oidcAudiences, oidcThumbprints } = props;
  const label = word("identityProviders");
  const providers = Object.entries(identityProviders).filter(([, provider]) => provider !== undefined);
  const forProvider = { oidcAudiences, oidcThumbprints } as const;
  return [
    ...(Object.entries(forProvider) as [keyof typeof forProvider, readonly string[] | undefined][])
      .filter(([, list]) => oidcProvider === false && list !== undefined && list.length > 0)
      .map(([prop]) => `${word(prop)} is given while ${word("oidcProvider")} is false; drop one of them`),
    ...thumbprintProblems(oidcThumbprints, word("oidcThumbprints")),
    ...(providers.length > 1 ? [`${label} names ${providers.length}; EKS takes one`] : []),
    ...providers.flatMap(([name, provider]) => [
      ...validateName(`${label}: the name`, name),
      ...providerProblems(`${label}.${name}`, provider),
    ]),
  ];
}

function thumbprintProblems(thumbprints: readonly string[] = [], label: string): string[] {
  if (Token.isUnresolved(thumbprints)) return [];
  return thumbprints
    .filter((thumbprint) => !Token.isUnresolved(thumbprint) && !/^[0-9A-Fa-f]{40}$/.test(thumbprint))
    .map((thumbprint) => `${label} ("${thumbprint}") is not a thumbprint of 40 hexadecimal digits`);
}

function providerProblems(
  where: string,
  { issuerUrl, usernamePrefix, groupsPrefix, tags }: IdentityProvider,
): string[] {
  const reserved = { usernamePrefix, groupsPrefix };
  return [
    ...(Token.isUnresolved(issuerUrl) || /^https:\/\/[^\s?#]+$/.test(issuerUrl)
      ? []
      : [`${where}.issuerUrl ("${issuerUrl}") must begin with https:// and have no query`]),
    ...Object.entries(reserved)
      .filter(([, prefix]) => prefix?.startsWith("system:"))
      .map(([key]) => `${where}.${key} begins with "system:", which Kubernetes keeps for itself; choose another`),
    ...validateTags(tags ?? {}, `${where}.tags`),
  ];
}
