import { isDeepStrictEqual } from "node:util";
import type { EksProps } from "../../../modules";
import type { PropRow, Topic, Trial } from "../../../modules/eks/parity";
import { validateEks } from "../../../modules/eks/validate";
import type { StackJson } from "../../../modules/testing";
import { BASE, withValue } from "./settings";
import { placed } from "./stack";
import { landingProblems } from "./walk";

/** A row's value, to be put together with those of others. */
export interface Item {
  readonly label: string;
  readonly kind: Topic["kind"];
  readonly row: PropRow;
  readonly trial: Trial;
}

/** A stack that holds the values of many rows, each at its place. */
export interface Batch {
  readonly items: readonly Item[];
  readonly json: StackJson;
}

/** Rows' values together in the props of one `Eks`. */
interface Pack {
  readonly items: readonly Item[];
  readonly props: EksProps;
}

/**
 * As few stacks as it takes to hold every value, each at its place. At first a value goes wherever it does not contradict
 * another, which is quick to see; those that then are not at their places are put together again with care.
 */
export function batches(items: readonly Item[]): Batch[] {
  const hopeful = packed(items, () => true).map((pack) => ({ ...pack, json: placed("group", pack.props) }));
  const held = hopeful.map(({ items, json }) => ({ json, items: items.filter((item) => isThere(item, json)) }));
  const left = hopeful.flatMap(({ items, json }) => items.filter((item) => !isThere(item, json)));
  const careful = packed(left, ({ items, props }) => {
    const json = placed("group", props);
    return items.every((item) => isThere(item, json));
  });
  return [...held, ...careful.map(({ items, props }) => ({ items, json: placed("group", props) }))];
}

function isThere({ row, trial }: Item, json: StackJson): boolean {
  return landingProblems(row, trial, json).length === 0;
}

/** Each item in the first pack that takes it. */
function packed(items: readonly Item[], takes: (pack: Pack) => boolean): Pack[] {
  return items.reduce<Pack[]>((packs, item) => {
    const props = withValue(item.kind, item.row, item.trial);
    for (const [index, pack] of packs.entries()) {
      const both = merged(BASE, pack.props, props);
      if (both === CONFLICT || validateEks(both as EksProps).length > 0) continue;
      const larger = { items: [...pack.items, item], props: both as EksProps };
      if (takes(larger)) return packs.with(index, larger);
    }
    return [...packs, { items: [item], props }];
  }, []);
}

const CONFLICT = Symbol("two values for one prop");

/** What both say that the base does not; a conflict where they say different things. Lists are one value. */
function merged(base: unknown, one: unknown, other: unknown): unknown {
  if (isDeepStrictEqual(one, other) || isDeepStrictEqual(other, base)) return one;
  if (isDeepStrictEqual(one, base)) return other;
  if (!isRecord(one) || !isRecord(other)) return CONFLICT;
  const from = isRecord(base) ? base : {};
  // One that takes away what the base has stands for itself.
  if (Object.keys(from).some((key) => !(key in one) || !(key in other))) return CONFLICT;
  const keys = [...new Set([...Object.keys(one), ...Object.keys(other)])];
  const pairs = keys.map((key) => [key, merged(from[key], one[key], other[key])] as const);
  return pairs.some(([, value]) => value === CONFLICT) ? CONFLICT : Object.fromEntries(pairs);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
