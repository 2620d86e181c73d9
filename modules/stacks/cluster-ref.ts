import type { AwsAuthMappings } from "../access/types";
import { MAPPINGS_SHAPE } from "../access/validate";
import { AWS_NODE_OWNERS, type AwsNodeOwner } from "../eks/addons/given";
import type { LoadBalancerZones } from "../network/subnet-tags";
import { IP_FAMILIES, type IpFamily } from "../shared/ip-family";
import { nodePlacementCheck, type NodePlacement } from "../shared/placement";
import { flag, listOf, literal, oneOf, shapeOf, text, type Shape } from "../shared/shape";
import { AWS_SHAPE, type AwsSettings } from "./aws-provider";

/**
 * A cluster as the Kubernetes stack needs to know it: literals only, so that nothing but text passes between the stacks.
 * `EksStack.clusterRef` hands one out; for a cluster that exists, write it by hand: name and region will do.
 */
export interface ClusterRef extends AwsSettings {
  readonly name: string;
  /** Rows of aws-auth. @default none, and then the ConfigMap is left alone */
  readonly awsAuth?: Partial<AwsAuthMappings>;
  /** Names of the add-ons that EKS manages. @default not known */
  readonly addons?: readonly string[];
  /** Whether EKS Auto Mode is on, whose nodes have a driver for volumes inside. @default not known, taken as off */
  readonly autoMode?: boolean;
  /** Of pods and Services, by which the variables of aws-node are judged. @default not known */
  readonly ipFamily?: IpFamily;
  /** Whose the variables of aws-node are: nobody's where the cluster was made without one. @default not known, so a patch of them is taken on trust */
  readonly awsNodeOwner?: AwsNodeOwner;
  /** Where the nodes of each group stand, for external SNAT. @default not known, so external SNAT is taken on trust */
  readonly nodePlacement?: NodePlacement;
  /** Zones with subnets that are tagged for load balancers. @default not known, so load balancers are taken on trust */
  readonly loadBalancerZones?: LoadBalancerZones;
  /** Name of the bucket that was made for access logs. @default none known */
  readonly accessLogBucket?: string;
}

export const CLUSTER_REF_SHAPE: Shape<ClusterRef> = {
  ...AWS_SHAPE,
  name: text,
  awsAuth: shapeOf(MAPPINGS_SHAPE),
  addons: listOf(text),
  autoMode: literal(flag),
  ipFamily: oneOf(IP_FAMILIES),
  awsNodeOwner: literal(oneOf(AWS_NODE_OWNERS)),
  nodePlacement: nodePlacementCheck,
  loadBalancerZones: shapeOf<LoadBalancerZones>(
    { internetFacing: listOf(text), internal: listOf(text), all: listOf(text) },
    ["internetFacing", "internal"],
  ),
  accessLogBucket: text,
};

/** Carried by the stack that makes a cluster, so that the stack which uses it finds whom to wait for. */
export const MAKES_CLUSTER = Symbol.for("cdktf-eks.makes-cluster");

/** What names one cluster among all. */
export function clusterKey(name: string, region: string): string {
  return `${region}/${name}`;
}
