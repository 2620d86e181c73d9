import { Eks, type EksProps } from "../../modules";
import { translateEks } from "../../modules/eks/translate";
import type { EksWorkerGroup } from "../../modules/eks/workers/props";
import { WORKER_GROUP_SHAPE } from "../../modules/eks/workers/shape";
import { parsed } from "../../modules/testing";
import { changes } from "../helpers/changes";
import { EVERY_WORKER_KEY } from "../helpers/every-worker-key";
import { launchRows, type KeyRow } from "../helpers/launch-rows";

const CALL: EksProps = {
  clusterName: "c",
  subnets: ["subnet-0a", "subnet-0b"],
  vpcId: "vpc-0a",
  clusterEncryptionConfig: [],
  clusterEnabledLogTypes: [],
  enableIrsa: false,
};
const build = (group: EksWorkerGroup) =>
  parsed((stack) => new Eks(stack, "eks", { ...CALL, workerGroups: { a: group } }));

const GROUP = "aws_autoscaling_group.eks_workers_a";
const TEMPLATE = "aws_launch_template.eks_workers_a_launch-template";
const CONFIGURATION = "aws_launch_configuration.eks_workers_a_launch-configuration";
const ROOT = `${TEMPLATE}.block_device_mappings.0.ebs`;
const PREFERENCES = `${GROUP}.instance_refresh.preferences`;
const DISTRIBUTION = `${GROUP}.mixed_instances_policy.instances_distribution`;

type Row = KeyRow<EksWorkerGroup>;
const SHARED = launchRows(TEMPLATE);

const CAPACITY: Row[] = [
  [{ asgMinSize: 0 }, { [`${GROUP}.min_size`]: 0, [`${GROUP}.desired_capacity`]: 0 }],
  [{ asgMaxSize: 9 }, { [`${GROUP}.max_size`]: 9 }],
  [{ asgMaxSize: 0 }, { [`${GROUP}.max_size`]: 0 }, { asgMinSize: 0 }],
  [{ asgDesiredCapacity: 2 }, { [`${GROUP}.desired_capacity`]: 2 }],
  [{ asgDesiredCapacity: 0 }, { [`${GROUP}.desired_capacity`]: 0 }, { asgMinSize: 0, asgDesiredCapacity: 1 }],
  [{ asgDesiredCapacityOwner: "terraform" }, { [`${GROUP}.lifecycle.ignore_changes.0`]: undefined }],
  [
    { subnets: ["subnet-0c"] },
    { [`${GROUP}.vpc_zone_identifier.0`]: "subnet-0c", [`${GROUP}.vpc_zone_identifier.1`]: undefined },
  ],
  [
    { availabilityZoneDistribution: "balanced-only" },
    { [`${GROUP}.availability_zone_distribution.capacity_distribution_strategy`]: "balanced-only" },
  ],
  [{ placementGroup: "spread" }, { [`${GROUP}.placement_group`]: "spread" }],
  [{ serviceLinkedRoleArn: "arn:own" }, { [`${GROUP}.service_linked_role_arn`]: "arn:own" }],
  [{ waitForCapacityTimeout: "0" }, { [`${GROUP}.wait_for_capacity_timeout`]: "0" }],
  [{ minElbCapacity: 0 }, { [`${GROUP}.min_elb_capacity`]: 0 }],
  [{ waitForElbCapacity: 0 }, { [`${GROUP}.wait_for_elb_capacity`]: 0 }],
  [{ ignoreFailedScalingActivities: false }, { [`${GROUP}.ignore_failed_scaling_activities`]: false }],
  [{ timeouts: { delete: "30m" } }, { [`${GROUP}.timeouts.delete`]: "30m" }],
];

