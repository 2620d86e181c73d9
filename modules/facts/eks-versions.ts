import { minorOf } from "./version-skew";

/**
 * Kubernetes versions on EKS: the last day of standard support and of extended support (UTC).
 *
 * Source: the EKS release calendar, https://docs.aws.amazon.com/eks/latest/userguide/kubernetes-versions.html, as of
 * August 2026. 1.36 is offered; its dates were not published in what could be read, so it has none here. To refresh:
 * `aws eks describe-cluster-versions` prints the same calendar.
 */
export const EKS_VERSIONS = {
  "1.28": { standardUntil: "2024-11-26", extendedUntil: "2025-11-26" },
  "1.29": { standardUntil: "2025-03-23", extendedUntil: "2026-03-23" },
  "1.30": { standardUntil: "2025-07-23", extendedUntil: "2026-07-23" },
  "1.31": { standardUntil: "2025-11-26", extendedUntil: "2026-11-26" },
  "1.32": { standardUntil: "2026-03-23", extendedUntil: "2027-03-23" },
  "1.33": { standardUntil: "2026-07-29", extendedUntil: "2027-07-29" },
  "1.34": { standardUntil: "2026-12-02", extendedUntil: "2027-12-02" },
  "1.35": { standardUntil: "2027-03-27", extendedUntil: "2028-03-27" },
  "1.36": {},
} as const satisfies Record<string, SupportDates>;

interface SupportDates {
  /** Last day of standard support, `YYYY-MM-DD`. */
  readonly standardUntil?: string;
  /** Last day of extended support, which costs more per hour, `YYYY-MM-DD`. */
  readonly extendedUntil?: string;
}

/** A version that the calendar knows. */
export type KnownEksVersion = keyof typeof EKS_VERSIONS;

/** A Kubernetes minor version; those the calendar knows come by completion, a newer one is taken with a warning. */
export type EksVersion = KnownEksVersion | (`1.${number}` & Record<never, never>);

/** What a version's age means for who uses it today. */
export interface VersionAdvice {
  readonly problems: string[];
  readonly warnings: string[];
}

const OLDEST = Object.keys(EKS_VERSIONS)[0]!;
const NEWEST = Object.keys(EKS_VERSIONS).at(-1)!;

/**
 * Judges a version against the calendar. Without `today` (`YYYY-MM-DD`) no date is looked at, so that the same input
 * gives the same answer on every day; a version that EKS never had, or has long dropped, is refused all the same.
 * A cluster of `supportType` "STANDARD" has no extended support.
 */
export function judgeVersion(
  version: string,
  today?: string,
  label = "version",
  supportType: "STANDARD" | "EXTENDED" = "EXTENDED",
): VersionAdvice {
  const minor = minorOf(version);
  if (minor === undefined) {
    const offered = /^v?(1\.\d{2})(\D|$)/.exec(version)?.[1];
    const mend = offered ? `; did you mean "${offered}"?` : `, such as "${NEWEST}"`;
    return { problems: [`${label} ("${version}") is not a minor version of Kubernetes${mend}`], warnings: [] };
  }
  if (minor < minorOf(OLDEST)!) {
    return {
      problems: [`${label} "${version}" is no longer offered by EKS; choose ${supported(today)}`],
      warnings: [],
    };
  }
  const dates: SupportDates | undefined = (EKS_VERSIONS as Record<string, SupportDates>)[version];
  if (!dates) {
    return { problems: [], warnings: [`${label} "${version}" is newer than what this package knows (${NEWEST})`] };
  }
  return today === undefined ? { problems: [], warnings: [] } : judgeDates(version, dates, today, label, supportType);
}

function judgeDates(
  version: string,
  { standardUntil, extendedUntil }: SupportDates,
  today: string,
  label: string,
  supportType: string,
): VersionAdvice {
  if (extendedUntil !== undefined && today > extendedUntil) {
    const problem = `${label} "${version}" left extended support on ${extendedUntil}; choose ${supported(today)}`;
    return { problems: [problem], warnings: [] };
  }
  if (standardUntil !== undefined && today > standardUntil && supportType === "STANDARD") {
    const problem = `${label} "${version}" left standard support on ${standardUntil}, and under supportType "STANDARD" EKS upgrades it by itself; choose ${supported(today)}`;
    return { problems: [problem], warnings: [] };
  }
  if (standardUntil !== undefined && today > standardUntil) {
    const warning = `${label} "${version}" left standard support on ${standardUntil}; extended support costs more per hour until ${extendedUntil}; choose ${supported(today)}`;
    return { problems: [], warnings: [warning] };
  }
  return { problems: [], warnings: [] };
}

/** The versions to choose from: those in standard support today, or all known ones when the day is not known. */
function supported(today?: string): string {
  const entries: [string, SupportDates][] = Object.entries(EKS_VERSIONS);
  const open = entries.filter(([, { standardUntil }]) => !today || !standardUntil || today <= standardUntil);
  return open.map(([version]) => `"${version}"`).join(", ");
}
