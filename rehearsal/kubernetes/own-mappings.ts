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

interface Row {
  readonly rolearn?: string;
}

const rowsIn = (mapRoles = "") => ((parse(mapRoles) as unknown) ?? []) as Row[];
/** The authenticator knows no role by a path. */
const withoutPath = (roleArn: string) => roleArn.replace(/:role\/.*\/([^/]+)$/, ":role/$1");

/** The rows of mapRoles with one for a role, where it has none; the others stay. */
export function withOwnRow(mapRoles: string | undefined, roleArn: string, kind: OwnKind): string {
  const rows = rowsIn(mapRoles);
  const rolearn = withoutPath(roleArn);
  return rows.some((row) => row.rolearn === rolearn) ? mapRoles! : stringify([...rows, { rolearn, ...RIGHTS[kind] }]);
}

/** The rows of mapRoles without a role's, whoever wrote it; undefined where it has none. */
export function withoutOwnRow(mapRoles: string | undefined, roleArn: string): string | undefined {
  const rows = rowsIn(mapRoles);
  const others = rows.filter(({ rolearn }) => rolearn !== withoutPath(roleArn));
  if (others.length === rows.length) return undefined;
  return others.length === 0 ? "" : stringify(others);
}

/** Writes the row into the cluster's aws-auth, which is made where it is not there. */
export async function writeOwnRow(client: KubernetesClient, roleArn: string, kind: OwnKind): Promise<void> {
  const data = (await readAwsAuth(client)) ?? {};
  await write(client, { ...data, mapRoles: withOwnRow(data.mapRoles, roleArn, kind) });
}

/** Takes a role's row out of the cluster's aws-auth, where there is one. */
export async function removeOwnRow(client: KubernetesClient, roleArn: string): Promise<void> {
  const data = await readAwsAuth(client);
  const mapRoles = withoutOwnRow(data?.mapRoles, roleArn);
  if (mapRoles !== undefined) await write(client, { ...data, mapRoles });
}

async function write(client: KubernetesClient, data: Readonly<Record<string, string>>): Promise<void> {
  const metadata = { name: "aws-auth", namespace: "kube-system" };
  await client.apply(AWS_AUTH_PATH, { apiVersion: "v1", kind: "ConfigMap", metadata, data }, "vpcLambda");
}
