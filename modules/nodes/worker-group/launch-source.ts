import { DataAwsLaunchTemplate } from "@cdktf/provider-aws/lib/data-aws-launch-template";
import { IamInstanceProfile } from "@cdktf/provider-aws/lib/iam-instance-profile";
import { LaunchConfiguration } from "@cdktf/provider-aws/lib/launch-configuration";
import { LaunchTemplate } from "@cdktf/provider-aws/lib/launch-template";
import { Token } from "cdktf";
import type { Construct } from "constructs";
import { merged } from "../../shared/lists";
import { literal, oneOf, text, type Shape } from "../../shared/shape";
import { NODE_ROLE_DEFAULTS, WORKER_GROUP_DEFAULTS as DEFAULTS } from "../defaults";
import { encodedUserData, launchTemplate } from "../launch-template/launch-template";
import type { Wording } from "../launch-template/wording";
import { launchConfiguration } from "./launch-configuration";
import { launchedResourceTags } from "./tags";
import type { WorkerGroupProps } from "./types";

/** A launch template, or the launch configuration of 2019 (closed to AWS accounts made since October 2024). */
export type LaunchMode = (typeof LAUNCH_MODES)[number];
export const LAUNCH_MODES = ["launch-template", "launch-configuration"] as const;

/** What the group starts its instances from. */
export interface LaunchSourceProps {
  /** @default WORKER_GROUP_DEFAULTS.launchMode */
  readonly launchMode?: LaunchMode;
  /** A launch template that exists, in the place of one of the group's own; all about the instances is then said there. @default one is made */
  readonly launchTemplateId?: string;
  /** "$Latest", "$Default" or a number. @default the newest, by its number: Terraform then sees it change */
  readonly launchTemplateVersion?: string;
  /** Needed, unless a launch template is named. */
  readonly imageId?: string;
  /** What the node reads at its first boot, as plain text; it is encoded here. Needed, unless a launch template is named. */
  readonly userData?: string;
  /** Needed, unless a role or a launch template is named. */
  readonly instanceProfileName?: string;
  /** A role that exists: the group makes an instance profile for it. @default none */
  readonly roleName?: string;
  /** Path of that profile. @default NODE_ROLE_DEFAULTS.path */
  readonly instanceProfilePath?: string;
}

export const LAUNCH_SOURCE_SHAPE: Shape<LaunchSourceProps> = {
  launchMode: literal(oneOf(LAUNCH_MODES)),
  launchTemplateId: text,
  launchTemplateVersion: text,
  imageId: text,
  userData: text,
  instanceProfileName: text,
  roleName: text,
  instanceProfilePath: text,
};

/** A version that is none. */
export function launchSourceProblems({ launchTemplateVersion: version }: LaunchSourceProps, word: Wording): string[] {
  return version === undefined || Token.isUnresolved(version) || /^(\$Latest|\$Default|[1-9]\d*)$/.test(version)
    ? []
    : [`${word("launchTemplateVersion")} ("${version}") is not "$Latest", "$Default" or a number such as "3"`];
}

/** What was placed for a group to start its instances from. */
export interface LaunchSource {
  readonly launchTemplate?: LaunchTemplate;
  readonly launchConfiguration?: LaunchConfiguration;
  readonly instanceProfile?: IamInstanceProfile;
  /** The template and its version, whoever made it. */
  readonly template?: { readonly id: string; readonly version: string };
  /** The attribute of a resource that changes with anything about the instances, as Terraform names it. */
  readonly changesWith?: string;
}

/** Places what the group starts its instances from, or looks at what exists. */
export function placeLaunchSource(group: Construct, groupName: string, props: WorkerGroupProps): LaunchSource {
  const { clusterName, launchMode = DEFAULTS.launchMode, launchTemplateId, imageId } = props;
  if (launchTemplateId !== undefined) return existingTemplate(group, launchTemplateId, props.launchTemplateVersion);
  const namePrefix = `${clusterName}-${groupName}-`;
  const userData = encodedUserData(group, "user-data", props.userData!);
  const instanceProfile = placeInstanceProfile(group, namePrefix, props);
  const instanceProfileName = instanceProfile?.name ?? props.instanceProfileName!;
  const settings = { ...props, namePrefix, userData, instanceProfileName, imageId: imageId!, dependsOn: undefined };
  if (launchMode === "launch-configuration") {
    const configuration = launchConfiguration(group, "launch-configuration", settings);
    return { instanceProfile, launchConfiguration: configuration, changesWith: attributeOf(configuration, "id") };
  }
  const launched = launchedResourceTags(clusterName, groupName, props);
  const template = launchTemplate(group, "launch-template", {
    ...settings,
    instanceType: settings.instanceType ?? DEFAULTS.instanceType,
    hibernation: props.hibernation ?? (props.warmPool?.poolState === "Hibernated" ? true : undefined),
    launchedTags: { volume: launched, "network-interface": launched },
  });
  return {
    instanceProfile,
    launchTemplate: template,
    template: { id: template.id, version: versionOf(template, props.launchTemplateVersion) },
    changesWith: attributeOf(template, "latest_version"),
  };
}

/** A number and not "$Latest": Terraform then sees that the template has changed, and an instance refresh starts. */
export function versionOf(
  template: { readonly latestVersion: number; readonly defaultVersion: number },
  wanted = "$Latest",
): string {
  if (wanted === "$Latest") return Token.asString(template.latestVersion);
  return wanted === "$Default" ? Token.asString(template.defaultVersion) : wanted;
}

export function existingTemplate(group: Construct, id: string, wanted: string | undefined): LaunchSource {
  const pinned = typeof wanted === "string" && !wanted.startsWith("$");
  const version = pinned ? wanted : versionOf(new DataAwsLaunchTemplate(group, "launch-template", { id }), wanted);
  return { template: { id, version } };
}

/** A profile may be 128 characters long, and Terraform adds 26. */
const PROFILE_PREFIX_MAX = 102;

function placeInstanceProfile(
  group: Construct,
  prefix: string,
  { roleName, instanceProfilePath: path = NODE_ROLE_DEFAULTS.path, tags }: WorkerGroupProps,
): IamInstanceProfile | undefined {
  if (roleName === undefined) return undefined;
  return new IamInstanceProfile(group, "instance-profile", {
    namePrefix: prefix.slice(0, PROFILE_PREFIX_MAX),
    role: roleName,
    path,
    tags: tags && merged(tags),
    lifecycle: { createBeforeDestroy: true },
  });
}

function attributeOf(resource: LaunchTemplate | LaunchConfiguration, attribute: string): string {
  return `${resource.terraformResourceType}.${resource.friendlyUniqueId}.${attribute}`;
}
