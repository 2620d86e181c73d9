import { Token } from "cdktf";
import { within } from "../shared/assert-valid";
import { retentionProblems } from "../shared/log-retention";
import { number, oneOf, text, type Shape } from "../shared/shape";
import type { FlowLogSettings, VpcProps } from "./types";

/** The run-time shape of flow logs' settings. */
export const FLOW_LOG_SHAPE: Shape<FlowLogSettings> = {
  bucketArn: text,
  trafficType: oneOf(["ALL", "ACCEPT", "REJECT"]),
  maxAggregationInterval: number,
  logFormat: text,
  retentionInDays: number,
  kmsKeyId: text,
};

/** What is wrong with the settings of a VPC's flow logs. */
export function flowLogProblems({ flowLogs = false }: VpcProps): string[] {
  if (typeof flowLogs === "boolean") return [];
  const { bucketArn, maxAggregationInterval: interval, retentionInDays, kmsKeyId } = flowLogs;
  const ofGroup = Object.entries({ retentionInDays, kmsKeyId }).filter(([, value]) => value !== undefined);
  return within("flowLogs", [
    ...(interval === undefined || Token.isUnresolved(interval) || [60, 600].includes(interval)
      ? []
      : [`maxAggregationInterval (${String(interval)}) must be 60 or 600 seconds`]),
    ...(retentionInDays === undefined ? [] : retentionProblems(retentionInDays, "retentionInDays")),
    ...(bucketArn === undefined || Token.isUnresolved(bucketArn) || /^arn:[^:]+:s3:::.+$/.test(bucketArn)
      ? []
      : [`bucketArn ("${bucketArn}") is not the ARN of a bucket, such as "arn:aws:s3:::logs/vpc/"`]),
    ...(bucketArn === undefined
      ? []
      : ofGroup.map(
          ([key]) => `${key} is for a log group that is made, and the logs go to bucketArn; drop one of them`,
        )),
  ]);
}
