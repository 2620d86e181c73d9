import type { EksNodeGroupConfig } from "@cdktf/provider-aws/lib/eks-node-group";
import { Token } from "cdktf";
import { plainText, text, type Shape } from "../../shared/shape";
import type { Wording } from "../wording";

/** EKS takes 63 characters; Terraform adds 26 to a prefix. @see https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateNodegroup.html */
const NAME_MAX = 63;
export const NODE_GROUP_PREFIX_MAX = NAME_MAX - 26;

/** What EKS calls the group; it cannot be renamed, and a group in another's place needs a name of its own. */
export interface NameProps {
  /** Fixed, up to 63 characters: whatever replaces the group then destroys it first. @default generated from the prefix */
  readonly nodeGroupName?: string;
  /** Up to 37 characters. @default nodeGroupNamePrefix(clusterName, id) */
  readonly nodeGroupNamePrefix?: string;
}

export const NAME_SHAPE: Shape<NameProps> = { nodeGroupName: text, nodeGroupNamePrefix: plainText };

/** `<cluster>-<group>-`, or the group's name alone where that is too long; a name is unique within its cluster anyway. */
export function nodeGroupNamePrefix(clusterName: string, groupName: string): string {
  const whole = `${clusterName}-${groupName}-`;
  if (!Token.isUnresolved(clusterName) && whole.length <= NODE_GROUP_PREFIX_MAX) return whole;
  return `${groupName.slice(0, NODE_GROUP_PREFIX_MAX - 1)}-`;
}

export function nameProblems({ nodeGroupName: name, nodeGroupNamePrefix: prefix }: NameProps, word: Wording): string[] {
  return [
    ...(name !== undefined && prefix !== undefined
      ? [`${word("nodeGroupName")} and ${word("nodeGroupNamePrefix")} are both given; keep one`]
      : []),
    ...formProblems(name, NAME_MAX, word("nodeGroupName")),
    ...formProblems(prefix, NODE_GROUP_PREFIX_MAX, word("nodeGroupNamePrefix")),
  ];
}

function formProblems(name: string | undefined, most: number, label: string): string[] {
  if (name === undefined || Token.isUnresolved(name)) return [];
  if (name.length > most) return [`${label} ("${name}") has ${name.length} characters; EKS takes ${most} of it`];
  return /^[A-Za-z0-9][\w-]*$/.test(name)
    ? []
    : [`${label} ("${name}") may hold letters, digits, "-" and "_" and begins with a letter or digit`];
}

export function nameArguments(
  names: NameProps,
  prefix: string,
): Pick<EksNodeGroupConfig, "nodeGroupName" | "nodeGroupNamePrefix"> {
  const { nodeGroupName } = names;
  return nodeGroupName === undefined ? { nodeGroupNamePrefix: prefix } : { nodeGroupName };
}
