import type { EksNodeGroupRemoteAccess } from "@cdktf/provider-aws/lib/eks-node-group";
import { either, listOf, oneOf, text, type Shape } from "../../shared/shape";
import type { Wording } from "../wording";

/** Who may log in to nodes, where EKS makes the launch template and a security group for it. */
export interface RemoteAccessProps {
  /** EC2 key pair; on Windows it decrypts the password. @default none: nobody logs in */
  readonly keyName?: string;
  /** Security groups whose members reach port 22, or 3389 on Windows; "anywhere" opens it to the world. Needed beside `keyName` where EKS makes the launch template, and elsewhere refused. @default none */
  readonly sourceSecurityGroupIds?: readonly string[] | "anywhere";
}

export const REMOTE_ACCESS_SHAPE: Shape<RemoteAccessProps> = {
  keyName: text,
  sourceSecurityGroupIds: either({ list: listOf(text), scalar: oneOf(["anywhere"]) }),
};

/** A key without sources: EKS would open the port to the world, and say nothing. */
export function remoteAccessProblems(
  { keyName, sourceSecurityGroupIds: sources }: RemoteAccessProps,
  eksMakesTemplate: boolean,
  word: Wording,
): string[] {
  const [key, from] = [word("keyName"), word("sourceSecurityGroupIds")];
  const none = (sources ?? []).length === 0;
  if (!eksMakesTemplate) {
    return none
      ? []
      : [
          `${from}: EKS takes them only where it makes the launch template itself; let it (${word('launchTemplate "eks"')}), or put a rule for the port on one of ${word("securityGroupIds")}`,
        ];
  }
  if (keyName === undefined) return none ? [] : [`${from} goes with ${key}; give both, or drop it`];
  return none
    ? [`${key} without ${from} opens SSH to the world; name the groups that may log in, or say "anywhere"`]
    : [];
}

/** As EKS has it: no sources is everybody. */
export function remoteAccessArguments(props: RemoteAccessProps): EksNodeGroupRemoteAccess | undefined {
  const { keyName, sourceSecurityGroupIds: sources } = props;
  if (keyName === undefined) return undefined;
  return {
    ec2SshKey: keyName,
    sourceSecurityGroupIds: sources === "anywhere" ? undefined : (sources as string[] | undefined),
  };
}
