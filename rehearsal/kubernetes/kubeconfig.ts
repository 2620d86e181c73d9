import type { Access } from "./client";

/** A kubeconfig by which any Kubernetes client finds its way to a server. */
export function kubeconfigOf(name: string, cluster: object, user: object = {}): string {
  return JSON.stringify({
    apiVersion: "v1",
    kind: "Config",
    clusters: [{ name, cluster }],
    users: [{ name, user }],
    contexts: [{ name, context: { cluster: name, user: name } }],
    "current-context": name,
  });
}

/** A kubeconfig with all that an access takes. */
export function accessTo(name: string, { url, ca, token }: Access): string {
  const authority = Buffer.from(ca).toString("base64");
  return kubeconfigOf(name, { server: url, "certificate-authority-data": authority }, { token });
}
