import { DataAwsPartition } from "@cdktf/provider-aws/lib/data-aws-partition";
import { Annotations, Fn } from "cdktf";
import { Construct } from "constructs";
import { AccessEntry } from "../access/access-entry";
import type { AwsAuthMappings } from "../access/types";
import { Cluster } from "../cluster/cluster";
import { renderKubeconfig, updateKubeconfigCommand } from "../cluster/kubeconfig";
import { ClusterSecurityGroups } from "../cluster/security-groups";
import type { ClusterAddress } from "../nodes/bootstrap/al2023";
import type { NodeRole } from "../nodes/node-role";
import type { WorkerGroup } from "../nodes/worker-group/worker-group";
import { assertValid } from "../shared/assert-valid";
import type { NodePlacement } from "../shared/placement";
import { warnOfUnwrittenMap } from "./access/unwritten-map";
import type { EksProps } from "./props";
import { translateEks, type EksPlan } from "./translate";
import { eksWarnings, validateEks } from "./validate";
import { placeWorkerGroups } from "./workers/place";
import { placeNodeRoles } from "./workers/place-roles";

/**
 * The module call of terraform-aws-modules/eks: a control plane, worker groups and who may enter, in a VPC that exists.
 * Places AWS resources only, in any TerraformStack.
 */
export class Eks extends Construct {
  readonly clusterName: string;
  readonly securityGroups: ClusterSecurityGroups;
  readonly cluster: Cluster;
  /** The role that nodes run under unless their group says otherwise; none with `manageWorkerIamResources: false`. */
  readonly nodeRole?: NodeRole;
  /** Roles that groups have for themselves, by group. */
  readonly groupNodeRoles: { readonly [group: string]: NodeRole };
  readonly workerGroups: { readonly [name: string]: WorkerGroup };
  /** The entry of `nodeRole`; none in a cluster that looks at aws-auth alone. */
  readonly nodeAccessEntry?: AccessEntry;
  /** The entries of all other roles of nodes, by where they stand below `access`: `nodes-role/ops`. */
  readonly otherNodeAccessEntries: { readonly [place: string]: AccessEntry };
  readonly admins: { readonly [name: string]: AccessEntry };
  readonly accessEntries: { readonly [name: string]: AccessEntry };
  /** What aws-auth must hold; a KubernetesStack writes it. */
  readonly awsAuth: AwsAuthMappings;
  /** Where each group's nodes stand. */
  readonly nodePlacement: NodePlacement;
  /** Text of a kubeconfig without a secret in it. */
  readonly kubeconfig: string;
  /** The AWS CLI's command that writes one into the caller's own. */
  readonly updateKubeconfigCommand: string;

  constructor(scope: Construct, id: string, props: EksProps) {
    super(assertValid(scope, id, validateEks(props)), id);
    const { clusterName, vpcId, tags } = props;
    const { partition, dnsSuffix } = new DataAwsPartition(this, "partition");
    const plan = translateEks(props, partition);

    this.clusterName = clusterName;
    this.awsAuth = plan.awsAuth;
    this.nodePlacement = plan.nodePlacement;
    this.securityGroups = new ClusterSecurityGroups(this, "security-groups", {
      clusterName,
      vpcId,
      clusterEgressCidrs: props.clusterEgressCidrs,
      workersEgressCidrs: props.workersEgressCidrs,
      workerIngressFromPort: props.workerSgIngressFromPort,
      tags,
    });
    const rules = Object.values(this.securityGroups.rules);
    const clusterProps = { ...plan.cluster, partition, securityGroupIds: [this.securityGroups.cluster.id] };
    this.cluster = new Cluster(this, "cluster", clusterProps, rules);

    const roles = placeNodeRoles(this, plan, {
      clusterName: this.cluster.cluster.name,
      partition,
      dnsSuffix,
      byAccessEntry: plan.nodeAccessEntry,
      tags,
    });
    this.nodeRole = roles.shared;
    this.groupNodeRoles = roles.own;
    this.nodeAccessEntry = roles.sharedEntry;
    this.otherNodeAccessEntries = roles.entries;
    this.admins = this.entries("admins", plan.admins, tags);
    this.accessEntries = this.entries("access-entries", plan.accessEntries, tags);

    this.workerGroups = placeWorkerGroups(this, plan, {
      clusterName,
      cluster: this.clusterAddress(),
      roles,
      iamPath: props.iamPath,
      securityGroupIds: [this.securityGroups.workers.id, ...(props.workerAdditionalSecurityGroupIds ?? [])],
      clusterPrimarySecurityGroupId: this.cluster.cluster.vpcConfig.clusterSecurityGroupId,
      tags,
      rules,
      dependsOn: props.dependsOn,
    });

    const address = { clusterName, region: Fn.element(Fn.split(":", this.cluster.cluster.arn), 3) as string };
    const { endpoint, certificateAuthority } = this.clusterAddress();
    this.kubeconfig = renderKubeconfig({ ...address, endpoint, certificateAuthority, name: props.kubeconfigName });
    this.updateKubeconfigCommand = updateKubeconfigCommand(address);

    for (const warning of eksWarnings(props)) Annotations.of(this).addWarning(warning);
    warnOfUnwrittenMap(this, clusterName, plan.awsAuth);
  }

  private entryBase(tags: EksProps["tags"]) {
    return { clusterName: this.cluster.cluster.name, tags };
  }

  private entries(id: string, entries: EksPlan["accessEntries"], tags: EksProps["tags"]): Record<string, AccessEntry> {
    const scope = new Construct(this, id);
    return Object.fromEntries(
      Object.entries(entries).map(([name, entry]) => [
        name,
        new AccessEntry(scope, name, { ...this.entryBase(tags), ...entry }),
      ]),
    );
  }

  private clusterAddress(): ClusterAddress {
    const { cluster } = this.cluster;
    return {
      name: cluster.name,
      endpoint: cluster.endpoint,
      certificateAuthority: cluster.certificateAuthority.get(0).data,
      serviceCidr: cluster.kubernetesNetworkConfig.serviceIpv4Cidr,
    };
  }
}
