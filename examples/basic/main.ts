import { App } from "cdktf";
import { EksStack, KubernetesStack } from "../../modules/stacks";
import { network, region } from "../network";

/** Two worker groups of different kinds, and who may enter besides: the registry module's first example. */
const app = new App({ stackTraces: false });
const cloud = new EksStack(app, "basic", {
  region,
  network,
  clusterName: "basic",
  workerGroups: {
    "worker-group-1": { instanceType: "t3.small", additionalUserdata: "echo foo bar", asgDesiredCapacity: 2 },
    "worker-group-2": { instanceType: "t3.medium", additionalUserdata: "echo foo bar", asgDesiredCapacity: 1 },
  },
  mapRoles: [{ rolearn: "arn:aws:iam::666666666666:role/role1", username: "role1", groups: ["system:masters"] }],
  mapUsers: [{ userarn: "arn:aws:iam::666666666666:user/user1", username: "user1", groups: ["system:masters"] }],
  mapAccounts: ["777777777777", "888888888888"],
  tags: { example: "basic" },
});
new KubernetesStack(app, "basic-kubernetes", { cluster: cloud.clusterRef });
app.synth();
