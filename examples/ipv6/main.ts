import { App } from "cdktf";
import { EksStack } from "../../modules";
import { network, region } from "../network";

/** Pods and Services with IPv6 addresses alone: no subnet runs out of them. Who talked to whom is in the VPC's flow logs. */
const app = new App({ stackTraces: false });
new EksStack(app, "ipv6", {
  region,
  network: { ...network, ipv6: true, flowLogs: true },
  clusterName: "ipv6",
  clusterIpFamily: "ipv6",
  workerGroups: { general: { instanceType: "t3.medium", asgDesiredCapacity: 2 } },
  addons: { "vpc-cni": { role: "irsa" } },
  tags: { example: "ipv6" },
});
app.synth();
