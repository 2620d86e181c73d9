import { EKS_VERSIONS, judgeVersion } from "../../modules/facts/eks-versions";

const DAY = "2026-11-24";

test("the calendar is in order: extended support ends after standard support, versions follow each other", () => {
  const dated = Object.values(EKS_VERSIONS).flatMap((dates) => ("standardUntil" in dates ? [dates] : []));
  expect(dated.every(({ standardUntil, extendedUntil }) => standardUntil < extendedUntil)).toBe(true);
  expect(dated.map(({ standardUntil }) => standardUntil)).toEqual(
    dated.map(({ standardUntil }) => standardUntil).toSorted(),
  );
});

test.each(["1.34", "1.35", "1.36"])("%s is in standard support", (version) => {
  expect(judgeVersion(version, DAY)).toEqual({ problems: [], warnings: [] });
});

test("extended support is a warning that names the day and the way out", () => {
  expect(judgeVersion("1.32", DAY).warnings).toEqual([
    'version "1.32" left standard support on 2026-03-23; extended support costs more per hour until 2027-03-23; choose "1.34", "1.35", "1.36"',
  ]);
});

test("without extended support the end of standard support is refused, and not a day earlier", () => {
  expect(judgeVersion("1.32", DAY, "version", "STANDARD")).toEqual({
    problems: [
      'version "1.32" left standard support on 2026-03-23, and under supportType "STANDARD" EKS upgrades it by itself; choose "1.34", "1.35", "1.36"',
    ],
    warnings: [],
  });
  expect(judgeVersion("1.34", "2026-12-02", "version", "STANDARD").problems).toEqual([]);
  expect(judgeVersion("1.32", undefined, "version", "STANDARD").problems).toEqual([]);
});

test("a version that has ended is refused", () => {
  expect(judgeVersion("1.30", DAY).problems).toEqual([
    'version "1.30" left extended support on 2026-07-23; choose "1.34", "1.35", "1.36"',
  ]);
});

test("the last day of support still counts", () => {
  expect(judgeVersion("1.34", "2026-12-02")).toEqual({ problems: [], warnings: [] });
  expect(judgeVersion("1.34", "2026-12-03").warnings).toHaveLength(1);
});

test("without a day no date is looked at, but the document's version is refused all the same", () => {
  expect(judgeVersion("1.30")).toEqual({ problems: [], warnings: [] });
  expect(judgeVersion("1.11").problems[0]).toMatch(/^version "1.11" is no longer offered by EKS; choose "1.28"/);
});

test("a newer version than the package knows is taken with a warning", () => {
  expect(judgeVersion("1.40", DAY)).toEqual({
    problems: [],
    warnings: ['version "1.40" is newer than what this package knows (1.36)'],
  });
});

test.each([
  ["1.35.2", '; did you mean "1.35"?'],
  ["v1.35", '; did you mean "1.35"?'],
  ["latest", ', such as "1.36"'],
  ["1.3x", ', such as "1.36"'],
])("%s is not a minor version", (version, mend) => {
  expect(judgeVersion(version).problems).toEqual([
    `version ("${version}") is not a minor version of Kubernetes${mend}`,
  ]);
});
