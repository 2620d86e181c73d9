import { App } from "cdktf";
import { EksStack } from "../../modules";
import { network, region } from "../network";

/** Nodes without a way out: what they need of AWS they reach inside the VPC, and the API has no public endpoint. */
const app = new App({ stackTraces: false });
new EksStack(app, "private-cluster", {
  region,
  network: { ...network, natGateway: "none", endpoints: "private-cluster" },
  clusterName: "private-cluster",
  clusterEndpointPublicAccess: false,
  workerGroups: { general: { instanceType: "t3.medium", asgDesiredCapacity: 2 } },
  tags: { example: "private-cluster" },
});
app.synth();
