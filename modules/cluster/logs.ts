import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import type { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import type { Construct } from "constructs";
import { isGivenList, merged } from "../shared/lists";
import { CLUSTER_DEFAULTS } from "./defaults";
import type { ClusterProps } from "./types";

/**
 * Made before the cluster, so that EKS finds it, with our retention, instead of making its own. On destroy the group
 * goes after the cluster and before the role's denial of `logs:CreateLogGroup`. That denial stops the cluster's role from
 * making the group anew; log lines that EKS delivers late by a role of its own are out of its reach, and can bring
 * an empty group back: then delete `/aws/eks/<name>/cluster` by hand.
 */
export function placeLogGroup(
  scope: Construct,
  props: ClusterProps,
  denial: IamRolePolicy | undefined,
): CloudwatchLogGroup | undefined {
  const {
    enabledLogTypes = CLUSTER_DEFAULTS.enabledLogTypes,
    createLogGroup = CLUSTER_DEFAULTS.createLogGroup,
    logRetentionInDays: retentionInDays = CLUSTER_DEFAULTS.logRetentionInDays,
  } = props;
  if (!isGivenList(enabledLogTypes) || !createLogGroup) return undefined;
  return new CloudwatchLogGroup(scope, "logs", {
    name: `/aws/eks/${props.name}/cluster`,
    retentionInDays,
    kmsKeyId: props.logKmsKeyId,
    logGroupClass: props.logGroupClass,
    tags: props.tags || props.logGroupTags ? merged(props.tags, props.logGroupTags) : undefined,
    dependsOn: denial && [denial],
  });
}
