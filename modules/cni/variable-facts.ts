import { isIPv4 } from "node:net";
import { LOG_LEVELS, type AwsNodeEnv, type AwsNodeInitEnv } from "./variables";

/** What is known of one variable. */
export interface VariableFact {
  readonly type: "switch" | "whole" | "text";
  /** Its value in the manifest of v1.23.0, which EKS puts into a cluster; that manifest lacks the others. */
  readonly shipped?: string;
  /** What the CNI takes where there is none. */
  readonly default?: string;
  /** The release of the CNI that it came with, where that is later than 1.5. */
  readonly since?: string;
  /** The release from which on it does nothing. */
  readonly idleSince?: string;
  /** What an empty one does, where the CNI does not take it for its default: follows "which". */
  readonly empty?: string;
  /** What is wrong with a value, as what follows it. */
  readonly fault?: (value: string) => string | undefined;
}

const STOPS = "stops aws-node";

/** @see https://github.com/aws/amazon-vpc-cni-k8s/blob/v1.23.0/config/master/aws-k8s-cni.yaml */
export const AWS_NODE_FACTS = {
  ADDITIONAL_ENI_TAGS: { type: "text", shipped: "{}", since: "1.6.0", fault: tagsFault },
  ANNOTATE_POD_IP: { type: "switch", default: "false", since: "1.9.3" },
  AWS_EC2_ENDPOINT: { type: "text", since: "1.13.0" },
  AWS_EXTERNAL_SERVICE_CIDRS: { type: "text", since: "1.12.6", fault: blocksFault },
  AWS_MANAGE_ENIS_NON_SCHEDULABLE: { type: "switch", default: "false", since: "1.12.6" },
  AWS_VPC_CNI_NODE_PORT_SUPPORT: { type: "switch", shipped: "true" },
  AWS_VPC_ENI_MTU: { type: "whole", shipped: "9001", since: "1.6.0", empty: STOPS, fault: mtuFault },
  AWS_VPC_K8S_CNI_CONFIGURE_RPFILTER: { type: "switch", idleSince: "1.12.1" },
  AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG: { type: "switch", shipped: "false" },
  AWS_VPC_K8S_CNI_EXCLUDE_SNAT_CIDRS: { type: "text", since: "1.6.0", fault: blocksFault },
  AWS_VPC_K8S_CNI_EXTERNALSNAT: { type: "switch", shipped: "false" },
  AWS_VPC_K8S_CNI_LOGLEVEL: { type: "text", shipped: "DEBUG", fault: levelFault },
  AWS_VPC_K8S_CNI_LOG_FILE: { type: "text", shipped: "/host/var/log/aws-routed-eni/ipamd.log" },
  AWS_VPC_K8S_CNI_RANDOMIZESNAT: { type: "text", shipped: "prng", fault: oneOf("prng", "hashrandom", "none") },
  AWS_VPC_K8S_CNI_VETHPREFIX: {
    type: "text",
    shipped: "eni",
    empty: "leaves the interfaces of pods without a name to know them by",
    fault: prefixFault,
  },
  AWS_VPC_K8S_PLUGIN_LOG_FILE: {
    type: "text",
    shipped: "/var/log/aws-routed-eni/plugin.log",
    empty: "lets the plugin log to stderr",
    fault: pluginLogFault,
  },
  AWS_VPC_K8S_PLUGIN_LOG_LEVEL: { type: "text", shipped: "DEBUG", fault: levelFault },
  CLUSTER_ENDPOINT: { type: "text", since: "1.12.1" },
  CLUSTER_NAME: { type: "text" },
  DISABLE_INTROSPECTION: { type: "switch", shipped: "false" },
  DISABLE_LEAKED_ENI_CLEANUP: { type: "switch", default: "false", since: "1.13.0" },
  DISABLE_METRICS: { type: "switch", shipped: "false" },
  DISABLE_NETWORK_RESOURCE_PROVISIONING: { type: "switch", shipped: "false", since: "1.9.1" },
  DISABLE_POD_V6: { type: "switch", default: "false", since: "1.15.0" },
  ENABLE_BANDWIDTH_PLUGIN: { type: "switch", default: "false", since: "1.10.0" },
  ENABLE_IMDS_ONLY_MODE: { type: "switch", shipped: "false", since: "1.19.6" },
  ENABLE_IPv4: { type: "switch", shipped: "true", since: "1.10.0", empty: STOPS },
  ENABLE_IPv6: { type: "switch", shipped: "false", since: "1.10.0" },
  ENABLE_MULTI_NIC: { type: "switch", shipped: "false", since: "1.20.0" },
  ENABLE_NFTABLES: { type: "switch", since: "1.12.1", idleSince: "1.13.2" },
  ENABLE_POD_ENI: { type: "switch", shipped: "false", since: "1.7.0" },
  ENABLE_PREFIX_DELEGATION: { type: "switch", shipped: "false", since: "1.9.0" },
  ENABLE_SUBNET_DISCOVERY: { type: "switch", shipped: "true", since: "1.18.0" },
  ENABLE_V4_EGRESS: { type: "switch", default: "true", since: "1.15.1" },
  ENABLE_V6_EGRESS: { type: "switch", default: "false", since: "1.13.0" },
  ENI_CONFIG_ANNOTATION_DEF: { type: "text", default: "k8s.amazonaws.com/eniConfig" },
  ENI_CONFIG_LABEL_DEF: { type: "text", default: "k8s.amazonaws.com/eniConfig" },
  HOST_CNI_BIN_PATH: { type: "text", default: "/host/opt/cni/bin" },
  HOST_CNI_CONFDIR_PATH: { type: "text", default: "/host/etc/cni/net.d" },
  INTROSPECTION_BIND_ADDRESS: { type: "text", default: "127.0.0.1:61679" },
  IP_COOLDOWN_PERIOD: { type: "whole", default: "30", since: "1.15.0", empty: STOPS },
  MAX_ENI: { type: "whole" },
  MINIMUM_IP_TARGET: { type: "whole", since: "1.6.0" },
  NETWORK_POLICY_ENFORCING_MODE: {
    type: "text",
    shipped: "standard",
    since: "1.17.1",
    empty: STOPS,
    fault: oneOf("standard", "strict", "none"),
  },
  POD_MTU: { type: "whole", since: "1.16.4", empty: STOPS, fault: mtuFault },
  POD_SECURITY_GROUP_ENFORCING_MODE: {
    type: "text",
    default: "strict",
    since: "1.11.0",
    fault: oneOf("strict", "standard"),
  },
  WARM_ENI_TARGET: { type: "whole", shipped: "1" },
  WARM_IP_TARGET: { type: "whole" },
  WARM_PREFIX_TARGET: {
    type: "whole",
    shipped: "1",
    since: "1.9.0",
    empty: "stops aws-node beside ENABLE_PREFIX_DELEGATION",
  },
} as const satisfies Readonly<Record<keyof AwsNodeEnv, VariableFact>>;

