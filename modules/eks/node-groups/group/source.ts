import { TEMPLATE_CHOICE_SHAPE, type TemplateChoice } from "../../../nodes/node-group/template";
import { REMOTE_ACCESS_SHAPE, type RemoteAccessProps } from "../../../nodes/node-group/remote-access";
import { flag, literal, type Shape } from "../../../shared/shape";
import { shapeOfWords } from "../../words";

/** Who says what nodes are started from, and who may log in to them. */
export interface EksNodeGroupSource {
  /**
   * False: EKS makes the launch template; its disks are not encrypted unless the account says so, nodes stand in the
   * cluster's own security group alone, and nothing can be said of them but type, image, diskSize and who may log in. A
   * change makes a new group. @default true (the module's was false, v21's is true)
   */
  readonly createLaunchTemplate?: boolean;
  /** A launch template that exists: what it says of instances cannot be said here. A group keeps its template for life. @default none */
  readonly launchTemplateId?: string;
  /** "$Latest", "$Default" or a number. @default the newest, by its number */
  readonly launchTemplateVersion?: string;
  /** EC2 key pair. @default none: nobody logs in */
  readonly keyName?: string;
  /** Who reaches port 22 (3389 on Windows), with createLaunchTemplate false; "anywhere" (ours) opens it to the world, as the module did without them. @default none, which is refused beside keyName */
  readonly sourceSecurityGroupIds?: readonly string[] | "anywhere";
}

type SourceProp = Exclude<keyof TemplateChoice, "launchTemplate"> | keyof RemoteAccessProps;

export const SOURCE_WORDS = {
  launchTemplateId: "launchTemplateId",
  launchTemplateVersion: "launchTemplateVersion",
  keyName: "keyName",
  sourceSecurityGroupIds: "sourceSecurityGroupIds",
} as const satisfies { readonly [Prop in SourceProp]: keyof EksNodeGroupSource };

/** How messages name the two ways of a switch. */
export const SOURCE_LABELS = {
  launchTemplate: "createLaunchTemplate",
  'launchTemplate "own"': "createLaunchTemplate true",
  'launchTemplate "eks"': "createLaunchTemplate false",
};

export const NODE_GROUP_SOURCE_SHAPE: Shape<EksNodeGroupSource> = {
  ...shapeOfWords(SOURCE_WORDS, { ...TEMPLATE_CHOICE_SHAPE, ...REMOTE_ACCESS_SHAPE }),
  createLaunchTemplate: literal(flag),
};

/** The switch in the part's words. */
export function templateChoiceOf({
  createLaunchTemplate: create,
}: EksNodeGroupSource): TemplateChoice["launchTemplate"] {
  return create === undefined ? undefined : create ? "own" : "eks";
}

/** Whether the group has a launch template of its own: neither EKS's nor one that exists. */
export function hasOwnTemplate({ createLaunchTemplate, launchTemplateId }: EksNodeGroupSource): boolean {
  return createLaunchTemplate !== false && launchTemplateId === undefined;
}
