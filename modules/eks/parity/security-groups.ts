import { asg, cluster, clusterGroup, networkInterface, PRIMARY_RULES, primaryRule, rule, workersGroup } from "./places";
import { BOTH, NEW, type ParityRow } from "./types";

/** Every rule between the two groups that a group of one's own makes needless, and who waits for them. */
const WORKERS_RULES = [
  "workers-egress-internet",
  "workers-ingress-self",
  "workers-ingress-cluster",
  "workers-ingress-cluster-https",
].map((name) => rule(name)(""));
const FROM_CLUSTER = ["workers-ingress-cluster", "workers-ingress-cluster-https"].map((name) => rule(name)(""));
const FROM_NETWORK = primaryRule("private-access_10-0-0-0-8");
const FROM_GROUP = primaryRule("private-access_sg-0f");
const CLUSTER_RULES = ["cluster-egress-internet", "cluster-https-worker-ingress"].map((name) => rule(name)(""));
const WAITING = [cluster("depends_on"), asg("depends_on")];

/** The control plane's and the nodes' security groups, and the rules between them. */
export const SECURITY_GROUP_ROWS: readonly ParityRow[] = [
  {
    name: "cluster_create_security_group",
    versions: BOTH,
    prop: "clusterCreateSecurityGroup",
    at: clusterGroup(""),
    example: { value: false, absent: true },
    moves: [...CLUSTER_RULES, ...FROM_CLUSTER, ...PRIMARY_RULES, cluster("vpc_config.security_group_ids"), ...WAITING],
    note: "false without `clusterSecurityGroupId` leaves the control plane with the group that EKS makes",
  },
  {
    name: "cluster_security_group_id",
    versions: BOTH,
    prop: "clusterSecurityGroupId",
    at: cluster("vpc_config.security_group_ids.0"),
    example: { value: "sg-0c" },
    moves: [clusterGroup(""), ...CLUSTER_RULES, ...FROM_CLUSTER, ...WAITING],
    note: "no group is made then; in the module a made one won over it without a word",
  },
  {
    name: "worker_create_security_group",
    versions: BOTH,
    prop: "workerCreateSecurityGroup",
    at: workersGroup(""),
    companions: { workerSecurityGroupId: "sg-0d" },
    example: { value: false, absent: true },
    still: true,
    note: "`workerSecurityGroupId` says it by itself; false without one is refused, since nodes would stand in the VPC's default group",
  },
  {
    name: "worker_security_group_id",
    versions: BOTH,
    prop: "workerSecurityGroupId",
    at: networkInterface("security_groups.0"),
    example: { value: "sg-0d" },
    moves: [workersGroup(""), rule("cluster-https-worker-ingress")(""), ...WORKERS_RULES, ...WAITING],
    note: "no group is made then. The control plane's group lets it in on port 443, as at v2.3.1; v17.24.0 did not",
  },
  {
    name: "worker_additional_security_group_ids",
    versions: BOTH,
    prop: "workerAdditionalSecurityGroupIds",
    at: networkInterface("security_groups.1"),
    example: { value: ["sg-0e"], becomes: "sg-0e" },
    falsy: { value: [], absent: true },
  },
  {
    name: "worker_sg_ingress_from_port",
    versions: BOTH,
    prop: "workerSgIngressFromPort",
    at: rule("workers-ingress-cluster")("from_port"),
    example: { value: 20000 },
    falsy: { value: 0 },
    moves: [rule("workers-ingress-cluster-kubelet")(""), ...WAITING],
    note: "a number; above 10250 the kubelet gets a rule of its own",
  },
  {
    name: "worker_create_cluster_primary_security_group_rules",
    versions: NEW,
    prop: "workerCreateClusterPrimarySecurityGroupRules",
    at: primaryRule("workers-ingress-cluster-primary")("to_port"),
    example: { value: true, becomes: 65535 },
    falsy: { value: false, absent: true },
    moves: [...PRIMARY_RULES, asg("depends_on")],
  },
  {
    name: "cluster_create_endpoint_private_access_sg_rule",
    versions: NEW,
    prop: "clusterCreateEndpointPrivateAccessSgRule",
    at: FROM_NETWORK(""),
    companions: { clusterEndpointPrivateAccessCidrs: ["10.0.0.0/8"] },
    example: { value: false, absent: true },
    note: "ours defaults to true: naming networks or groups is enough",
  },
  {
    name: "cluster_endpoint_private_access_cidrs",
    versions: NEW,
    prop: "clusterEndpointPrivateAccessCidrs",
    at: FROM_NETWORK("cidr_blocks"),
    example: { value: ["10.0.0.0/8"] },
    falsy: { value: [], absent: true },
    moves: [FROM_NETWORK("")],
    note: "a list, or a record by name where a value is known only at apply",
  },
  {
    name: "cluster_endpoint_private_access_sg",
    versions: NEW,
    prop: "clusterEndpointPrivateAccessSg",
    at: FROM_GROUP("source_security_group_id"),
    example: { value: ["sg-0f"], becomes: "sg-0f" },
    falsy: { value: [], absent: true },
    moves: [FROM_GROUP("")],
    note: "a list, or a record by name where a value is known only at apply",
  },
  {
    name: "cluster_egress_cidrs",
    versions: NEW,
    prop: "clusterEgressCidrs",
    at: rule("cluster-egress-internet_10-0-0-0-8")("cidr_blocks"),
    example: { value: ["10.0.0.0/8"] },
    moves: [rule("cluster-egress-internet")(""), rule("cluster-egress-internet_10-0-0-0-8")(""), ...WAITING],
    note: "a rule for each network, under the module's name where it is 0.0.0.0/0; an empty list is refused: AWS takes no rule without a peer",
  },
  {
    name: "workers_egress_cidrs",
    versions: NEW,
    prop: "workersEgressCidrs",
    at: rule("workers-egress-internet_10-0-0-0-8")("cidr_blocks"),
    example: { value: ["10.0.0.0/8"] },
    moves: [rule("workers-egress-internet")(""), rule("workers-egress-internet_10-0-0-0-8")(""), ...WAITING],
    note: "a rule for each network, under the module's name where it is 0.0.0.0/0; an empty list is refused: AWS takes no rule without a peer",
  },
];
