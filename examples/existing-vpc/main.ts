import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App } from "cdktf";
import { BaseStack, EksStack, Vpc } from "../../modules";
import { network, region } from "../network";

/** A VPC that somebody else's stack has made, looked up by its tags. Here it is made too, so that there is one. */
const app = new App({ stackTraces: false });
const shared = new BaseStack(app, "shared-vpc");
new AwsProvider(shared, "aws", { region });
new Vpc(shared, "vpc", {
  ...network,
  name: "shared",
  publicSubnetTags: { tier: "public" },
  privateSubnetTags: { tier: "private" },
});

const cloud = new EksStack(app, "existing-vpc", {
  region,
  network: {
    vpcTags: { Name: "shared" },
    availabilityZones: network.availabilityZones,
    privateSubnetTags: { tier: "private" },
    publicSubnetTags: { tier: "public" },
    subnetWayOut: "private-with-egress",
  },
  clusterName: "existing-vpc",
  workerGroups: {
    general: { instanceType: "t3.medium" },
    edge: { instanceType: "t3.medium", subnets: "public", publicIp: true },
  },
  tags: { example: "existing-vpc" },
});
cloud.addDependency(shared);
app.synth();
