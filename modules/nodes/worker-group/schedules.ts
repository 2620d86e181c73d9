import { AutoscalingSchedule } from "@cdktf/provider-aws/lib/autoscaling-schedule";
import { Token } from "cdktf";
import { Construct } from "constructs";
import { validateName } from "../../shared/aws-names";
import { number, text, type Shape } from "../../shared/shape";

/**
 * Sizes that the group gets at a time of day, or once. A size that some schedule sets is the schedules' from then on: Terraform
 * gives it to a new group and leaves it alone afterwards.
 */
export interface Schedule {
  /** @default left as it is */
  readonly minSize?: number;
  /** @default left as it is */
  readonly maxSize?: number;
  /** @default left as it is */
  readonly desiredCapacity?: number;
  /** Five fields of cron, such as "0 7 * * MON-FRI". @default once, at `startTime` */
  readonly recurrence?: string;
  /** `YYYY-MM-DDThh:mm:ssZ`. @default with `recurrence`: at once */
  readonly startTime?: string;
  /** `YYYY-MM-DDThh:mm:ssZ`. @default never */
  readonly endTime?: string;
  /** IANA name, such as "Asia/Seoul", that `recurrence` is meant in. @default AWS's own, UTC */
  readonly timeZone?: string;
}

export type Schedules = { readonly [name: string]: Schedule };

export const SCHEDULE_SHAPE: Shape<Schedule> = {
  minSize: number,
  maxSize: number,
  desiredCapacity: number,
  recurrence: text,
  startTime: text,
  endTime: text,
  timeZone: text,
};

/** The sizes that a schedule may set, and the arguments of the group that they change. */
const SIZES = { minSize: "min_size", maxSize: "max_size", desiredCapacity: "desired_capacity" } as const;
type Size = keyof typeof SIZES;
const SIZE_NAMES = Object.keys(SIZES) as Size[];

/** What Auto Scaling would refuse of schedules; `label` is what the caller calls them all. */
export function schedulesProblems(schedules: Schedules, label: string): string[] {
  return Object.entries(schedules).flatMap(([name, schedule]) => {
    const where = `${label}.${name}`;
    const { recurrence, startTime, endTime } = schedule;
    const given = SIZE_NAMES.filter((size) => schedule[size] !== undefined);
    return [
      ...validateName(`${where}: the name`, name),
      ...(given.length === 0 ? [`${where} sets no size; give minSize, maxSize or desiredCapacity`] : []),
      ...given
        .filter((size) => !Token.isUnresolved(schedule[size]) && !isSize(schedule[size]!))
        .map((size) => `${where}.${size} (${schedule[size]}) must be a whole number of 0 or more`),
      ...orderProblems(where, schedule),
      ...(recurrence === undefined && startTime === undefined
        ? [`${where} has no time; give recurrence, startTime or both`]
        : []),
      ...(recurrence === undefined || Token.isUnresolved(recurrence) || recurrence.trim().split(/\s+/).length === 5
        ? []
        : [`${where}.recurrence ("${recurrence}") is not five fields of cron, such as "0 7 * * MON-FRI"`]),
      ...Object.entries({ startTime, endTime }).flatMap(([key, time]) =>
        time === undefined || Token.isUnresolved(time) || /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(time)
          ? []
          : [`${where}.${key} ("${time}") is not a time such as "2026-11-25T07:00:00Z"`],
      ),
    ];
  });
}

/** What would be upside down. */
function orderProblems(where: string, { minSize, maxSize, desiredCapacity, startTime, endTime }: Schedule): string[] {
  const above = (one?: number, other?: number) =>
    one !== undefined && other !== undefined && ![one, other].some((size) => Token.isUnresolved(size)) && one > other;
  const late =
    startTime !== undefined && endTime !== undefined && ![startTime, endTime].some((time) => Token.isUnresolved(time));
  return [
    ...(above(minSize, maxSize) ? [`${where}: minSize (${minSize}) is above maxSize (${maxSize}); swap them`] : []),
    ...(above(desiredCapacity, maxSize)
      ? [`${where}: desiredCapacity (${desiredCapacity}) is above maxSize (${maxSize}); lower it`]
      : []),
    ...(above(minSize, desiredCapacity)
      ? [`${where}: desiredCapacity (${desiredCapacity}) is below minSize (${minSize}); raise it`]
      : []),
    ...(late && endTime <= startTime ? [`${where}: endTime (${endTime}) is not after startTime (${startTime})`] : []),
  ];
}

function isSize(value: number): boolean {
  return Number.isInteger(value) && value >= 0;
}

/** Arguments of the group that some schedule changes, and that Terraform therefore leaves alone. */
export function scheduledArguments(schedules: Schedules): string[] {
  const set = Object.values(schedules);
  return SIZE_NAMES.filter((size) => set.some((schedule) => schedule[size] !== undefined)).map((size) => SIZES[size]);
}

/** Places the schedules of a group, by name. */
export function placeSchedules(
  group: Construct,
  autoscalingGroupName: string,
  schedules: Schedules,
): Record<string, AutoscalingSchedule> {
  const scope = new Construct(group, "schedules");
  // The provider takes a size that is not given for 0, and -1 for "leave it".
  const size = (value: number | undefined) => value ?? -1;
  return Object.fromEntries(
    Object.entries(schedules).map(([name, { minSize, maxSize, desiredCapacity, ...times }]) => [
      name,
      new AutoscalingSchedule(scope, name, {
        autoscalingGroupName,
        scheduledActionName: name,
        minSize: size(minSize),
        maxSize: size(maxSize),
        desiredCapacity: size(desiredCapacity),
        ...times,
      }),
    ]),
  );
}
