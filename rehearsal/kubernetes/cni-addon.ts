import { until } from "../until";
import { AWS_NODE_POD } from "./aws-node";
import type { KubernetesClient } from "./client";
import { EKS_MANAGER, eniConfigDefinition, pathOf, shippedAwsNode } from "./shipped";

/** Where aws-node is. */
export const AWS_NODE_PATH = "/apis/apps/v1/namespaces/kube-system/daemonsets/aws-node";

/** What the add-on vpc-cni may be told, as far as it shows in the cluster. */
export interface CniSettings {
  readonly env?: Readonly<Record<string, string>>;
  readonly init?: { readonly env?: Readonly<Record<string, string>> };
  readonly eniConfig?: {
    readonly create?: boolean;
    readonly subnets?: Readonly<Record<string, { readonly id: string; readonly securityGroups?: readonly string[] }>>;
  };
}

interface Variable {
  readonly name: string;
  readonly value?: string;
  readonly valueFrom?: object;
}

/** The aws-node DaemonSet as the add-on makes it: as shipped, but for what it was told. */
export function awsNodeOf({ env = {}, init = {} }: CniSettings): object {
  const { containers, initContainers, ...pod } = AWS_NODE_POD;
  const told = (shipped: readonly Variable[], own: Readonly<Record<string, string>> = {}) => [
    ...shipped.filter(({ name }) => !(name in own)),
    ...Object.entries(own).map(([name, value]) => ({ name, value })),
  ];
  const object = structuredClone(shippedAwsNode) as unknown as { spec: { template: { spec: object } } };
  object.spec.template.spec = {
    ...pod,
    initContainers: initContainers.map((one) => ({ ...one, env: told(one.env, init.env) })),
    containers: containers.map((one) => (one.name === "aws-node" ? { ...one, env: told(one.env, env) } : one)),
  };
  return object;
}

/** Writes what the add-on was told into the cluster, in EKS's name and over whatever others hold. */
export async function writeCniAddon(client: KubernetesClient, settings: CniSettings): Promise<void> {
  await client.apply(AWS_NODE_PATH, awsNodeOf(settings), EKS_MANAGER);
  await client.apply(pathOf(eniConfigDefinition), eniConfigDefinition, EKS_MANAGER);
  const { create = false, subnets = {} } = settings.eniConfig ?? {};
  for (const [name, { id, securityGroups = [] }] of Object.entries(create ? subnets : {})) {
    const object = {
      apiVersion: "crd.k8s.amazonaws.com/v1alpha1",
      kind: "ENIConfig",
      metadata: { name },
      spec: { subnet: id, ...(securityGroups.length > 0 && { securityGroups }) },
    };
    // A kind that was just defined is not served at once.
    const apply = () => client.apply(`${ENI_CONFIGS}/${name}`, object, EKS_MANAGER).catch(() => undefined);
    if ((await until(apply, SERVED_SECONDS)) === undefined) throw new Error(`no ENIConfig ${name} could be made`);
  }
}

const SERVED_SECONDS = 20;
const ENI_CONFIGS = "/apis/crd.k8s.amazonaws.com/v1alpha1/eniconfigs";

/** The subnet of each ENIConfig. */
export async function eniConfigsIn(client: KubernetesClient): Promise<Readonly<Record<string, string>>> {
  type List = { items: { metadata: { name: string }; spec: { subnet: string } }[] };
  const { items } = await client.get<List>(ENI_CONFIGS);
  return Object.fromEntries(items.map(({ metadata, spec }) => [metadata.name, spec.subnet]));
}
