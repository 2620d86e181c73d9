import type { Outcome } from "./outcome";

const MARKS: Readonly<Record<Outcome["verdict"], string>> = { passed: " ", failed: "✗", "not rehearsed": "–" };

/** The outcomes as rows; what did not pass has a mark before its name. */
export function rowsOf(outcomes: readonly Outcome[]): string[] {
  const width = Math.max(0, ...outcomes.map(({ name }) => name.length));
  return outcomes.flatMap(({ name, lines, verdict }) =>
    lines.map(
      (line, index) => `${index === 0 ? MARKS[verdict] : " "} ${(index === 0 ? name : "").padEnd(width)}  ${line}`,
    ),
  );
}

/** What is told of one of several parts as soon as it is known; where there is but one, the table itself comes next. */
export function rowsMeanwhile(outcomes: readonly Outcome[], parts: number): string[] {
  return parts > 1 ? rowsOf(outcomes) : [];
}

/** The rows, and below them once more the names of what did not pass. */
export function tableOf(outcomes: readonly Outcome[]): string[] {
  return [
    "",
    ...rowsOf(outcomes),
    ...namedAt("Not everything was rehearsed", outcomes, "not rehearsed"),
    ...namedAt("Failed", outcomes, "failed"),
  ];
}

function namedAt(what: string, outcomes: readonly Outcome[], wanted: Outcome["verdict"]): string[] {
  const names = outcomes.filter(({ verdict }) => verdict === wanted).map(({ name }) => name);
  return names.length > 0 ? ["", `${what}: ${[...new Set(names)].join(", ")}.`] : [];
}
