/** A rehearsal pulls no image; the name says what would be there. */
export const image = (name: string) => `602401143452.dkr.ecr.region.amazonaws.com/${name}`;

/** What the aws-node container is told where nobody says otherwise: VPC CNI 1.23.0. */
export const AWS_NODE_ENV: Readonly<Record<string, string>> = {
  ADDITIONAL_ENI_TAGS: "{}",
  AWS_VPC_CNI_NODE_PORT_SUPPORT: "true",
  AWS_VPC_ENI_MTU: "9001",
  AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG: "false",
  AWS_VPC_K8S_CNI_EXTERNALSNAT: "false",
  AWS_VPC_K8S_CNI_LOGLEVEL: "DEBUG",
  AWS_VPC_K8S_CNI_LOG_FILE: "/host/var/log/aws-routed-eni/ipamd.log",
  AWS_VPC_K8S_CNI_RANDOMIZESNAT: "prng",
  AWS_VPC_K8S_CNI_VETHPREFIX: "eni",
  AWS_VPC_K8S_PLUGIN_LOG_FILE: "/var/log/aws-routed-eni/plugin.log",
  AWS_VPC_K8S_PLUGIN_LOG_LEVEL: "DEBUG",
  DISABLE_INTROSPECTION: "false",
  DISABLE_METRICS: "false",
  DISABLE_NETWORK_RESOURCE_PROVISIONING: "false",
  ENABLE_IMDS_ONLY_MODE: "false",
  ENABLE_IPv4: "true",
  ENABLE_IPv6: "false",
  ENABLE_MULTI_NIC: "false",
  ENABLE_POD_ENI: "false",
  ENABLE_PREFIX_DELEGATION: "false",
  ENABLE_SUBNET_DISCOVERY: "true",
  NETWORK_POLICY_ENFORCING_MODE: "standard",
  VPC_CNI_VERSION: "v1.23.0",
  WARM_ENI_TARGET: "1",
  WARM_PREFIX_TARGET: "1",
};

const fieldOf = (name: string, fieldPath: string) => ({
  name,
  valueFrom: { fieldRef: { apiVersion: "v1", fieldPath } },
});
const literals = (env: Readonly<Record<string, string>>) =>
  Object.entries(env).map(([name, value]) => ({ name, value }));
const requests = { requests: { cpu: "25m" } };

/** The health of ipamd, asked at its socket. */
const probe = (initialDelaySeconds: number) => ({
  exec: {
    command: [
      "/app/grpc-health-probe",
      "-addr=unix:///var/run/aws-node/ipam.sock",
      "-connect-timeout=5s",
      "-rpc-timeout=5s",
    ],
  },
  initialDelaySeconds,
  timeoutSeconds: 10,
});

/** A mount of the node's folders; the volume of each is below. */
const mount = (name: string, mountPath: string) => ({ name, mountPath });
const hostPath = (name: string, path: string, type = "") => ({ name, hostPath: { path, type } });

/** The pods of aws-node, as VPC CNI 1.23.0 ships them. */
export const AWS_NODE_POD = {
  priorityClassName: "system-node-critical",
  serviceAccountName: "aws-node",
  hostNetwork: true,
  terminationGracePeriodSeconds: 10,
  securityContext: {},
  tolerations: [{ operator: "Exists" }],
  affinity: {
    nodeAffinity: {
      requiredDuringSchedulingIgnoredDuringExecution: {
        nodeSelectorTerms: [
          {
            matchExpressions: [
              { key: "kubernetes.io/os", operator: "In", values: ["linux"] },
              { key: "kubernetes.io/arch", operator: "In", values: ["amd64", "arm64"] },
              { key: "eks.amazonaws.com/compute-type", operator: "NotIn", values: ["fargate", "hybrid", "auto"] },
            ],
          },
        ],
      },
    },
  },
  initContainers: [
    {
      name: "aws-vpc-cni-init",
      image: image("amazon-k8s-cni-init:v1.23.0"),
      env: literals({ DISABLE_TCP_EARLY_DEMUX: "false", ENABLE_IPv6: "false" }),
      resources: requests,
      securityContext: { privileged: true },
      volumeMounts: [mount("cni-bin-dir", "/host/opt/cni/bin")],
    },
  ],
  containers: [
    {
      name: "aws-node",
      image: image("amazon-k8s-cni:v1.23.0"),
      ports: [{ name: "metrics", containerPort: 61_678 }],
      env: [
        ...literals(AWS_NODE_ENV),
        fieldOf("MY_NODE_NAME", "spec.nodeName"),
        fieldOf("MY_POD_NAME", "metadata.name"),
      ],
      livenessProbe: probe(60),
      readinessProbe: probe(1),
      resources: requests,
      securityContext: { capabilities: { add: ["NET_ADMIN", "NET_RAW"] } },
      volumeMounts: [
        mount("cni-bin-dir", "/host/opt/cni/bin"),
        mount("cni-net-dir", "/host/etc/cni/net.d"),
        mount("log-dir", "/host/var/log/aws-routed-eni"),
        mount("run-dir", "/var/run/aws-node"),
        mount("xtables-lock", "/run/xtables.lock"),
      ],
    },
    {
      name: "aws-eks-nodeagent",
      image: image("amazon/aws-network-policy-agent:v1.3.0"),
      args: [
        ...["--enable-ipv6=false", "--enable-network-policy=false", "--enable-cloudwatch-logs=false"],
        ...["--enable-policy-event-logs=false", "--log-file=/var/log/aws-routed-eni/network-policy-agent.log"],
        ...["--metrics-bind-addr=:8162", "--health-probe-bind-addr=:8163"],
        ...["--conntrack-cache-cleanup-period=300", "--conntrack-cache-table-size=524288", "--log-level=debug"],
      ],
      ports: [{ name: "agentmetrics", containerPort: 8162 }],
      env: [fieldOf("MY_NODE_NAME", "spec.nodeName")],
      resources: requests,
      securityContext: { privileged: true, capabilities: { add: ["NET_ADMIN"] } },
      volumeMounts: [
        mount("cni-bin-dir", "/host/opt/cni/bin"),
        mount("bpf-pin-path", "/sys/fs/bpf"),
        mount("log-dir", "/var/log/aws-routed-eni"),
        mount("run-dir", "/var/run/aws-node"),
      ],
    },
  ],
  volumes: [
    hostPath("bpf-pin-path", "/sys/fs/bpf"),
    hostPath("cni-bin-dir", "/opt/cni/bin"),
    hostPath("cni-net-dir", "/etc/cni/net.d"),
    hostPath("log-dir", "/var/log/aws-routed-eni", "DirectoryOrCreate"),
    hostPath("run-dir", "/var/run/aws-node", "DirectoryOrCreate"),
    hostPath("xtables-lock", "/run/xtables.lock", "FileOrCreate"),
  ],
};
