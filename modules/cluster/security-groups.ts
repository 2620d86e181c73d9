import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { SecurityGroupRule } from "@cdktf/provider-aws/lib/security-group-rule";
import { Construct } from "constructs";
import { assertValid } from "../shared/assert-valid";
import { validateClusterName } from "../shared/aws-names";
import { listOf, number, problemsOf, recordOf, shapeOf, text, type Shape } from "../shared/shape";
import { mergeTags, validateTags, type Tags } from "../shared/tags";
import { CLUSTER_DEFAULTS } from "./defaults";
import { securityRules } from "./security-rules";
import { egressProblems, portProblems } from "./validate";

export interface ClusterSecurityGroupsProps {
  readonly clusterName: string;
  readonly vpcId: string;
  /** Where the control plane may call, as CIDR blocks. @default CLUSTER_DEFAULTS.egressCidrs */
  readonly clusterEgressCidrs?: readonly string[];
  /** Where nodes may call, as CIDR blocks. @default CLUSTER_DEFAULTS.egressCidrs */
  readonly workersEgressCidrs?: readonly string[];
  /** Lowest TCP port on nodes that the control plane may call. @default CLUSTER_DEFAULTS.workerIngressFromPort */
  readonly workerIngressFromPort?: number;
  /** @default none */
  readonly tags?: Tags;
}

/**
 * The control plane's and the nodes' security groups with the rules between them. The rules are `aws_security_group_rule`,
 * as in every version of the registry module, so that those which exist there can be moved.
 */
export class ClusterSecurityGroups extends Construct {
  readonly cluster: SecurityGroup;
  readonly workers: SecurityGroup;
  readonly rules: { readonly [name: string]: SecurityGroupRule };

  constructor(scope: Construct, id: string, props: ClusterSecurityGroupsProps) {
    super(assertValid(scope, id, validateSecurityGroups(props)), id);
    const { clusterName, vpcId, tags = {} } = props;
    const {
      clusterEgressCidrs = CLUSTER_DEFAULTS.egressCidrs,
      workersEgressCidrs = CLUSTER_DEFAULTS.egressCidrs,
      workerIngressFromPort = CLUSTER_DEFAULTS.workerIngressFromPort,
    } = props;

    this.cluster = new SecurityGroup(this, "cluster", {
      namePrefix: clusterName,
      description: "EKS cluster security group.",
      vpcId,
      tags: mergeTags(tags, { Name: `${clusterName}-eks_cluster_sg` }),
      lifecycle: { createBeforeDestroy: true },
    });
    this.workers = new SecurityGroup(this, "workers", {
      namePrefix: clusterName,
      description: "Security group for all nodes in the cluster.",
      vpcId,
      // On exactly one group of a node: the cloud controller refuses to choose between two.
      tags: mergeTags(tags, {
        Name: `${clusterName}-eks_worker_sg`,
        [`kubernetes.io/cluster/${clusterName}`]: "owned",
      }),
      lifecycle: { createBeforeDestroy: true },
    });

    const groups = { cluster: this.cluster, workers: this.workers };
    const rules = securityRules({ clusterEgressCidrs, workersEgressCidrs, workerIngressFromPort });
    this.rules = Object.fromEntries(
      Object.entries(rules).map(([name, { on, peer, ...rule }]) => {
        const source =
          typeof peer === "string" ? { sourceSecurityGroupId: groups[peer].id } : { cidrBlocks: [...peer.cidrBlocks] };
        return [name, new SecurityGroupRule(this, name, { securityGroupId: groups[on].id, ...rule, ...source })];
      }),
    );
  }
}

const SHAPE: Shape<ClusterSecurityGroupsProps> = {
  clusterName: text,
  vpcId: text,
  clusterEgressCidrs: listOf(text),
  workersEgressCidrs: listOf(text),
  workerIngressFromPort: number,
  tags: recordOf(text),
};

/** Everything that is wrong with the props of the two groups. */
function validateSecurityGroups(props: ClusterSecurityGroupsProps): string[] {
  return problemsOf(shapeOf(SHAPE, ["clusterName", "vpcId"]), props, ({ clusterName, tags = {}, ...settings }) => [
    ...validateClusterName(clusterName),
    ...egressProblems(settings.clusterEgressCidrs, "clusterEgressCidrs"),
    ...egressProblems(settings.workersEgressCidrs, "workersEgressCidrs"),
    ...portProblems(settings.workerIngressFromPort, "workerIngressFromPort"),
    ...validateTags(tags),
  ]);
}
