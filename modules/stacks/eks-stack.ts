import type { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { Token } from "cdktf";
import type { Construct } from "constructs";
import { updateKubeconfigCommand } from "../cluster/kubeconfig";
import { familyOfPods } from "../eks/addons/given";
import { closedNetworkWarnings } from "./closed-network";
import { Eks } from "../eks/eks";
import { AccessLogBucket } from "../load-balancers/access-log-bucket";
import { loadBalancerZones } from "../network/subnet-tags";
import { LookedUpVpc } from "../network/looked-up-vpc";
import { Vpc } from "../network/vpc";
import { addWarnings } from "../shared/assert-valid";
import { merged } from "../shared/lists";
import { awsSettings, placeAwsProvider } from "./aws-provider";
import { BaseStack } from "./base-stack";
import { clusterKey, MAKES_CLUSTER, type ClusterRef } from "./cluster-ref";
import { isLookedUp, isOwn } from "./eks-stack-network";
import { placesOf } from "./eks-stack-places";
import { eksProps, vpcProps, type EksStackProps } from "./eks-stack-props";
import { validateEksStack } from "./eks-stack-validate";

/** An EKS cluster with its network, provider and backend: `Eks` and what it needs, as a stack of its own. */
export class EksStack extends BaseStack {
  readonly provider: AwsProvider;
  readonly eks: Eks;
  /** Only where the stack has a VPC of its own. */
  readonly network?: Vpc;
  /** Only where the VPC is looked up by tags. */
  readonly lookedUp?: LookedUpVpc;
  /** Only where there is one of the stack's own. */
  readonly accessLogBucket?: AccessLogBucket;
  /** The cluster in literals, for a KubernetesStack. */
  readonly clusterRef: ClusterRef;
  /** The AWS CLI's command that writes a kubeconfig into the caller's own; a literal, other than that of `eks`. */
  readonly updateKubeconfigCommand: string;
  readonly [MAKES_CLUSTER]: string;

  constructor(scope: Construct, id: string, props: EksStackProps) {
    super(scope, id, { backend: props.backend }, validateEksStack(props));
    const { network, clusterName, region, accessLogBucket, tags, dependsOn = [], outputs = "few" } = props;
    this.provider = placeAwsProvider(this, props);

    this.network = isOwn(network) ? new Vpc(this, "network", vpcProps(network, props)) : undefined;
    this.lookedUp = isLookedUp(network) ? new LookedUpVpc(this, "network", network) : undefined;
    const { tiers, place } = placesOf(network, this.network, this.lookedUp);
    this.eks = new Eks(this, "eks", {
      ...eksProps(props, tiers),
      ...place,
      tags,
      outputs,
      dependsOn: [...(this.network?.waysOut ?? []), ...dependsOn],
    });

    this.accessLogBucket =
      accessLogBucket &&
      new AccessLogBucket(this, "access-logs", {
        ...accessLogBucket,
        region,
        tags: merged(tags, accessLogBucket.tags),
      });

    addWarnings(this, closedNetworkWarnings(network, this.eks.nodePlacement));

    this.updateKubeconfigCommand = updateKubeconfigCommand({ clusterName, region });
    this[MAKES_CLUSTER] = clusterKey(clusterName, region);
    this.clusterRef = {
      name: clusterName,
      ...awsSettings(props),
      awsAuth: this.eks.awsAuth,
      addons: Object.keys(this.eks.addons).toSorted(),
      ...(props.clusterComputeConfig?.enabled === true && { autoMode: true }),
      ipFamily: familyOfPods(props),
      awsNodeOwner: this.eks.awsNodeOwner,
      nodePlacement: this.eks.nodePlacement,
      ...(isOwn(network) && { loadBalancerZones: loadBalancerZones(network) }),
      ...(accessLogBucket &&
        !Token.isUnresolved(accessLogBucket.bucket) && { accessLogBucket: accessLogBucket.bucket }),
    };
  }
}