const UPKEEP: Row[] = [
  [{ defaultCooldown: 0 }, { [`${GROUP}.default_cooldown`]: 0 }],
  [{ defaultInstanceWarmup: 0 }, { [`${GROUP}.default_instance_warmup`]: 0 }],
  [{ healthCheckType: "ELB,EBS" }, { [`${GROUP}.health_check_type`]: "ELB,EBS" }],
  [{ healthCheckGracePeriod: 0 }, { [`${GROUP}.health_check_grace_period`]: 0 }],
  [{ maxInstanceLifetime: 0 }, { [`${GROUP}.max_instance_lifetime`]: 0 }],
  [{ maxInstanceLifetime: 86_400 }, { [`${GROUP}.max_instance_lifetime`]: 86_400 }],
  [{ terminationPolicies: ["OldestInstance"] }, { [`${GROUP}.termination_policies.0`]: "OldestInstance" }],
  [{ terminationPolicies: [] }, { [`${GROUP}.termination_policies`]: "[]" }],
  [{ suspendedProcesses: ["Launch"] }, { [`${GROUP}.suspended_processes.0`]: "Launch" }],
  [
    { suspendedProcesses: [] },
    { [`${GROUP}.suspended_processes.0`]: undefined, [`${GROUP}.suspended_processes`]: "[]" },
  ],
  [{ protectFromScaleIn: true }, { [`${GROUP}.protect_from_scale_in`]: true }],
  [{ asgForceDelete: true }, { [`${GROUP}.force_delete`]: true }],
  [{ capacityRebalance: false }, { [`${GROUP}.capacity_rebalance`]: false }],
  [{ enabledMetrics: ["GroupMinSize"] }, { [`${GROUP}.enabled_metrics.0`]: "GroupMinSize" }],
  [{ enabledMetrics: [] }, { [`${GROUP}.enabled_metrics`]: "[]" }],
  [{ metricsGranularity: "1Minute" }, { [`${GROUP}.metrics_granularity`]: "1Minute" }],
  [{ targetGroupArns: ["arn:tg"] }, { [`${GROUP}.target_group_arns.0`]: "arn:tg" }],
  [{ targetGroupArns: [] }, { [`${GROUP}.target_group_arns`]: "[]" }],
  [{ loadBalancers: ["web"] }, { [`${GROUP}.load_balancers.0`]: "web" }],
  [{ loadBalancers: [] }, { [`${GROUP}.load_balancers`]: "[]" }],
  [
    { instanceMaintenancePolicy: { minHealthyPercentage: 0, maxHealthyPercentage: 100 } },
    {
      [`${GROUP}.instance_maintenance_policy.min_healthy_percentage`]: 0,
      [`${GROUP}.instance_maintenance_policy.max_healthy_percentage`]: 100,
    },
  ],
];

const HOOK = { name: "h", lifecycleTransition: "autoscaling:EC2_INSTANCE_LAUNCHING", heartbeatTimeout: 30 } as const;
const SCHEDULE = "aws_autoscaling_schedule.eks_workers_a_schedules_night";
const LIFECYCLE: Row[] = [
  [
    { asgInitialLifecycleHooks: [HOOK] },
    {
      [`${GROUP}.initial_lifecycle_hook.0.name`]: "h",
      [`${GROUP}.initial_lifecycle_hook.0.lifecycle_transition`]: "autoscaling:EC2_INSTANCE_LAUNCHING",
      [`${GROUP}.initial_lifecycle_hook.0.heartbeat_timeout`]: 30,
    },
  ],
  [{ asgInitialLifecycleHooks: [] }, { [`${GROUP}.initial_lifecycle_hook`]: "[]" }],
  [
    { warmPool: { poolState: "Running", minSize: 0, instanceReusePolicy: { reuseOnScaleIn: false } } },
    {
      [`${GROUP}.warm_pool.pool_state`]: "Running",
      [`${GROUP}.warm_pool.min_size`]: 0,
      [`${GROUP}.warm_pool.instance_reuse_policy.reuse_on_scale_in`]: false,
    },
  ],
  [
    { warmPool: { poolState: "Hibernated" } },
    { [`${GROUP}.warm_pool.pool_state`]: "Hibernated", [`${TEMPLATE}.hibernation_options.configured`]: true },
  ],
  [{ forceDeleteWarmPool: false }, { [`${GROUP}.force_delete_warm_pool`]: false }],
  [
    { schedules: { night: { minSize: 0, recurrence: "0 20 * * *", timeZone: "Asia/Seoul" } } },
    {
      [`${GROUP}.lifecycle.ignore_changes.1`]: "min_size",
      [`${SCHEDULE}.autoscaling_group_name`]: `\${${GROUP}.name}`,
      [`${SCHEDULE}.scheduled_action_name`]: "night",
      [`${SCHEDULE}.min_size`]: 0,
      [`${SCHEDULE}.max_size`]: -1,
      [`${SCHEDULE}.desired_capacity`]: -1,
      [`${SCHEDULE}.recurrence`]: "0 20 * * *",
      [`${SCHEDULE}.time_zone`]: "Asia/Seoul",
    },
  ],
  [{ schedules: {} }, {}],
];

