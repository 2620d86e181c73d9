import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, Token } from "cdktf";
import { Network } from "../../.gen/modules/network";
import { BaseStack, Eks, KubernetesStack } from "../../modules";
import { speedUpSynth } from "../../modules/testing";

/**
 * A cluster in a VPC that an organisation's own HCL module knows: `cdktf get` has made the module's bindings, the module
 * hands over ids that are known only at apply, and `subnetWayOut` says of the subnets what no id can tell.
 */
speedUpSynth();
const app = new App({ stackTraces: false });
const region = "ap-northeast-2";

const stack = new BaseStack(app, "shared-network", { backend: { type: "local" } });
new AwsProvider(stack, "aws", { region });
const network = new Network(stack, "network", { name: "shared" });
const eks = new Eks(stack, "my-cluster", {
  clusterName: "my-cluster",
  vpcId: network.vpcIdOutput,
  subnets: Token.asList(network.subnetIdsOutput),
  subnetWayOut: "private-with-egress",
  workerGroups: { general: { instanceType: "m7g.large", asgMaxSize: 5 } },
  admins: { ops: "arn:aws:iam::123456789012:role/ops" },
});

const inside = new KubernetesStack(app, "shared-network-kubernetes", {
  cluster: { name: eks.clusterName, region, awsAuth: eks.awsAuth, nodePlacement: eks.nodePlacement },
  awsNodeEnv: { AWS_VPC_K8S_CNI_EXTERNALSNAT: true },
});
// Only an EksStack is found by its cluster's name; the order of stacks that you make yourself is yours to say.
inside.addDependency(stack);

app.synth();
