import { ADDITIONAL_RULE_SHAPE } from "../../modules/cluster/additional-rules";
import { CLUSTER_PART_SHAPE } from "../../modules/cluster/shape";
import { validateCluster } from "../../modules/cluster/validate";
import { validateEks } from "../../modules/eks/validate";
import { EKS_IRSA_ROLE_SHAPE, EKS_POD_IDENTITY_SHAPE } from "../../modules/eks/access/shape";
import { EKS_ADDON_SHAPE } from "../../modules/eks/addons/shape";
import { FARGATE_PROFILE_SHAPE } from "../../modules/eks/fargate/shape";
import { EKS_SHAPE } from "../../modules/eks/shape";
import { WORKER_GROUP_SHAPE } from "../../modules/eks/workers/shape";
import type { EksProps, EksStackProps, KubernetesStackProps, VpcProps } from "../../modules";
import { validateLoadBalancer } from "../../modules/load-balancers/validate";
import { validateVpc, VPC_SHAPE } from "../../modules/network/validate";
import { AWS_SHAPE } from "../../modules/stacks/aws-provider";
import { CLUSTER_REF_SHAPE } from "../../modules/stacks/cluster-ref";
import { validateEksStack } from "../../modules/stacks/eks-stack-validate";
import { validateKubernetesStack } from "../../modules/stacks/kubernetes-stack";
import { STORAGE_CLASS_SHAPE } from "../../modules/storage/validate";
import { NAMED_CALL } from "../helpers/documents-call";
import { expectAnswers, type Subject } from "../helpers/odd-input";

const NETWORK = { cidrBlock: "10.0.0.0/16", availabilityZones: ["ap-northeast-2a", "ap-northeast-2c"] };
const STACK = { region: "ap-northeast-2", network: NETWORK, clusterName: "c", workerGroups: { general: {} } };
const SERVICE = { selector: { app: "x" }, ports: [{ port: 80 }] };
const CLUSTER = { name: "c", region: "ap-northeast-2" };

