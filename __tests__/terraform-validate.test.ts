import { EksStack, KubernetesStack } from "../modules";
import { synthApp } from "./helpers/app-stacks";
import { validated } from "./helpers/terraform";

const ROLE = "arn:aws:iam::123456789012:role";

/** Every prop that leads to another resource or block, in two stacks; `main.ts` itself is validated by the rehearsal. */
const { texts } = synthApp((app) => {
  const cloud = new EksStack(app, "cloud", {
    region: "ap-northeast-2",
    allowedAccountIds: ["123456789012"],
    defaultTags: { owner: "ops" },
    ignoreTagPrefixes: ["kubernetes.io/"],
    backend: { type: "s3", bucket: "state", key: "cloud", region: "ap-northeast-2" },
    network: {
      cidrBlock: "10.0.0.0/16",
      availabilityZones: ["ap-northeast-2a", "ap-northeast-2c"],
      natGateway: "per-az",
    },
    clusterName: "my-cluster",
    clusterServiceIpv4Cidr: "172.20.0.0/16",
    clusterEndpointPublicAccessCidrs: ["203.0.113.0/24"],
    admins: { ops: `${ROLE}/ops` },
    accessEntries: { dev: { principalArn: `${ROLE}/dev`, kubernetesGroups: ["dev"], userName: "dev" } },
    accessEntriesFromAwsAuth: true,
    mapUsers: [{ userarn: "arn:aws:iam::123456789012:user/jane", username: "jane", groups: ["system:masters"] }],
    irsaRoles: { scaler: { namespaceServiceAccounts: ["web:*"], assumeRoleConditionTest: "StringLike" } },
    podIdentityAssociations: {
      app: { namespace: "web", serviceAccount: "app", role: { inlinePolicies: { own: "{}" } } },
    },
    addonsTimeouts: { delete: "10m" },
    addons: {
      "kube-proxy": { configurationValues: { mode: "ipvs" } },
      "eks-pod-identity-agent": { mostRecent: false },
      "aws-ebs-csi-driver": { role: "pod-identity" },
      "aws-efs-csi-driver": { role: "irsa" },
    },
    fargateProfiles: {
      web: { selectors: [{ namespace: "web", labels: { tier: "web" } }], timeouts: { create: "20m" } },
      own: { selectors: [{ namespace: "own" }], iamRole: "own" },
    },
    attachWorkerAutoscalingPolicy: true,
    workersAdditionalPolicies: { ssm: "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore" },
    workerSgIngressFromPort: 20000,
    workerGroups: {
      general: {
        autoscalingEnabled: true,
        rootVolumeThroughput: 200,
        ebsOptimized: true,
        enabledMetrics: ["GroupMinSize"],
      },
      arm: {
        instanceType: "m7g.large",
        labels: { tier: "web" },
        preUserdata: 'echo "${HOME}"',
        asgDesiredCapacityOwner: "terraform",
      },
      old: { launchMode: "launch-configuration", keyName: "ops", subnets: "public", publicIp: true },
    },
    tags: { environment: "test" },
  });
  new KubernetesStack(app, "inside", {
    cluster: {
      ...cloud.clusterRef,
      awsAuth: {
        nodeRoleNames: ["my-cluster-node"],
        fargateRoleNames: ["pods"],
        mapRoles: [],
        mapUsers: [],
        mapAccounts: ["123456789012"],
      },
      nodePlacement: { general: [{ name: "a", id: "subnet-0a", wayOut: "unknown" }] },
    },
    adoptAwsAuth: true,
    defaultStorageClass: { throughput: 250 },
    credentials: "ephemeral",
    awsNodeEnv: { AWS_VPC_K8S_CNI_EXTERNALSNAT: true },
    loadBalancers: {
      web: {
        type: "nlb",
        internal: true,
        selector: { app: "web" },
        ports: [{ port: 80 }],
        loadBalancerSourceRanges: ["10.0.0.0/8"],
      },
      plain: { selector: { app: "web" }, ports: [{ port: 80, targetPort: "http" }], externalTrafficPolicy: "Local" },
    },
  });
});

const MINUTES = 60_000;

test(
  "terraform validates both stacks under the real providers",
  () => {
    // One run for both, the cloud stack as a module of the other: most of the time goes into asking providers for their schema.
    const both = JSON.stringify({ module: { cloud: { source: "./cloud" } } });
    const together = validated({
      "cdk.tf.json": texts.inside!,
      "cloud/cdk.tf.json": texts.cloud!,
      "both.tf.json": both,
    });
    if (together === "valid") return;
    // Off-line, or where a provider is not to be had: told, so that nobody takes it for validated.
    console.warn(`the Kubernetes stack was NOT VALIDATED: its providers could not be had\n${together.unavailable}`);
    const alone = validated({ "cdk.tf.json": texts.cloud! });
    if (alone !== "valid") console.warn(`the cloud stack was NOT VALIDATED either\n${alone.unavailable}`);
  },
  5 * MINUTES,
);
