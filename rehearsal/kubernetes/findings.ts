import type { StackJson } from "../stacks";
import { AWS_NODE_ENV } from "./aws-node";
import { AWS_NODE_PATH, eniConfigsIn, type CniSettings } from "./cni-addon";
import { POLICY_GROUPS } from "./mapping";
import type { KubernetesClient, KubernetesObject } from "./client";

/** What a look at the cluster told, one sentence each; a fault is something that should be otherwise. */
export interface Findings {
  readonly name: string;
  readonly lines: readonly string[];
  readonly faults: readonly string[];
  /** What could not be looked at has not passed. */
  readonly notRehearsed?: boolean;
}

interface EnvVariable {
  readonly name: string;
  readonly value?: string;
  readonly valueFrom?: { readonly fieldRef?: { readonly fieldPath: string } };
}

/** The aws-node container's variables as they are now. */
export async function awsNodeEnv(client: KubernetesClient): Promise<EnvVariable[]> {
  type DaemonSet = { spec: { template: { spec: { containers: { name: string; env?: EnvVariable[] }[] } } } };
  const { spec } = await client.get<DaemonSet>(AWS_NODE_PATH);
  return spec.template.spec.containers.find(({ name }) => name === "aws-node")?.env ?? [];
}

/** What a stack tells the add-on vpc-cni, whose text may hold references. */
function cniSettingsIn({ resource = {} }: StackJson): CniSettings {
  type Addon = { addon_name?: string; configuration_values?: string };
  const addons = Object.values((resource.aws_eks_addon ?? {}) as Readonly<Record<string, Addon>>);
  const { configuration_values: values } = addons.find((one) => one.addon_name === "vpc-cni") ?? {};
  try {
    return JSON.parse(values ?? "{}") as CniSettings;
  } catch {
    return {};
  }
}

/** The variables that a stack sets on the aws-node container: by patches, or by the add-on vpc-cni. */
function wantedEnv({ resource = {} }: StackJson): Readonly<Record<string, string>> {
  type Env = { metadata?: { name?: string }; container?: string; env?: { name: string; value?: string }[] };
  const all = Object.values((resource.kubernetes_env ?? {}) as Readonly<Record<string, Env>>);
  const ours = all.filter(({ metadata, container }) => metadata?.name === "aws-node" && container === "aws-node");
  const patched = ours.flatMap(({ env = [] }) => env.map(({ name, value = "" }) => [name, value] as const));
  return { ...Object.fromEntries(patched), ...cniSettingsIn({ resource }).env };
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
  const zones = await checkEniConfigs(json, client);
  return {
    name: "aws-node",
    lines: [
      `${set.join(" ")}${kept ? ", MY_NODE_NAME kept" : ""}, ${others.length - touched.length} others untouched`,
      ...zones.lines,
    ],
    faults: [
      ...zones.faults,
      ...wrong.map(([name, value]) => `${name} is ${valueOf(name) ?? "not set"}, and was to be ${value}`),
      ...touched.map(([name, value]) => `${name} is ${valueOf(name) ?? "not set"}, and was shipped as ${value}`),
      ...(kept ? [] : ["MY_NODE_NAME no longer comes from the field spec.nodeName"]),
    ],
  };
}

/** Whether every zone that the add-on was told of has its ENIConfig, with a subnet. */
async function checkEniConfigs(json: StackJson, client: KubernetesClient): Promise<Pick<Findings, "lines" | "faults">> {
  const { create = false, subnets = {} } = cniSettingsIn(json).eniConfig ?? {};
  const wanted = create ? Object.keys(subnets) : [];
  if (wanted.length === 0) return { lines: [], faults: [] };
  const live = await eniConfigsIn(client);
  const lacking = wanted.filter((zone) => !/^subnet-[0-9a-f]+$/.test(live[zone] ?? ""));
  return {
    lines: [`ENIConfig with a subnet for ${wanted.filter((zone) => !lacking.includes(zone)).join(", ") || "no zone"}`],
    faults: lacking.map((zone) => `no ENIConfig with a subnet for ${zone}`),
  };
}

/** What a destroyed stack has left on aws-node: each variable that is not as it was shipped. */
export async function leftOnAwsNode(client: KubernetesClient): Promise<string[]> {
  const live = await awsNodeEnv(client);
  return live
    .filter(({ name, value, valueFrom }) => valueFrom === undefined && (value ?? "") !== (AWS_NODE_ENV[name] ?? ""))
    .map(({ name, value }) => awsNodeLeft(name, value));
}

/** A variable that a patch has left behind: without a value, as a patch that is taken away leaves it, or with one. */
export function awsNodeLeft(name: string, value = ""): string {
  const how = value === "" ? "empty, which is no fault (README, External SNAT)" : `at ${value}`;
  return `aws-node is EKS's own and stays; ${name} is left ${how}`;
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
  ["/apis/apps/v1", "statefulsets"],
  ["/apis/batch/v1", "jobs"],
  ["/apis/batch/v1", "cronjobs"],
  ["/apis/networking.k8s.io/v1", "ingresses"],
  ["/apis/storage.k8s.io/v1", "storageclasses"],
  ["/api/v1", "persistentvolumeclaims"],
  ["/apis/apiextensions.k8s.io/v1", "customresourcedefinitions"],
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
      // The rehearsal's own way to say what EKS keeps outside of the cluster.
      const others = items.filter(({ metadata: { name } }) => !name.startsWith(POLICY_GROUPS));
      return others.map(({ metadata: { name, namespace } }) => `${kind} ${namespace ? `${namespace}/` : ""}${name}`);
    }),
  );
  return lists.flat();
}
