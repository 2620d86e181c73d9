import { App } from "cdktf";
import { EksStack, KubernetesStack, type EksStackProps, type KubernetesStackProps } from "../../modules";
import { speedUpSynth } from "../../modules/testing";

/** What a context variable `variant` may change: `cdktf synth` takes it from cdktf.json. */
interface Variant {
  readonly clusters?: readonly string[];
  readonly cloud?: Partial<EksStackProps>;
  readonly inside?: Partial<KubernetesStackProps>;
}

/** The least that is a cluster: no NAT gateway, no key, no log group. The rehearsal's scenarios play on it. */
speedUpSynth();
const app = new App({ stackTraces: false });
const { clusters = ["small"], cloud, inside } = (app.node.tryGetContext("variant") ?? {}) as Variant;

for (const clusterName of clusters) {
  const stack = new EksStack(app, clusterName, {
    region: "eu-central-1",
    network: {
      cidrBlock: "10.0.0.0/16",
      availabilityZones: ["eu-central-1a", "eu-central-1b"],
      natGateway: "none",
    },
    clusterName,
    clusterVersion: "1.34",
    clusterEncryptionConfig: [],
    clusterEnabledLogTypes: [],
    enableIrsa: false,
    workerGroups: { general: { instanceType: "t3.medium", subnets: "public", publicIp: true } },
    mapRoles: [{ rolearn: "arn:aws:iam::123456789012:role/ops", username: "ops", groups: ["system:masters"] }],
    ...cloud,
  });
  new KubernetesStack(app, `${clusterName}-kubernetes`, {
    cluster: stack.clusterRef,
    awsNodeEnv: { AWS_VPC_K8S_CNI_LOGLEVEL: "WARN" },
    ...inside,
  });
}

app.synth();
