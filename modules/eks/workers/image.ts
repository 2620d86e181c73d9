import { Token } from "cdktf";
import { architectureOf, type Architecture } from "../../nodes/ami/al2023";
import { WORKER_GROUP_DEFAULTS } from "../../nodes/defaults";
import { overridesOf } from "./group/mixed";
import type { EksWorkerGroup } from "./props";

/** An image id, or the architecture that AWS's own image is looked up for. */
export type ImagePlan = { readonly id: string } | { readonly architecture: Architecture };

/** The type that is said of the launch template: the group's, else the first of its mixed policy. */
export function launchedType(group: EksWorkerGroup): string {
  return group.instanceType ?? overridesOf(group)?.[0]?.instanceType ?? WORKER_GROUP_DEFAULTS.instanceType;
}

/** Pure. */
export function imageOf(group: EksWorkerGroup): ImagePlan {
  return group.amiId === undefined ? { architecture: neededArchitecture(group) } : { id: group.amiId };
}

function neededArchitecture(group: EksWorkerGroup): Architecture {
  const { cpuManufacturers = [] } = group.instanceRequirements ?? {};
  const graviton = cpuManufacturers.length > 0 && cpuManufacturers.every((maker) => maker === "amazon-web-services");
  return group.instanceType === undefined && graviton ? "arm64" : architectureOf(launchedType(group));
}

/** Instance types that the group's one image does not run on. */
export function architectureProblems(group: EksWorkerGroup): string[] {
  const { amiId, launchTemplateId, instanceType, overrideInstanceTypes } = group;
  if (Token.isUnresolved(overrideInstanceTypes))
    return ["overrideInstanceTypes is known only at apply; the image hangs on them, so give them as plain text"];
  const types = (overridesOf(group) ?? []).map(({ instanceType: type }) => type);
  const known = types.filter((type) => !Token.isUnresolved(type));
  // Of an image of the caller's own the types among themselves must agree; which it runs on is not known here.
  const foreign = amiId !== undefined || launchTemplateId !== undefined;
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
    ...makerProblems(group),
  ];
}

/** Makers of processors of which none runs the image. */
function makerProblems(group: EksWorkerGroup): string[] {
  const { cpuManufacturers = [] } = group.instanceRequirements ?? {};
  const image = imageOf(group);
  if ("id" in image || group.launchTemplateId !== undefined || cpuManufacturers.length === 0) return [];
  const architectures = cpuManufacturers.map((maker) => (maker === "amazon-web-services" ? "arm64" : "x86_64"));
  return architectures.includes(image.architecture)
    ? []
    : [
        `instanceRequirements.cpuManufacturers (${cpuManufacturers.join(", ")}) make nothing that runs the ${image.architecture} image of instanceType (${launchedType(group)}); drop one of them`,
      ];
}
