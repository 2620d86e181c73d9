import { AutoscalingGroup } from "@cdktf/provider-aws/lib/autoscaling-group";
import type { LaunchConfiguration } from "@cdktf/provider-aws/lib/launch-configuration";
import type { LaunchTemplate } from "@cdktf/provider-aws/lib/launch-template";
import { Fn, TerraformLocal, Token } from "cdktf";
import { Construct } from "constructs";
import { assertValid } from "../../shared/assert-valid";
import { WORKER_GROUP_DEFAULTS as DEFAULTS } from "../defaults";
import { launchConfiguration, launchTemplate, type LaunchSettings } from "./launch";
import { autoScalingGroupTags } from "./tags";
import type { WorkerGroupProps } from "./types";
import { validateWorkerGroup } from "./validate";

/** An Auto Scaling group of nodes and what it launches them from; `id` is the group's name. */
export class WorkerGroup extends Construct {
  readonly autoscalingGroup: AutoscalingGroup;
  /** Unless `launchMode` says otherwise. */
  readonly launchTemplate?: LaunchTemplate;
  /** Only with `launchMode: "launch-configuration"`. */
  readonly launchConfiguration?: LaunchConfiguration;

  constructor(scope: Construct, id: string, props: WorkerGroupProps) {
    super(assertValid(scope, id, validateWorkerGroup(id, props)), id);
    const { clusterName, tags = {}, autoScalingTags = [], dependsOn = [] } = props;
    const {
      minSize = DEFAULTS.minSize,
      maxSize = DEFAULTS.maxSize,
      desiredCapacity = minSize,
      desiredCapacityOwner = DEFAULTS.desiredCapacityOwner,
      launchMode = DEFAULTS.launchMode,
      autoscalerDiscovery = DEFAULTS.autoscalerDiscovery,
      suspendedProcesses = DEFAULTS.suspendedProcesses,
    } = props;

    const settings: LaunchSettings = { ...props, groupName: id, userDataBase64: this.encoded(props.userData) };
    if (launchMode === "launch-template") this.launchTemplate = launchTemplate(this, settings);
    else this.launchConfiguration = launchConfiguration(this, settings);

    this.autoscalingGroup = new AutoscalingGroup(this, "Default", {
      namePrefix: `${clusterName}-${id}-`,
      minSize,
      maxSize,
      desiredCapacity,
      vpcZoneIdentifier: props.subnetIds as string[],
      launchTemplate: this.launchTemplate && {
        id: this.launchTemplate.id,
        // A number and not "$Latest": Terraform then sees that the group's template has changed.
        version: Token.asString(this.launchTemplate.latestVersion),
      },
      launchConfiguration: this.launchConfiguration?.name,
      protectFromScaleIn: props.protectFromScaleIn ?? DEFAULTS.protectFromScaleIn,
      suspendedProcesses: [...suspendedProcesses],
      targetGroupArns: props.targetGroupArns as string[] | undefined,
      enabledMetrics: props.enabledMetrics as string[] | undefined,
      placementGroup: props.placementGroup,
      forceDelete: props.forceDelete ?? DEFAULTS.forceDelete,
      tag: autoScalingGroupTags({
        clusterName,
        groupName: id,
        rootVolumeSize: props.rootVolume?.size ?? DEFAULTS.rootVolumeSize,
        autoscalerDiscovery,
        tags,
        autoScalingTags,
      }),
      dependsOn: [...dependsOn],
      lifecycle: {
        createBeforeDestroy: true,
        ignoreChanges: desiredCapacityOwner === "terraform" ? undefined : ["desired_capacity"],
      },
    });
  }

  /** By way of a local value: in an argument of a function cdktf takes neither double quotes nor shell's `${`. */
  private encoded(userData: string): string {
    const local = new TerraformLocal(this, "user-data", userData);
    return Fn.base64encode(local.asString);
  }
}
