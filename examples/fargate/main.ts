import { App } from "cdktf";
import { EksStack } from "../../modules/stacks";
import { network, region } from "../network";

/** Pods without nodes: coredns and what a label marks run on Fargate, in private subnets. */
const app = new App({ stackTraces: false });
new EksStack(app, "fargate", {
  region,
  network,
  clusterName: "fargate",
  fargateProfiles: {
    default: {
      name: "default",
      selectors: [
        { namespace: "kube-system", labels: { "k8s-app": "kube-dns" } },
        { namespace: "default", labels: { WorkerType: "fargate" } },
      ],
      timeouts: { create: "20m", delete: "20m" },
    },
    secondary: {
      name: "secondary",
      selectors: [{ namespace: "default", labels: { Environment: "test" } }],
      iamRole: "own",
    },
  },
  addons: { coredns: true },
  tags: { example: "fargate" },
});
app.synth();
