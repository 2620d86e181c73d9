import type { Clusters } from "../kubernetes/clusters";
import { lifecycleHooks, scaleInProtection } from "./autoscaling";
import { launchTemplateTags, subnetsInUse } from "./ec2";
import { clusterDescription } from "./eks";
import { clusterRefusals } from "./eks-refusals";
import { nodeGroupUpdates } from "./eks-node-groups";
import { eksImageParameters } from "./ssm";
import { classicHealthCheck, networkScheme } from "./load-balancers";
import type { Mend } from "./types";

/**
 * Everything that the door makes right. Each goes when its emulator has learned it. New for every
 * rehearsal, since some remember what was asked for.
 * Where two heed one call, the first asks the second.
 */
export const mends = (clusters?: Clusters): readonly Mend[] => [
  clusterRefusals,
  clusterDescription(clusters),
  nodeGroupUpdates(),
  launchTemplateTags,
  subnetsInUse,
  eksImageParameters,
  lifecycleHooks,
  scaleInProtection,
  classicHealthCheck,
  networkScheme,
];
