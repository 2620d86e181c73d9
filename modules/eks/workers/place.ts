import { DataAwsSsmParameter } from "@cdktf/provider-aws/lib/data-aws-ssm-parameter";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { ClusterAddress } from "../../nodes/bootstrap/al2023";
import { WorkerGroup } from "../../nodes/worker-group/worker-group";
import type { Tags } from "../../shared/tags";
import type { PlacedRoles } from "./place-roles";
import type { WorkerGroupPlan, WorkersPlan } from "./translate";
import { userDataOf } from "./user-data";

/** What every group is placed with. */
export interface GroupSurroundings {
  /** Literal, since it becomes part of names. */
  readonly clusterName: string;
  readonly cluster: ClusterAddress;
  readonly roles: PlacedRoles;
  /** Path of what is made for IAM. */
  readonly iamPath?: string;
  /** Of every group; a group may have more. */
  readonly securityGroupIds: readonly string[];
  /** EKS's own group of the cluster, for those that ask for it. */
  readonly clusterPrimarySecurityGroupId: string;
  readonly tags?: Tags;
  /** Rules without which a node waits in vain. */
  readonly rules: readonly ITerraformDependable[];
  /** What the caller wants to be there before a node starts. */
  readonly dependsOn?: readonly ITerraformDependable[];
}

/** The groups by name, and the look-ups of their images. */
export function placeWorkerGroups(
  eks: Construct,
  { workerGroups, imageParameters }: WorkersPlan,
  surroundings: GroupSurroundings,
): Record<string, WorkerGroup> {
  const images = new Construct(eks, "images");
  const imageIds = Object.fromEntries(
    Object.entries(imageParameters).map(([architecture, name]) => {
      const parameter = new DataAwsSsmParameter(images, architecture, { name });
      // Not `value`, which counts as a secret and would hide the image id in every plan.
      return [architecture, parameter.insecureValue];
    }),
  );
  const scope = new Construct(eks, "workers");
  const { clusterName, tags, roles, rules, dependsOn = [] } = surroundings;
  const imageIdOf = ({ image }: WorkerGroupPlan) => ("id" in image ? image.id : imageIds[image.architecture]!);
  return Object.fromEntries(
    Object.entries(workerGroups).map(([name, plan]) => [
      name,
      new WorkerGroup(scope, name, {
        ...plan.group,
        clusterName,
        tags,
        // Nodes that start before these wait in vain for their rights, and end later than these without a way to say so.
        dependsOn: [...rules, ...roles.ofGroup[name]!.beforeNodes, ...dependsOn],
        ...(plan.group.launchTemplateId === undefined && {
          imageId: imageIdOf(plan),
          ...launchSettings(name, plan, surroundings),
        }),
      }),
    ]),
  );
}

/** What a launch template of the group's own is made with. */
function launchSettings(name: string, plan: WorkerGroupPlan, surroundings: GroupSurroundings) {
  const { cluster, roles, securityGroupIds, clusterPrimarySecurityGroupId: primary, iamPath } = surroundings;
  const { instanceProfileName, roleName } = roles.ofGroup[name]!;
  return {
    userData: userDataOf(plan, cluster),
    securityGroupIds: [
      ...securityGroupIds,
      ...(plan.attachClusterPrimarySecurityGroup ? [primary] : []),
      ...plan.additionalSecurityGroupIds,
    ],
    ...(roleName === undefined ? { instanceProfileName } : { roleName, instanceProfilePath: iamPath }),
  };
}
