import { App } from "cdktf";
import { EksStack } from "../../modules/stacks";
import { network, region } from "../network";

/** Nodes are replaced, a few at a time, when their template changes; a hook gives a termination handler time to drain them. */
const app = new App({ stackTraces: false });
new EksStack(app, "instance-refresh", {
  region,
  network,
  clusterName: "instance-refresh",
  workerGroups: {
    refresh: {
      asgMaxSize: 2,
      asgDesiredCapacity: 2,
      instanceRefreshEnabled: true,
      instanceRefreshInstanceWarmup: 60,
      instanceRefreshMinHealthyPercentage: 50,
      asgInitialLifecycleHooks: [
        {
          name: "drain",
          lifecycleTransition: "autoscaling:EC2_INSTANCE_TERMINATING",
          defaultResult: "CONTINUE",
          heartbeatTimeout: 300,
        },
      ],
      tags: [{ key: "aws-node-termination-handler/managed", value: "", propagateAtLaunch: true }],
    },
  },
  tags: { example: "instance-refresh" },
});
app.synth();
