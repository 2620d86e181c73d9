import type { Aws } from "../aws";
import { CLASSIC_BALANCERS, VERSIONS } from "../query";
import type { StackJson } from "../stacks";
import { elementTexts } from "../xml";
import { AWS_NODE_ENV } from "./aws-node";
import type { KubernetesClient, KubernetesObject } from "./client";

/** What a look at the cluster told, one sentence each; a fault is something that should be otherwise. */
export interface Findings {
  readonly name: string;
  readonly lines: readonly string[];
  readonly faults: readonly string[];
}

interface EnvVariable {
  readonly name: string;
  readonly value?: string;
  readonly valueFrom?: { readonly fieldRef?: { readonly fieldPath: string } };
}

/** Where aws-node is. */
export const AWS_NODE_PATH = "/apis/apps/v1/namespaces/kube-system/daemonsets/aws-node";

/** The aws-node container's variables as they are now. */
export async function awsNodeEnv(client: KubernetesClient): Promise<EnvVariable[]> {
  type DaemonSet = { spec: { template: { spec: { containers: { name: string; env?: EnvVariable[] }[] } } } };
  const { spec } = await client.get<DaemonSet>(AWS_NODE_PATH);
  return spec.template.spec.containers.find(({ name }) => name === "aws-node")?.env ?? [];
}

/** The variables that a stack sets on the aws-node container. */
function wantedEnv({ resource = {} }: StackJson): Readonly<Record<string, string>> {
  type Env = { metadata?: { name?: string }; container?: string; env?: { name: string; value?: string }[] };
  const all = Object.values((resource.kubernetes_env ?? {}) as Readonly<Record<string, Env>>);
  const ours = all.filter(({ metadata, container }) => metadata?.name === "aws-node" && container === "aws-node");
  return Object.fromEntries(ours.flatMap(({ env = [] }) => env.map(({ name, value = "" }) => [name, value])));
}

/** Whether aws-node has what the stack wants, and everything else as it was shipped. */
export async function checkAwsNode(json: StackJson, client: KubernetesClient): Promise<Findings | undefined> {
  const wanted = wantedEnv(json);
  if (Object.keys(wanted).length === 0) return undefined;
  const live = await awsNodeEnv(client);
  const valueOf = (name: string) => live.find((one) => one.name === name)?.value;
  const wrong = Object.entries(wanted).filter(([name, value]) => valueOf(name) !== value);
  const others = Object.entries(AWS_NODE_ENV).filter(([name]) => wanted[name] === undefined);
  const touched = others.filter(([name, value]) => valueOf(name) !== value);
  const kept = live.some(
    ({ name, valueFrom }) => name === "MY_NODE_NAME" && valueFrom?.fieldRef?.fieldPath === "spec.nodeName",
  );
  const set = Object.entries(wanted).map(([name, value]) => `${name.replace(/^AWS_VPC_(K8S_CNI_)?/, "")}=${value}`);
  return {
    name: "aws-node",
    lines: [`${set.join(" ")}${kept ? ", MY_NODE_NAME kept" : ""}, ${others.length - touched.length} others untouched`],
    faults: [
      ...wrong.map(([name, value]) => `${name} is ${valueOf(name) ?? "not set"}, and was to be ${value}`),
      ...touched.map(([name, value]) => `${name} is ${valueOf(name) ?? "not set"}, and was shipped as ${value}`),
      ...(kept ? [] : ["MY_NODE_NAME no longer comes from the field spec.nodeName"]),
    ],
  };
}

/** What a destroyed stack has left on aws-node: each variable that is not as it was shipped. */
export async function leftOnAwsNode(client: KubernetesClient): Promise<string[]> {
  const live = await awsNodeEnv(client);
  return live
    .filter(({ name, value, valueFrom }) => valueFrom === undefined && (value ?? "") !== (AWS_NODE_ENV[name] ?? ""))
    .map(({ name, value }) => `${name} ${value ? `is ${value}` : "has no value"}`);
}

