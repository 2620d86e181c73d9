import { AWS_NODE_POD, image } from "./aws-node";
import type { KubernetesClient, KubernetesObject } from "./client";
import { policyGroup } from "./mapping";

/** The field manager under which EKS writes. */
const EKS_MANAGER = "eks";
const SYSTEM = "kube-system";

interface Workload {
  readonly kind: "DaemonSet" | "Deployment";
  readonly name: string;
  /** The value of the label by which its pods are found. */
  readonly app: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly pod: object;
  readonly more?: object;
}

function workload({ kind, name, app, labels, pod, more }: Workload): KubernetesObject & object {
  const pods = { "k8s-app": app };
  return {
    apiVersion: "apps/v1",
    kind,
    metadata: { name, namespace: SYSTEM, labels: { ...pods, ...labels } },
    spec: { selector: { matchLabels: pods }, template: { metadata: { labels: { ...pods } }, spec: pod }, ...more },
  } as KubernetesObject;
}

const account = (name: string): KubernetesObject => ({
  apiVersion: "v1",
  kind: "ServiceAccount",
  metadata: { name, namespace: SYSTEM },
});

const rbac = "rbac.authorization.k8s.io";
const bound = (name: string, role: string, subject: object): KubernetesObject =>
  ({
    apiVersion: `${rbac}/v1`,
    kind: "ClusterRoleBinding",
    metadata: { name },
    roleRef: { apiGroup: rbac, kind: "ClusterRole", name: role },
    subjects: [subject],
  }) as KubernetesObject;
const toAccount = (name: string) => ({ kind: "ServiceAccount", name, namespace: SYSTEM });
const toGroup = (name: string) => ({ apiGroup: rbac, kind: "Group", name });

/** The aws-node DaemonSet as it is shipped. */
export const shippedAwsNode = workload({
  kind: "DaemonSet",
  name: "aws-node",
  app: "aws-node",
  labels: {
    "app.kubernetes.io/name": "aws-node",
    "app.kubernetes.io/instance": "aws-vpc-cni",
    "app.kubernetes.io/version": "v1.23.0",
  },
  pod: AWS_NODE_POD,
  more: { updateStrategy: { type: "RollingUpdate", rollingUpdate: { maxUnavailable: "10%" } } },
});

/** What the network, the name service and the proxy of a new cluster are, unless it was asked for without them. */
const addonsWith = (dnsIp: string): readonly KubernetesObject[] => [
  account("aws-node"),
  {
    apiVersion: `${rbac}/v1`,
    kind: "ClusterRole",
    metadata: { name: "aws-node" },
    rules: [
      { apiGroups: ["crd.k8s.amazonaws.com"], resources: ["eniconfigs"], verbs: ["list", "watch", "get"] },
      { apiGroups: [""], resources: ["namespaces", "pods"], verbs: ["list", "watch", "get"] },
      { apiGroups: [""], resources: ["nodes"], verbs: ["list", "watch", "get", "update"] },
    ],
  } as KubernetesObject,
  bound("aws-node", "aws-node", toAccount("aws-node")),
  shippedAwsNode,
  account("kube-proxy"),
  bound("eks:kube-proxy", "system:node-proxier", toAccount("kube-proxy")),
  workload({
    kind: "DaemonSet",
    name: "kube-proxy",
    app: "kube-proxy",
    pod: {
      priorityClassName: "system-node-critical",
      serviceAccountName: "kube-proxy",
      hostNetwork: true,
      tolerations: [{ operator: "Exists" }],
      containers: [{ name: "kube-proxy", image: image("eks/kube-proxy") }],
    },
  }),
  account("coredns"),
  {
    apiVersion: "v1",
    kind: "Service",
    metadata: { name: "kube-dns", namespace: SYSTEM, labels: { "k8s-app": "kube-dns" } },
    spec: {
      clusterIP: dnsIp,
      selector: { "k8s-app": "kube-dns" },
      ports: [
        { name: "dns", port: 53, protocol: "UDP", targetPort: 53 },
        { name: "dns-tcp", port: 53, protocol: "TCP", targetPort: 53 },
      ],
    },
  } as KubernetesObject,
  workload({
    kind: "Deployment",
    name: "coredns",
    app: "kube-dns",
    labels: { "eks.amazonaws.com/component": "coredns" },
    pod: { serviceAccountName: "coredns", containers: [{ name: "coredns", image: image("eks/coredns") }] },
    more: { replicas: 2 },
  }),
];

/** Cluster-wide access policies and the role that says the same; EKS keeps these outside of RBAC. */
const POLICY_ROLES = {
  AmazonEKSClusterAdminPolicy: "cluster-admin",
  AmazonEKSAdminPolicy: "admin",
  AmazonEKSEditPolicy: "edit",
  AmazonEKSViewPolicy: "view",
} as const;

/** The address of the name service: the tenth of the Services' range. */
export function dnsIpIn(serviceCidr: string): string {
  return serviceCidr.replace(/\d+\/\d+$/, "10");
}

/** Puts into a new cluster what EKS puts there, in EKS's name. */
export async function shipInto(client: KubernetesClient, addons?: { readonly dnsIp: string }): Promise<void> {
  const policies = Object.entries(POLICY_ROLES).map(([policy, role]) =>
    bound(policyGroup(policy), role, toGroup(policyGroup(policy))),
  );
  for (const object of [...policies, ...(addons ? addonsWith(addons.dnsIp) : [])]) {
    await client.apply(pathOf(object), object, EKS_MANAGER);
  }
}

/** Where an object lives in the API. */
function pathOf({ apiVersion, kind, metadata: { name, namespace } }: KubernetesObject): string {
  const group = apiVersion.includes("/") ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
  return `${group}${namespace ? `/namespaces/${namespace}` : ""}/${kind.toLowerCase()}s/${name}`;
}
