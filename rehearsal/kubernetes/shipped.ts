import { AWS_NODE_POD, image } from "./aws-node";
import { KubernetesRefusal, type KubernetesClient, type KubernetesObject } from "./client";
import { policyGroup, POLICY_GROUPS } from "./mapping";

/** The field manager under which EKS writes. */
export const EKS_MANAGER = "eks";
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

const configMap = (name: string, data: Readonly<Record<string, string>>): KubernetesObject =>
  ({ apiVersion: "v1", kind: "ConfigMap", metadata: { name, namespace: SYSTEM }, data }) as KubernetesObject;
const clusterRole = (name: string, rules: readonly object[]): KubernetesObject =>
  ({ apiVersion: `${rbac}/v1`, kind: "ClusterRole", metadata: { name }, rules }) as KubernetesObject;

const READ = ["list", "watch", "get"];
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

/** Which subnets pods get their addresses from, zone by zone, with custom networking. */
export const eniConfigDefinition = {
  apiVersion: "apiextensions.k8s.io/v1",
  kind: "CustomResourceDefinition",
  metadata: { name: "eniconfigs.crd.k8s.amazonaws.com" },
  spec: {
    group: "crd.k8s.amazonaws.com",
    scope: "Cluster",
    names: { plural: "eniconfigs", singular: "eniconfig", kind: "ENIConfig" },
    versions: [
      {
        name: "v1alpha1",
        served: true,
        storage: true,
        schema: { openAPIV3Schema: { type: "object", "x-kubernetes-preserve-unknown-fields": true } },
      },
    ],
  },
} as KubernetesObject;

/** What the network, the name service and the proxy of a new cluster are, unless it was asked for without them. */
const addonsWith = (dnsIp: string): readonly KubernetesObject[] => [
  account("aws-node"),
  eniConfigDefinition,
  configMap("amazon-vpc-cni", {
    "enable-network-policy-controller": "false",
    "enable-windows-ipam": "false",
    "enable-windows-prefix-delegation": "false",
    "minimum-ip-target": "3",
    "warm-ip-target": "1",
    "warm-prefix-target": "0",
  }),
  clusterRole("aws-node", [
    { apiGroups: ["crd.k8s.amazonaws.com"], resources: ["eniconfigs"], verbs: READ },
    { apiGroups: [""], resources: ["namespaces", "pods"], verbs: READ },
    { apiGroups: [""], resources: ["nodes"], verbs: [...READ, "update"] },
  ]),
  bound("aws-node", "aws-node", toAccount("aws-node")),
  shippedAwsNode,
  account("kube-proxy"),
  configMap("kube-proxy", { kubeconfig: "apiVersion: v1\nkind: Config\n" }),
  configMap("kube-proxy-config", {
    config: "apiVersion: kubeproxy.config.k8s.io/v1alpha1\nkind: KubeProxyConfiguration\nmode: iptables\n",
  }),
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
  configMap("coredns", {
    Corefile:
      ".:53 {\n    kubernetes cluster.local in-addr.arpa ip6.arpa\n    forward . /etc/resolv.conf\n    cache 30\n}\n",
  }),
  clusterRole("system:coredns", [
    { apiGroups: [""], resources: ["endpoints", "services", "pods", "namespaces"], verbs: READ },
    { apiGroups: ["discovery.k8s.io"], resources: ["endpointslices"], verbs: READ },
  ]),
  bound("system:coredns", "system:coredns", toAccount("coredns")),
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

/** Everything may be read, Secrets too; Kubernetes ships no such role. Known by its name as no stack's. */
const VIEW_ALL = `${POLICY_GROUPS}view-all`;
const VIEW = ["system:aggregate-to-view"];
const EDIT = [...VIEW, "system:aggregate-to-edit"];
/**
 * Access policies and the roles that say the same; EKS keeps them outside of RBAC. The roles view, edit and admin are put
 * together out of these by a controller that does not run here.
 */
const POLICY_ROLES: Readonly<Record<string, readonly string[]>> = {
  AmazonEKSClusterAdminPolicy: ["cluster-admin"],
  AmazonEKSAdminPolicy: [...EDIT, "system:aggregate-to-admin"],
  AmazonEKSAdminViewPolicy: [VIEW_ALL],
  AmazonEKSEditPolicy: EDIT,
  AmazonEKSViewPolicy: VIEW,
};

/** The address of the name service: the tenth of the Services' range. */
export function dnsIpIn(serviceCidr: string): string {
  return serviceCidr.includes(":") ? serviceCidr.replace(/\/\d+$/, "a") : serviceCidr.replace(/\d+\/\d+$/, "10");
}

/** Puts into a new cluster what EKS puts there, in EKS's name. */
export async function shipInto(client: KubernetesClient, addons?: { readonly dnsIp: string }): Promise<void> {
  const policies = Object.keys(POLICY_ROLES).flatMap((policy) => bindings(policy, policyGroup(policy)));
  const viewAll = clusterRole(VIEW_ALL, [{ apiGroups: ["*"], resources: ["*"], verbs: READ }]);
  for (const object of [viewAll, ...policies, ...(addons ? addonsWith(addons.dnsIp) : [])]) {
    await client.apply(pathOf(object), object, EKS_MANAGER);
  }
}

/** The access policies that grant something here. */
export const KNOWN_POLICIES: readonly string[] = Object.keys(POLICY_ROLES);

/** What lets a group do what an access policy says. */
function bindings(policy: string, group: string): KubernetesObject[] {
  return (POLICY_ROLES[policy] ?? []).map((role) => bound(`${group}:${role}`, role, toGroup(group)));
}

/** Lets the group of an access policy do in one namespace what the policy says; a namespace that is not there has to wait. */
export async function bindIn(client: KubernetesClient, policy: string, namespace: string): Promise<void> {
  for (const binding of bindings(policy, policyGroup(policy, namespace))) {
    const object = { ...binding, kind: "RoleBinding", metadata: { ...binding.metadata, namespace } };
    await client.apply(pathOf(object), object, EKS_MANAGER).catch((error: Error) => {
      if (!(error instanceof KubernetesRefusal && error.status === 404)) throw error;
    });
  }
}

/** Where an object lives in the API. */
export function pathOf({ apiVersion, kind, metadata: { name, namespace } }: KubernetesObject): string {
  const group = apiVersion.includes("/") ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
  return `${group}${namespace ? `/namespaces/${namespace}` : ""}/${kind.toLowerCase()}s/${name}`;
}
