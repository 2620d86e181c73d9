import { entriesFromAwsAuth } from "../access/entries-from-aws-auth";
import { principalKey } from "../access/principal";
import { haveEntries, rowsOf, wantsEntriesFromAwsAuth } from "../eks/access/from-aws-auth";
import type { EksNodeGroup } from "../eks/node-groups/props";
import { EKS_NODE_GROUP_SHAPE, KEYS_OF_WORKER_GROUPS } from "../eks/node-groups/shape";
import { MODULE_INPUTS } from "../eks/module-names";
import type { EksProps } from "../eks/props";
import { EKS_SHAPE } from "../eks/shape";
import { eksProblems } from "../eks/validate";
import type { EksWorkerGroup, EksWorkersProps, NamedEksWorkerGroup } from "../eks/workers/props";
import { OTHER_GROUP_KEYS, WORKER_GROUP_SHAPE } from "../eks/workers/shape";
import {
  ACCESS_LOG_BUCKET_CHECK,
  accessLogBucketProblems,
  type AccessLogBucketSettings,
} from "../load-balancers/access-log-bucket";
import { lookedUpVpcProblems } from "../network/looked-up-vpc";
import { vpcProblems } from "../network/validate";
import { within } from "../shared/assert-valid";
import type { SubnetRef } from "../shared/placement";
import { either, examine, listOf, oneOf, recordOf, shapeOf, text, type Shape } from "../shared/shape";
import { AWS_SHAPE, awsProblems, type AwsSettings } from "./aws-provider";
import { backendCheck, type BaseStackProps } from "./base-stack";
import { expectedPlaces, type Tiers } from "./eks-stack-places";
import {
  isExisting,
  isLookedUp,
  isOwn,
  networkCheck,
  SUBNET_TIERS,
  tiersIn,
  type Network,
  type OwnNetwork,
  type SubnetTier,
} from "./eks-stack-network";

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
const SHAPE: Shape<EksStackProps> = {
  ...OTHER_EKS_SHAPE,
  ...AWS_SHAPE,
  backend: backendCheck,
  network: networkCheck,
  accessLogBucket: ACCESS_LOG_BUCKET_CHECK,
  workerGroups: either({
    list: listOf(shapeOf<WithTier<NamedEksWorkerGroup>>({ ...GROUP_SHAPE, name: text }, [], OTHER_GROUP_KEYS)),
    object: recordOf(shapeOf(GROUP_SHAPE, [], OTHER_GROUP_KEYS)),
  }),
  workersGroupDefaults: shapeOf(GROUP_SHAPE, [], OTHER_GROUP_KEYS),
  nodeGroups: recordOf(shapeOf(NODE_GROUP_SHAPE, [], KEYS_OF_WORKER_GROUPS)),
  nodeGroupsDefaults: shapeOf(NODE_GROUP_SHAPE, [], KEYS_OF_WORKER_GROUPS),
};

/** What is known of keys that are no props: names of the module's, and props of `Eks` that stand in `network` here. */
const IN_NETWORK = "in a stack it stands in network: { vpcId, subnets }";
const OTHER_KEYS = {
  ...MODULE_INPUTS,
  vpcId: IN_NETWORK,
  subnets: IN_NETWORK,
  subnetWayOut: IN_NETWORK,
  podSubnets: IN_NETWORK,
};

/** Everything that is wrong with the stack's props: its own, the network's, the cluster's and the groups'. */
export function validateEksStack(props: EksStackProps): string[] {
  const { problems, readable } = examine(shapeOf(SHAPE, ["region", "network", "clusterName"], OTHER_KEYS), props);
  if (!readable) return problems;
  const { network } = props;
  const own = within(
    "network",
    isOwn(network) ? vpcProblems(vpcProps(network, props)) : isLookedUp(network) ? lookedUpVpcProblems(network) : [],
  );
  const { tiers, place } = expectedPlaces(network, own.length === 0);
  const eks = { ...eksProps(props, tiers), ...place };
  const subnets = isExisting(network) ? examine(EKS_SHAPE.subnets, network.subnets, "network.subnets") : undefined;
  return [
    ...problems,
    ...awsProblems(props),
    ...own,
    ...regionProblems(network, props.region),
    ...(props.accessLogBucket ? within("accessLogBucket", accessLogBucketProblems(props.accessLogBucket)) : []),
    ...familyProblems(props),
    ...tierProblems(props),
    ...creatorProblems(props, eks),
    ...(subnets?.problems ?? []),
    ...(subnets?.readable === false ? [] : eksProblems(eks)),
  ];
}

