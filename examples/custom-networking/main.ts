import { App } from "cdktf";
import { EksStack } from "../../modules";
import { network, region } from "../network";

/** Pods take their addresses from a block that nobody else routes, so that the VPC's own is left to nodes and load balancers. */
const app = new App({ stackTraces: false });
new EksStack(app, "custom-networking", {
  region,
  network: { ...network, podCidrBlock: "100.64.0.0/16" },
  clusterName: "custom-networking",
  workerGroups: { general: { instanceType: "t3.medium", asgDesiredCapacity: 2 } },
  addons: { "vpc-cni": true },
  tags: { example: "custom-networking" },
});
app.synth();
