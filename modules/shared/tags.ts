import { Token } from "cdktf";

/** Tag keys to values, as AWS has them. */
export type Tags = { readonly [key: string]: string };

const KEY_MAX = 128;
const VALUE_MAX = 256;
const COUNT_MAX = 50;

/** What AWS would refuse in a set of tags, told at synth. @see https://docs.aws.amazon.com/tag-editor/latest/userguide/tagging.html */
export function validateTags(tags: Tags, label = "tags"): string[] {
  if (Token.isUnresolved(tags)) return [];
  const entries = Object.entries(tags);
  const many = entries.length > COUNT_MAX ? [`${label} has ${entries.length} entries; AWS takes ${COUNT_MAX}`] : [];
  return many.concat(
    entries.flatMap(([key, value]) => [...keyProblems(label, key), ...valueProblems(label, key, value)]),
  );
}

function keyProblems(label: string, key: string): string[] {
  if (Token.isUnresolved(key)) return [];
  if (key.length === 0 || key.length > KEY_MAX) {
    return [`${label} key "${key.slice(0, 20)}" has ${key.length} characters; AWS takes 1 to ${KEY_MAX}`];
  }
  return /^aws:/i.test(key) ? [`${label} key "${key}" begins with "aws:", which AWS keeps for itself; rename it`] : [];
}

function valueProblems(label: string, key: string, value: string): string[] {
  if (Token.isUnresolved(value) || typeof value !== "string" || value.length <= VALUE_MAX) return [];
  return [`${label}.${key} has ${value.length} characters; AWS takes ${VALUE_MAX}`];
}
