import { Token } from "cdktf";
import { literal, oneOf, text, type Shape } from "../../shared/shape";
import type { LaunchProps } from "../launch-template/types";
import { LAUNCH_SHAPE, launchProblems } from "../launch-template/validate";
import { launchSourceProblems } from "../worker-group/launch-source";
import type { Wording } from "../wording";
import { NODE_GROUP_DEFAULTS as DEFAULTS } from "./defaults";
import { DISK_SHAPE, diskProblems, type DiskProps } from "./disks";
import { imageKind } from "./image";
import { instanceTypesOf } from "./purchase";
import type { NodeGroupProps } from "./types";
import { BOOTSTRAP_SHAPE } from "./user-data";

/** Of what nodes are started from all that EKS leaves to a launch template: it rules over role, shutdown and market itself. */
export interface TemplateProps
  extends
    DiskProps,
    Omit<
      LaunchProps,
      | "instanceType"
      | "hibernation"
      | "shutdownBehavior"
      | "marketOptions"
      | "keyName"
      | "tags"
      | keyof DiskProps
      | "rootVolume"
    > {}

/** Who says what nodes are started from. */
export interface TemplateChoice {
  /** One of the group's own, or EKS's: then nothing can be said of the instances but type, image, disk size and who may log in. @default NODE_GROUP_DEFAULTS.launchTemplate */
  readonly launchTemplate?: "own" | "eks";
  /** One that exists, in the place of both: all about the instances is then said there. A group keeps its template for life. @default none */
  readonly launchTemplateId?: string;
  /** "$Latest", "$Default" or a number; a new one replaces the nodes, some at a time. @default the newest, by its number */
  readonly launchTemplateVersion?: string;
}

export const TEMPLATE_CHOICE_SHAPE: Shape<TemplateChoice> = {
  launchTemplate: literal(oneOf(["own", "eks"])),
  launchTemplateId: text,
  launchTemplateVersion: text,
};

const {
  instanceType: _type,
  hibernation: _hibernation,
  shutdownBehavior: _shutdown,
  marketOptions: _market,
  keyName: _key,
  tags: _tags,
  rootVolume: _root,
  ...LEFT_SHAPE
} = LAUNCH_SHAPE;
export const TEMPLATE_SHAPE: Shape<TemplateProps> = { ...LEFT_SHAPE, ...DISK_SHAPE };

/** What messages call a choice; a facade has words of its own for it. */
const OWN = 'launchTemplate "own"';

/** Which of the three it is. */
export function templateKind({ launchTemplate, launchTemplateId }: TemplateChoice): "own" | "eks" | "existing" {
  return launchTemplateId === undefined ? (launchTemplate ?? DEFAULTS.launchTemplate) : "existing";
}

/** What EC2 or EKS would refuse of a launch template, and what nobody would heed without one of the group's own. */
export function templateProblems(props: Omit<NodeGroupProps, "clusterName">, word: Wording): string[] {
  const { launchTemplate: choice, launchTemplateId, launchTemplateVersion } = props;
  const kind = templateKind(props);
  return [
    ...(launchTemplateId !== undefined && choice !== undefined
      ? [`${word("launchTemplateId")} and ${word("launchTemplate")} are both given; keep one`]
      : []),
    ...(launchTemplateVersion !== undefined && kind === "eks"
      ? [`${word("launchTemplateVersion")} is of a launch template that EKS makes itself; drop it`]
      : []),
    ...launchSourceProblems(props, word),
    ...(kind === "own" ? ownProblems(props, word) : unheeded(props, kind, word)),
  ];
}

function ownProblems(props: Omit<NodeGroupProps, "clusterName">, word: Wording): string[] {
  const { family, architecture } = imageKind(props);
  const types = instanceTypesOf(props, architecture);
  const known = Token.isUnresolved(types) ? [] : types.filter((type) => !Token.isUnresolved(type));
  const launch = {
    ...launchOf(props),
    // The one that says most: not all of them are burstable.
    instanceType: known.find((type) => !/^t\d/.test(type)) ?? known[0],
    ...(known.length === 0 && { cpuCredits: undefined }),
    // Told by `diskProblems`.
    additionalVolumes: undefined,
    instanceStoreVolumes: undefined,
  };
  return [...launchProblems(launch, typeWording(word)), ...diskProblems(family, props, word)];
}

/** Of several instance types one stands for all. */
function typeWording(word: Wording): Wording {
  return (prop) => word(prop === "instanceType" ? "instanceTypes" : prop);
}

/** What only a launch template of the group's own can say. */
function unheeded(props: Omit<NodeGroupProps, "clusterName">, kind: "eks" | "existing", word: Wording): string[] {
  const { size: _size, ...disk } = props.disk ?? {};
  const size = kind === "eks" ? [] : ["disk.size"].filter(() => props.disk?.size !== undefined);
  const others = Object.keys(TEMPLATE_SHAPE).filter((key) => key !== "disk");
  const given = [
    ...[...others, "imageId", ...(kind === "existing" ? ["keyName"] : [])].filter(
      (key) => props[key as keyof typeof props] !== undefined,
    ),
    ...size,
    ...Object.keys(disk)
      .filter((key) => disk[key as keyof typeof disk] !== undefined)
      .map((key) => `disk.${key}`),
    ...Object.keys(BOOTSTRAP_SHAPE).filter(
      (key) => props.bootstrap?.[key as keyof NonNullable<typeof props.bootstrap>] !== undefined,
    ),
  ];
  return given.map((prop) =>
    kind === "eks"
      ? `${word(prop)} goes on a launch template, and here EKS makes it itself; let the group have its own (${word(OWN)}), or drop this`
      : `${word(prop)}: the launch template ${props.launchTemplateId} says that by itself; say it there, or drop it`,
  );
}

/** What is said of instances, and nothing else. */
export function launchOf(props: Omit<NodeGroupProps, "clusterName">): Omit<TemplateProps, "disk"> {
  const keys = Object.keys(TEMPLATE_SHAPE).filter((key) => key !== "disk");
  return Object.fromEntries(keys.map((key) => [key, props[key as keyof typeof props]]));
}
