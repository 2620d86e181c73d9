import { App } from "cdktf";
import { EksStack } from "../../modules/stacks";
import { clusterAutoscalerPolicy } from "../../modules/nodes";
import { network, region } from "../network";

/** The cluster autoscaler's role, for its service account and nobody else: the nodes need no such right. */
const app = new App({ stackTraces: false });
new EksStack(app, "irsa", {
  region,
  network,
  clusterName: "irsa",
  enableIrsa: true,
  workerGroups: {
    "worker-group-1": { instanceType: "t3.medium", asgDesiredCapacity: 1, asgMaxSize: 4, autoscalingEnabled: true },
  },
  irsaRoles: {
    "cluster-autoscaler": {
      namespaceServiceAccounts: ["kube-system:cluster-autoscaler"],
      inlinePolicies: { scale: clusterAutoscalerPolicy("irsa") },
    },
  },
  tags: { example: "irsa" },
});
app.synth();
