import { AutoscalingGroup, type AutoscalingGroupConfig } from "@cdktf/provider-aws/lib/autoscaling-group";
import type { AutoscalingSchedule } from "@cdktf/provider-aws/lib/autoscaling-schedule";
import type { IamInstanceProfile } from "@cdktf/provider-aws/lib/iam-instance-profile";
import type { LaunchConfiguration } from "@cdktf/provider-aws/lib/launch-configuration";
import type { LaunchTemplate } from "@cdktf/provider-aws/lib/launch-template";
import { Construct } from "constructs";
import { assertValid } from "../../shared/assert-valid";
import { WORKER_GROUP_DEFAULTS as DEFAULTS } from "../defaults";
import { capacityArguments } from "./capacity";
import { placeLaunchSource, type LaunchSource } from "./launch-source";
import { lifecycleArguments } from "./lifecycle";
import { mixedPolicy } from "./mixed";
import { refreshArguments } from "./refresh";
import { placeSchedules, scheduledArguments } from "./schedules";
import { autoScalingGroupTags } from "./tags";
import type { WorkerGroupProps } from "./types";
import { upkeepArguments } from "./upkeep";
import { validateWorkerGroup } from "./validate";

/** An Auto Scaling group of nodes and what it launches them from; `id` is the group's name. */
export class WorkerGroup extends Construct {
  readonly autoscalingGroup: AutoscalingGroup;
  /** Unless `launchMode` or `launchTemplateId` says otherwise. */
  readonly launchTemplate?: LaunchTemplate;
  /** Only with `launchMode: "launch-configuration"`. */
  readonly launchConfiguration?: LaunchConfiguration;
  /** Only with `roleName`. */
  readonly instanceProfile?: IamInstanceProfile;
  readonly schedules: { readonly [name: string]: AutoscalingSchedule };

  constructor(scope: Construct, id: string, props: WorkerGroupProps) {
    super(assertValid(scope, id, validateWorkerGroup(id, props)), id);
    const { dependsOn = [], schedules = {} } = props;

    const source = placeLaunchSource(this, id, props);
    this.launchTemplate = source.launchTemplate;
    this.launchConfiguration = source.launchConfiguration;
    this.instanceProfile = source.instanceProfile;
    this.autoscalingGroup = new AutoscalingGroup(this, "Default", {
      namePrefix: `${props.clusterName}-${id}-`,
      ...capacityArguments(props),
      ...upkeepArguments(props),
      ...lifecycleArguments(props),
      ...refreshArguments(props),
      ...launchArguments(props, source),
      tag: groupTags(id, props),
      dependsOn: [...dependsOn],
      lifecycle: lifecycle(props, source),
    });
    this.schedules = placeSchedules(this, this.autoscalingGroup.name, schedules);
  }
}

function launchArguments({ mixedInstances }: WorkerGroupProps, source: LaunchSource): Partial<AutoscalingGroupConfig> {
  const { template, launchConfiguration } = source;
  if (template === undefined) return { launchConfiguration: launchConfiguration?.name };
  return mixedInstances
    ? { mixedInstancesPolicy: mixedPolicy(mixedInstances, template) }
    : { launchTemplate: template };
}

function groupTags(groupName: string, props: WorkerGroupProps) {
  const { clusterName, nodeLabels, nodeTaints, tags = {}, autoScalingTags = [], launchTemplateId } = props;
  return autoScalingGroupTags({
    clusterName,
    groupName,
    rootVolumeSize: launchTemplateId === undefined ? (props.rootVolume?.size ?? DEFAULTS.rootVolumeSize) : undefined,
    autoscalerDiscovery: props.autoscalerDiscovery ?? DEFAULTS.autoscalerDiscovery,
    nodeLabels,
    nodeTaints,
    tags,
    autoScalingTags,
  });
}

/** What others than Terraform set is left to them, and a group that is made anew is there before the old one goes. */
function lifecycle(props: WorkerGroupProps, { changesWith }: LaunchSource): AutoscalingGroupConfig["lifecycle"] {
  const { desiredCapacityOwner = DEFAULTS.desiredCapacityOwner, schedules = {}, recreateOnChange } = props;
  const others = desiredCapacityOwner === "terraform" ? [] : ["desired_capacity"];
  const left = [...new Set([...others, ...scheduledArguments(schedules)])];
  return {
    createBeforeDestroy: true,
    ignoreChanges: left.length > 0 ? left : undefined,
    ...(recreateOnChange === true && { replaceTriggeredBy: [changesWith!] }),
  };
}
