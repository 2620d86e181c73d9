import type { LaunchTemplate } from "@cdktf/provider-aws/lib/launch-template";
import type { Construct } from "constructs";
import { merged } from "../../shared/lists";
import { encodedUserData, launchTemplate } from "../launch-template/launch-template";
import { existingTemplate, versionOf } from "../worker-group/launch-source";
import { disksOf } from "./disks";
import { imageKind } from "./image";
import { instanceTypesOf, isOnTemplate, marketOf } from "./purchase";
import { launchOf, templateKind } from "./template";
import type { NodeGroupProps } from "./types";
import { nodeGroupUserData } from "./user-data";

/** What was placed for EKS to start nodes from. */
export interface PlacedTemplate {
  readonly launchTemplate?: LaunchTemplate;
  /** None where EKS makes it. */
  readonly template?: { readonly id: string; readonly version: string };
}

/** Places the launch template, or looks at the one that exists. `name`: what the instances are called. */
export function placeTemplate(group: Construct, name: string, prefix: string, props: NodeGroupProps): PlacedTemplate {
  const { launchTemplateId, launchTemplateVersion, imageId, tags, instanceTags } = props;
  const kind = templateKind(props);
  if (kind === "eks") return {};
  if (kind === "existing") {
    return { template: existingTemplate(group, launchTemplateId!, launchTemplateVersion).template };
  }
  const { family, architecture } = imageKind(props);
  const userData = nodeGroupUserData({ ...props, family });
  const launched = merged({ Name: name }, tags, instanceTags);
  const template = launchTemplate(group, "launch-template", {
    ...launchOf(props),
    ...disksOf(family, props),
    ...marketOf(props),
    namePrefix: prefix,
    imageId,
    userData: userData === undefined ? undefined : encodedUserData(group, "user-data", userData),
    // Else on the group: EKS refuses a type in both places.
    instanceType: isOnTemplate(props) ? instanceTypesOf(props, architecture)[0] : undefined,
    keyName: props.keyName,
    tags,
    launchedTags: { instance: launched, volume: launched, "network-interface": launched },
  });
  return {
    launchTemplate: template,
    template: { id: template.id, version: versionOf(template, launchTemplateVersion) },
  };
}
