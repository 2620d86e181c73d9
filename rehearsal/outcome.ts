/** How one part of the rehearsal fared. What is not rehearsed has not passed, and is no failure either. */
export interface Outcome {
  readonly name: string;
  readonly lines: readonly string[];
  readonly verdict: "passed" | "failed" | "not rehearsed";
}

export const verdict = (passed: boolean): Outcome["verdict"] => (passed ? "passed" : "failed");
/** What went wrong, in its own words. */
export const failedBy = (error: unknown): Omit<Outcome, "name"> => ({
  lines: (error as Error).message.split("\n"),
  verdict: "failed",
});
export const notRehearsed = (why: string): Omit<Outcome, "name"> => ({
  lines: [`not rehearsed: ${why}`],
  verdict: "not rehearsed",
});
