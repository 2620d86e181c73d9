import type { IResolvable } from "cdktf";

/** Stands for the value that the `aws-node` of EKS came with, or, for a variable that it came without, for none. */
export const AS_SHIPPED = "as-shipped";
export type AsShipped = typeof AS_SHIPPED;

/** True or false; also as the text that Kubernetes has for it, or as a value known at apply. */
export type Switch = boolean | "true" | "false" | IResolvable | AsShipped;
/** A whole number; also as text. */
export type Whole = number | `${number}` | AsShipped;

/** @see https://github.com/aws/amazon-vpc-cni-k8s#cni-configuration-variables */
export type CniLogLevel = (typeof LOG_LEVELS)[number];
/** Levels that the CNI knows; any other word means DEBUG there. */
export const LOG_LEVELS = ["DEBUG", "INFO", "WARN", "ERROR", "FATAL"] as const;

/**
 * Variables of the `aws-node` container, by the names in the CNI's README at v1.23.0. Those that refer to a field of the pod
 * (MY_NODE_NAME, MY_POD_NAME) are not among them: a literal would break them. `@since` is the release of the CNI that a variable
 * came with, where it is later than 1.5. `undefined` leaves a variable as it is.
 *
 * @see https://github.com/aws/amazon-vpc-cni-k8s#cni-configuration-variables
 */
export interface AwsNodeEnv {
  // Where packets leave, and with which address.
  /** Nodes leave the addresses of pods as they are in packets that leave the VPC. @default false */
  readonly AWS_VPC_K8S_CNI_EXTERNALSNAT?: Switch;
  /** IPv4 blocks beyond the VPC's to which pods talk with their own addresses too, by comma. Idle with external SNAT. @default none @since 1.6.0 */
  readonly AWS_VPC_K8S_CNI_EXCLUDE_SNAT_CIDRS?: string;
  /** How ports are chosen for translated packets: "none" keeps to the system's range, as network ACLs may want. Idle with external SNAT. @default "prng" */
  readonly AWS_VPC_K8S_CNI_RANDOMIZESNAT?: "prng" | "hashrandom" | "none" | AsShipped;
  /** Blocks that are routed by the main table, by comma. @default none @since 1.12.6 */
  readonly AWS_EXTERNAL_SERVICE_CIDRS?: string;
  /** Answers to what came by NodePort, or by an NLB to the instance, leave through the interface that they came in by. @default true */
  readonly AWS_VPC_CNI_NODE_PORT_SUPPORT?: Switch;

  // How many addresses a node holds.
  /** A node takes blocks of 16 addresses instead of single ones; instances of the Nitro system only. Raises no kubelet's limit by itself. @default false @since 1.9.0 */
  readonly ENABLE_PREFIX_DELEGATION?: Switch;
  /** Blocks in reserve, with prefix delegation, beside which an empty one stops aws-node. @default 1 @since 1.9.0 */
  readonly WARM_PREFIX_TARGET?: Whole;
  /** Addresses in reserve; takes the place of both other reserves. 0 is none. @default none */
  readonly WARM_IP_TARGET?: Whole;
  /** Addresses that a node holds at least; it holds no more without WARM_IP_TARGET. @default none @since 1.6.0 */
  readonly MINIMUM_IP_TARGET?: Whole;
  /** Interfaces in reserve, where neither WARM_IP_TARGET nor MINIMUM_IP_TARGET is given. @default 1 */
  readonly WARM_ENI_TARGET?: Whole;
  /** Interfaces at most; never more than the type has. @default the type's limit */
  readonly MAX_ENI?: Whole;
  /** Seconds until an address is given out again. @default 30 @since 1.15.0 */
  readonly IP_COOLDOWN_PERIOD?: Whole;
  /** No interface or address is ever asked for: what is there is used. @default false @since 1.9.1 */
  readonly DISABLE_NETWORK_RESOURCE_PROVISIONING?: Switch;
  /** Interfaces of cordoned nodes are kept up too. @default false @since 1.12.6 */
  readonly AWS_MANAGE_ENIS_NON_SCHEDULABLE?: Switch;
  /** Interfaces that a node left behind stay; saves calls of the API. @default false @since 1.13.0 */
  readonly DISABLE_LEAKED_ENI_CLEANUP?: Switch;
  /** The instance's metadata instead of the EC2 API, where it tells enough. @default false @since 1.19.6 */
  readonly ENABLE_IMDS_ONLY_MODE?: Switch;
  /** Several network cards are used. @default false @since 1.20.0 */
  readonly ENABLE_MULTI_NIC?: Switch;

  // Which subnets and security groups pods are in.
  /** Subnets that have the tag `kubernetes.io/role/cni` give addresses too. @default true @since 1.18.0 */
  readonly ENABLE_SUBNET_DISCOVERY?: Switch;
  /** Pods get addresses of the subnet that their node's ENIConfig names; the node's first interface has none for them. @default false */
  readonly AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG?: Switch;
  /** The node's label that names its ENIConfig: "topology.kubernetes.io/zone" for one per zone. @default "k8s.amazonaws.com/eniConfig" */
  readonly ENI_CONFIG_LABEL_DEF?: string;
  /** The node's annotation that names it, and wins. @default "k8s.amazonaws.com/eniConfig" */
  readonly ENI_CONFIG_ANNOTATION_DEF?: string;
  /** Security groups for pods, named by SecurityGroupPolicy objects. The cluster's role needs AmazonEKSVPCResourceController, which `Eks` gives it where the add-on's env says this. @default false @since 1.7.0 */
  readonly ENABLE_POD_ENI?: Switch;
  /** "standard" applies a node's groups beside a pod's own, with "strict" only the latter; wants ENABLE_POD_ENI. @default "strict" @since 1.11.0 */
  readonly POD_SECURITY_GROUP_ENFORCING_MODE?: "strict" | "standard" | AsShipped;
  /** Tags of interfaces, as a JSON object; keys under k8s.amazonaws.com are the CNI's own. @default "{}" @since 1.6.0 */
  readonly ADDITIONAL_ENI_TAGS?: string;
  /** Interfaces bear it in their tag `cluster.k8s.amazonaws.com/name`. @default none */
  readonly CLUSTER_NAME?: string;

