import { KmsKey } from "@cdktf/provider-aws/lib/kms-key";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App } from "cdktf";
import { BaseStack, Eks, Vpc } from "../../modules";
import { network, region } from "../network";

/** Secrets under a key that is somebody else's to keep, in a stack put together by hand: `Eks` and a `Vpc` of ours. */
const app = new App({ stackTraces: false });
const stack = new BaseStack(app, "secrets-encryption");
new AwsProvider(stack, "aws", { region });
const key = new KmsKey(stack, "key", {
  description: "EKS secrets",
  deletionWindowInDays: 7,
  enableKeyRotation: true,
});
const vpc = new Vpc(stack, "network", { name: "secrets-encryption", clusterNames: ["secrets-encryption"], ...network });
new Eks(stack, "eks", {
  clusterName: "secrets-encryption",
  vpcId: vpc.vpc.id,
  subnets: vpc.privateSubnets.refs,
  dependsOn: [vpc.publicSubnets.route, ...vpc.privateSubnets.routes],
  clusterEncryptionConfig: [{ providerKeyArn: key.arn }],
  workerGroups: { "worker-group-1": { instanceType: "t3.small", asgDesiredCapacity: 2 } },
  tags: { example: "secrets-encryption" },
});
app.synth();
