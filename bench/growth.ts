import { AutoscalingGroup } from "@cdktf/provider-aws/lib/autoscaling-group";
import { LaunchTemplate } from "@cdktf/provider-aws/lib/launch-template";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, Fn, TerraformLocal, Token } from "cdktf";
import { BaseStack, Eks } from "../modules";
import { speedUpSynth } from "../modules/testing";

/** Builds and synthesizes a stack with many worker groups, ours or the bare bindings, and prints the milliseconds. */
const [kind, count] = [process.argv[2], Number(process.argv[3])];
const names = Array.from({ length: count }, (_, index) => `group-${index}`);

speedUpSynth();
const start = performance.now();
const app = new App({ stackTraces: false });
const stack = new BaseStack(app, "growth");
new AwsProvider(stack, "aws", { region: "ap-northeast-2" });
if (kind === "ours") ours();
else bare();
app.synth();
console.log(performance.now() - start);

function ours(): void {
  new Eks(stack, "eks", {
    clusterName: "my-cluster",
    vpcId: "vpc-0a",
    subnets: ["subnet-0a", "subnet-0b"],
    workerGroups: Object.fromEntries(names.map((name) => [name, { asgMaxSize: 5 }])),
    tags: { environment: "test" },
  });
}

/** The same two resources and the local value for each group, with the same arguments, by hand. */
function bare(): void {
  for (const name of names) {
    const userData = new TerraformLocal(stack, `${name}-user-data`, "MIME-Version: 1.0\n");
    const tags = { Name: `my-cluster-${name}-eks_asg`, environment: "test" };
    const template = new LaunchTemplate(stack, `${name}-template`, {
      namePrefix: `my-cluster-${name}-`,
      imageId: "ami-0a",
      instanceType: "m4.large",
      iamInstanceProfile: { name: "my-cluster-node" },
      userData: Fn.base64encode(userData.asString),
      monitoring: { enabled: true },
      metadataOptions: { httpEndpoint: "enabled", httpTokens: "required", httpPutResponseHopLimit: 1 },
      networkInterfaces: [
        { associatePublicIpAddress: "false", deleteOnTermination: "true", securityGroups: ["sg-0a"] },
      ],
      blockDeviceMappings: [
        {
          deviceName: "/dev/xvda",
          ebs: { volumeSize: 100, volumeType: "gp3", encrypted: "true", deleteOnTermination: "true" },
        },
      ],
      tagSpecifications: ["volume", "network-interface"].map((resourceType) => ({ resourceType, tags })),
      updateDefaultVersion: true,
      tags: { environment: "test" },
      lifecycle: { createBeforeDestroy: true },
    });
    new AutoscalingGroup(stack, name, {
      namePrefix: `my-cluster-${name}-`,
      minSize: 1,
      maxSize: 5,
      desiredCapacity: 1,
      vpcZoneIdentifier: ["subnet-0a", "subnet-0b"],
      launchTemplate: { id: template.id, version: Token.asString(template.latestVersion) },
      protectFromScaleIn: false,
      suspendedProcesses: ["AZRebalance"],
      forceDelete: false,
      tag: Object.entries(tags).map(([key, value]) => ({ key, value, propagateAtLaunch: true })),
      lifecycle: { createBeforeDestroy: true, ignoreChanges: ["desired_capacity"] },
    });
  }
}
