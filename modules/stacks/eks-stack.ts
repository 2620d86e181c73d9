import type { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { TerraformOutput } from "cdktf";
import type { Construct } from "constructs";
import { Eks } from "../eks/eks";
import { Vpc } from "../network/vpc";
import { awsSettings, placeAwsProvider } from "./aws-provider";
import { BaseStack } from "./base-stack";
import { clusterKey, MAKES_CLUSTER, type ClusterRef } from "./cluster-ref";
import { isExisting } from "./eks-stack-network";
import { eksProps, validateEksStack, vpcProps, type EksStackProps } from "./eks-stack-props";

/** An EKS cluster with its network, provider and backend: `Eks` and what it needs, as a stack of its own. */
export class EksStack extends BaseStack {
  readonly provider: AwsProvider;
  readonly eks: Eks;
  /** Only where the stack has a VPC of its own. */
  readonly network?: Vpc;
  /** The cluster in literals, for a KubernetesStack. */
  readonly clusterRef: ClusterRef;
  readonly [MAKES_CLUSTER]: string;

  constructor(scope: Construct, id: string, props: EksStackProps) {
    super(scope, id, { backend: props.backend }, validateEksStack(props));
    const { network, clusterName, tags, dependsOn = [] } = props;
    this.provider = placeAwsProvider(this, props);

    this.network = isExisting(network) ? undefined : new Vpc(this, "network", vpcProps(network, props));
    const place = isExisting(network)
      ? { vpcId: network.vpcId, subnets: network.subnets, subnetWayOut: network.subnetWayOut }
      : { vpcId: this.network!.vpc.id, subnets: this.network!.privateSubnets.refs };
    const tiers = { public: this.network?.publicSubnets.refs ?? [], private: this.network?.privateSubnets.refs ?? [] };
    const routes = this.network ? [this.network.publicSubnets.route, ...this.network.privateSubnets.routes] : [];
    this.eks = new Eks(this, "eks", {
      ...eksProps(props, tiers),
      ...place,
      tags,
      dependsOn: [...routes, ...dependsOn],
    });

    this[MAKES_CLUSTER] = clusterKey(clusterName, props.region);
    this.clusterRef = {
      name: clusterName,
      ...awsSettings(props),
      awsAuth: this.eks.awsAuth,
      nodePlacement: this.eks.nodePlacement,
    };
    this.placeOutputs();
  }

  /** Under the registry module's names. */
  private placeOutputs(): void {
    const { cluster, oidcProvider } = this.eks.cluster;
    const outputs: Readonly<Record<string, unknown>> = {
      cluster_name: cluster.name,
      cluster_arn: cluster.arn,
      cluster_endpoint: cluster.endpoint,
      cluster_certificate_authority_data: cluster.certificateAuthority.get(0).data,
      cluster_version: cluster.version,
      kubeconfig: this.eks.kubeconfig,
      update_kubeconfig_command: this.eks.updateKubeconfigCommand,
      oidc_provider_arn: oidcProvider?.arn,
      worker_iam_role_arn: this.eks.nodeRole?.role.arn,
      // In the order of the groups' names: in which order they were written means nothing.
      workers_asg_names: Object.entries(this.eks.workerGroups)
        .toSorted(([one], [other]) => (one < other ? -1 : 1))
        .map(([, { autoscalingGroup }]) => autoscalingGroup.name),
    };
    for (const [name, value] of Object.entries(outputs)) {
      if (value !== undefined) new TerraformOutput(this, name, { value, staticId: true });
    }
  }
}
