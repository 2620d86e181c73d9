/**
 * Variables of the `aws-node` container, by the names in the CNI's README at v1.23.0. Those that hold a reference to a
 * field of the pod (MY_NODE_NAME, MY_POD_NAME) are not among them: a literal would break them.
 * @see https://github.com/aws/amazon-vpc-cni-k8s#cni-configuration-variables
 */
export const AWS_NODE_VARIABLES = [
  "ADDITIONAL_ENI_TAGS",
  "ANNOTATE_POD_IP",
  "AWS_EC2_ENDPOINT",
  "AWS_EXTERNAL_SERVICE_CIDRS",
  "AWS_MANAGE_ENIS_NON_SCHEDULABLE",
  "AWS_VPC_CNI_NODE_PORT_SUPPORT",
  "AWS_VPC_ENI_MTU",
  "AWS_VPC_K8S_CNI_CONFIGURE_RPFILTER",
  "AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG",
  "AWS_VPC_K8S_CNI_EXCLUDE_SNAT_CIDRS",
  "AWS_VPC_K8S_CNI_EXTERNALSNAT",
  "AWS_VPC_K8S_CNI_LOGLEVEL",
  "AWS_VPC_K8S_CNI_LOG_FILE",
  "AWS_VPC_K8S_CNI_RANDOMIZESNAT",
  "AWS_VPC_K8S_CNI_VETHPREFIX",
  "AWS_VPC_K8S_PLUGIN_LOG_FILE",
  "AWS_VPC_K8S_PLUGIN_LOG_LEVEL",
  "CLUSTER_ENDPOINT",
  "CLUSTER_NAME",
  "DISABLE_INTROSPECTION",
  "DISABLE_LEAKED_ENI_CLEANUP",
  "DISABLE_METRICS",
  "DISABLE_NETWORK_RESOURCE_PROVISIONING",
  "DISABLE_POD_V6",
  "ENABLE_BANDWIDTH_PLUGIN",
  "ENABLE_IMDS_ONLY_MODE",
  "ENABLE_IPv4",
  "ENABLE_IPv6",
  "ENABLE_MULTI_NIC",
  "ENABLE_NFTABLES",
  "ENABLE_POD_ENI",
  "ENABLE_PREFIX_DELEGATION",
  "ENABLE_SUBNET_DISCOVERY",
  "ENABLE_V4_EGRESS",
  "ENABLE_V6_EGRESS",
  "ENI_CONFIG_ANNOTATION_DEF",
  "ENI_CONFIG_LABEL_DEF",
  "HOST_CNI_BIN_PATH",
  "HOST_CNI_CONFDIR_PATH",
  "INTROSPECTION_BIND_ADDRESS",
  "IP_COOLDOWN_PERIOD",
  "MAX_ENI",
  "MINIMUM_IP_TARGET",
  "NETWORK_POLICY_ENFORCING_MODE",
  "POD_MTU",
  "POD_SECURITY_GROUP_ENFORCING_MODE",
  "WARM_ENI_TARGET",
  "WARM_IP_TARGET",
  "WARM_PREFIX_TARGET",
] as const;

/** A variable of `aws-node` that may be set. */
export type AwsNodeVariable = (typeof AWS_NODE_VARIABLES)[number];

/** Variables under their own names; `true` and 1 become the text that Kubernetes wants. */
export type AwsNodeEnv = { readonly [Name in AwsNodeVariable]?: string | number | boolean };

/** Log levels that the CNI knows; any other word means DEBUG there. */
export const LOG_LEVELS = ["DEBUG", "INFO", "WARN", "ERROR", "FATAL"] as const;

/** The variables with a reference to a field of the pod, which the patch must leave alone. */
export const FIELD_REFERENCES = ["MY_NODE_NAME", "MY_POD_NAME"] as const;
