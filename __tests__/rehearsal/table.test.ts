import { rowsMeanwhile, tableOf } from "../../rehearsal/table";

test("what did not pass has a mark, and is named at the end", () => {
  expect(
    tableOf([
      { name: "cloud", lines: ["43 planned", "43 created"], verdict: "passed" },
      { name: "kubernetes", lines: ["not rehearsed: why"], verdict: "not rehearsed" },
      { name: "destroy", lines: ["1 left in AWS"], verdict: "failed" },
    ]),
  ).toEqual([
    "",
    "  cloud       43 planned",
    "              43 created",
    "– kubernetes  not rehearsed: why",
    "✗ destroy     1 left in AWS",
    "",
    "Not everything was rehearsed: kubernetes.",
    "",
    "Failed: destroy.",
  ]);
});

test("where all has passed nothing is said beside the rows", () => {
  expect(tableOf([{ name: "a", lines: ["b"], verdict: "passed" }])).toEqual(["", "  a  b"]);
});

test("of several scenarios each is told when it is over; of a single one the table tells, once", () => {
  const outcomes = [{ name: "a", lines: ["b"], verdict: "passed" as const }];
  expect(rowsMeanwhile(outcomes, 2)).toEqual(["  a  b"]);
  expect(rowsMeanwhile(outcomes, 1)).toEqual([]);
});
