import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { SecurityGroupRule } from "@cdktf/provider-aws/lib/security-group-rule";
import { Construct } from "constructs";
import { assertValid } from "../shared/assert-valid";
import { groupNamePrefix } from "../shared/aws-names";
import { merged } from "../shared/lists";
import type { Tags } from "../shared/tags";
import { additionalRules, type AdditionalRule } from "./additional-rules";
import { validateSecurityGroups } from "./security-group-problems";
import { perNetwork } from "./per-network";
import { groupsOf, ownRules } from "./rule-twins";
import { peerArguments, rulesFor, type GroupChoice, type SecurityRule } from "./security-rules";
import type { IpFamily } from "./types";

export interface ClusterSecurityGroupsProps {
  readonly clusterName: string;
  readonly vpcId: string;
  /** The control plane's group: made, one of yours by its id, or "none" besides EKS's own. @default "create" */
  readonly clusterGroup?: GroupChoice;
  /** The nodes' group, likewise. @default "create" */
  readonly workersGroup?: GroupChoice;
  /** Of pods and Services; decides whom the groups may call by default. @default CLUSTER_DEFAULTS.ipFamily */
  readonly ipFamily?: IpFamily;
  /** Where the control plane may call, as CIDR blocks. @default CLUSTER_DEFAULTS.egressCidrs */
  readonly clusterEgressCidrs?: readonly string[];
  /** Where nodes may call, as CIDR blocks. @default CLUSTER_DEFAULTS.egressCidrs */
  readonly workersEgressCidrs?: readonly string[];
  /** Lowest TCP port on nodes that the control plane may call. @default CLUSTER_DEFAULTS.workerIngressFromPort */
  readonly workerIngressFromPort?: number;
  /** More rules on the control plane's group, by name; to rename one, `terraform state mv` it first. @default none */
  readonly clusterRules?: { readonly [name: string]: AdditionalRule };
  /** More rules on the nodes' group, by name; to rename one, `terraform state mv` it first. @default none */
  readonly workersRules?: { readonly [name: string]: AdditionalRule };
  /** Mark the nodes' group as the one by which load balancer controllers reach them; a node is to stand in one such group. @default true */
  readonly workersOwnershipTag?: boolean;
  /** @default none */
  readonly tags?: Tags;
  /** On the control plane's group; wins over `tags`. @default none */
  readonly clusterTags?: Tags;
  /** On the nodes' group; wins over `tags`. @default none */
  readonly workersTags?: Tags;
}

/**
 * The control plane's and the nodes' security groups with the rules between them. The rules are `aws_security_group_rule`,
 * as in every version of the registry module, so that those which exist there can be moved. A group that is given gets no
 * rule: who made it opens it. A group that is made is open to one that is given.
 */
export class ClusterSecurityGroups extends Construct {
  /** Only where it is made here. */
  readonly cluster?: SecurityGroup;
  /** Only where it is made here. */
  readonly workers?: SecurityGroup;
  /** Of the group that is made or given; none where EKS's own stands alone. */
  readonly clusterId?: string;
  readonly workersId?: string;
  /** By name; where a rule names networks, one for each, the network behind the name. */
  readonly rules: { readonly [name: string]: SecurityGroupRule };
  readonly clusterRules: { readonly [name: string]: SecurityGroupRule };
  readonly workersRules: { readonly [name: string]: SecurityGroupRule };

  constructor(scope: Construct, id: string, props: ClusterSecurityGroupsProps) {
    super(assertValid(scope, id, validateSecurityGroups(props)), id);
    const { cluster: clusterGroup, workers: workersGroup } = groupsOf(props);
    this.cluster = clusterGroup === "create" ? this.clusterGroup(props) : undefined;
    this.workers = workersGroup === "create" ? this.workersGroup(props) : undefined;
    this.clusterId = this.cluster?.id ?? idOf(clusterGroup);
    this.workersId = this.workers?.id ?? idOf(workersGroup);

    const groups = groupsOf(props);
    this.rules = this.placed(this, ownRules(props));
    const own = (name: string, more: Readonly<Record<string, SecurityRule>>) =>
      this.placed(new Construct(this, name), rulesFor(more, groups));
    this.clusterRules = own("cluster-rules", additionalRules("cluster", props.clusterRules));
    this.workersRules = own("workers-rules", additionalRules("workers", props.workersRules));
  }

  /** Every rule, those of the caller's own included. */
  get allRules(): readonly SecurityGroupRule[] {
    return [this.rules, this.clusterRules, this.workersRules].flatMap((rules) => Object.values(rules));
  }

  private placed(scope: Construct, rules: Readonly<Record<string, SecurityRule>>): Record<string, SecurityGroupRule> {
    const ids = { cluster: this.clusterId, workers: this.workersId };
    return Object.fromEntries(
      Object.entries(perNetwork(rules)).map(([name, { on, peer, ...rule }]) => [
        name,
        new SecurityGroupRule(scope, name, { securityGroupId: ids[on]!, ...rule, ...peerArguments(peer, ids) }),
      ]),
    );
  }

  private clusterGroup({ clusterName, vpcId, tags, clusterTags }: ClusterSecurityGroupsProps): SecurityGroup {
    return new SecurityGroup(this, "cluster", {
      namePrefix: groupNamePrefix(clusterName),
      description: "EKS cluster security group.",
      vpcId,
      tags: merged(tags, { Name: `${clusterName}-eks_cluster_sg` }, clusterTags),
      lifecycle: { createBeforeDestroy: true },
    });
  }

  private workersGroup(props: ClusterSecurityGroupsProps): SecurityGroup {
    const { clusterName, vpcId, tags, workersTags, workersOwnershipTag: owned = true } = props;
    return new SecurityGroup(this, "workers", {
      namePrefix: groupNamePrefix(clusterName),
      description: "Security group for all nodes in the cluster.",
      vpcId,
      tags: merged(
        tags,
        { Name: `${clusterName}-eks_worker_sg` },
        // On exactly one group of a node: the cloud controller refuses to choose between two.
        owned ? { [`kubernetes.io/cluster/${clusterName}`]: "owned" } : {},
        workersTags,
      ),
      lifecycle: { createBeforeDestroy: true },
    });
  }
}

function idOf(group: GroupChoice): string | undefined {
  return typeof group === "object" ? group.id : undefined;
}
