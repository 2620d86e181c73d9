import { LaunchTemplate } from "@cdktf/provider-aws/lib/launch-template";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, Fn, TerraformStack } from "cdktf";
import { Eks, Vpc } from "../../modules";
import { network, region } from "../network";

/** Managed groups by a launch template of the caller's, by one of their own with all that it can say, and by EKS's. */
const name = "templates";
const tags = { example: "launch-templates-with-managed-node-groups" };

const app = new App({ stackTraces: false });
const stack = new TerraformStack(app, "launch-templates-with-managed-node-groups");
new AwsProvider(stack, "aws", { region });
// The bindings ask for the one release that they were made from; everything here is in older ones too.
stack.addOverride("terraform.required_providers.aws.version", ">= 5.100.0, < 7.0.0");
const vpc = new Vpc(stack, "network", { name, ...network, clusterNames: [name], tags });

// Neither an image nor security groups: EKS puts in its own, and its user data.
const template = new LaunchTemplate(stack, "template", {
  namePrefix: "eks-example-",
  updateDefaultVersion: true,
  blockDeviceMappings: [{ deviceName: "/dev/xvda", ebs: { volumeSize: 100, volumeType: "gp3", encrypted: "true" } }],
  metadataOptions: { httpTokens: "required", httpPutResponseHopLimit: 1 },
  monitoring: { enabled: true },
  tagSpecifications: ["instance", "volume", "network-interface"].map((resourceType) => ({ resourceType, tags })),
  tags,
  lifecycle: { createBeforeDestroy: true },
});

new Eks(stack, "cluster", {
  clusterName: name,
  vpcId: vpc.vpc.id,
  subnets: vpc.privateSubnets.refs,
  // Nodes that start before their way out is there wait for it in vain.
  dependsOn: vpc.waysOut,
  nodeGroups: {
    given: {
      namePrefix: "given-",
      launchTemplateId: template.id,
      launchTemplateVersion: Fn.tostring(template.defaultVersion) as string,
      instanceTypes: ["t3.small"],
      amiType: "AL2023_x86_64_STANDARD",
      maxCapacity: 15,
      additionalTags: { template: "given" },
    },
    own: {
      instanceTypes: ["t3.large"],
      capacityType: "SPOT",
      diskSize: 50,
      diskThroughput: 150,
      maxPods: 110,
      preUserdata: "echo first",
      kubeletExtraArgs: "--v=2",
      bootstrapEnv: { HTTPS_PROXY: "http://proxy.internal:3128" },
      taints: [{ key: "dedicated", value: "gpuGroup", effect: "NO_SCHEDULE" }],
      updateConfig: { maxUnavailablePercentage: 50 },
      maxCapacity: 10,
    },
    eks: { createLaunchTemplate: false, instanceTypes: ["t3.medium"], diskSize: 50 },
  },
  tags,
});
app.synth();
