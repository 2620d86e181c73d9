import { DataAwsSsmParameter } from "@cdktf/provider-aws/lib/data-aws-ssm-parameter";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { renderAl2023UserData, type ClusterAddress } from "../../nodes/bootstrap/al2023";
import { WorkerGroup } from "../../nodes/worker-group/worker-group";
import type { Tags } from "../../shared/tags";
import type { WorkerGroupPlan, WorkersPlan } from "./translate";

/** What every group is placed with. */
export interface GroupSurroundings {
  /** Literal, since it becomes part of names. */
  readonly clusterName: string;
  readonly cluster: ClusterAddress;
  readonly instanceProfileName: string;
  /** Of every group; a group may have more. */
  readonly securityGroupIds: readonly string[];
  readonly tags?: Tags;
  /** What must be there before a node starts. */
  readonly dependsOn: readonly ITerraformDependable[];
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
  const { cluster, securityGroupIds, ...shared } = surroundings;
  const imageOf = ({ image }: WorkerGroupPlan) => ("id" in image ? image.id : imageIds[image.architecture]!);
  return Object.fromEntries(
    Object.entries(workerGroups).map(([name, plan]) => [
      name,
      new WorkerGroup(scope, name, {
        ...plan.group,
        ...shared,
        imageId: imageOf(plan),
        userData: renderAl2023UserData({ ...plan, cluster }),
        securityGroupIds: [...securityGroupIds, ...plan.additionalSecurityGroupIds],
      }),
    ]),
  );
}
