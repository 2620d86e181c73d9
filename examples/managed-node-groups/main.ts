import { App } from "cdktf";
import { EksStack, type EksNodeGroup } from "../../modules";
import { network, region } from "../network";

/** Groups that EKS starts, drains and replaces itself: one of spot, kept free for those who tolerate it, one on demand. */
const common: EksNodeGroup = {
  minCapacity: 1,
  desiredCapacity: 1,
  maxCapacity: 10,
  diskSize: 50,
  updateConfig: { maxUnavailablePercentage: 50 },
  nodeRepairConfig: { enabled: true },
};

const app = new App({ stackTraces: false });
new EksStack(app, "managed-node-groups", {
  region,
  network,
  clusterName: "managed-node-groups",
  nodeGroupsDefaults: { ...common, k8sLabels: { example: "managed-node-groups" } },
  nodeGroups: {
    batch: {
      instanceTypes: ["t3.large", "t3a.large", "m5.large"],
      capacityType: "SPOT",
      taints: [{ key: "dedicated", value: "batch", effect: "NoSchedule" }],
      k8sLabels: { workload: "batch" },
      additionalTags: { team: "data" },
    },
    web: { instanceTypes: ["t3.medium"], timeouts: { create: "30m", delete: "30m" } },
    arm: { instanceTypes: ["t4g.medium"], amiFamily: "bottlerocket", createIamRole: true },
  },
  tags: { example: "managed-node-groups" },
});
app.synth();
