import { wording } from "../words";
import { VOLUME_LABELS } from "../workers/group/volumes";
import { IMAGE_WORDS } from "./group/image";
import { LABEL_WORDS } from "./group/labels";
import { LAUNCH_WORDS } from "./group/launch";
import { SIZE_WORDS } from "./group/sizes";
import { SOURCE_LABELS, SOURCE_WORDS } from "./group/source";
import { userDataLabels } from "./group/user-data";
import type { EksNodeGroup } from "./props";

/** A managed group's words, whatever its instances are started from. */
export const GROUP_WORDS = { ...SIZE_WORDS, ...IMAGE_WORDS, ...SOURCE_WORDS, ...LABEL_WORDS } as const;

/** A managed node group's prop, and the registry module's word for it; where one word is not one prop, its topic in `group/` translates. */
export const NODE_GROUP_WORDS = { ...GROUP_WORDS, ...LAUNCH_WORDS } as const;

/** What the caller calls the props of a group. */
export function nodeGroupWording(group: EksNodeGroup) {
  const { amiType, amiFamily, amiVariant, version, useLatestAmiReleaseVersion } = group;
  // What EKS's one word says of both is called by it.
  const kind = {
    ...(amiType !== undefined && amiFamily === undefined && { family: "amiType" }),
    ...(amiType !== undefined && amiVariant === undefined && { variant: "the variant of amiType" }),
  };
  return wording(
    { ...NODE_GROUP_WORDS, ...kind },
    {
      subnetIds: "subnets",
      securityGroupIds: "additionalSecurityGroupIds",
      tags: "additionalTags",
      version: version === undefined ? "clusterVersion" : "version",
      releaseVersion: useLatestAmiReleaseVersion === true ? "useLatestAmiReleaseVersion" : "amiReleaseVersion",
      architecture: amiType === undefined ? "the architecture" : "the architecture of amiType",
      ...SOURCE_LABELS,
      ...VOLUME_LABELS,
      ...userDataLabels(group),
    },
  );
}
