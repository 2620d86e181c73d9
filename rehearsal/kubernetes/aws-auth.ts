import type { StackJson } from "../stacks";
import { KubernetesRefusal, type KubernetesClient } from "./client";

/** Where aws-auth is. */
export const AWS_AUTH_PATH = "/api/v1/namespaces/kube-system/configmaps/aws-auth";

/** The data of the aws-auth ConfigMap; undefined where there is none. */
export async function readAwsAuth(client: KubernetesClient): Promise<Record<string, string> | undefined> {
  try {
    const { data = {} } = await client.get<{ data?: Record<string, string> }>(AWS_AUTH_PATH);
    return data;
  } catch (error) {
    if (error instanceof KubernetesRefusal && error.status === 404) return undefined;
    throw error;
  }
}

/** Whether a stack makes the aws-auth ConfigMap, or writes into it. */
export function writesAwsAuth({ resource = {} }: StackJson): boolean {
  const maps = Object.entries(resource).filter(([type]) => type.startsWith("kubernetes_config_map"));
  return maps.some(([, blocks]) => JSON.stringify(blocks).includes('"aws-auth"'));
}