const ON: EksWorkerGroup = { instanceRefreshEnabled: true };
const ROLLOUT: Row[] = [
  [ON, { [`${GROUP}.instance_refresh.strategy`]: "Rolling" }],
  [{ instanceRefreshEnabled: false, instanceRefreshMinHealthyPercentage: 50 }, {}],
  [{ instanceRefreshStrategy: "Rolling" }, {}, ON],
  [{ instanceRefreshMinHealthyPercentage: 0 }, { [`${PREFERENCES}.min_healthy_percentage`]: 0 }, ON],
  [
    { instanceRefreshMaxHealthyPercentage: 110 },
    { [`${PREFERENCES}.max_healthy_percentage`]: 110 },
    { ...ON, instanceRefreshMinHealthyPercentage: 90 },
  ],
  [{ instanceRefreshInstanceWarmup: 0 }, { [`${PREFERENCES}.instance_warmup`]: "0" }, ON],
  [{ instanceRefreshTriggers: ["tag"] }, { [`${GROUP}.instance_refresh.triggers.0`]: "tag" }, ON],
  [{ instanceRefreshTriggers: [] }, { [`${GROUP}.instance_refresh.triggers`]: "[]" }, ON],
  [{ instanceRefreshCheckpointPercentages: [50] }, { [`${PREFERENCES}.checkpoint_percentages.0`]: 50 }, ON],
  [
    { instanceRefreshCheckpointDelay: 0 },
    { [`${PREFERENCES}.checkpoint_delay`]: "0" },
    { ...ON, instanceRefreshCheckpointPercentages: [50] },
  ],
  [{ instanceRefreshAutoRollback: false }, { [`${PREFERENCES}.auto_rollback`]: false }, ON],
  [{ instanceRefreshSkipMatching: false }, { [`${PREFERENCES}.skip_matching`]: false }, ON],
  [
    { instanceRefreshScaleInProtectedInstances: "Wait" },
    { [`${PREFERENCES}.scale_in_protected_instances`]: "Wait" },
    ON,
  ],
  [{ instanceRefreshStandbyInstances: "Wait" }, { [`${PREFERENCES}.standby_instances`]: "Wait" }, ON],
  [{ instanceRefreshAlarms: ["cpu"] }, { [`${PREFERENCES}.alarm_specification.alarms.0`]: "cpu" }, ON],
  [{ asgRecreateOnChange: true }, { [`${GROUP}.lifecycle.replace_triggered_by.0`]: `${TEMPLATE}.latest_version` }],
  [
    { asgRecreateOnChange: true },
    { [`${GROUP}.lifecycle.replace_triggered_by.0`]: `${CONFIGURATION}.id` },
    { launchMode: "launch-configuration" },
  ],
  [{ asgRecreateOnChange: false }, {}],
];

const MIXED: EksWorkerGroup = { overrideInstanceTypes: ["m5.large"], instanceType: "m4.large" };
const OVERRIDE = `${GROUP}.mixed_instances_policy.launch_template.override`;
const MIXED_ROWS: Row[] = [
  [
    { overrideInstanceTypes: ["m5.large", { instanceType: "m5a.large" }] },
    {
      [`${GROUP}.launch_template.id`]: undefined,
      [`${GROUP}.launch_template.version`]: undefined,
      [`${GROUP}.mixed_instances_policy.launch_template.launch_template_specification.launch_template_id`]: `\${${TEMPLATE}.id}`,
      [`${GROUP}.mixed_instances_policy.launch_template.launch_template_specification.version`]: `\${${TEMPLATE}.latest_version}`,
      [`${OVERRIDE}.0.instance_type`]: "m5.large",
      [`${OVERRIDE}.1.instance_type`]: "m5a.large",
      [`${DISTRIBUTION}.on_demand_base_capacity`]: 0,
      [`${DISTRIBUTION}.on_demand_percentage_above_base_capacity`]: 100,
      [`${DISTRIBUTION}.spot_allocation_strategy`]: "price-capacity-optimized",
      [`${TEMPLATE}.instance_type`]: "m5.large",
    },
  ],
  [
    { overrideInstanceTypes: [{ instanceType: "m5.large", weightedCapacity: 2 }] },
    { [`${OVERRIDE}.0.weighted_capacity`]: "2" },
    MIXED,
  ],
  [
    { onDemandAllocationStrategy: "lowest-price" },
    { [`${DISTRIBUTION}.on_demand_allocation_strategy`]: "lowest-price" },
    MIXED,
  ],
  [{ onDemandBaseCapacity: 0 }, {}, MIXED],
  [{ onDemandBaseCapacity: 1 }, { [`${DISTRIBUTION}.on_demand_base_capacity`]: 1 }, MIXED],
  [
    { onDemandPercentageAboveBaseCapacity: 0 },
    { [`${DISTRIBUTION}.on_demand_percentage_above_base_capacity`]: 0 },
    MIXED,
  ],
  [{ spotAllocationStrategy: "lowest-price" }, { [`${DISTRIBUTION}.spot_allocation_strategy`]: "lowest-price" }, MIXED],
  [
    { spotInstancePools: 4 },
    { [`${DISTRIBUTION}.spot_instance_pools`]: 4 },
    { ...MIXED, spotAllocationStrategy: "lowest-price" },
  ],
  [{ spotMaxPrice: "" }, { [`${DISTRIBUTION}.spot_max_price`]: "" }, MIXED],
  [
    { desiredSizeType: "vcpu" },
    { [`${GROUP}.desired_capacity_type`]: "vcpu" },
    { instanceRequirements: { vcpuCount: { min: 0 }, memoryMib: { min: 0 } } },
  ],
];

