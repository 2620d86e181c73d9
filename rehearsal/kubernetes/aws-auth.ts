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
