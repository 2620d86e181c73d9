import { App } from "cdktf";
import { EksStack, KubernetesStack, type AwsNodeEnv } from "../../modules";
import { network, region } from "../network";

/** Pods leave the VPC through the NAT gateway with their own addresses: told by the add-on, or by a patch as in the document. One of the two for a cluster. */
const env: AwsNodeEnv = { AWS_VPC_K8S_CNI_EXTERNALSNAT: true, AWS_VPC_K8S_CNI_LOGLEVEL: "WARN" };
const workerGroups = { general: { instanceType: "t3.medium" } };
const app = new App({ stackTraces: false });

new EksStack(app, "snat-by-add-on", {
  region,
  network,
  clusterName: "snat-by-add-on",
  workerGroups,
  addons: { "vpc-cni": { configurationValues: { env } } },
  tags: { example: "external-snat" },
});

const patched = new EksStack(app, "snat-by-patch", {
  region,
  network,
  clusterName: "snat-by-patch",
  workerGroups,
  tags: { example: "external-snat" },
});
new KubernetesStack(app, "snat-by-patch-kubernetes", { cluster: patched.clusterRef, awsNodeEnv: env });
app.synth();
