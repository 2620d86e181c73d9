import { App } from "cdktf";
import { EksStack } from "../../modules";
import { network, region } from "../network";

/** Sixteen addresses at a time, so that a small node has room for all the pods that it can run; nodes are told how many. */
const app = new App({ stackTraces: false });
new EksStack(app, "prefix-delegation", {
  region,
  network,
  clusterName: "prefix-delegation",
  workerGroups: { general: { instanceType: "t3.medium", asgDesiredCapacity: 2 } },
  addons: { "vpc-cni": { configurationValues: { env: { ENABLE_PREFIX_DELEGATION: true, WARM_PREFIX_TARGET: 1 } } } },
  tags: { example: "prefix-delegation" },
});
app.synth();
