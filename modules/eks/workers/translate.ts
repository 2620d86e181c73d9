import { CLUSTER_DEFAULTS } from "../../cluster/defaults";
import { al2023ImageParameter, architectureOf, type Architecture } from "../../nodes/ami/al2023";
import type { KubeletSettings } from "../../nodes/bootstrap/kubelet-flags";
import { WORKER_GROUP_DEFAULTS } from "../../nodes/defaults";
import type { NodeRoleProps } from "../../nodes/node-role";
import type { WorkerGroupProps } from "../../nodes/worker-group/types";
import type { NodePlacement } from "../../shared/placement";
import { attachesCniPolicy } from "../cluster/ipv6";
import type { EksProps } from "../props";
import { placedSubnets, subnetIds } from "../subnets";
import { translated } from "../words";
import { namedGroups } from "./named-groups";
import type { EksWorkerGroup } from "./props";
import { WORKER_GROUP_WORDS } from "./words";

/** What only exists once other resources do, and is added when the group is placed. */
type PlacedLater =
  "clusterName" | "imageId" | "userData" | "securityGroupIds" | "instanceProfileName" | "dependsOn" | "tags";

/** A worker group in the provider's words. */
export interface WorkerGroupPlan {
  readonly group: Omit<WorkerGroupProps, PlacedLater>;
  /** An image id, or the architecture that AWS's own image is looked up for. */
  readonly image: { readonly id: string } | { readonly architecture: Architecture };
  readonly kubelet: KubeletSettings;
  readonly preUserdata?: string;
  readonly additionalUserdata?: string;
  readonly additionalSecurityGroupIds: readonly string[];
}

/** The nodes in the provider's words. */
export interface WorkersPlan {
  readonly nodeRole: Omit<NodeRoleProps, "partition" | "dnsSuffix">;
  readonly workerGroups: { readonly [name: string]: WorkerGroupPlan };
  /** SSM parameters of AWS's images, by architecture; only those that some group needs. */
  readonly imageParameters: { readonly [architecture: string]: string };
  readonly nodePlacement: NodePlacement;
}

/** Pure. */
export function translateWorkers(props: EksProps): WorkersPlan {
  const { clusterVersion = CLUSTER_DEFAULTS.version, subnets, subnetWayOut = "unknown" } = props;
  const groups = Object.entries(namedGroups(props).groups);
  const workerGroups = groups.map(([name, group]) => [name, translateGroup(group, props)] as const);
  const architectures = workerGroups.flatMap(([, { image }]) => ("architecture" in image ? [image.architecture] : []));
  return {
    nodeRole: translateNodeRole(props),
    workerGroups: Object.fromEntries(workerGroups),
    imageParameters: Object.fromEntries(
      [...new Set(architectures)].map((architecture) => [
        architecture,
        al2023ImageParameter(clusterVersion, architecture),
      ]),
    ),
    nodePlacement: Object.fromEntries(
      groups.map(([name, group]) => [name, placedSubnets(group.subnets ?? subnets, subnetWayOut)]),
    ),
  };
}

/** A worker group in the provider's words; also what the validators look at. */
export function translateGroup(group: EksWorkerGroup, props: Pick<EksProps, "subnets">): WorkerGroupPlan {
  const { instanceType = WORKER_GROUP_DEFAULTS.instanceType, amiId, subnets = props.subnets } = group;
  const { labels, taints, kubeletExtraArgs: extraArgs, preUserdata, additionalUserdata } = group;
  return {
    group: {
      ...(translated(WORKER_GROUP_WORDS, group) as Omit<WorkerGroupPlan["group"], "subnetIds">),
      subnetIds: subnetIds(subnets),
    },
    image: amiId === undefined ? { architecture: architectureOf(instanceType) } : { id: amiId },
    kubelet: { labels, taints, extraArgs },
    preUserdata,
    additionalUserdata,
    additionalSecurityGroupIds: group.additionalSecurityGroupIds ?? [],
  };
}

/** Policies given as a list are called by the name at the end of their ARN. */
export function additionalPolicies(policies: EksProps["workersAdditionalPolicies"] = {}): {
  readonly [name: string]: string;
} {
  if (!Array.isArray(policies)) return policies as { readonly [name: string]: string };
  return Object.fromEntries((policies as readonly string[]).map((arn) => [arn.split("/").at(-1)!, arn]));
}

function translateNodeRole(props: EksProps): WorkersPlan["nodeRole"] {
  return {
    clusterName: props.clusterName,
    name: props.workersRoleName,
    path: props.iamPath,
    permissionsBoundary: props.permissionsBoundary,
    attachCniPolicy: attachesCniPolicy(props),
    ipFamily: props.clusterIpFamily,
    attachAutoscalerPolicy: props.attachWorkerAutoscalingPolicy,
    additionalPolicies: additionalPolicies(props.workersAdditionalPolicies),
    tags: props.tags,
  };
}
