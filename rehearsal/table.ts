import type { Outcome } from "./outcome";

const MARKS: Readonly<Record<Outcome["verdict"], string>> = { passed: " ", failed: "✗", "not rehearsed": "–" };

/** The outcomes as a table; what did not pass has a mark before its name, and is named once more at the end. */
export function tableOf(outcomes: readonly Outcome[]): string[] {
  const width = Math.max(0, ...outcomes.map(({ name }) => name.length));
  const rows = outcomes.flatMap(({ name, lines, verdict }) =>
    lines.map(
      (line, index) => `${index === 0 ? MARKS[verdict] : " "} ${(index === 0 ? name : "").padEnd(width)}  ${line}`,
    ),
  );
  return [
    "",
    ...rows,
    ...namedAt("Not everything was rehearsed", outcomes, "not rehearsed"),
    ...namedAt("Failed", outcomes, "failed"),
  ];
}

function namedAt(what: string, outcomes: readonly Outcome[], wanted: Outcome["verdict"]): string[] {
  const names = outcomes.filter(({ verdict }) => verdict === wanted).map(({ name }) => name);
  return names.length > 0 ? ["", `${what}: ${[...new Set(names)].join(", ")}.`] : [];
}
