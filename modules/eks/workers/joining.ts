import { amiFamily, type AmiFamily } from "../../nodes/ami/families";
import type { NodeConfigSpec } from "../../nodes/bootstrap/node-config";

/** What decides whether a node can join, besides its role. */
interface Joining {
  readonly metadataHttpEndpoint?: "enabled" | "disabled";
  readonly nodeConfig?: NodeConfigSpec;
}

/** Why nodes of one of AWS's images would never join, if so: the two things that they are known by. */
export function joiningProblems({ metadataHttpEndpoint, nodeConfig }: Joining, family: AmiFamily): string[] {
  if (amiFamily(family).bootstrap === "none") return [];
  return [
    ...(metadataHttpEndpoint === "disabled"
      ? [
          'metadataHttpEndpoint is "disabled", and from there a node has its role and its name, without which it does not join; leave it out, and keep pods off by metadataHttpPutResponseHopLimit 1',
        ]
      : []),
    ...(nodeConfig?.featureGates?.InstanceIdNodeName === true
      ? [
          "nodeConfig.featureGates.InstanceIdNodeName calls a node by its instance id, and the role's access entry lets it in by its DNS name; drop it",
        ]
      : []),
  ];
}
