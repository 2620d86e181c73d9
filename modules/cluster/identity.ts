import type { EksCluster } from "@cdktf/provider-aws/lib/eks-cluster";
import { EksIdentityProviderConfig } from "@cdktf/provider-aws/lib/eks-identity-provider-config";
import { IamOpenidConnectProvider } from "@cdktf/provider-aws/lib/iam-openid-connect-provider";
import { Construct } from "constructs";
import { asArray, concatenated, isGivenList, merged } from "../shared/lists";
import type { ClusterProps } from "./types";

/**
 * The client that tokens of service accounts are made for: in every partition this one, whatever the domain there.
 * @see https://github.com/terraform-aws-modules/terraform-aws-eks/issues/1704
 */
const STS_AUDIENCE = "sts.amazonaws.com";

/** What lets the cluster's service accounts take IAM roles. Without a thumbprint: AWS trusts the issuer's authority by itself. */
export function placeOidcProvider(
  scope: Construct,
  { identity }: EksCluster,
  { name, oidcAudiences = [], oidcThumbprints, tags }: ClusterProps,
): IamOpenidConnectProvider {
  return new IamOpenidConnectProvider(scope, "oidc-provider", {
    url: identity.get(0).oidc.get(0).issuer,
    clientIdList: [...new Set(concatenated([STS_AUDIENCE], oidcAudiences))],
    thumbprintList: isGivenList(oidcThumbprints) ? asArray(oidcThumbprints) : undefined,
    tags: merged({ Name: `${name}-eks-irsa` }, tags),
  });
}

/** Those who may say who a user is, by name. */
export function placeIdentityProviders(
  scope: Construct,
  cluster: EksCluster,
  { identityProviders = {}, tags }: ClusterProps,
): Record<string, EksIdentityProviderConfig> {
  const providers = new Construct(scope, "identity-providers");
  return Object.fromEntries(
    Object.entries(identityProviders).map(([name, { tags: ownTags, identityProviderConfigName = name, ...oidc }]) => [
      name,
      new EksIdentityProviderConfig(providers, name, {
        clusterName: cluster.name,
        oidc: { ...oidc, identityProviderConfigName },
        tags: merged(tags, ownTags),
      }),
    ]),
  );
}
