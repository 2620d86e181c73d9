import { Token } from "cdktf";
import { CLUSTER_DEFAULTS } from "../../cluster/defaults";
import { judgeVersion } from "../../facts/eks-versions";
import { diskProblems, isFamilyKnown } from "../../nodes/ami/disk";
import { imageRequest, type ImageRequest } from "../../nodes/ami/image";
import { architectureOf } from "../../nodes/ami/instance-type";
import { elementsOf } from "../../shared/lists";
import { imageProblems } from "../../nodes/ami/validate";
import { WORKER_GROUP_DEFAULTS } from "../../nodes/defaults";
import type { EksProps } from "../props";
import { wording } from "../words";
import { choiceOf, IMAGE_WORDS } from "./group/image";
import { overridesOf } from "./group/mixed";
import type { EksWorkerGroup } from "./props";

/** The type that is said of the launch template: the group's, else the first of its mixed policy. */
export function launchedType(group: EksWorkerGroup): string {
  return group.instanceType ?? overridesOf(group)?.[0]?.instanceType ?? WORKER_GROUP_DEFAULTS.instanceType;
}

/** The types that the image has to fit; none where only requirements say what a type must have. */
export function typesOf(group: EksWorkerGroup): string[] {
  const { instanceType, overrideInstanceTypes, instanceRequirements } = group;
  const open = instanceRequirements !== undefined && instanceType === undefined && overrideInstanceTypes === undefined;
  return open ? [] : [launchedType(group)];
}

/** The types that are started, by the prop that says so; nothing is known of a launch template's own, or of mere requirements. */
export function startedTypes(group: EksWorkerGroup): Readonly<Record<string, readonly string[]>> {
  const { overrideInstanceTypes, instanceRequirements, launchTemplateId, instanceType } = group;
  if (Token.isUnresolved(overrideInstanceTypes)) return {};
  if (overrideInstanceTypes !== undefined) {
    return { overrideInstanceTypes: overridesOf(group)!.map(({ instanceType: type }) => type) };
  }
  if (instanceRequirements !== undefined) return {};
  const given = instanceType ?? (launchTemplateId === undefined ? launchedType(group) : undefined);
  return given === undefined ? {} : { instanceType: [given] };
}

/** Which image the group's nodes start from, with nothing left open. Pure. */
export function requestOf(group: EksWorkerGroup, props: EksProps): ImageRequest {
  const { clusterVersion = CLUSTER_DEFAULTS.version } = props;
  const choice = choiceOf(group, props);
  const { architecture = onlyGraviton(group) ? "arm64" : undefined } = choice;
  const instanceTypes = typesOf(group);
  return imageRequest({ ...choice, ...(architecture && { architecture }) }, { instanceTypes, clusterVersion });
}

function onlyGraviton(group: EksWorkerGroup): boolean {
  const cpuManufacturers = elementsOf(group.instanceRequirements?.cpuManufacturers);
  const graviton = cpuManufacturers.length > 0 && cpuManufacturers.every((maker) => maker === "amazon-web-services");
  return group.instanceType === undefined && graviton;
}

/** What the caller calls the props of an image. */
export const imageWord = wording(IMAGE_WORDS);

/** An image that does not go with the group's instance types, or does not exist. */
export function groupImageProblems(group: EksWorkerGroup, props: EksProps): string[] {
  if (group.launchTemplateId !== undefined) return [];
  const request = requestOf(group, props);
  // A version that EKS does not have at all is told once, by the cluster.
  const known = judgeVersion(request.version).problems.length === 0;
  const judged = known ? request : { ...request, version: CLUSTER_DEFAULTS.version };
  return [
    ...imageProblems(judged, typesOf(group), imageWord),
    ...architectureProblems(group, props),
    ...(isFamilyKnown(group.amiFamily) ? diskProblems(request, group.rootVolumeSize, "rootVolumeSize") : []),
  ];
}

/** Instance types that the group's one image does not run on. */
export function architectureProblems(group: EksWorkerGroup, props: EksProps): string[] {
  const { launchTemplateId, instanceType, overrideInstanceTypes } = group;
  if (Token.isUnresolved(overrideInstanceTypes))
    return ["overrideInstanceTypes is known only at apply; the image hangs on them, so give them as plain text"];
  const types = (overridesOf(group) ?? []).map(({ instanceType: type }) => type);
  const known = types.filter((type) => !Token.isUnresolved(type));
  // Of an image of the caller's own the types among themselves must agree; which it runs on is not known here.
  const foreign = choiceOf(group, props).id !== undefined || launchTemplateId !== undefined;
  const measure = foreign ? (known[0] ?? launchedType(group)) : launchedType(group);
  const wanted = architectureOf(measure);
  const others = known.filter((type) => architectureOf(type) !== wanted);
  const why = !foreign && instanceType !== undefined ? `instanceType (${measure})` : measure;
  return [
    ...(others.length > 0
      ? [
          `overrideInstanceTypes: ${others.join(", ")} cannot run the ${wanted} image of ${why}; take types of one architecture, or two groups`,
        ]
      : []),
    ...makerProblems(group, props),
  ];
}

/** Makers of processors of which none runs the image. */
function makerProblems(group: EksWorkerGroup, props: EksProps): string[] {
  const cpuManufacturers = elementsOf(group.instanceRequirements?.cpuManufacturers);
  const { id, architecture } = requestOf(group, props);
  if (id !== undefined || group.launchTemplateId !== undefined || cpuManufacturers.length === 0) return [];
  const architectures = cpuManufacturers.map((maker) => (maker === "amazon-web-services" ? "arm64" : "x86_64"));
  return architectures.includes(architecture)
    ? []
    : [
        `instanceRequirements.cpuManufacturers (${cpuManufacturers.join(", ")}) make nothing that runs the ${architecture} image of instanceType (${launchedType(group)}); drop one of them`,
      ];
}
