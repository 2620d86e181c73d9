import { isDeepStrictEqual } from "node:util";
import type { EksProps } from "../../../modules";
import type { Place, PropRow, Topic, Trial } from "../../../modules/eks/parity";
import { configuration } from "../../../modules/eks/parity/places";
import type { StackJson } from "../../../modules/testing";
import { hasDefaults, withBoth, withoutValue, withValue } from "./settings";
import { isWithin, moved, placed, valueAt, written } from "./stack";

/**
 * What is wrong with a row: a value that is not at its places, anything that moved beside them, a place that was said to move
 * and stays. Each value is tried on the thing itself and, where there are defaults for all of its kind, there too.
 */
export function walk(kind: Topic["kind"], row: PropRow): string[] {
  const before = baseline(kind, withoutValue(kind, row));
  const declared = [...placesOf(row), ...(row.moves ?? [])];
  const tried = trialsOf(row).map(([label, trial]) => {
    const after = placed(kind, withValue(kind, row, trial));
    return { label, trial, after, leaves: moved(before, after) };
  });
  const seen = tried.flatMap(({ leaves }) => leaves);
  return [
    ...tried.flatMap(({ label, trial, after, leaves }) => [
      ...landingProblems(row, trial, after).map((problem) => `${label}: ${problem}`),
      ...leaves
        .filter((leaf) => !declared.some((place) => isWithin(leaf, place)))
        .map((leaf) => `${label}: ${leaf} moves, and the row does not say so`),
      ...(label === "example" && (leaves.length === 0) !== (row.still === true)
        ? [`${label}: ${leaves.length} places moved${row.still ? ", though the row says none would" : ""}`]
        : []),
    ]),
    ...declared
      .filter((place) => !row.still && !seen.some((leaf) => isWithin(leaf, place)))
      .map((place) => `${written(place)} is said to move, and stays`),
    ...(hasDefaults(kind, row) ? defaultsProblems(kind, row, tried) : []),
    ...configurationProblems(kind, row),
  ];
}

/** The places where a row's value stands. */
export function placesOf({ at }: PropRow): readonly Place[] {
  return Array.isArray(at) ? (at as readonly Place[]) : [at as Place];
}

/** A row's values, by what they are for. */
export function trialsOf({ example, falsy }: PropRow): [label: string, trial: Trial][] {
  return [["example", example], ...(falsy ? [["falsy", falsy] as [string, Trial]] : [])];
}

/** What is wrong with a value's places. */
export function landingProblems(row: PropRow, trial: Trial, json: StackJson): string[] {
  const wanted = trial.absent ? undefined : (trial.becomes ?? (row.asText ? String(trial.value) : trial.value));
  return placesOf(row).flatMap((place) => {
    const there = valueAt(json, place);
    const right =
      trial.contains === undefined
        ? isDeepStrictEqual(there, wanted)
        : typeof there === "string" && there.includes(trial.contains);
    const told = trial.contains === undefined ? JSON.stringify(wanted) : `text with ${JSON.stringify(trial.contains)}`;
    return right ? [] : [`${written(place)} is ${JSON.stringify(there)}, not ${told}`];
  });
}

/** A default is a group's own value wherever it says nothing itself; where it does, the default is not there. */
function defaultsProblems(
  kind: Topic["kind"],
  row: PropRow,
  tried: readonly { label: string; trial: Trial; after: StackJson }[],
): string[] {
  const example = row.example;
  return tried.flatMap(({ label, trial, after }) => [
    ...moved(after, placed(kind, withValue(kind, row, trial, true))).map(
      (leaf) => `${label} in the defaults: ${leaf} differs`,
    ),
    ...(trial === example
      ? []
      : moved(after, placed(kind, withBoth(kind, row, trial, example))).map(
          (leaf) => `${label} over the example in the defaults: ${leaf} differs`,
        )),
  ]);
}

/** The row of the same group as of 2019, with a launch configuration; none where its value is no argument of that. */
export function asConfiguration(row: PropRow): PropRow[] {
  const { configuration: attribute, companions, ...rest } = row;
  if (attribute === undefined) return [];
  return [
    {
      ...rest,
      at: configuration(attribute),
      asText: undefined,
      companions: { ...companions, launchMode: "launch-configuration" },
    },
  ];
}

function configurationProblems(kind: Topic["kind"], row: PropRow): string[] {
  return asConfiguration(row).flatMap((same) =>
    trialsOf(same).flatMap(([label, trial]) =>
      landingProblems(same, trial, placed(kind, withValue(kind, same, trial))).map(
        (problem) => `${label} in a launch configuration: ${problem}`,
      ),
    ),
  );
}

const baselines = new Map<string, StackJson>();

function baseline(kind: Topic["kind"], props: EksProps): StackJson {
  const key = `${kind} ${JSON.stringify(props)}`;
  const known = baselines.get(key) ?? placed(kind, props);
  baselines.set(key, known);
  return known;
}
