import { DataAwsPartition } from "@cdktf/provider-aws/lib/data-aws-partition";
import { Construct } from "constructs";
import { AccessEntry } from "../access/access-entry";
import type { AwsAuthMappings } from "../access/types";
import type { Addon } from "../addons/addon";
import type { Cluster } from "../cluster/cluster";
import type { PrimarySecurityGroup } from "../cluster/primary-group";
import type { ClusterSecurityGroups } from "../cluster/security-groups";
import type { ClusterAddress } from "../nodes/bootstrap/al2023";
import type { NodeGroup } from "../nodes/node-group/node-group";
import type { NodeRole } from "../nodes/node-role";
import type { WorkerGroup } from "../nodes/worker-group/worker-group";
import { addWarnings, assertValid } from "../shared/assert-valid";
import type { NodePlacement } from "../shared/placement";
import type { PlacedServiceAccounts } from "./access/place-service-accounts";
import { warnOfUnwrittenMap } from "./access/unwritten-map";
import type { AwsNodeOwner } from "./addons/given";
import { placeCluster } from "./cluster/place";
import type { PlacedFargate } from "./fargate/place";
import { kubeconfigTexts } from "./kubeconfig/render";
import { eksOutputs, outputProblems, placeOutputs, type EksOutputs } from "./outputs";
import { placeAccess } from "./place-access";
import { placeCompute } from "./place-compute";
import type { EksProps } from "./props";
import { translateEks } from "./translate";
import { eksWarnings, validateEks } from "./validate";

/**
 * The module call of terraform-aws-modules/eks: a control plane, worker groups and who may enter, in a VPC that exists.
 * Places AWS resources only, in any TerraformStack.
 */
export class Eks extends Construct {
  readonly clusterName: string;
  readonly securityGroups: ClusterSecurityGroups;
  readonly cluster: Cluster;
  /** What is added to the group that EKS makes. */
  readonly primarySecurityGroup: PrimarySecurityGroup;
  /** What a node must know to find the cluster. */
  readonly address: ClusterAddress;
  /** The role that nodes run under unless their group says otherwise; none with `manageWorkerIamResources: false`. */
  readonly nodeRole?: NodeRole;
  /** Roles that groups have for themselves, by group. */
  readonly groupNodeRoles: { readonly [group: string]: NodeRole };
  readonly workerGroups: { readonly [name: string]: WorkerGroup };
  /** Groups that EKS manages. */
  readonly nodeGroups: { readonly [name: string]: NodeGroup };
  /** Roles that those have for themselves, by group. */
  readonly nodeGroupRoles: { readonly [group: string]: NodeRole };
  /** The entry of `nodeRole`; none in a cluster that looks at aws-auth alone. */
  readonly nodeAccessEntry?: AccessEntry;
  /** The entries of all other roles of nodes, by where they stand below `access`: `nodes-role/ops`. */
  readonly otherNodeAccessEntries: { readonly [place: string]: AccessEntry };
  readonly admins: { readonly [name: string]: AccessEntry };
  readonly accessEntries: { readonly [name: string]: AccessEntry };
  /** Roles of service accounts, by the caller's names. */
  readonly serviceAccounts: PlacedServiceAccounts;
  readonly fargate: PlacedFargate;
  /** By EKS's names for them. */
  readonly addons: { readonly [name: string]: Addon };
  /** Whose the variables of aws-node are. */
  readonly awsNodeOwner: AwsNodeOwner;
  /** What aws-auth must hold; a KubernetesStack writes it. */
  readonly awsAuth: AwsAuthMappings;
  /** Where each group's nodes stand. */
  readonly nodePlacement: NodePlacement;
  /** Text of a kubeconfig without a secret in it. */
  readonly kubeconfig: string;
  /** The AWS CLI's command that writes one into the caller's own. */
  readonly updateKubeconfigCommand: string;

  constructor(scope: Construct, id: string, props: EksProps) {
    super(assertValid(scope, id, [...validateEks(props), ...outputProblems(scope, props)]), id);
    const { clusterName, tags, outputs = "none" } = props;
    const { partition, dnsSuffix } = new DataAwsPartition(this, "partition");
    const plan = translateEks(props, partition);

    this.clusterName = clusterName;
    this.awsAuth = plan.awsAuth;
    this.nodePlacement = plan.nodePlacement;
    this.awsNodeOwner = plan.addons.awsNodeOwner;
    const placed = placeCluster(this, plan, { partition, dnsSuffix });
    this.securityGroups = placed.securityGroups;
    this.cluster = placed.cluster;
    this.primarySecurityGroup = placed.primarySecurityGroup;
    this.address = placed.address;

    const access = placeAccess(this, plan, { cluster: placed.cluster, partition, dnsSuffix, tags });
    this.nodeRole = access.roles.shared;
    this.groupNodeRoles = access.roles.own;
    this.nodeAccessEntry = access.roles.sharedEntry;
    this.admins = access.admins;
    this.accessEntries = access.accessEntries;
    this.serviceAccounts = access.serviceAccounts;

    const compute = placeCompute(this, plan, props, { ...placed, ...access, partition, dnsSuffix });
    this.workerGroups = compute.workerGroups;
    this.fargate = compute.fargate;
    this.nodeGroups = compute.managed.groups;
    this.nodeGroupRoles = compute.managed.roles;
    this.otherNodeAccessEntries = { ...access.roles.entries, ...compute.managed.entries };
    this.addons = compute.addons;

    const texts = kubeconfigTexts(plan.kubeconfig, clusterName, placed);
    this.kubeconfig = texts.kubeconfig;
    this.updateKubeconfigCommand = texts.updateKubeconfigCommand;
    addWarnings(this, eksWarnings(props));
    warnOfUnwrittenMap(this, clusterName, plan);
    placeOutputs(this, outputs);
  }

  /** Every value that the registry module hands out, under its own name. */
  get outputs(): EksOutputs {
    return eksOutputs(this);
  }
}
