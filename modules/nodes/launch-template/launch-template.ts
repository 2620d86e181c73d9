import { LaunchTemplate } from "@cdktf/provider-aws/lib/launch-template";
import { Fn, TerraformLocal, type ITerraformDependable } from "cdktf";
import type { Construct } from "constructs";
import { merged } from "../../shared/lists";
import { WORKER_GROUP_DEFAULTS as DEFAULTS } from "../defaults";
import { instanceArguments } from "./instance";
import { metadataOptions } from "./metadata";
import { networkInterfaces } from "./interfaces";
import { placementArguments } from "./placement";
import type { LaunchProps } from "./types";
import { blockDeviceMappings } from "./volumes";

export interface LaunchTemplateSettings extends LaunchProps {
  readonly namePrefix: string;
  /** @default none: whoever starts the instances knows the image */
  readonly imageId?: string;
  /** Base64, as an expression. @default none */
  readonly userData?: string;
  /** @default none: whoever starts the instances knows the role */
  readonly instanceProfileName?: string;
  /** Tags of what is started, by kind of resource. */
  readonly launchedTags: { readonly [resourceType: string]: Record<string, string> };
  readonly dependsOn?: readonly ITerraformDependable[];
}

/** A template's name may be 125 characters long, and Terraform adds 26. */
const NAME_PREFIX_MAX = 99;

/** Places the launch template that all nodes of one kind are started from. */
export function launchTemplate(scope: Construct, id: string, settings: LaunchTemplateSettings): LaunchTemplate {
  const { namePrefix, imageId, userData, instanceProfileName, launchedTags, tags = {}, dependsOn = [] } = settings;
  return new LaunchTemplate(scope, id, {
    namePrefix: namePrefix.slice(-NAME_PREFIX_MAX),
    description: settings.description,
    imageId,
    userData,
    iamInstanceProfile: instanceProfileName === undefined ? undefined : { name: instanceProfileName },
    ...instanceArguments(settings),
    ...placementArguments(settings),
    metadataOptions: metadataOptions(settings),
    networkInterfaces: networkInterfaces(settings),
    blockDeviceMappings: blockDeviceMappings(settings),
    tagSpecifications: Object.entries(launchedTags).map(([resourceType, launched]) => ({
      resourceType,
      tags: launched,
    })),
    updateDefaultVersion: settings.updateDefaultVersion ?? DEFAULTS.updateDefaultVersion,
    tags: merged(tags),
    ...(dependsOn.length > 0 && { dependsOn: [...dependsOn] }),
    lifecycle: { createBeforeDestroy: true },
  });
}

/**
 * User data in base64, by way of a local value: in an argument of a function cdktf takes neither double quotes nor shell's
 * `${`.
 */
export function encodedUserData(scope: Construct, id: string, userData: string): string {
  return Fn.base64encode(new TerraformLocal(scope, id, userData).asString);
}
