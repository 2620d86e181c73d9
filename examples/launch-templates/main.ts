import { App } from "cdktf";
import { EksStack } from "../../modules/stacks";
import { network, region } from "../network";

/** Groups in public subnets, one of them of several types with spot beside a base on demand. */
const app = new App({ stackTraces: false });
new EksStack(app, "launch-templates", {
  region,
  network,
  clusterName: "launch-templates",
  workersGroupDefaults: { subnets: "public", publicIp: true },
  workerGroups: {
    "worker-group-1": { instanceType: "t3.small", asgDesiredCapacity: 2 },
    "worker-group-2": { instanceType: "t3.medium", asgDesiredCapacity: 2 },
    spot: {
      overrideInstanceTypes: ["m5.large", "m5a.large", "m5d.large", "m5ad.large"],
      onDemandBaseCapacity: 1,
      onDemandPercentageAboveBaseCapacity: 0,
      asgMaxSize: 5,
      asgDesiredCapacity: 2,
      capacityRebalance: true,
      labels: { "node.kubernetes.io/lifecycle": "spot" },
    },
  },
  tags: { example: "launch-templates" },
});
app.synth();
