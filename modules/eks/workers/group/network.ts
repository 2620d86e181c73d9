import { METADATA_SHAPE, type MetadataProps } from "../../../nodes/launch-template/metadata";
import {
  NETWORK_SHAPE,
  type AdditionalInterface,
  type ConnectionTracking,
  type InterfaceType,
  type NetworkProps,
} from "../../../nodes/launch-template/interfaces";
import { flag, listOf, literal, text, type Shape } from "../../../shared/shape";
import { shapeOfWords } from "../../words";

/** Network interfaces, and the metadata service. */
export interface EksGroupNetwork {
  /** Beside the workers' own group. @default none */
  readonly additionalSecurityGroupIds?: readonly string[];
  /**
   * The cluster's own security group on the nodes too, for pods on Fargate or managed nodes. Load balancer controllers take
   * one group with the cluster's tag on a node: where all groups say this, the nodes' group goes without it. Source: v21. @default false
   */
  readonly attachClusterPrimarySecurityGroup?: boolean;
  /** @default WORKER_GROUP_DEFAULTS.associatePublicIpAddress */
  readonly publicIp?: boolean;
  /** Delete the network interface with its instance. @default WORKER_GROUP_DEFAULTS.deleteInterfaceOnTermination */
  readonly eniDelete?: boolean;
  /** "efa" for Elastic Fabric Adapter. @default EC2's own, "interface" */
  readonly interfaceType?: InterfaceType;
  /** Interfaces beside the first; v21's `network_interfaces`. @default none */
  readonly additionalNetworkInterfaces?: readonly AdditionalInterface[];
  /** Of every interface; v21's `connection_tracking_specification`. @default EC2's own */
  readonly connectionTracking?: ConnectionTracking;
  /** "disabled" also takes the node's role away from it. @default WORKER_GROUP_DEFAULTS.metadataHttpEndpoint */
  readonly metadataHttpEndpoint?: "enabled" | "disabled";
  /** "required" is IMDSv2 only. @default WORKER_GROUP_DEFAULTS.metadataHttpTokens (the module's was "optional") */
  readonly metadataHttpTokens?: "required" | "optional";
  /** 1 to 64. @default WORKER_GROUP_DEFAULTS.metadataHttpPutResponseHopLimit */
  readonly metadataHttpPutResponseHopLimit?: number;
  /** The metadata service's IPv6 address; v21's `metadata_options`. @default EC2's own, "disabled" */
  readonly metadataHttpProtocolIpv6?: "enabled" | "disabled";
  /** The instance's tags, readable from within; v21's `metadata_options`. @default EC2's own, "disabled" */
  readonly instanceMetadataTags?: "enabled" | "disabled";
}

type NetworkProp = Exclude<keyof NetworkProps, "securityGroupIds"> | keyof MetadataProps;

export const NETWORK_WORDS = {
  associatePublicIpAddress: "publicIp",
  deleteInterfaceOnTermination: "eniDelete",
  interfaceType: "interfaceType",
  additionalInterfaces: "additionalNetworkInterfaces",
  connectionTracking: "connectionTracking",
  metadataHttpEndpoint: "metadataHttpEndpoint",
  metadataHttpTokens: "metadataHttpTokens",
  metadataHttpPutResponseHopLimit: "metadataHttpPutResponseHopLimit",
  metadataHttpProtocolIpv6: "metadataHttpProtocolIpv6",
  instanceMetadataTags: "instanceMetadataTags",
} as const satisfies { readonly [Prop in NetworkProp]: keyof EksGroupNetwork };

export const GROUP_NETWORK_SHAPE: Shape<EksGroupNetwork> = {
  ...shapeOfWords(NETWORK_WORDS, { ...NETWORK_SHAPE, ...METADATA_SHAPE }),
  additionalSecurityGroupIds: listOf(text),
  attachClusterPrimarySecurityGroup: literal(flag),
};

/** What is said of a public address; of several interfaces the subnet decides. */
export function publicIpOf({ publicIp, additionalNetworkInterfaces = [] }: EksGroupNetwork): boolean | undefined {
  return additionalNetworkInterfaces.length > 0 ? true : publicIp;
}
