import { DataAwsCallerIdentity } from "@cdktf/provider-aws/lib/data-aws-caller-identity";
import { KmsAlias } from "@cdktf/provider-aws/lib/kms-alias";
import { KmsKey } from "@cdktf/provider-aws/lib/kms-key";
import { Construct } from "constructs";
import { merged } from "../shared/lists";
import { CLUSTER_DEFAULTS, SECRETS_KEY_DEFAULTS } from "./defaults";
import { keyPolicy, wantsKeyPolicy } from "./key-policy";
import type { ClusterProps } from "./types";

/** The key that is made for secrets, and the names that it goes by. */
export interface SecretsKey {
  readonly key: KmsKey;
  readonly alias: KmsAlias;
  readonly aliases: { readonly [name: string]: KmsAlias };
}

/** The key under the cluster's own scope. A role that is given gets nothing attached, so the key's own policy lets it in. */
export function placeSecretsKey(cluster: Construct, props: ClusterProps, clusterRoleArn: string): SecretsKey {
  const { name, secretsKey = {}, existingRole, tags } = props;
  const { enableKeyRotation = SECRETS_KEY_DEFAULTS.enableKeyRotation } = secretsKey;
  const written = () => {
    const { partition = CLUSTER_DEFAULTS.partition } = props;
    const { accountId } = new DataAwsCallerIdentity(cluster, "account");
    return keyPolicy(secretsKey, { accountArn: `arn:${partition}:iam::${accountId}:root`, clusterRoleArn });
  };
  const needed = existingRole !== undefined || wantsKeyPolicy(secretsKey);
  const key = new KmsKey(cluster, "secrets-key", {
    description: secretsKey.description ?? `Kubernetes secrets of the EKS cluster ${name}`,
    enableKeyRotation,
    rotationPeriodInDays: secretsKey.rotationPeriodInDays,
    deletionWindowInDays: secretsKey.deletionWindowInDays,
    policy: secretsKey.policy ?? (needed ? written() : undefined),
    tags: tags && merged(tags),
  });
  const aliasOf = (scope: Construct, id: string, alias: string) =>
    new KmsAlias(scope, id, { name: `alias/${alias}`, targetKeyId: key.keyId });
  const more = new Construct(cluster, "secrets-key-aliases");
  const aliases = (secretsKey.aliases ?? []).map((other) => [other, aliasOf(more, other, other)] as const);
  return { key, alias: aliasOf(cluster, "secrets-key-alias", `eks/${name}`), aliases: Object.fromEntries(aliases) };
}
