import { asg, nodeGroup } from "./places";
import { BOTH, NEW, type ParityRow } from "./types";

const TOPIC = "arn:aws:sns:ap-northeast-2:123456789012:nodes";
const ROLE = "arn:aws:iam::123456789012:role/hooks";
const REFRESH = { instanceRefreshEnabled: true };
const refresh = (attribute: string) => asg(`instance_refresh.${attribute}`);

/** How nodes come, are judged, are replaced and go. */
export const LIFECYCLE: readonly ParityRow[] = [
  {
    name: "asg_force_delete",
    versions: BOTH,
    prop: "asgForceDelete",
    at: asg("force_delete"),
    example: { value: true },
    falsy: { value: false },
  },
  {
    name: "asg_initial_lifecycle_hooks",
    versions: NEW,
    prop: "asgInitialLifecycleHooks",
    fields: {
      name: "name",
      lifecycle_transition: "lifecycleTransition",
      notification_metadata: "notificationMetadata",
      heartbeat_timeout: "heartbeatTimeout",
      notification_target_arn: "notificationTargetArn",
      role_arn: "roleArn",
      default_result: "defaultResult",
    },
    at: asg("initial_lifecycle_hook"),
    example: {
      value: [
        {
          name: "drain",
          lifecycleTransition: "autoscaling:EC2_INSTANCE_TERMINATING",
          notificationMetadata: "{}",
          heartbeatTimeout: 300,
          notificationTargetArn: TOPIC,
          roleArn: ROLE,
          defaultResult: "CONTINUE",
        },
      ],
      becomes: [
        {
          default_result: "CONTINUE",
          heartbeat_timeout: 300,
          lifecycle_transition: "autoscaling:EC2_INSTANCE_TERMINATING",
          name: "drain",
          notification_metadata: "{}",
          notification_target_arn: TOPIC,
          role_arn: ROLE,
        },
      ],
    },
    falsy: { value: [] },
  },
  {
    name: "health_check_type",
    versions: NEW,
    prop: "healthCheckType",
    at: asg("health_check_type"),
    example: { value: "ELB" },
  },
  {
    name: "health_check_grace_period",
    versions: NEW,
    prop: "healthCheckGracePeriod",
    at: asg("health_check_grace_period"),
    example: { value: 120 },
    falsy: { value: 0 },
    note: "seconds",
  },
  {
    name: "termination_policies",
    versions: NEW,
    prop: "terminationPolicies",
    at: asg("termination_policies"),
    example: { value: ["OldestInstance"] },
    falsy: { value: [] },
  },
  {
    name: "max_instance_lifetime",
    versions: NEW,
    prop: "maxInstanceLifetime",
    at: asg("max_instance_lifetime"),
    example: { value: 604800 },
    falsy: { value: 0 },
    note: "seconds; 0 is for ever",
  },
  {
    name: "warm_pool",
    versions: NEW,
    prop: "warmPool",
    fields: {
      pool_state: "poolState",
      min_size: "minSize",
      max_group_prepared_capacity: "maxGroupPreparedCapacity",
    },
    at: asg("warm_pool"),
    example: {
      value: { poolState: "Stopped", minSize: 0, maxGroupPreparedCapacity: 3 },
      becomes: { max_group_prepared_capacity: 3, min_size: 0, pool_state: "Stopped" },
    },
  },
  {
    name: "instance_refresh_enabled",
    versions: NEW,
    prop: "instanceRefreshEnabled",
    at: refresh("strategy"),
    example: { value: true, becomes: "Rolling" },
    falsy: { value: false, absent: true },
    moves: [asg("instance_refresh")],
  },
  {
    name: "instance_refresh_strategy",
    versions: NEW,
    prop: "instanceRefreshStrategy",
    at: refresh("strategy"),
    companions: REFRESH,
    example: { value: "Rolling" },
    still: true,
    note: "`Rolling` is the only one",
  },
  {
    name: "instance_refresh_min_healthy_percentage",
    versions: NEW,
    prop: "instanceRefreshMinHealthyPercentage",
    at: refresh("preferences.min_healthy_percentage"),
    companions: REFRESH,
    example: { value: 50 },
    falsy: { value: 0 },
  },
  {
    name: "instance_refresh_instance_warmup",
    versions: NEW,
    prop: "instanceRefreshInstanceWarmup",
    at: refresh("preferences.instance_warmup"),
    companions: REFRESH,
    example: { value: 120, becomes: "120" },
    falsy: { value: 0, becomes: "0" },
    note: "seconds",
  },
  {
    name: "instance_refresh_triggers",
    versions: NEW,
    prop: "instanceRefreshTriggers",
    at: refresh("triggers"),
    companions: REFRESH,
    example: { value: ["tag"] },
    falsy: { value: [] },
    note: "beside a change of what is launched, which always is one",
  },
  {
    name: "timeouts",
    versions: NEW,
    prop: "nodeGroupsDefaults.timeouts",
    inputs: { nodeGroups: { general: {} } },
    at: nodeGroup("timeouts.create"),
    example: { value: { create: "45m" }, becomes: "45m" },
    note: "it only ever reached managed node groups; a worker group's own `timeouts` are those of its Auto Scaling group",
  },
];
