import { Ec2Tag } from "@cdktf/provider-aws/lib/ec2-tag";
import { SecurityGroupRule, type SecurityGroupRuleConfig } from "@cdktf/provider-aws/lib/security-group-rule";
import { Construct } from "constructs";
import { looksLikeIpv6 } from "../shared/cidr";
import type { Tags } from "../shared/tags";

/** Who may reach the private endpoint, by name: a network, or the members of a group. */
export type PrivateAccess = {
  readonly [name: string]: { readonly cidr: string } | { readonly sourceSecurityGroupId: string };
};

export interface PrimarySecurityGroupProps {
  /** The group that EKS makes with the cluster. */
  readonly groupId: string;
  /** The nodes' group, to be joined with it. @default not joined */
  readonly workers?: { readonly groupId: string; readonly isOurs: boolean };
  /** @default nobody else */
  readonly privateAccess?: PrivateAccess;
  /** Put on the group; EKS puts none but its own there. @default none */
  readonly tags?: Tags;
}

/** Traffic of any protocol. The ports are the registry module's, as those of `workers-ingress-self` are. */
const ANYTHING = { type: "ingress", protocol: "-1", fromPort: 0, toPort: 65535 } as const;
const HTTPS = { type: "ingress", protocol: "tcp", fromPort: 443, toPort: 443 } as const;

/** What is added to the group that EKS makes: pods on Fargate and on managed nodes stand in it, and so does the private endpoint. */
export class PrimarySecurityGroup extends Construct {
  readonly rules: { readonly [name: string]: SecurityGroupRule };
  readonly privateAccess: { readonly [name: string]: SecurityGroupRule };
  readonly tags: { readonly [key: string]: Ec2Tag };

  constructor(
    scope: Construct,
    id: string,
    { groupId, workers, privateAccess = {}, tags = {} }: PrimarySecurityGroupProps,
  ) {
    super(scope, id);
    this.rules = Object.fromEntries(
      Object.entries(workers ? joiningRules(groupId, workers) : {}).map(([name, rule]) => [
        name,
        new SecurityGroupRule(this, name, rule),
      ]),
    );
    const access = new Construct(this, "private-access");
    this.privateAccess = Object.fromEntries(
      Object.entries(privateAccess).map(([name, source]) => [
        name,
        new SecurityGroupRule(access, name, privateAccessRule(groupId, source)),
      ]),
    );
    const tagScope = new Construct(this, "tags");
    this.tags = Object.fromEntries(
      Object.entries(tags).map(([key, value]) => [key, new Ec2Tag(tagScope, key, { resourceId: groupId, key, value })]),
    );
  }
}

/** Both ways between the nodes' group and EKS's own; a nodes' group of somebody else's is not ours to open. */
function joiningRules(
  groupId: string,
  workers: { readonly groupId: string; readonly isOurs: boolean },
): Record<string, SecurityGroupRuleConfig> {
  return {
    ...(workers.isOurs && {
      "workers-ingress-cluster-primary": {
        securityGroupId: workers.groupId,
        sourceSecurityGroupId: groupId,
        ...ANYTHING,
        description:
          "Allow pods running on workers to receive communication from cluster primary security group (e.g. Fargate pods).",
      },
    }),
    "cluster-primary-ingress-workers": {
      securityGroupId: groupId,
      sourceSecurityGroupId: workers.groupId,
      ...ANYTHING,
      description:
        "Allow pods running on workers to send communication to cluster primary security group (e.g. Fargate pods).",
    },
  };
}

function privateAccessRule(groupId: string, source: PrivateAccess[string]): SecurityGroupRuleConfig {
  const description = (kind: string) => `Allow private K8S API ingress from custom ${kind} source.`;
  const rule = { securityGroupId: groupId, ...HTTPS };
  if (!("cidr" in source)) {
    const { sourceSecurityGroupId } = source;
    return { ...rule, sourceSecurityGroupId, description: description("Security Groups") };
  }
  const blocks = looksLikeIpv6(source.cidr) ? { ipv6CidrBlocks: [source.cidr] } : { cidrBlocks: [source.cidr] };
  return { ...rule, ...blocks, description: description("CIDR") };
}
