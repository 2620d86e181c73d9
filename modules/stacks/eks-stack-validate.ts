import { entriesFromAwsAuth } from "../access/entries-from-aws-auth";
import { principalKey } from "../access/principal";
import { haveEntries, rowsOf, wantsEntriesFromAwsAuth } from "../eks/access/from-aws-auth";
import { subnetBlocks, vpcOverlapProblems } from "../eks/cluster/vpc-blocks";
import { MODULE_INPUTS } from "../eks/module-names";
import type { EksProps } from "../eks/props";
import { EKS_SHAPE } from "../eks/shape";
import { eksProblems } from "../eks/validate";
import { accessLogBucketProblems } from "../load-balancers/access-log-bucket";
import { lookedUpVpcProblems } from "../network/looked-up-vpc";
import { vpcProblems } from "../network/validate";
import { within } from "../shared/assert-valid";
import { examine, shapeOf } from "../shared/shape";
import { awsProblems } from "./aws-provider";
import { isExisting, isLookedUp, isOwn, tiersIn, type Network } from "./eks-stack-network";
import { expectedPlaces } from "./eks-stack-places";
import { EKS_STACK_SHAPE, eksProps, vpcProps, type EksStackProps, type Tiered } from "./eks-stack-props";

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
  const { problems, readable } = examine(
    shapeOf(EKS_STACK_SHAPE, ["region", "network", "clusterName"], OTHER_KEYS),
    props,
  );
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
    ...blockProblems(props, eks),
    ...tierProblems(props),
    ...creatorProblems(props, eks),
    ...(subnets?.problems ?? []),
    ...(subnets?.readable === false ? [] : eksProblems(eks)),
  ];
}

function regionProblems(network: Network, region: string): string[] {
  if (isExisting(network)) {
    return Object.keys(network.podSubnets ?? {})
      .filter((zone) => /-\d[a-z]$/.test(zone) && zone.slice(0, -1) !== region)
      .map((zone) => `network.podSubnets: ${zone} is not in region ${region}`);
  }
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

/** Blocks of the cluster that meet those of its VPC beside all subnets; where they meet a subnet, that is told by itself. */
function blockProblems({ network }: EksStackProps, eks: EksProps): string[] {
  if (!isOwn(network) || vpcOverlapProblems(eks, subnetBlocks(eks)).length > 0) return [];
  const { cidrBlock, podCidrBlock } = network;
  return vpcOverlapProblems(eks, [
    { where: "network.cidrBlock", cidr: cidrBlock },
    ...(podCidrBlock === undefined ? [] : [{ where: "network.podCidrBlock", cidr: podCidrBlock }]),
  ]);
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
