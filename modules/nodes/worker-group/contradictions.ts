import { Token } from "cdktf";
import { WORKER_GROUP_DEFAULTS as DEFAULTS } from "../defaults";
import type { Wording } from "../launch-template/wording";
import { scheduledArguments } from "./schedules";
import type { WorkerGroupProps } from "./types";

type Values = Omit<WorkerGroupProps, "clusterName">;

/** What is right by itself and cannot stand together; each a topic of its own. */
export function contradictions(props: Values, word: Wording): string[] {
  return [...marketProblems(props, word), ...poolProblems(props, word), ...ownerProblems(props, word)];
}

/** Who buys: the launch template, or the group's policy. */
function marketProblems(
  { marketOptions, mixedInstances, cpuCredits, desiredCapacityType }: Values,
  word: Wording,
): string[] {
  const bought = marketOptions?.spotMaxPrice === undefined ? "marketOptions.marketType" : "marketOptions.spotMaxPrice";
  const steady = (mixedInstances?.overrides ?? [])
    .map(({ instanceType }) => instanceType)
    .filter((type) => !Token.isUnresolved(type) && !/^t\d/.test(type));
  return [
    ...(marketOptions !== undefined && mixedInstances !== undefined
      ? [
          `${word(bought)} stands beside a mixed policy, which decides how nodes are bought; use ${word("mixedInstances.distribution.spotMaxPrice")} and ${word("mixedInstances.distribution.onDemandPercentageAboveBaseCapacity")}`,
        ]
      : []),
    ...(cpuCredits !== undefined && steady.length > 0
      ? [
          `${word("cpuCredits")} goes with burstable types (t2, t3, t3a, t4g), and ${word("mixedInstances.overrides")} name ${steady.join(", ")}; drop one of them`,
        ]
      : []),
    ...(desiredCapacityType !== undefined &&
    desiredCapacityType !== "units" &&
    mixedInstances?.instanceRequirements === undefined
      ? [
          `${word("desiredCapacityType")} ("${desiredCapacityType}") goes with ${word("mixedInstances.instanceRequirements")}; give them, or drop it`,
        ]
      : []),
  ];
}

/** @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-warm-pools.html */
function poolProblems(
  { warmPool, marketOptions, mixedInstances, rootVolume, hibernation }: Values,
  word: Wording,
): string[] {
  const { onDemandPercentageAboveBaseCapacity: onDemand = DEFAULTS.onDemandPercentageAboveBaseCapacity } =
    mixedInstances?.distribution ?? {};
  const percentage = word("mixedInstances.distribution.onDemandPercentageAboveBaseCapacity");
  const sleeps =
    warmPool?.poolState === "Hibernated" ? `${word("warmPool")}.poolState "Hibernated"` : word("hibernation");
  return [
    ...(warmPool !== undefined && marketOptions?.marketType === "spot"
      ? [`${word("warmPool")}: AWS keeps no spot instances warm; drop it, or buy on demand`]
      : []),
    ...(warmPool !== undefined && mixedInstances !== undefined && !Token.isUnresolved(onDemand) && onDemand < 100
      ? [
          `${word("warmPool")}: AWS keeps no spot instances warm, and ${percentage} (${onDemand}) buys some; make it 100, or drop the pool`,
        ]
      : []),
    ...((hibernation === true || warmPool?.poolState === "Hibernated") && rootVolume?.encrypted === false
      ? [`${sleeps} writes the memory to the root volume, and ${word("rootVolume.encrypted")} is false; make it true`]
      : []),
  ];
}

/** Who says how many. */
function ownerProblems(props: Values, word: Wording): string[] {
  const { desiredCapacityOwner, schedules = {}, recreateOnChange, launchTemplateId } = props;
  return [
    ...(desiredCapacityOwner === "terraform" && scheduledArguments(schedules).includes("desired_capacity")
      ? [
          `${word("schedules")} set a desiredCapacity that ${word("desiredCapacityOwner")} "terraform" would put back; drop one of them`,
        ]
      : []),
    ...(recreateOnChange === true && launchTemplateId !== undefined
      ? [
          `${word("recreateOnChange")} follows a launch template of the group's own, and ${word("launchTemplateId")} names another; use ${word("instanceRefresh")}`,
        ]
      : []),
  ];
}
