import { DataAwsPartition } from "@cdktf/provider-aws/lib/data-aws-partition";
import { Annotations, Fn } from "cdktf";
import { Construct } from "constructs";
import { AccessEntry } from "../access/access-entry";
import type { AwsAuthMappings } from "../access/types";
import { Cluster } from "../cluster/cluster";
import { renderKubeconfig, updateKubeconfigCommand } from "../cluster/kubeconfig";
import { ClusterSecurityGroups } from "../cluster/security-groups";
import type { ClusterAddress } from "../nodes/bootstrap/al2023";
import { NodeRole } from "../nodes/node-role";
import type { WorkerGroup } from "../nodes/worker-group/worker-group";
import { assertValid } from "../shared/assert-valid";
import type { NodePlacement } from "../shared/placement";
import { warnOfUnwrittenMap } from "./access/unwritten-map";
import type { EksProps } from "./props";
import { translateEks, type EksPlan } from "./translate";
import { eksWarnings, validateEks } from "./validate";
import { placeWorkerGroups } from "./workers/place";

/**
 * The module call of terraform-aws-modules/eks: a control plane, worker groups and who may enter, in a VPC that exists.
 * Places AWS resources only, in any TerraformStack.
 */
export class Eks extends Construct {
  readonly clusterName: string;
  readonly securityGroups: ClusterSecurityGroups;
  readonly cluster: Cluster;
  /** The role that every node runs under. */
  readonly nodeRole: NodeRole;
  readonly workerGroups: { readonly [name: string]: WorkerGroup };
  /** The nodes' own entry; none in a cluster that looks at aws-auth alone. */
  readonly nodeAccessEntry?: AccessEntry;
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

    this.nodeRole = new NodeRole(this, "node-role", { ...plan.nodeRole, partition, dnsSuffix });
    const entry = new Construct(this, "access");
    this.nodeAccessEntry = plan.nodeAccessEntry
      ? new AccessEntry(entry, "nodes", {
          ...this.entryBase(tags),
          principalArn: this.nodeRole.role.arn,
          type: "EC2_LINUX",
        })
      : undefined;
    this.admins = this.entries("admins", plan.admins, tags);
    this.accessEntries = this.entries("access-entries", plan.accessEntries, tags);

    // Nodes that start before these wait in vain for their rights, and end later than these without a way to say so.
    const beforeNodes = [
      ...rules,
      ...Object.values(this.nodeRole.attachments),
      ...(this.nodeAccessEntry ? [this.nodeAccessEntry.entry] : []),
      ...(props.dependsOn ?? []),
    ];
    this.workerGroups = placeWorkerGroups(this, plan, {
      clusterName,
      cluster: this.clusterAddress(),
      instanceProfileName: this.nodeRole.instanceProfile.name,
      securityGroupIds: [this.securityGroups.workers.id, ...(props.workerAdditionalSecurityGroupIds ?? [])],
      tags,
      dependsOn: beforeNodes,
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
