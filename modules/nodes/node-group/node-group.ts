import { EksNodeGroup } from "@cdktf/provider-aws/lib/eks-node-group";
import type { LaunchTemplate } from "@cdktf/provider-aws/lib/launch-template";
import { Construct } from "constructs";
import { assertValid } from "../../shared/assert-valid";
import { merged } from "../../shared/lists";
import { amiTypeArgument, imageKind } from "./image";
import { labelArguments } from "./labels";
import { nameArguments, nodeGroupNamePrefix } from "./names";
import { instanceTypesOf, isOnTemplate } from "./purchase";
import { latestRelease } from "./release";
import { placeTemplate } from "./place-template";
import { remoteAccessArguments } from "./remote-access";
import { leftToOthers, sizeArguments } from "./sizes";
import { templateKind } from "./template";
import type { NodeGroupProps } from "./types";
import { updateArguments } from "./updates";
import { validateNodeGroup } from "./validate";

/** A group of nodes that EKS manages, and what it starts them from; `id` is the group's name. */
export class NodeGroup extends Construct {
  readonly nodeGroup: EksNodeGroup;
  /** Unless `launchTemplate` or `launchTemplateId` says otherwise. */
  readonly launchTemplate?: LaunchTemplate;

  constructor(scope: Construct, id: string, props: NodeGroupProps) {
    super(assertValid(scope, id, validateNodeGroup(id, props)), id);
    const { clusterName, nodeRoleArn, nodeGroupName, tags, dependsOn = [] } = props;
    const { nodeGroupNamePrefix: prefix = nodeGroupNamePrefix(clusterName, id) } = props;

    const instanceName = nodeGroupName ?? prefix.replace(/-$/, "");
    const { launchTemplate, template } = placeTemplate(this, instanceName, `${instanceName}-`, props);
    this.launchTemplate = launchTemplate;
    this.nodeGroup = new EksNodeGroup(this, "Default", {
      clusterName,
      nodeRoleArn,
      ...nameArguments(props, prefix),
      ...sizeArguments(props),
      ...imageArguments(this, props),
      instanceTypes: instanceTypesOnGroup(props),
      capacityType: props.capacityType,
      ...(templateKind(props) === "eks" && {
        diskSize: props.disk?.size,
        remoteAccess: remoteAccessArguments(props),
      }),
      launchTemplate: template,
      ...labelArguments(props),
      ...updateArguments(props),
      tags: tags && merged(tags),
      dependsOn: [...dependsOn],
      lifecycle: {
        // A group that is made anew is there before the old one goes; not so where both would have one name.
        createBeforeDestroy: nodeGroupName === undefined,
        ignoreChanges: leftToOthers(props),
      },
    });
  }
}

function imageArguments(scope: Construct, props: NodeGroupProps) {
  const { version, releaseVersion, forceUpdateVersion } = props;
  return {
    amiType: amiTypeArgument(props),
    version,
    releaseVersion: releaseVersion === "latest" ? latestRelease(scope, imageKind(props), version!) : releaseVersion,
    forceUpdateVersion,
  };
}

function instanceTypesOnGroup(props: NodeGroupProps): string[] | undefined {
  if (isOnTemplate(props)) return undefined;
  const types = instanceTypesOf(props, imageKind(props).architecture);
  // Not copied: it may be a token that stands for the whole list.
  return types.length > 0 ? (types as string[]) : undefined;
}
