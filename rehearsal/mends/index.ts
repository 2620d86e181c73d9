import type { Clusters } from "../kubernetes/clusters";
import { lifecycleHooks, scaleInProtection } from "./autoscaling";
import { launchTemplateTags, subnetsInUse } from "./ec2";
import { absentNetworks, flowLogDestinations, subnetsByAssociation } from "./ec2-networks";
import { clusterDescription } from "./eks";
import { accessEntryRefusals } from "./eks-access-entries";
import { addonAssociations } from "./eks-addon-associations";
import { addonConfigurations, addonDefaults, addonVersions } from "./eks-addons";
import { cniAddon } from "./eks-cni-addon";
import { clusterUpdates } from "./eks-cluster-updates";
import { fargateProfiles } from "./eks-fargate";
import { attachedNodeGroups, clusterRefusals } from "./eks-refusals";
import { nodeGroupChanges } from "./eks-node-group-updates";
import { nodeGroupRefusals, nodeGroupUpdates } from "./eks-node-groups";
import { oneAtATime, ownMappings, ownMappingsRemoved } from "./eks-own-mappings";
import { updateDescriptions, Updates } from "./eks-updates";
import { eksImageParameters } from "./ssm";
import { classicHealthCheck, networkScheme } from "./load-balancers";
import type { Mend } from "./types";

/**
 * Everything that the door makes right. Each goes when its emulator has learned it. New for every
 * rehearsal, since some remember what was asked for.
 * Where two heed one call, the first asks the second.
 */
export function mends(clusters?: Clusters): readonly Mend[] {
  const updates = new Updates();
  const inMap = oneAtATime(clusters);
  return [
    clusterRefusals,
    attachedNodeGroups,
    nodeGroupRefusals,
    clusterDescription(clusters),
    clusterUpdates(updates, clusters),
    ownMappings(updates, inMap),
    ownMappingsRemoved(updates, inMap),
    nodeGroupUpdates(),
    nodeGroupChanges(updates),
    accessEntryRefusals(updates),
    updateDescriptions(updates),
    cniAddon(updates, clusters),
    addonVersions,
    addonConfigurations,
    addonAssociations(),
    addonDefaults(updates),
    fargateProfiles(),
    launchTemplateTags,
    subnetsInUse,
    absentNetworks,
    flowLogDestinations,
    subnetsByAssociation,
    eksImageParameters,
    lifecycleHooks,
    scaleInProtection,
    classicHealthCheck,
    networkScheme,
  ];
}
