/** Versions that EKS offers, in standard or extended support, as far as was known in November 2026; 1.31 ends on the 26th. */
export const VERSIONS = ["1.31", "1.32", "1.33", "1.34", "1.35", "1.36"];
