import type { EksNodeGroup } from "../eks/node-groups/props";
import { EKS_NODE_GROUP_SHAPE, KEYS_OF_WORKER_GROUPS } from "../eks/node-groups/shape";
import type { EksProps } from "../eks/props";
import { EKS_SHAPE } from "../eks/shape";
import type { EksWorkerGroup, EksWorkersProps, NamedEksWorkerGroup } from "../eks/workers/props";
import { OTHER_GROUP_KEYS, WORKER_GROUP_SHAPE } from "../eks/workers/shape";
import { ACCESS_LOG_BUCKET_CHECK, type AccessLogBucketSettings } from "../load-balancers/access-log-bucket";
import type { SubnetRef } from "../shared/placement";
import { either, oneOf, recordOf, shapeOf, text, writtenListOf, type Shape } from "../shared/shape";
import { AWS_SHAPE, type AwsSettings } from "./aws-provider";
import { backendCheck, type BaseStackProps } from "./base-stack";
import { type Tiers } from "./eks-stack-places";
import { networkCheck, SUBNET_TIERS, type Network, type OwnNetwork, type SubnetTier } from "./eks-stack-network";

/** A worker group that may name a tier of the stack's own VPC instead of subnets. */
type WithTier<Group> = Omit<Group, "subnets"> & {
  /** @default the private subnets of the stack's own VPC; the given subnets of one that exists */
  readonly subnets?: SubnetTier | readonly (string | SubnetRef)[];
};
/** A group of EksStack. */
export type EksStackWorkerGroup = WithTier<EksWorkerGroup>;
/** A managed node group of EksStack. */
export type EksStackNodeGroup = WithTier<EksNodeGroup>;

export interface EksStackProps
  extends
    BaseStackProps,
    AwsSettings,
    Omit<
      EksProps,
      | "subnets"
      | "vpcId"
      | "subnetWayOut"
      | "podSubnets"
      | "workerGroups"
      | "workersGroupDefaults"
      | "nodeGroups"
      | "nodeGroupsDefaults"
    > {
  /** A VPC of the stack's own, or one that exists, by ids or looked up by tags. */
  readonly network: Network;
  /** A bucket that load balancers may write their access logs to. @default none */
  readonly accessLogBucket?: AccessLogBucketSettings;
  /** Groups by name, or the module's list. @default none */
  readonly workerGroups?: { readonly [name: string]: EksStackWorkerGroup } | readonly WithTier<NamedEksWorkerGroup>[];
  /** What every group has unless it says otherwise. @default WORKER_GROUP_DEFAULTS */
  readonly workersGroupDefaults?: EksStackWorkerGroup;
  /** Managed node groups by name. @default none */
  readonly nodeGroups?: { readonly [name: string]: EksStackNodeGroup };
  /** What every managed group has unless it says otherwise. @default NODE_GROUP_DEFAULTS */
  readonly nodeGroupsDefaults?: EksStackNodeGroup;
}

const {
  subnets: _subnets,
  vpcId: _vpcId,
  subnetWayOut: _wayOut,
  podSubnets: _podSubnets,
  ...OTHER_EKS_SHAPE
} = EKS_SHAPE;
const subnetsOrTier = either({ scalar: oneOf(SUBNET_TIERS), list: WORKER_GROUP_SHAPE.subnets });
const GROUP_SHAPE: Shape<EksStackWorkerGroup> = { ...WORKER_GROUP_SHAPE, subnets: subnetsOrTier };
const NODE_GROUP_SHAPE: Shape<EksStackNodeGroup> = { ...EKS_NODE_GROUP_SHAPE, subnets: subnetsOrTier };
/** The run-time shape of the stack's props. */
export const EKS_STACK_SHAPE: Shape<EksStackProps> = {
  ...OTHER_EKS_SHAPE,
  ...AWS_SHAPE,
  backend: backendCheck,
  network: networkCheck,
  accessLogBucket: ACCESS_LOG_BUCKET_CHECK,
  workerGroups: either({
    list: writtenListOf(shapeOf<WithTier<NamedEksWorkerGroup>>({ ...GROUP_SHAPE, name: text }, [], OTHER_GROUP_KEYS)),
    object: recordOf(shapeOf(GROUP_SHAPE, [], OTHER_GROUP_KEYS)),
  }),
  workersGroupDefaults: shapeOf(GROUP_SHAPE, [], OTHER_GROUP_KEYS),
  nodeGroups: recordOf(shapeOf(NODE_GROUP_SHAPE, [], KEYS_OF_WORKER_GROUPS)),
  nodeGroupsDefaults: shapeOf(NODE_GROUP_SHAPE, [], KEYS_OF_WORKER_GROUPS),
};

/** What the stack adds to the VPC that it was asked for. */
export function vpcProps(network: OwnNetwork, { clusterName, tags, iamPath, permissionsBoundary }: EksStackProps) {
  return { name: clusterName, ...network, clusterNames: [clusterName], iamPath, permissionsBoundary, tags };
}

/** The props that go to `Eks`: the stack's own taken out, tiers replaced by their subnets. */
export function eksProps(props: EksStackProps, tiers: Tiers): Omit<EksProps, "subnets" | "vpcId"> {
  const { workerGroups, workersGroupDefaults, nodeGroups, nodeGroupsDefaults, ...rest } = props;
  const keys = Object.keys(EKS_SHAPE) as (keyof EksProps)[];
  const own = Object.fromEntries(Object.entries(rest).filter(([key]) => (keys as string[]).includes(key)));
  return {
    ...(own as unknown as Omit<EksProps, keyof EksWorkersProps>),
    workerGroups: Array.isArray(workerGroups)
      ? (workerGroups as readonly WithTier<NamedEksWorkerGroup>[]).map((group) => withSubnets(group, tiers))
      : mapValues((workerGroups ?? {}) as Record<string, EksStackWorkerGroup>, (group) => withSubnets(group, tiers)),
    workersGroupDefaults: workersGroupDefaults && withSubnets(workersGroupDefaults, tiers),
    nodeGroups: nodeGroups && mapValues(nodeGroups, (group) => withSubnets(group, tiers)),
    nodeGroupsDefaults: nodeGroupsDefaults && withSubnets(nodeGroupsDefaults, tiers),
  };
}

/** A group that may name a tier. */
export type Tiered = WithTier<object>;

function withSubnets<Group extends Tiered>(group: Group, tiers: Tiers) {
  const { subnets, ...rest } = group;
  return { ...rest, ...(subnets !== undefined && { subnets: typeof subnets === "string" ? tiers[subnets] : subnets }) };
}

function mapValues<From, To>(record: Readonly<Record<string, From>>, map: (value: From) => To): Record<string, To> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]));
}
