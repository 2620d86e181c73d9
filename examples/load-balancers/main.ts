import { App } from "cdktf";
import { EksStack, KubernetesStack } from "../../modules";
import { network, region } from "../network";

/** Services of type LoadBalancer: NLBs that the internet or the VPC reaches, a classic one, and where they log to. */
const logs = "cdktf-eks-example-load-balancer-logs";
// One of yours: the rehearsal takes it to be there.
const certificateArns = [`arn:aws:acm:${region}:123456789012:certificate/12345678-1234-1234-1234-123456789012`];
const app = new App({ stackTraces: false });
const cloud = new EksStack(app, "load-balancers", {
  region,
  network,
  clusterName: "load-balancers",
  workerGroups: { general: { instanceType: "t3.medium", labels: { edge: "true" } } },
  accessLogBucket: { bucket: logs, forceDestroy: true },
  loadBalancerController: true,
  tags: { example: "load-balancers" },
});
const selector = { app: "kubia" };
new KubernetesStack(app, "load-balancers-kubernetes", {
  cluster: cloud.clusterRef,
  // The image runs as root. Nobody waits for its pods, so that the rehearsal, which runs none, can have it.
  deployments: {
    kubia: { image: "luksa/kubia", ports: { http: 8080 }, runAsNonRoot: false, waitForRollout: false },
  },
  configMaps: { kubia: { data: { greeting: "You've hit" } } },
  loadBalancers: {
    "kubia-http": {
      type: "nlb",
      selector,
      ports: [{ port: 80, targetPort: 8080 }],
      externalTrafficPolicy: "Local",
      loadBalancerSourceRanges: ["203.0.113.0/24"],
      crossZone: true,
      targetNodeLabels: { edge: "true" },
      additionalResourceTags: { team: "web" },
    },
    "kubia-internal": {
      type: "nlb",
      internal: true,
      selector,
      ports: [{ port: 80, targetPort: 8080 }],
      healthCheck: { protocol: "http", path: "/", interval: 10, healthyThreshold: 2 },
    },
    "kubia-https": {
      type: "nlb",
      selector,
      ports: [{ port: 443, targetPort: 8080 }],
      tls: { certificateArns },
      accessLogs: { bucket: logs, prefix: "kubia-https" },
    },
    "kubia-classic": {
      selector,
      ports: [
        { port: 80, targetPort: 8080, name: "http" },
        { port: 443, targetPort: 8080, name: "https" },
      ],
      tls: { certificateArns, ports: ["https"] },
      backendProtocol: "http",
      connectionIdleTimeout: 120,
      connectionDrainingTimeout: 60,
      accessLogs: { bucket: logs, prefix: "kubia" },
      accessLogEmitInterval: 5,
    },
  },
});
app.synth();
