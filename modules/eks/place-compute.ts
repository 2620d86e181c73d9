import type { Construct } from "constructs";
import type { Addon } from "../addons/addon";
import type { WorkerGroup } from "../nodes/worker-group/worker-group";
import type { PlacedEntries } from "./access/place";
import { addonPlacer } from "./addons/place";
import { withOwn, type PlacedCluster } from "./cluster/place";
import { placeFargate, type PlacedFargate } from "./fargate/place";
import { placeNodeGroups, type PlacedNodeGroups } from "./node-groups/place";
import type { EksProps } from "./props";
import type { EksPlan } from "./translate";
import { placeWorkerGroups } from "./workers/place";
import type { PlacedRoles } from "./workers/place-roles";

/** What pods run on, and the add-ons around it. */
export interface PlacedCompute {
  readonly workerGroups: { readonly [name: string]: WorkerGroup };
  readonly managed: PlacedNodeGroups;
  readonly fargate: PlacedFargate;
  /** By EKS's names for them. */
  readonly addons: { readonly [name: string]: Addon };
}

/** What stands before anything can run. */
export interface ComputeSurroundings extends PlacedCluster, PlacedEntries {
  readonly roles: PlacedRoles;
  readonly partition: string;
  readonly dnsSuffix: string;
}

/**
 * In the order in which they come up: add-ons that nodes need, nodes and Fargate, the other add-ons. Nothing that runs starts
 * before the rules, rights and routes without which it would wait in vain, or goes after them.
 */
export function placeCompute(
  eks: Construct,
  plan: EksPlan,
  props: EksProps,
  surroundings: ComputeSurroundings,
): PlacedCompute {
  const { clusterName, tags, iamPath, permissionsBoundary, dependsOn = [] } = props;
  const { securityGroups, primarySecurityGroup, address, roles, partition, dnsSuffix } = surroundings;
  const { cluster, oidcProvider } = surroundings.cluster;
  const around = { cluster: cluster.name, oidcProviderArn: oidcProvider?.arn };
  const placeAddons = addonPlacer(eks, plan.addons, { ...around, clusterName, iamPath, permissionsBoundary });
  const before = placeAddons("before-compute", []);

  const rules = [
    ...securityGroups.allRules,
    ...Object.values(primarySecurityGroup.rules),
    ...Object.values(before).map(({ addon }) => addon),
  ];
  const nodes = {
    clusterName,
    cluster: address,
    roles,
    securityGroupIds: withOwn(securityGroups.workersId, props.workerAdditionalSecurityGroupIds),
    clusterPrimarySecurityGroupId: cluster.vpcConfig.clusterSecurityGroupId,
    tags,
  };
  const workerGroups = placeWorkerGroups(eks, plan, { ...nodes, iamPath, rules, dependsOn });
  const fargate = placeFargate(eks, plan.fargate, {
    ...around,
    clusterArn: cluster.arn,
    partition,
    dependsOn: [...securityGroups.allRules, ...dependsOn],
  });
  const managed = placeNodeGroups(eks, plan, {
    ...nodes,
    partition,
    dnsSuffix,
    byAccessEntry: plan.nodeAccessEntry,
    accessEntries: surroundings.accessEntries,
    entrySettings: plan.accessEntries,
    dependsOn: [...rules, ...dependsOn],
  });

  const compute = [
    ...Object.values(workerGroups).map(({ autoscalingGroup }) => autoscalingGroup),
    ...Object.values(managed.groups).map(({ nodeGroup }) => nodeGroup),
    ...Object.values(fargate.profiles).map(({ profile }) => profile),
  ];
  return { workerGroups, managed, fargate, addons: { ...before, ...placeAddons("after-compute", compute) } };
}
