import { App } from "cdktf";
import { EksStack, KubernetesStack } from "../../modules/stacks";
import { network, region } from "../network";

/** EKS's own add-ons, each with a role of its own where it calls AWS, and a StorageClass of encrypted gp3 disks. */
const app = new App({ stackTraces: false });
const cloud = new EksStack(app, "addons", {
  region,
  network,
  clusterName: "addons",
  workerGroups: { general: { instanceType: "t3.large", asgDesiredCapacity: 2 } },
  addons: {
    "vpc-cni": { role: "irsa", configurationValues: { env: { WARM_IP_TARGET: 5, MINIMUM_IP_TARGET: 10 } } },
    "kube-proxy": true,
    coredns: true,
    "eks-pod-identity-agent": true,
    "aws-ebs-csi-driver": { role: "pod-identity" },
    "metrics-server": true,
  },
  tags: { example: "addons" },
});
new KubernetesStack(app, "addons-kubernetes", { cluster: cloud.clusterRef, defaultStorageClass: true });
app.synth();
