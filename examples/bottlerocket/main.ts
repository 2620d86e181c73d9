import { App } from "cdktf";
import { EksStack } from "../../modules/stacks";
import { network, region } from "../network";

/** Bottlerocket for both processors, with labels, a taint and a setting of its own; a role for each group. */
const app = new App({ stackTraces: false });
new EksStack(app, "bottlerocket", {
  region,
  network,
  clusterName: "bottlerocket",
  workersGroupDefaults: {
    amiFamily: "bottlerocket",
    createIamRole: true,
    iamRoleAdditionalPolicies: { ssm: "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore" },
    bottlerocketSettings: { "host-containers": { admin: { enabled: false } } },
  },
  workerGroups: {
    general: { instanceType: "t3a.small", asgDesiredCapacity: 2, labels: { ingress: "allowed" } },
    graviton: {
      instanceType: "t4g.small",
      taints: [{ key: "arch", value: "arm64", effect: "NoSchedule" }],
    },
  },
  tags: { example: "bottlerocket" },
});
app.synth();