  // What a pod's interface is like.
  /** Bytes, from 576 (1280 with IPv6) to 9001; an empty one stops aws-node. @default 9001 @since 1.6.0 */
  readonly AWS_VPC_ENI_MTU?: Whole;
  /** Bytes, in the same range, for pods alone; an empty one stops aws-node. @default AWS_VPC_ENI_MTU @since 1.16.4 */
  readonly POD_MTU?: Whole;
  /** What interfaces of pods begin with: one to four letters, not "eth", "vlan" or "lo". @default "eni" */
  readonly AWS_VPC_K8S_CNI_VETHPREFIX?: string;
  /** Limits of bandwidth by annotation; not beside network policies. @default false @since 1.10.0 */
  readonly ENABLE_BANDWIDTH_PLUGIN?: Switch;
  /** Pods bear their address in an annotation; aws-node's role has to be let patch pods. @default false @since 1.9.3 */
  readonly ANNOTATE_POD_IP?: Switch;
  /** Before a pod's policies are known: everything ("standard") or nothing ("strict") may pass; "none" enforces none. An empty one stops aws-node. @default "standard" @since 1.17.1 */
  readonly NETWORK_POLICY_ENFORCING_MODE?: "standard" | "strict" | "none" | AsShipped;

  // IPv6. EKS itself sets these for a cluster of that family.
  /** Exactly one of this and ENABLE_IPv6 is true. @default true @since 1.10.0 */
  readonly ENABLE_IPv4?: Switch;
  /** Wants prefix delegation, and takes neither custom networking, external SNAT nor security groups for pods. @default false @since 1.10.0 */
  readonly ENABLE_IPv6?: Switch;
  /** Pods of an IPv6 cluster reach IPv4 through their node. @default true @since 1.15.1 */
  readonly ENABLE_V4_EGRESS?: Switch;
  /** Pods of an IPv4 cluster reach IPv6 through their node; the init container has to be told too. @default false @since 1.13.0 */
  readonly ENABLE_V6_EGRESS?: Switch;
  /** No IPv6 inside of pods. @default false @since 1.15.0 */
  readonly DISABLE_POD_V6?: Switch;

  // What it tells.
  /** Of the address manager; the plugin has its own. @default "DEBUG" */
  readonly AWS_VPC_K8S_CNI_LOGLEVEL?: CniLogLevel | Lowercase<CniLogLevel> | AsShipped;
  /** A path, "stdout" or "stderr". @default "/host/var/log/aws-routed-eni/ipamd.log" */
  readonly AWS_VPC_K8S_CNI_LOG_FILE?: string;
  /** Of the plugin that sets pods up. @default "DEBUG" */
  readonly AWS_VPC_K8S_PLUGIN_LOG_LEVEL?: CniLogLevel | Lowercase<CniLogLevel> | AsShipped;
  /** A path or "stderr"; "stdout" stops aws-node, an empty one is "stderr". @default "/var/log/aws-routed-eni/plugin.log" */
  readonly AWS_VPC_K8S_PLUGIN_LOG_FILE?: string;
  /** @default false */
  readonly DISABLE_METRICS?: Switch;
  /** @default false */
  readonly DISABLE_INTROSPECTION?: Switch;
  /** An address with a port, or a socket with `unix:`. @default "127.0.0.1:61679" */
  readonly INTROSPECTION_BIND_ADDRESS?: string;

  // Where it finds things.
  /** URL of the API server, until kube-proxy works. @default the Service `kubernetes` @since 1.12.1 */
  readonly CLUSTER_ENDPOINT?: string;
  /** URL. @default the region's @since 1.13.0 */
  readonly AWS_EC2_ENDPOINT?: string;
  /** @default "/host/opt/cni/bin" */
  readonly HOST_CNI_BIN_PATH?: string;
  /** @default "/host/etc/cni/net.d" */
  readonly HOST_CNI_CONFDIR_PATH?: string;

  // Left over.
  /** @deprecated Does nothing from 1.12.1 on. */
  readonly AWS_VPC_K8S_CNI_CONFIGURE_RPFILTER?: Switch;
  /** @deprecated Does nothing from 1.13.2 on: the CNI looks for itself. @since 1.12.1 */
  readonly ENABLE_NFTABLES?: Switch;
}

/** A variable of `aws-node` that may be set. */
export type AwsNodeVariable = keyof AwsNodeEnv;

/** Variables of the init container `aws-vpc-cni-init`, under the same rules. */
export interface AwsNodeInitEnv {
  /** The kubelet's probes reach pods with security groups of their own, in mode "strict". @default false @since 1.7.3 */
  readonly DISABLE_TCP_EARLY_DEMUX?: Switch;
  /** As of the other container. @default false @since 1.10.0 */
  readonly ENABLE_IPv6?: Switch;
  /** As of the other container. @default false @since 1.13.0 */
  readonly ENABLE_V6_EGRESS?: Switch;
}

/** Variables of `aws-eks-nodeagent`, which enforces network policies. It documents none: it is told by arguments, and names are handed on as they are. */
export interface AwsNodeAgentEnv {
  readonly [name: string]: string | number | boolean | undefined;
}

/** The variables with a reference to a field of the pod, which the patch must leave alone. */
export const FIELD_REFERENCES = ["MY_NODE_NAME", "MY_POD_NAME"] as const;
