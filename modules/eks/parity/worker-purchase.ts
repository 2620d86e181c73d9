import { asg, configuration, mixedPolicy, template } from "./places";
import { BOTH, NEW, OLD, type ParityRow } from "./types";

const TYPES = { overrideInstanceTypes: ["m5.large", "m5a.large"] };
const distribution = (attribute: string) => mixedPolicy(`instances_distribution.${attribute}`);

/** A launch template starts instances by way of the policy then; its own type is the first of the list. */
const MADE_MIXED = [asg("launch_template"), asg("mixed_instances_policy"), template("instance_type")];

/** Spot, and groups of more than one instance type. */
export const PURCHASE: readonly ParityRow[] = [
  {
    name: "spot_price",
    versions: BOTH,
    prop: "spotPrice",
    at: configuration("spot_price"),
    companions: { launchMode: "launch-configuration" },
    example: { value: "0.05" },
    note: "of a launch configuration. On a launch template, where the module did nothing with it, it makes spot instances at that price: drop it from those groups; `marketType`, or `overrideInstanceTypes` and `spotMaxPrice`, say it better",
  },
  {
    name: "market_type",
    versions: NEW,
    prop: "marketType",
    at: template("instance_market_options.market_type"),
    example: { value: "spot" },
    note: "a group of spot instances of one type",
  },
  {
    name: "override_instance_types",
    versions: NEW,
    prop: "overrideInstanceTypes",
    at: mixedPolicy("launch_template.override"),
    example: {
      value: ["m5.large", "m5a.large"],
      becomes: [{ instance_type: "m5.large" }, { instance_type: "m5a.large" }],
    },
    moves: MADE_MIXED,
    note: "it makes the group a mixed one, in the defaults too, where the module heeded it in the group alone. In the order of preference",
  },
  {
    name: "override_instance_type",
    versions: OLD,
    prop: "overrideInstanceTypes",
    at: mixedPolicy("launch_template.override"),
    example: {
      value: ["m4.large", "t3.large"],
      becomes: [{ instance_type: "m4.large" }, { instance_type: "t3.large" }],
    },
    moves: MADE_MIXED.slice(0, 2),
    note: "v17.24.0's list holds: write `[instanceType, overrideInstanceType]`. Every group of v2.3.1 with a launch template was a mixed one of those two",
  },
  {
    name: "on_demand_allocation_strategy",
    versions: BOTH,
    prop: "onDemandAllocationStrategy",
    at: distribution("on_demand_allocation_strategy"),
    companions: TYPES,
    example: { value: "lowest-price" },
    note: "by itself it makes the group a mixed one, as in the module",
  },
  {
    name: "on_demand_base_capacity",
    versions: BOTH,
    prop: "onDemandBaseCapacity",
    at: distribution("on_demand_base_capacity"),
    companions: TYPES,
    example: { value: 1 },
    falsy: { value: 0 },
    note: "a number",
  },
  {
    name: "on_demand_percentage_above_base_capacity",
    versions: BOTH,
    prop: "onDemandPercentageAboveBaseCapacity",
    at: distribution("on_demand_percentage_above_base_capacity"),
    companions: TYPES,
    example: { value: 50 },
    falsy: { value: 0 },
    note: "v2.3.1's default holds, 100, which is AWS's own. v17.24.0's was 0, all spot: write it where you want that",
  },
  {
    name: "spot_allocation_strategy",
    versions: BOTH,
    prop: "spotAllocationStrategy",
    at: distribution("spot_allocation_strategy"),
    companions: TYPES,
    example: { value: "capacity-optimized" },
    note: "ours defaults to `price-capacity-optimized`, as AWS recommends; the module's was `lowest-price`",
  },
  {
    name: "spot_instance_pools",
    versions: BOTH,
    prop: "spotInstancePools",
    at: distribution("spot_instance_pools"),
    companions: { ...TYPES, spotAllocationStrategy: "lowest-price" },
    example: { value: 3 },
    note: "with the allocation strategy `lowest-price` alone; left out, AWS's own number, where the module had 10",
  },
  {
    name: "spot_max_price",
    versions: BOTH,
    prop: "spotMaxPrice",
    at: distribution("spot_max_price"),
    companions: TYPES,
    example: { value: "0.05" },
    falsy: { value: "" },
    note: "empty is the on-demand price",
  },
  {
    name: "capacity_rebalance",
    versions: NEW,
    prop: "capacityRebalance",
    at: asg("capacity_rebalance"),
    example: { value: true },
    falsy: { value: false },
  },
];