const LAUNCH: Row[] = [
  ...SHARED.instance,
  [{ instanceType: "m5.large" }, { [`${TEMPLATE}.instance_type`]: "m5.large" }],
  [
    { amiId: "ami-0a" },
    { [`${TEMPLATE}.image_id`]: "ami-0a", "data.aws_ssm_parameter.eks_images_x86_64.name": undefined },
  ],
  [{ keyName: "ops" }, { [`${TEMPLATE}.key_name`]: "ops" }],
  [
    { cpuCredits: "unlimited" },
    { [`${TEMPLATE}.credit_specification.cpu_credits`]: "unlimited" },
    { instanceType: "t3.large" },
  ],
  [
    { instanceInitiatedShutdownBehavior: "terminate" },
    { [`${TEMPLATE}.instance_initiated_shutdown_behavior`]: "terminate" },
  ],
  [{ launchTemplateVersion: "3" }, { [`${GROUP}.launch_template.version`]: "3" }],
  [{ launchTemplateVersion: "$Default" }, { [`${GROUP}.launch_template.version`]: `\${${TEMPLATE}.default_version}` }],
  [{ launchTemplateVersion: "$Latest" }, {}],
  [{ launchMode: "launch-template" }, {}],
  [
    { placementTenancy: "dedicated" },
    { [`${CONFIGURATION}.placement_tenancy`]: "dedicated" },
    { launchMode: "launch-configuration" },
  ],
  [
    { launchTemplatePlacementTenancy: "default" },
    { [`${TEMPLATE}.placement.tenancy`]: "default" },
    { placementTenancy: "dedicated" },
  ],
  [{ marketType: "spot" }, { [`${TEMPLATE}.instance_market_options.market_type`]: "spot" }],
  [
    { spotPrice: "0.05" },
    {
      [`${TEMPLATE}.instance_market_options.market_type`]: "spot",
      [`${TEMPLATE}.instance_market_options.spot_options.max_price`]: "0.05",
    },
  ],
  [{ spotPrice: "0.05" }, { [`${CONFIGURATION}.spot_price`]: "0.05" }, { launchMode: "launch-configuration" }],
  [{ spotPrice: "" }, {}],
];

const DISKS: Row[] = [
  ...SHARED.volumes,
  [{ rootVolumeSize: 50 }, { [`${ROOT}.volume_size`]: 50 }],
  [{ rootVolumeType: "gp2" }, { [`${ROOT}.volume_type`]: "gp2" }],
  [{ rootIops: 4000 }, { [`${ROOT}.iops`]: 4000 }],
  [{ rootVolumeThroughput: 200 }, { [`${ROOT}.throughput`]: 200 }],
  [{ rootEncrypted: false }, { [`${ROOT}.encrypted`]: "false" }],
  [{ rootKmsKeyId: "arn:k" }, { [`${ROOT}.kms_key_id`]: "arn:k" }],
  [{ rootKmsKeyId: "" }, {}],
  [{ rootBlockDeviceName: "/dev/sda1" }, { [`${TEMPLATE}.block_device_mappings.0.device_name`]: "/dev/sda1" }],
];

test.each<[string, Row[]]>(
  Object.entries({ CAPACITY, UPKEEP, LIFECYCLE, ROLLOUT, MIXED: MIXED_ROWS, LAUNCH, DISKS, NETWORK: SHARED.network }),
)("each key of %s lands where it should, and nothing else moves", (_, rows) => {
  const bases = new Map<EksWorkerGroup | undefined, ReturnType<typeof build>>();
  for (const [given, moves, from] of rows) {
    if (!bases.has(from)) bases.set(from, build(from ?? {}));
    expect({ given, moves: changes(bases.get(from)!, build({ ...from, ...given })) }).toStrictEqual({ given, moves });
  }
});

test("every key does the same from the defaults for all groups", () => {
  for (const [name, group] of Object.entries<EksWorkerGroup>(EVERY_WORKER_KEY)) {
    const { subnets: _subnets, ...keys } = group;
    const own = translateEks({ ...CALL, workerGroups: { [name]: keys } }, "aws");
    expect(translateEks({ ...CALL, workersGroupDefaults: keys, workerGroups: { [name]: {} } }, "aws")).toEqual(own);
  }
});

test("no key of a group is left out of what is tried", () => {
  const tried = new Set(Object.values<EksWorkerGroup>(EVERY_WORKER_KEY).flatMap((group) => Object.keys(group)));
  expect(Object.keys(WORKER_GROUP_SHAPE).filter((key) => !tried.has(key))).toEqual([]);
});
