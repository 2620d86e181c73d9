import { App } from "cdktf";
import { EksStack, KubernetesStack } from "./modules/stacks";
import { speedUpSynth } from "./modules/testing/speed-up-synth";
import { settings } from "./settings";

speedUpSynth();
const app = new App({ stackTraces: false });

const cloud = new EksStack(app, "my-cluster", {
  region: settings.region,
  network: settings.network,
  clusterName: "my-cluster",
  clusterVersion: "1.35",
  workerGroups: { general: { instanceType: "m4.large", asgMaxSize: 5 } },
  mapRoles: settings.mapRoles,
  tags: { environment: "test" },
  today: new Date().toISOString().slice(0, 10),
});

new KubernetesStack(app, "my-cluster-kubernetes", {
  cluster: cloud.clusterRef,
  awsNodeEnv: { AWS_VPC_K8S_CNI_EXTERNALSNAT: true, AWS_VPC_K8S_CNI_LOGLEVEL: "DEBUG" },
  loadBalancers: {
    "kubia-http": { type: "nlb", selector: { app: "kubia" }, ports: [{ port: 80, targetPort: 8080 }] },
  },
});

app.synth();