interface Service {
  readonly metadata: { readonly name: string; readonly namespace: string };
  readonly spec: { readonly type: string };
  readonly status: { readonly loadBalancer: { readonly ingress?: readonly { readonly hostname?: string }[] } };
}

/** What became of every Service of type LoadBalancer, in the cluster and in AWS. */
export async function checkLoadBalancers(client: KubernetesClient, aws: Aws): Promise<Findings[]> {
  const { items } = await client.get<{ items: Service[] }>("/api/v1/services");
  const findings: Findings[] = [];
  for (const { metadata, spec, status } of items) {
    if (spec.type !== "LoadBalancer") continue;
    const [ingress] = status.loadBalancer.ingress ?? [];
    const found = ingress?.hostname === undefined ? undefined : await balancerAt(ingress.hostname, aws);
    const said = found && `${found.scheme} ${found.kind} load balancer on ${found.subnets} subnets, hostname in status`;
    findings.push({
      name: metadata.name,
      lines: said === undefined ? [] : [said],
      faults:
        said === undefined
          ? [`${metadata.name} has no load balancer: ${ingress?.hostname ?? "no hostname in its status"}`]
          : [],
    });
  }
  return findings;
}

interface Balancer {
  readonly kind: string;
  readonly scheme: string;
  readonly subnets: number;
}

/** The two APIs of load balancers: how each lists them, and how one of them reads. */
const BALANCERS = [
  {
    version: VERSIONS.elasticloadbalancing,
    id: "LoadBalancerArn",
    filter: "LoadBalancerArns.member.1",
    kindOf: (xml: string) => elementTexts(xml, "Type")[0] ?? "unknown",
    subnetsOf: (xml: string) => elementTexts(xml, "SubnetId"),
  },
  {
    version: CLASSIC_BALANCERS,
    id: "LoadBalancerName",
    filter: "LoadBalancerNames.member.1",
    kindOf: () => "classic",
    subnetsOf: (xml: string) => elementTexts(/<Subnets>(.*?)<\/Subnets>/s.exec(xml)?.[1] ?? "", "member"),
  },
];

/** The load balancer that answers to a hostname, of whichever kind. */
async function balancerAt(hostname: string, aws: Aws): Promise<Balancer | undefined> {
  for (const { version, id, filter, kindOf, subnetsOf } of BALANCERS) {
    const described = (parameters?: Readonly<Record<string, string>>) =>
      aws.query("elasticloadbalancing", "DescribeLoadBalancers", parameters, version);
    for (const one of elementTexts(await described(), id)) {
      const xml = await described({ [filter]: one });
      if (!elementTexts(xml, "DNSName").includes(hostname)) continue;
      const scheme = elementTexts(xml, "Scheme")[0] ?? "internet-facing";
      return { kind: kindOf(xml), scheme, subnets: subnetsOf(xml).length };
    }
  }
  return undefined;
}

/** Kinds of which nothing of a stack's may stay behind. */
const KINDS = [
  ["/api/v1", "namespaces"],
  ["/api/v1", "services"],
  ["/api/v1", "configmaps"],
  ["/api/v1", "secrets"],
  ["/api/v1", "serviceaccounts"],
  ["/apis/apps/v1", "daemonsets"],
  ["/apis/apps/v1", "deployments"],
  ["/apis/rbac.authorization.k8s.io/v1", "clusterroles"],
  ["/apis/rbac.authorization.k8s.io/v1", "clusterrolebindings"],
  ["/apis/rbac.authorization.k8s.io/v1", "roles"],
  ["/apis/rbac.authorization.k8s.io/v1", "rolebindings"],
] as const;

/** What there is in a cluster: kind and name, one text each. */
export async function inventoryOfCluster(client: KubernetesClient): Promise<string[]> {
  const lists = await Promise.all(
    KINDS.map(async ([group, kind]) => {
      const { items } = await client.get<{ items: KubernetesObject[] }>(`${group}/${kind}`);
      return items.map(({ metadata: { name, namespace } }) => `${kind} ${namespace ? `${namespace}/` : ""}${name}`);
    }),
  );
  return lists.flat();
}
