import { App } from "cdktf";
import { EksStack, KubernetesStack } from "../../modules";
import { network, region } from "../network";

/** Everything beside everything: worker groups, a managed group, Fargate, rows of aws-auth and rules of one's own. */
const ROLE = "arn:aws:iam::666666666666:role";
const USER = "arn:aws:iam::666666666666:user";

const app = new App({ stackTraces: false });
const cloud = new EksStack(app, "complete", {
  region,
  network,
  clusterName: "complete",
  outputs: "all",
  nodeSecurityGroupAdditionalRules: {
    ssh: { type: "ingress", protocol: "tcp", fromPort: 22, toPort: 22, cidrBlocks: ["10.0.0.0/8"] },
  },
  workerGroups: {
    "worker-group-1": { instanceType: "t3.small", additionalUserdata: "echo foo bar", asgDesiredCapacity: 2 },
    "worker-group-2": { instanceType: "t3.medium", additionalUserdata: "echo foo bar", asgDesiredCapacity: 1 },
    "spot-1": {
      overrideInstanceTypes: ["m5.large", "m5a.large", "m5d.large", "m5ad.large"],
      onDemandPercentageAboveBaseCapacity: 0,
      asgMaxSize: 5,
      asgDesiredCapacity: 5,
      labels: { "node.kubernetes.io/lifecycle": "spot" },
      subnets: "public",
      publicIp: true,
    },
  },
  nodeGroupsDefaults: { diskSize: 50 },
  nodeGroups: {
    example: {
      instanceTypes: ["t3.large"],
      capacityType: "SPOT",
      maxCapacity: 10,
      k8sLabels: { environment: "test" },
      additionalTags: { extra: "example" },
      taints: [{ key: "dedicated", value: "gpuGroup", effect: "NoSchedule" }],
      updateConfig: { maxUnavailablePercentage: 50 },
    },
  },
  fargateProfiles: {
    default: {
      selectors: [{ namespace: "kube-system", labels: { "k8s-app": "kube-dns" } }, { namespace: "default" }],
      tags: { owner: "test" },
      timeouts: { create: "20m", delete: "20m" },
    },
  },
  addons: { "kube-proxy": true, coredns: true },
  mapRoles: [{ rolearn: `${ROLE}/role1`, username: "role1", groups: ["system:masters"] }],
  mapUsers: ["user1", "user2"].map((name) => ({
    userarn: `${USER}/${name}`,
    username: name,
    groups: ["system:masters"],
  })),
  mapAccounts: ["777777777777", "888888888888"],
  tags: { example: "complete" },
});
new KubernetesStack(app, "complete-kubernetes", {
  cluster: cloud.clusterRef,
  adoptAwsAuth: true,
  awsNodeEnv: { AWS_VPC_K8S_CNI_LOGLEVEL: "INFO" },
});
app.synth();
