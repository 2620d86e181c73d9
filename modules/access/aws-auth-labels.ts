import { Token } from "cdktf";

/** The label by which a map of ours is known. */
export const MANAGED_BY = "app.kubernetes.io/managed-by";

/** @see https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set */
const WORD = /^[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/;
const PREFIX = /^(?=.{1,253}\/)[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\//;

/** What is wrong with labels of the ConfigMap. Kubernetes itself would say it in mid-apply. */
export function awsAuthLabelProblems(labels: { readonly [key: string]: string }, where: string): string[] {
  return Object.entries(labels).flatMap(([key, value]) => [
    ...(key === MANAGED_BY ? [`${where}: ${key} tells whose the ConfigMap is; name yours otherwise`] : []),
    ...(Token.isUnresolved(key) || WORD.test(key.replace(PREFIX, ""))
      ? []
      : [
          `${where}: "${key}" is not the key of a label: a word of up to 63 letters, digits, ".", "_" and "-", after a domain and "/" at most`,
        ]),
    ...(value === "" || Token.isUnresolved(value) || WORD.test(value)
      ? []
      : [`${where}.${key} ("${value}") is not the value of a label: up to 63 letters, digits, ".", "_" and "-"`]),
  ]);
}
