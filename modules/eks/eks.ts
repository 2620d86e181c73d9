import { DataAwsPartition } from "@cdktf/provider-aws/lib/data-aws-partition";
import { Annotations, Fn } from "cdktf";
import { Construct } from "constructs";
import { AccessEntry } from "../access/access-entry";
import type { AccessEntryProps, AwsAuthMappings } from "../access/types";
import type { Addon } from "../addons/addon";
import type { Cluster } from "../cluster/cluster";
import { renderKubeconfig, updateKubeconfigCommand } from "../cluster/kubeconfig";
import type { PrimarySecurityGroup } from "../cluster/primary-group";
import type { ClusterSecurityGroups } from "../cluster/security-groups";
import type { ClusterAddress } from "../nodes/bootstrap/al2023";
import type { NodeGroup } from "../nodes/node-group/node-group";
import type { NodeRole } from "../nodes/node-role";
import type { WorkerGroup } from "../nodes/worker-group/worker-group";
import { assertValid } from "../shared/assert-valid";
import type { NodePlacement } from "../shared/placement";
import { placeServiceAccounts, type PlacedServiceAccounts } from "./access/place-service-accounts";
import { warnOfUnwrittenMap } from "./access/unwritten-map";
import type { AwsNodeOwner } from "./addons/given";
import { addonPlacer } from "./addons/place";
import { placeCluster, withOwn } from "./cluster/place";
import { placeFargate, type PlacedFargate } from "./fargate/place";
import { eksOutputs, outputProblems, placeOutputs, type EksOutputs } from "./outputs";
import { placeNodeGroups } from "./node-groups/place";
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

    const base = { clusterName: this.cluster.cluster.name, partition, tags };
    const roles = placeNodeRoles(this, plan, { ...base, dnsSuffix, byAccessEntry: plan.nodeAccessEntry });
    this.nodeRole = roles.shared;
    this.groupNodeRoles = roles.own;
    this.nodeAccessEntry = roles.sharedEntry;
    this.admins = this.entries("admins", plan.admins, base);
    this.accessEntries = this.entries("access-entries", plan.accessEntries, base);

    const surroundings = { cluster: this.cluster.cluster.name, oidcProviderArn: this.cluster.oidcProvider?.arn };
    this.serviceAccounts = placeServiceAccounts(this, plan, surroundings);
    const { iamPath, permissionsBoundary } = props;
    const names = { clusterName, iamPath, permissionsBoundary };
    const placeAddons = addonPlacer(this, plan.addons, { ...surroundings, ...names });
    const addonsBefore = placeAddons("before-compute", []);

    const rules = [
      ...this.securityGroups.allRules,
      ...Object.values(this.primarySecurityGroup.rules),
      ...Object.values(addonsBefore).map(({ addon }) => addon),
    ];
    const nodes = {
      clusterName,
      cluster: this.address,
      roles,
      securityGroupIds: withOwn(this.securityGroups.workersId, props.workerAdditionalSecurityGroupIds),
      clusterPrimarySecurityGroupId: this.cluster.cluster.vpcConfig.clusterSecurityGroupId,
      tags,
    };
    this.workerGroups = placeWorkerGroups(this, plan, { ...nodes, iamPath, rules, dependsOn: props.dependsOn });

    this.fargate = placeFargate(this, plan.fargate, {
      ...surroundings,
      clusterArn: this.cluster.cluster.arn,
      partition,
      dependsOn: [...this.securityGroups.allRules, ...(props.dependsOn ?? [])],
    });
    const managed = placeNodeGroups(this, plan, {
      ...nodes,
      partition,
      dnsSuffix,
      byAccessEntry: plan.nodeAccessEntry,
      accessEntries: this.accessEntries,
      entrySettings: plan.accessEntries,
      dependsOn: [...rules, ...(props.dependsOn ?? [])],
    });
    this.nodeGroups = managed.groups;
    this.nodeGroupRoles = managed.roles;
    this.otherNodeAccessEntries = { ...roles.entries, ...managed.entries };
    const compute = [
      ...Object.values(this.workerGroups).map(({ autoscalingGroup }) => autoscalingGroup),
      ...Object.values(this.nodeGroups).map(({ nodeGroup }) => nodeGroup),
      ...Object.values(this.fargate.profiles).map(({ profile }) => profile),
    ];
    this.addons = { ...addonsBefore, ...placeAddons("after-compute", compute) };

    const address = { clusterName, region: Fn.element(Fn.split(":", this.cluster.cluster.arn), 3) as string };
    const { endpoint, certificateAuthority } = this.address;
    this.kubeconfig = renderKubeconfig({ ...plan.kubeconfig, ...address, endpoint, certificateAuthority });
    this.updateKubeconfigCommand = updateKubeconfigCommand(address);

    for (const warning of eksWarnings(props)) Annotations.of(this).addWarning(warning);
    warnOfUnwrittenMap(this, clusterName, plan);
    placeOutputs(this, outputs);
  }

  /** Every value that the registry module hands out, under its own name. */
  get outputs(): EksOutputs {
    return eksOutputs(this);
  }

  private entries(
    id: string,
    entries: EksPlan["accessEntries"],
    base: Omit<AccessEntryProps, "principalArn">,
  ): Record<string, AccessEntry> {
    const scope = new Construct(this, id);
    return Object.fromEntries(
      Object.entries(entries).map(([name, entry]) => [name, new AccessEntry(scope, name, { ...base, ...entry })]),
    );
  }
}
