import { Token } from "cdktf";

/** Two ways to say how many, of which EKS takes one. */
export function notBoth(label: string, pair: Readonly<Record<string, number | undefined>>): string[] {
  const given = Object.keys(pair).filter((key) => pair[key] !== undefined);
  return given.length > 1 ? [`${label}: ${given.join(" and ")} are both given; keep one`] : [];
}

/** Whole numbers from 1 on, and no more than there may be. */
export function between(label: string, value: number | undefined, most = Infinity): string[] {
  if (value === undefined || Token.isUnresolved(value)) return [];
  if (Number.isInteger(value) && value >= 1 && value <= most) return [];
  return [`${label} (${value}) must be a whole number ${most === Infinity ? "of 1 or more" : `from 1 to ${most}`}`];
}