function regionProblems(network: Network, region: string): string[] {
  if (isExisting(network)) return [];
  return network.availabilityZones
    .filter((zone) => /-\d[a-z]$/.test(zone) && zone.slice(0, -1) !== region)
    .map((zone) => `network.availabilityZones: ${zone} is not in region ${region}`);
}

function familyProblems({ network, region, clusterIpFamily }: EksStackProps): string[] {
  if (clusterIpFamily !== "ipv6") return [];
  const needs = `clusterIpFamily "ipv6" needs`;
  return [
    ...(!isOwn(network) || network.ipv6 === true
      ? []
      : [`${needs} subnets with IPv6 blocks; set network.ipv6 to true`]),
    ...(region.startsWith("cn-") ? [`${needs} a region outside of China; drop it`] : []),
  ];
}

/** EKS makes the creator's entry by itself, and a second one for the same principal fails at apply. */
function creatorProblems(props: EksStackProps, eks: EksProps): string[] {
  const { assumeRole, admins = {}, accessEntries = {} } = props;
  if (assumeRole === undefined || props.enableClusterCreatorAdminPermissions === false) return [];
  if (props.authenticationMode === "CONFIG_MAP") return [];
  const rows = wantsEntriesFromAwsAuth(eks) ? entriesFromAwsAuth(rowsOf(eks), haveEntries(eks)) : [];
  const named = [
    ...Object.entries(admins).map(([name, arn]) => ({ where: `admins.${name}`, arn, mend: "drop it" })),
    ...Object.entries(accessEntries).map(([name, { principalArn }]) => ({
      where: `accessEntries.${name}`,
      arn: principalArn,
      mend: "drop it",
    })),
    ...rows.map(({ where, entry }) => ({
      where,
      arn: entry.principalArn,
      mend: "name it in accessEntriesFromAwsAuth.except",
    })),
  ];
  return named
    .filter(({ arn }) => principalKey(arn) === principalKey(assumeRole.roleArn))
    .map(
      ({ where, mend }) =>
        `${where} is the role that creates the cluster, whose entry EKS makes by itself; ${mend}, or set enableClusterCreatorAdminPermissions to false`,
    );
}

function tierProblems({ network, workersGroupDefaults, nodeGroupsDefaults, ...props }: EksStackProps): string[] {
  const { workerGroups = {}, nodeGroups = {} } = props;
  const below = (record: string, groups: object) =>
    Object.entries(groups as Record<string, Tiered>).map(([name, group]) => [`${record}.${name}`, group] as const);
  const groups = [
    ...(workersGroupDefaults ? [["workersGroupDefaults", workersGroupDefaults] as const] : []),
    ...below("workerGroups", workerGroups),
    ...(nodeGroupsDefaults ? [["nodeGroupsDefaults", nodeGroupsDefaults] as const] : []),
    ...below("nodeGroups", nodeGroups),
  ];
  return groups.flatMap(([where, { subnets }]) => {
    if (typeof subnets !== "string") return [];
    const label = `${where}.subnets ("${String(subnets)}")`;
    if (isExisting(network)) return [`${label} names a tier, which a VPC by ids does not have; name the subnets`];
    if (tiersIn(network).includes(subnets)) return [];
    const mend = isOwn(network) ? "network.intraSubnets to true" : `network.${subnets}SubnetTags`;
    return [`${label} names a tier that the VPC does not have; set ${mend}`];
  });
}

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

type Tiered = WithTier<object>;

function withSubnets<Group extends Tiered>(group: Group, tiers: Tiers) {
  const { subnets, ...rest } = group;
  return { ...rest, ...(subnets !== undefined && { subnets: typeof subnets === "string" ? tiers[subnets] : subnets }) };
}

function mapValues<From, To>(record: Readonly<Record<string, From>>, map: (value: From) => To): Record<string, To> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]));
}
