import type { DataAwsPartition } from "@cdktf/provider-aws/lib/data-aws-partition";
import type { Construct } from "constructs";
import { Cluster } from "../../cluster/cluster";
import { PrimarySecurityGroup } from "../../cluster/primary-group";
import { ClusterSecurityGroups } from "../../cluster/security-groups";
import type { ClusterAddress } from "../../nodes/bootstrap/al2023";
import { concatenated } from "../../shared/lists";
import type { EksPlan } from "../translate";

/** The control plane and what stands around it. */
export interface PlacedCluster {
  readonly securityGroups: ClusterSecurityGroups;
  readonly cluster: Cluster;
  readonly primarySecurityGroup: PrimarySecurityGroup;
  readonly address: ClusterAddress;
}

/** Security groups first, since the control plane waits for their rules; what is added to EKS's own group comes last. */
export function placeCluster(
  eks: Construct,
  plan: EksPlan,
  { partition, dnsSuffix }: Pick<DataAwsPartition, "partition" | "dnsSuffix">,
): PlacedCluster {
  const { groups, additionalClusterGroupIds, joinsPrimaryGroup, privateAccess, primaryGroupTags } = plan.securityGroups;
  const securityGroups = new ClusterSecurityGroups(eks, "security-groups", groups);
  const { clusterId, workersId, workers } = securityGroups;
  const props = {
    ...plan.cluster,
    partition,
    dnsSuffix,
    securityGroupIds: withOwn(clusterId, additionalClusterGroupIds),
  };
  const cluster = new Cluster(eks, "cluster", props, securityGroups.allRules);
  const primarySecurityGroup = new PrimarySecurityGroup(eks, "primary-security-group", {
    groupId: cluster.cluster.vpcConfig.clusterSecurityGroupId,
    workers:
      joinsPrimaryGroup && workersId !== undefined ? { groupId: workersId, isOurs: workers !== undefined } : undefined,
    privateAccess,
    tags: primaryGroupTags,
  });
  return { securityGroups, cluster, primarySecurityGroup, address: addressOf(cluster, plan.cluster.ipFamily) };
}

/** A list of ids with one before it that may not be there. */
export function withOwn(own: string | undefined, others: readonly string[] = []): readonly string[] {
  return own === undefined ? others : concatenated([own], others);
}

function addressOf({ cluster }: Cluster, ipFamily: EksPlan["cluster"]["ipFamily"]): ClusterAddress {
  const { serviceIpv4Cidr, serviceIpv6Cidr } = cluster.kubernetesNetworkConfig;
  return {
    name: cluster.name,
    endpoint: cluster.endpoint,
    certificateAuthority: cluster.certificateAuthority.get(0).data,
    ...(ipFamily === "ipv6" && { ipFamily }),
    serviceCidr: ipFamily === "ipv6" ? serviceIpv6Cidr : serviceIpv4Cidr,
  };
}