const SUBJECTS: readonly Subject[] = [
  ["Eks", Object.keys(EKS_SHAPE), (key, odd) => validateEks({ ...NAMED_CALL, [key]: odd } as EksProps)],
  [
    "a worker group",
    Object.keys(WORKER_GROUP_SHAPE),
    (key, odd) => validateEks({ ...NAMED_CALL, workerGroups: { general: { [key]: odd } } } as EksProps),
  ],
  [
    "the defaults of all groups",
    Object.keys(WORKER_GROUP_SHAPE),
    (key, odd) => validateEks({ ...NAMED_CALL, workersGroupDefaults: { [key]: odd } } as EksProps),
  ],
  [
    "a row of mapRoles",
    ["rolearn", "username", "groups"],
    (key, odd) =>
      validateEks({
        ...NAMED_CALL,
        mapRoles: [{ rolearn: "arn:aws:iam::123456789012:role/a", username: "a", groups: [], [key]: odd }],
      } as EksProps),
  ],
  [
    "an access entry",
    ["principalArn", "type", "kubernetesGroups", "userName", "policyAssociations", "tags"],
    (key, odd) =>
      validateEks({
        ...NAMED_CALL,
        accessEntries: { a: { principalArn: "arn:aws:iam::123456789012:role/a", [key]: odd } },
      } as EksProps),
  ],
  [
    "a rule on the nodes' group",
    [...Object.keys(ADDITIONAL_RULE_SHAPE).filter((key) => key !== "fromOther"), "sourceClusterSecurityGroup"],
    (key, odd) =>
      validateEks({
        ...NAMED_CALL,
        nodeSecurityGroupAdditionalRules: { a: { fromPort: 1, toPort: 1, self: true, [key]: odd } },
      } as EksProps),
  ],
  [
    "an identity provider",
    ["clientId", "issuerUrl", "identityProviderConfigName", "usernamePrefix", "groupsPrefix", "requiredClaims", "tags"],
    (key, odd) =>
      validateEks({
        ...NAMED_CALL,
        clusterIdentityProviders: { a: { clientId: "x", issuerUrl: "https://x", [key]: odd } },
      } as EksProps),
  ],
  [
    "Auto Mode",
    ["enabled", "nodePools", "nodeRoleArn"],
    (key, odd) =>
      validateEks({ ...NAMED_CALL, clusterComputeConfig: { enabled: true, [key]: odd } } as unknown as EksProps),
  ],
  [
    "the networks of hybrid nodes",
    ["remoteNodeNetworks", "remotePodNetworks"],
    (key, odd) =>
      validateEks({
        ...NAMED_CALL,
        clusterRemoteNetworkConfig: { remoteNodeNetworks: { cidrs: ["10.0.0.0/16"] }, [key]: odd },
      } as unknown as EksProps),
  ],
  [
    "the cluster as a part",
    Object.keys(CLUSTER_PART_SHAPE),
    (key, odd) =>
      validateCluster({ name: "c", subnetIds: ["subnet-0a", "subnet-0b"], securityGroupIds: [], [key]: odd } as never),
  ],
  ...["coredns", "vpc-cni"].map((name): Subject => [
    `the add-on ${name}`,
    Object.keys(EKS_ADDON_SHAPE),
    (key, odd) => validateEks({ ...NAMED_CALL, addons: { [name]: { [key]: odd } } } as EksProps),
  ]),
  [
    "the settings of vpc-cni",
    ["env", "init", "enableNetworkPolicy"],
    (key, odd) =>
      validateEks({ ...NAMED_CALL, addons: { "vpc-cni": { configurationValues: { [key]: odd } } } } as EksProps),
  ],
  [
    "a Fargate profile",
    Object.keys(FARGATE_PROFILE_SHAPE),
    (key, odd) =>
      validateEks({
        ...NAMED_CALL,
        fargateProfiles: { web: { selectors: [{ namespace: "web" }], [key]: odd } },
      } as EksProps),
  ],
  [
    "a role by IRSA",
    Object.keys(EKS_IRSA_ROLE_SHAPE),
    (key, odd) =>
      validateEks({ ...NAMED_CALL, irsaRoles: { a: { namespaceServiceAccounts: ["web:a"], [key]: odd } } } as EksProps),
  ],
  [
    "an association of Pod Identity",
    Object.keys(EKS_POD_IDENTITY_SHAPE),
    (key, odd) =>
      validateEks({
        ...NAMED_CALL,
        podIdentityAssociations: { a: { namespace: "web", serviceAccount: "a", role: {}, [key]: odd } },
      } as EksProps),
  ],
  [
    "rows that become entries",
    ["rolearn", "username", "groups"],
    (key, odd) =>
      validateEks({
        ...NAMED_CALL,
        accessEntriesFromAwsAuth: true,
        mapRoles: [{ rolearn: "arn:aws:iam::123456789012:role/a", username: "a", groups: [], [key]: odd }],
      } as EksProps),
  ],
  ["a VPC", Object.keys(VPC_SHAPE), (key, odd) => validateVpc({ name: "n", ...NETWORK, [key]: odd } as VpcProps)],
  [
    "EksStack",
    [...Object.keys(EKS_SHAPE), ...Object.keys(AWS_SHAPE), "network", "backend"],
    (key, odd) => validateEksStack({ ...STACK, [key]: odd } as unknown as EksStackProps),
  ],
  [
    "the network of EksStack",
    [...Object.keys(VPC_SHAPE), "vpcId", "subnets"],
    (key, odd) => validateEksStack({ ...STACK, network: { ...NETWORK, [key]: odd } } as unknown as EksStackProps),
  ],
  [
    "KubernetesStack",
    ["cluster", "awsNodeEnv", "loadBalancers", "defaultStorageClass", "adoptAwsAuth", "credentials", "backend"],
    (key, odd) => validateKubernetesStack({ cluster: CLUSTER, [key]: odd } as unknown as KubernetesStackProps),
  ],
  [
    "a cluster's reference",
    Object.keys(CLUSTER_REF_SHAPE),
    (key, odd) => validateKubernetesStack({ cluster: { ...CLUSTER, [key]: odd } } as unknown as KubernetesStackProps),
  ],
  [
    "the default class of volumes",
    Object.keys(STORAGE_CLASS_SHAPE),
    (key, odd) =>
      validateKubernetesStack({ cluster: CLUSTER, defaultStorageClass: { [key]: odd } } as KubernetesStackProps),
  ],
  [
    "a Service",
    [...Object.keys(SERVICE), "type", "internal", "annotations", "loadBalancerSourceRanges", "namespace"],
    (key, odd) => validateLoadBalancer("a", { ...SERVICE, [key]: odd } as never),
  ],
];

test.each(SUBJECTS)("whatever %s is given, it is told and never crashed upon", (_, keys, judge) =>
  expectAnswers(keys, judge),
);

test.each(SUBJECTS)("null is never taken for a value by %s", (name, keys, judge) => {
  const silent = keys.filter((key) => judge(key, null).length === 0);
  // Constructs are handed through unseen; the variables of aws-node may be left out as a whole.
  expect(silent.filter((key) => !["dependsOn"].includes(key))).toEqual([]);
  expect(name).not.toBe("");
});
