import { securityGroupIdsOf } from "../security-groups/of-nodes";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { imageOf } from "../../nodes/ami/image";
import type { ClusterAddress } from "../../nodes/bootstrap/types";
import { WorkerGroup } from "../../nodes/worker-group/worker-group";
import type { Tags } from "../../shared/tags";
import { placeImages } from "./place-images";
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
  { workerGroups, imageLookups }: WorkersPlan,
  surroundings: GroupSurroundings,
): Record<string, WorkerGroup> {
  const imageIds = placeImages(new Construct(eks, "images"), imageLookups);
  const scope = new Construct(eks, "workers");
  const { clusterName, tags, roles, rules, dependsOn = [] } = surroundings;
  const imageIdOf = ({ image }: WorkerGroupPlan) => {
    const source = imageOf(image);
    return "id" in source ? source.id : imageIds[source.key]!;
  };
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
  const { cluster, roles, iamPath } = surroundings;
  const { instanceProfileName, roleName } = roles.ofGroup[name]!;
  return {
    userData: userDataOf(plan, cluster),
    securityGroupIds: securityGroupIdsOf(plan, surroundings),
    ...(roleName === undefined ? { instanceProfileName } : { roleName, instanceProfilePath: iamPath }),
  };
}
