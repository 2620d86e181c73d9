import type { EksProps } from "../../../modules";
import { PARITY, type Given, type PropRow, type Topic, type Trial } from "../../../modules/eks/parity";

/** What rows are tried upon. */
export const BASE: EksProps = {
  clusterName: "my-cluster",
  subnets: ["subnet-0a", "subnet-0b"],
  vpcId: "vpc-0a",
  workerGroups: { general: {} },
};

/** Rows about these kinds whose prop there is, each with what it is about. */
export function rowsThere(kinds: readonly Topic["kind"][]): [label: string, kind: Topic["kind"], row: PropRow][] {
  return PARITY.filter(({ kind }) => kinds.includes(kind)).flatMap(({ kind, rows }) =>
    rows.flatMap((row): [string, Topic["kind"], PropRow][] =>
      "prop" in row ? [[`${kind} ${row.name}`, kind, row]] : [],
    ),
  );
}

interface Home {
  /** The record that holds members of a kind, and one of them. */
  readonly record: string;
  readonly member: Given;
  /** What all members have unless they say otherwise, where there is such a thing. */
  readonly defaults?: string;
}

const HOMES: Readonly<Record<Exclude<Topic["kind"], "input">, Home>> = {
  group: { record: "workerGroups", member: {}, defaults: "workersGroupDefaults" },
  "node-group": { record: "nodeGroups", member: {}, defaults: "nodeGroupsDefaults" },
  "fargate-profile": { record: "fargateProfiles", member: { selectors: [{ namespace: "web" }] } },
};

/** Props of `Eks`, whether it knows them yet or not. */
type Props = Record<string, unknown>;

/** A row's companions without its value: what the value's places are held against. */
export function withoutValue(kind: Topic["kind"], { companions = {}, inputs = {} }: PropRow): EksProps {
  const home = kind === "input" ? undefined : HOMES[kind];
  const props: Props = { ...BASE, ...inputs, ...(home ? {} : companions) };
  if (home) props[home.record] = { general: { ...home.member, ...companions } };
  return props as unknown as EksProps;
}

/** The same with the value: on the thing itself, or in the defaults for all of its kind. */
export function withValue(kind: Topic["kind"], row: PropRow, { value }: Trial, inDefaults = false): EksProps {
  const props = withoutValue(kind, row) as unknown as Props;
  return set(props, wayTo(kind, row, inDefaults), value) as unknown as EksProps;
}

/** One value on the thing itself, another in the defaults. */
export function withBoth(kind: Topic["kind"], row: PropRow, own: Trial, inDefaults: Trial): EksProps {
  const props = withValue(kind, row, inDefaults, true) as unknown as Props;
  return set(props, wayTo(kind, row), own.value) as unknown as EksProps;
}

/** Whether the row's value may stand in the defaults of its kind. */
export function hasDefaults(kind: Topic["kind"], { prop }: PropRow): boolean {
  return kind !== "input" && HOMES[kind].defaults !== undefined && !prop.includes(".");
}

/** The keys that lead from the props of `Eks` to the value. */
export function wayTo(kind: Topic["kind"], { prop }: PropRow, inDefaults = false): string[] {
  if (kind === "input" || prop.includes(".")) return prop.split(".");
  const { record, defaults = record } = HOMES[kind];
  return inDefaults ? [defaults, prop] : [record, "general", prop];
}

function set(target: unknown, [key, ...rest]: readonly string[], value: unknown): unknown {
  if (key === undefined) return value;
  if (/^\d+$/.test(key)) {
    const list = Array.isArray(target) ? [...(target as unknown[])] : [];
    list[Number(key)] = set(list[Number(key)], rest, value);
    return list;
  }
  const object = (target ?? {}) as Props;
  return { ...object, [key]: set(object[key], rest, value) };
}