export const INIT_FACTS = {
  DISABLE_TCP_EARLY_DEMUX: { type: "switch", shipped: "false", since: "1.7.3" },
  ENABLE_IPv6: { type: "switch", shipped: "false", since: "1.10.0" },
  ENABLE_V6_EGRESS: { type: "switch", default: "false", since: "1.13.0" },
} as const satisfies Readonly<Record<keyof AwsNodeInitEnv, VariableFact>>;

/** Names of `aws-node`'s variables. */
export const AWS_NODE_VARIABLES = Object.keys(AWS_NODE_FACTS) as readonly (keyof AwsNodeEnv)[];

const [MTU_LEAST, MTU_MOST] = [576, 9001];

function mtuFault(value: string): string | undefined {
  const bytes = Number(value);
  return bytes >= MTU_LEAST && bytes <= MTU_MOST
    ? undefined
    : `must be from ${MTU_LEAST} to ${MTU_MOST} bytes; aws-node would not start`;
}

function levelFault(value: string): string | undefined {
  return (LOG_LEVELS as readonly string[]).includes(value.toUpperCase())
    ? undefined
    : `is not one of ${LOG_LEVELS.join(", ")}; the CNI would log at DEBUG`;
}

function prefixFault(value: string): string | undefined {
  return value.length > 0 && value.length <= 4 && !["eth", "vlan", "lo"].includes(value)
    ? undefined
    : `must have one to four letters, and not be "eth", "vlan" or "lo"; aws-node would not start`;
}

function pluginLogFault(value: string): string | undefined {
  return value === "stdout" ? `must be a path or "stderr"; aws-node would not start` : undefined;
}

function blocksFault(value: string): string | undefined {
  const blocks = value.split(",").map((block) => block.trim());
  const odd = blocks.filter((block) => block !== "" && !isIPv4Block(block));
  return odd.length > 0
    ? `holds ${odd.map((block) => `"${block}"`).join(" and ")}, which the CNI would skip; write IPv4 blocks such as "10.0.0.0/8", by comma`
    : undefined;
}

/** Also one that begins in its own midst, as the CNI takes it. */
function isIPv4Block(block: string): boolean {
  const [address = "", prefix = ""] = block.split("/");
  return isIPv4(address) && /^\d{1,2}$/.test(prefix) && Number(prefix) <= 32;
}

function tagsFault(value: string): string | undefined {
  const mend = 'must be a JSON object of text, such as {"team":"web"}';
  try {
    const tags = JSON.parse(value) as unknown;
    if (typeof tags !== "object" || tags === null || Array.isArray(tags)) return mend;
    if (Object.values(tags).some((tag) => typeof tag !== "string")) return mend;
    const own = Object.keys(tags).find((key) => key.includes("k8s.amazonaws.com"));
    return own === undefined
      ? undefined
      : `has the key "${own}", which the CNI would ignore, since it keeps those for itself; take another`;
  } catch {
    return mend;
  }
}

function oneOf(...words: readonly string[]): (value: string) => string | undefined {
  return (value) =>
    words.includes(value) ? undefined : `is not one of ${words.map((word) => `"${word}"`).join(", ")}`;
}
