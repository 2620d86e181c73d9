import { Token } from "cdktf";
import { CLUSTER_DEFAULTS, SECRETS_KEY_DEFAULTS } from "./defaults";
import type { ClusterProps, SecretsKeySettings } from "./types";
import type { ClusterProp, Wording } from "./wording";

const PRINCIPALS = ["owners", "administrators", "users", "serviceUsers"] as const;

/** What is wrong with the key that is made for secrets. */
export function keyProblems(props: ClusterProps, word: Wording): string[] {
  const { secretsKey = {}, secretsEncryption = CLUSTER_DEFAULTS.secretsEncryption } = props;
  const given = Object.entries(secretsKey).filter(([, value]) => value !== undefined);
  if (given.length > 0 && secretsEncryption !== "own-key") {
    const names = given.map(([key]) => word(`secretsKey.${key}` as ClusterProp)).join(", ");
    return [`${names}: no key is made where ${word("secretsEncryption")} says otherwise; drop one of them`];
  }
  return [
    ...dayProblems(secretsKey.deletionWindowInDays, [7, 30], word("secretsKey.deletionWindowInDays")),
    ...dayProblems(secretsKey.rotationPeriodInDays, [90, 2560], word("secretsKey.rotationPeriodInDays")),
    ...rotationProblems(secretsKey, word),
    ...aliasProblems(secretsKey.aliases, props.name, word("secretsKey.aliases")),
    ...policyProblems(secretsKey, word),
  ];
}

function dayProblems(days: number | undefined, [least, most]: readonly [number, number], label: string): string[] {
  if (days === undefined || Token.isUnresolved(days)) return [];
  return Number.isInteger(days) && days >= least && days <= most
    ? []
    : [`${label} (${days}) must be a whole number of days from ${least} to ${most}`];
}

function rotationProblems(settings: SecretsKeySettings, word: Wording): string[] {
  const { rotationPeriodInDays, enableKeyRotation = SECRETS_KEY_DEFAULTS.enableKeyRotation } = settings;
  return rotationPeriodInDays !== undefined && enableKeyRotation === false
    ? [
        `${word("secretsKey.rotationPeriodInDays")} is given while ${word("secretsKey.enableKeyRotation")} is false; drop one of them`,
      ]
    : [];
}

function aliasProblems(aliases: readonly string[] = [], clusterName: string, label: string): string[] {
  if (Token.isUnresolved(aliases))
    return [`${label} is known only at apply; each becomes an address, so write them out`];
  return aliases.flatMap((alias, index) => {
    const where = `${label}[${index}]`;
    if (Token.isUnresolved(alias))
      return [`${where} is a token; it becomes a Terraform address, so give it as plain text`];
    if (!/^[\w/-]{1,250}$/.test(alias)) {
      return [`${where} ("${alias}") is not an alias: letters, digits, "/", "_" and "-", without "alias/"`];
    }
    if (alias.startsWith("alias/")) return [`${where} ("${alias}"): leave out "alias/"`];
    if (alias.startsWith("aws/")) return [`${where} ("${alias}") begins with "aws/", which AWS keeps for itself`];
    return alias === `eks/${clusterName}` || aliases.indexOf(alias) < index
      ? [`${where} ("${alias}") is there already; name each alias once`]
      : [];
  });
}

function policyProblems(settings: SecretsKeySettings, word: Wording): string[] {
  const { policy, enableDefaultPolicy = SECRETS_KEY_DEFAULTS.enableDefaultPolicy } = settings;
  const named = PRINCIPALS.filter((kind) => (settings[kind] ?? []).length > 0);
  if (policy !== undefined) {
    return named.map(
      (kind) => `${word(`secretsKey.${kind}`)} is given beside ${word("secretsKey.policy")}; put it into the policy`,
    );
  }
  const managed = (["owners", "administrators"] as const).some((kind) => named.includes(kind));
  return enableDefaultPolicy === false && !managed
    ? [
        `${word("secretsKey.enableDefaultPolicy")} is false, so nobody could manage the key; name ${word("secretsKey.owners")} or ${word("secretsKey.administrators")}`,
      ]
    : [];
}
