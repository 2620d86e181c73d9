import { parse, stringify } from "yaml";
import { AWS_AUTH_PATH, readAwsAuth } from "./aws-auth";
import type { KubernetesClient } from "./client";

/** What EKS lets in by itself: the machines of a managed node group, and the pods of a Fargate profile. */
export type OwnKind = "EC2_LINUX" | "FARGATE_LINUX";

const GROUPS = ["system:bootstrappers", "system:nodes"];
const RIGHTS: Readonly<Record<OwnKind, object>> = {
  EC2_LINUX: { username: "system:node:{{EC2PrivateDNSName}}", groups: GROUPS },
  FARGATE_LINUX: { username: "system:node:{{SessionName}}", groups: [...GROUPS, "system:node-proxier"] },
};

/** The rows of mapRoles with one for a role, where it has none; the others stay. */
export function withOwnRow(mapRoles: string | undefined, roleArn: string, kind: OwnKind): string {
  const rows = ((parse(mapRoles ?? "") as unknown) ?? []) as { rolearn?: string }[];
  // The authenticator knows no role by a path.
  const rolearn = roleArn.replace(/:role\/.*\/([^/]+)$/, ":role/$1");
  return rows.some((row) => row.rolearn === rolearn) ? mapRoles! : stringify([...rows, { rolearn, ...RIGHTS[kind] }]);
}

/** Writes the row into the cluster's aws-auth, which is made where it is not there. */
export async function writeOwnRow(client: KubernetesClient, roleArn: string, kind: OwnKind): Promise<void> {
  const data = (await readAwsAuth(client)) ?? {};
  const map = {
    apiVersion: "v1",
    kind: "ConfigMap",
    metadata: { name: "aws-auth", namespace: "kube-system" },
    data: { ...data, mapRoles: withOwnRow(data.mapRoles, roleArn, kind) },
  };
  await client.apply(AWS_AUTH_PATH, map, "vpcLambda");
}
