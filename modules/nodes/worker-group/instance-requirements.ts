import { flag, listOf, number, oneOf, shapeOf, text, type Shape } from "../../shared/shape";
import { Token } from "cdktf";
import type { Wording } from "../launch-template/wording";

/** From and to, both counted in. */
export interface Range {
  readonly min?: number;
  readonly max?: number;
}

type Choice = (typeof CHOICES)[number];
const CHOICES = ["included", "excluded", "required"] as const;
const CPU_MANUFACTURERS = ["intel", "amd", "amazon-web-services", "apple"] as const;

/**
 * What an instance type must have; AWS chooses among all that do and that run the image.
 * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/create-mixed-instances-group-attribute-based-instance-type-selection.html
 */
export interface InstanceRequirements {
  readonly vcpuCount: Range;
  readonly memoryMib: Range;
  readonly memoryGibPerVcpu?: Range;
  /** Types, or patterns such as "m5*"; all others are left out. @default all */
  readonly allowedInstanceTypes?: readonly string[];
  /** Types or patterns that are left out. @default none */
  readonly excludedInstanceTypes?: readonly string[];
  /** @default any */
  readonly cpuManufacturers?: readonly (typeof CPU_MANUFACTURERS)[number][];
  /** @default any */
  readonly instanceGenerations?: readonly ("current" | "previous")[];
  /** @default AWS's own, "excluded" */
  readonly bareMetal?: Choice;
  /** @default AWS's own, "excluded" */
  readonly burstablePerformance?: Choice;
  /** Disks of the host's own. @default AWS's own, "included" */
  readonly localStorage?: Choice;
  /** @default any */
  readonly localStorageTypes?: readonly ("hdd" | "ssd")[];
  readonly totalLocalStorageGb?: Range;
  readonly networkBandwidthGbps?: Range;
  readonly networkInterfaceCount?: Range;
  readonly baselineEbsBandwidthMbps?: Range;
  readonly acceleratorCount?: Range;
  readonly acceleratorManufacturers?: readonly string[];
  readonly acceleratorNames?: readonly string[];
  readonly acceleratorTypes?: readonly string[];
  readonly acceleratorTotalMemoryMib?: Range;
  /** @default AWS's own, false */
  readonly requireHibernateSupport?: boolean;
  /** Percent above the cheapest type that fits. @default AWS's own, 20 */
  readonly onDemandMaxPricePercentageOverLowestPrice?: number;
  /** Percent above the cheapest type that fits. @default AWS's own */
  readonly spotMaxPricePercentageOverLowestPrice?: number;
  /** Percent of the cheapest fitting type's on-demand price. @default AWS's own */
  readonly maxSpotPriceAsPercentageOfOptimalOnDemandPrice?: number;
}

const RANGE_SHAPE: Shape<Range> = { min: number, max: number };
const range = shapeOf(RANGE_SHAPE);
const SHAPE: Shape<InstanceRequirements> = {
  vcpuCount: range,
  memoryMib: range,
  memoryGibPerVcpu: range,
  allowedInstanceTypes: listOf(text),
  excludedInstanceTypes: listOf(text),
  cpuManufacturers: listOf(oneOf(CPU_MANUFACTURERS)),
  instanceGenerations: listOf(oneOf(["current", "previous"])),
  bareMetal: oneOf(CHOICES),
  burstablePerformance: oneOf(CHOICES),
  localStorage: oneOf(CHOICES),
  localStorageTypes: listOf(oneOf(["hdd", "ssd"])),
  totalLocalStorageGb: range,
  networkBandwidthGbps: range,
  networkInterfaceCount: range,
  baselineEbsBandwidthMbps: range,
  acceleratorCount: range,
  acceleratorManufacturers: listOf(text),
  acceleratorNames: listOf(text),
  acceleratorTypes: listOf(text),
  acceleratorTotalMemoryMib: range,
  requireHibernateSupport: flag,
  onDemandMaxPricePercentageOverLowestPrice: number,
  spotMaxPricePercentageOverLowestPrice: number,
  maxSpotPriceAsPercentageOfOptimalOnDemandPrice: number,
};
export const requirementsCheck = shapeOf(SHAPE, ["vcpuCount", "memoryMib"]);

/** Ranges that hold nothing, and pairs of which AWS takes one. */
export function requirementsProblems(requirements: InstanceRequirements, word: Wording): string[] {
  const both = (one: keyof InstanceRequirements, other: keyof InstanceRequirements) =>
    requirements[one] !== undefined && requirements[other] !== undefined
      ? [`${word(one)} and ${word(other)} are both given; AWS takes one of them`]
      : [];
  return [
    ...(["vcpuCount", "memoryMib"] as const)
      .filter((key) => requirements[key].min === undefined)
      .map((key) => `${word(key)}.min is required and was not given; 0 asks for nothing`),
    ...Object.entries(requirements).flatMap(([key, value]) => emptyRange(value, word(key))),
    ...both("allowedInstanceTypes", "excludedInstanceTypes"),
    ...both("spotMaxPricePercentageOverLowestPrice", "maxSpotPriceAsPercentageOfOptimalOnDemandPrice"),
  ];
}

function emptyRange(value: unknown, label: string): string[] {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return [];
  const { min, max } = value as Range;
  if (min === undefined || max === undefined || Token.isUnresolved(min) || Token.isUnresolved(max)) return [];
  return min > max ? [`${label}.min (${min}) is above its max (${max}); raise the one or lower the other`] : [];
}
