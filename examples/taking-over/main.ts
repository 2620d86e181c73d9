import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { EksCluster } from "@cdktf/provider-aws/lib/eks-cluster";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicyAttachment } from "@cdktf/provider-aws/lib/iam-role-policy-attachment";
import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { SecurityGroupRule } from "@cdktf/provider-aws/lib/security-group-rule";
import { App } from "cdktf";
import { BaseStack, EksStack, Vpc } from "../../modules";

/**
 * A cluster that the registry module made is taken over as it runs: the control plane, its role and the VPC stay, workers of
 * ours join beside the module's. docs/running-cluster.md tells the order of things.
 */
const app = new App({ stackTraces: false });
const clusterName = "taken-over";
const region = "eu-central-1";
const availabilityZones = ["eu-central-1a", "eu-central-1b"];

// What the module left, as far as it stays. Here it is made too, so that there is something to take over.
const left = new BaseStack(app, "module");
new AwsProvider(left, "aws", { region });
const { vpc, privateSubnets } = new Vpc(left, "vpc", {
  cidrBlock: "10.0.0.0/16",
  availabilityZones,
  name: clusterName,
  clusterNames: [clusterName],
  privateSubnetTags: { tier: "private" },
});
const role = new IamRole(left, "cluster-role", {
  name: `${clusterName}20240131093000000000000001`,
  assumeRolePolicy: JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal: { Service: "eks.amazonaws.com" }, Action: "sts:AssumeRole" }],
  }),
});
const allowed = new IamRolePolicyAttachment(left, "cluster-policy", {
  role: role.name,
  policyArn: "arn:aws:iam::aws:policy/AmazonEKSClusterPolicy",
});
const anywhere = [{ fromPort: 0, toPort: 0, protocol: "-1", cidrBlocks: ["0.0.0.0/0"] }];
const controlPlane = new SecurityGroup(left, "cluster-group", {
  name: `${clusterName}20240131093000000000000002`,
  vpcId: vpc.id,
  egress: anywhere,
  tags: { Name: `${clusterName}-eks_cluster_sg` },
});
const workers = new SecurityGroup(left, "workers-group", {
  name: `${clusterName}20240131093000000000000003`,
  vpcId: vpc.id,
  egress: anywhere,
  ingress: [
    { fromPort: 0, toPort: 0, protocol: "-1", selfAttribute: true },
    { fromPort: 1025, toPort: 65_535, protocol: "tcp", securityGroups: [controlPlane.id] },
    { fromPort: 443, toPort: 443, protocol: "tcp", securityGroups: [controlPlane.id] },
  ],
  tags: { Name: `${clusterName}-eks_worker_sg`, [`kubernetes.io/cluster/${clusterName}`]: "owned" },
});
new SecurityGroupRule(left, "api", {
  securityGroupId: controlPlane.id,
  sourceSecurityGroupId: workers.id,
  type: "ingress",
  protocol: "tcp",
  fromPort: 443,
  toPort: 443,
});
new EksCluster(left, "cluster", {
  name: clusterName,
  roleArn: role.arn,
  version: "1.34",
  accessConfig: { authenticationMode: "CONFIG_MAP", bootstrapClusterCreatorAdminPermissions: true },
  vpcConfig: { subnetIds: privateSubnets.refs.map(({ id }) => id), securityGroupIds: [controlPlane.id] },
  dependsOn: [allowed],
  // Stands for `terraform state rm`: the module's state does not look at it any more.
  lifecycle: { ignoreChanges: "all" },
});

const cloud = new EksStack(app, "taking-over", {
  region,
  network: {
    vpcTags: { Name: clusterName },
    availabilityZones,
    privateSubnetTags: { tier: "private" },
  },
  clusterName,
  clusterVersion: "1.34",
  manageClusterIamResources: false,
  clusterIamRoleName: `${clusterName}20240131093000000000000001`,
  clusterCreateSecurityGroup: false,
  clusterSecurityGroupId: controlPlane.id,
  workerCreateSecurityGroup: false,
  workerSecurityGroupId: workers.id,
  clusterEncryptionConfig: [],
  workerGroups: { general: { instanceType: "t3.medium" } },
});
cloud.addDependency(left);
cloud.eks.cluster.cluster.importFrom(clusterName);
app.synth();
