import { Token } from "cdktf";
import type { PlacedSubnet, WayOut } from "../shared/placement";
import type { AwsNodeEnv } from "./variables";

/** Pods get addresses from other subnets than their node's: from those of the ENIConfig that is called like the node's zone. */
export const CUSTOM_NETWORKING = {
  AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG: true,
  ENI_CONFIG_LABEL_DEF: "topology.kubernetes.io/zone",
} as const satisfies AwsNodeEnv;

/** A subnet for pods alone. */
export interface PodSubnet {
  readonly id: string;
  /** Its IPv4 block, by which its addresses are counted. @default not known, so they are not */
  readonly cidrBlock?: string;
  /** How traffic leaves it, for external SNAT. @default "unknown", and then it is looked at when Terraform plans */
  readonly wayOut?: WayOut;
}
/** Subnets for pods alone, by zone: ids, or what more is known of them. */
export type PodSubnetsByZone = { readonly [availabilityZone: string]: string | PodSubnet };

/** Their ids, by zone. */
export function podSubnetIds(podSubnets: PodSubnetsByZone): { readonly [availabilityZone: string]: string } {
  const entries = Object.entries(podSubnets);
  return Object.fromEntries(entries.map(([zone, subnet]) => [zone, typeof subnet === "string" ? subnet : subnet.id]));
}

/** Where pods stand, in literals. */
export function podPlacement(podSubnets: PodSubnetsByZone): PlacedSubnet[] {
  return Object.entries(podSubnets).map(([zone, subnet]) => {
    const { id, wayOut = "unknown" } = typeof subnet === "string" ? { id: subnet } : subnet;
    return { name: `pods ${zone}`, wayOut, ...(!Token.isUnresolved(id) && { id }) };
  });
}

/**
 * The ENIConfigs as the add-on vpc-cni makes them, one a zone. A pod's interface has its node's security groups, since none
 * are named.
 */
export function eniConfigs(podSubnets: PodSubnetsByZone) {
  const ids = podSubnetIds(podSubnets);
  const zones = Object.keys(ids).toSorted();
  return {
    create: true,
    region: zones[0]?.slice(0, -1) ?? "",
    subnets: Object.fromEntries(zones.map((zone) => [zone, { id: ids[zone]! }])),
  };
}

/** What is wrong with subnets for pods. */
export function podSubnetProblems(podSubnets: PodSubnetsByZone, label: string): string[] {
  const zones = Object.keys(podSubnets);
  const odd = zones.filter((zone) => !/^[a-z]{2,4}(-[a-z]+)+-\d[a-z]$/.test(zone));
  const regions = [...new Set(zones.filter((zone) => !odd.includes(zone)).map((zone) => zone.slice(0, -1)))];
  return [
    ...(zones.length === 0 ? [`${label} is empty; name a subnet for each zone, or leave it out`] : []),
    ...odd.map((zone) => `${label}: "${zone}" is not the name of an availability zone, such as "ap-northeast-2a"`),
    ...(regions.length > 1 ? [`${label} span ${regions.join(" and ")}; a cluster lives in one region`] : []),
  ];
}
