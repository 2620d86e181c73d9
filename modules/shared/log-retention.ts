import { Token } from "cdktf";

/** Days that CloudWatch Logs can keep; 0 is for ever. @see https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html */
export const LOG_RETENTION_DAYS = [
  0, 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
] as const;

/** What is wrong with the days that a log group keeps its lines. */
export function retentionProblems(days: number, label: string): string[] {
  const taken: readonly number[] = LOG_RETENTION_DAYS;
  return taken.includes(days) || Token.isUnresolved(days)
    ? []
    : [`${label} (${days}) is not one that CloudWatch takes: ${taken.join(", ")}`];
}
