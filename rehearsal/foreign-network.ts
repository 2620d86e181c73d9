import type { StackJson } from "./stacks";

/** An id that AWS gave to something; nothing that a stack is yet to make has one in its JSON. */
const ID = /^(vpc|subnet|sg)-[0-9a-f]{8,17}$/;
/** Where an id may stand as mere words. */
const WORDS = /(^|_)name(_prefix)?$|^description$|^tags(_all)?$|^\/\/$/;
/** As many as a line takes. */
const SHOWN = 4;

/** The networks, subnets and security groups that a stack takes for granted, each once. */
export function foreignIds({ resource, data, module, locals, variable }: StackJson): string[] {
  return [...new Set(textsIn({ resource, data, module, locals, variable }).filter((text) => ID.test(text)))];
}

/** Why a stack that stands in somebody's network is not rehearsed; undefined where its network is its own. */
export function whyForeign(json: StackJson): string | undefined {
  const ids = foreignIds(json);
  if (ids.length === 0) return undefined;
  const networks = ids.filter((id) => id.startsWith("vpc-"));
  const named = networks.length > 0 ? networks : ids;
  const more = named.length > SHOWN ? ` and ${named.length - SHOWN} more` : "";
  return `it stands in ${named.slice(0, SHOWN).join(", ")}${more}, which the emulated account does not have; give it a network of its own (here: EKS_NETWORK unset; of an EksStack: network.cidrBlock), or put the network into a stack of the same app`;
}

function textsIn(value: unknown): string[] {
  // Annotations of a Service list several in one text.
  if (typeof value === "string") return value.split(/,\s*/);
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => (WORDS.test(key) ? [] : textsIn(inner)));
}
