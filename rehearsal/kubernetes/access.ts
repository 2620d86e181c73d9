import { ACCOUNT, AwsRefusal, type Aws } from "../aws";
import { readAwsAuth } from "./aws-auth";
import { KubernetesClient, KubernetesRefusal, type Access } from "./client";
import type { Findings } from "./findings";
import { rowsOf } from "./mapping";
import { tokenAs } from "./tokens";

const STRANGER = "rehearsal-stranger";
/** Whom anybody may trust; the emulated account is nobody's. */
const TRUST = JSON.stringify({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Principal: { AWS: "*" }, Action: "sts:AssumeRole" }],
});

interface Review {
  readonly status: { readonly userInfo: { readonly username: string; readonly groups?: readonly string[] } };
}

interface Entries {
  readonly accessEntries: readonly string[];
}

/** A cluster that is entered. */
interface Entered {
  readonly name: string;
  readonly access: Access;
}

/** Tries who gets in: each role that stands in aws-auth as itself, and a role that stands nowhere. */
export async function checkAccess(cluster: Entered, aws: Aws): Promise<Findings> {
  const { mapRoles } = (await readAwsAuth(new KubernetesClient(cluster.access))) ?? {};
  const { accessEntries } = (await aws.rest("eks", `/clusters/${cluster.name}/access-entries`)) as Entries;
  const lines: string[] = [];
  const faults: string[] = [];
  for (const { rolearn, username, groups } of rowsOf(mapRoles)) {
    const arn = String(rolearn);
    // A node is tried by its machine.
    if (String(username).includes("{{EC2PrivateDNSName}}")) continue;
    if (!arn.includes(`:iam::${ACCOUNT}:`)) {
      lines.push(`${arn} was not tried: the rehearsal's account is ${ACCOUNT}`);
      continue;
    }
    const role = arn.split("/").at(-1)!;
    if (accessEntries.some((entry) => entry.split("/").at(-1) === role)) {
      lines.push(`role ${role} has an access entry, so EKS does not look at its row of aws-auth`);
      continue;
    }
    const found = await withRole(role, aws, () => whoIs(arn, cluster, aws));
    const wanted = Array.isArray(groups) ? groups.map(String) : [];
    const literal = !String(username).includes("{{");
    const has =
      found !== undefined &&
      wanted.every((group) => found.groups?.includes(group)) &&
      (!literal || found.username === String(username));
    if (has) lines.push(`role ${role} gets in by aws-auth as ${found.username}, ${wanted.join(", ") || "of no group"}`);
    else
      faults.push(
        `role ${role} stands in aws-auth and ${found ? `is ${found.username}, ${found.groups?.join(", ")}` : "is refused"}`,
      );
  }
  const stranger = `arn:aws:iam::${ACCOUNT}:role/${STRANGER}`;
  const found = await withRole(STRANGER, aws, () => whoIs(stranger, cluster, aws));
  if (found === undefined) lines.push("a role that stands nowhere is refused");
  else faults.push(`a role that stands nowhere gets in as ${found.username}`);
  return { name: "access", lines, faults };
}

/** Whom the API server takes a role's session for; undefined where it refuses it. */
export async function whoIs(
  roleArn: string,
  { name: cluster, access }: Entered,
  aws: Aws,
): Promise<Review["status"]["userInfo"] | undefined> {
  const token = await tokenAs(roleArn, "rehearsal", cluster, aws);
  const review = { apiVersion: "authentication.k8s.io/v1", kind: "SelfSubjectReview" };
  try {
    const client = new KubernetesClient({ ...access, token });
    const { status } = await client.create<Review>("/apis/authentication.k8s.io/v1/selfsubjectreviews", review);
    return status.userInfo;
  } catch (error) {
    if (error instanceof KubernetesRefusal && error.status === 401) return undefined;
    throw error;
  }
}

/** The status of a role's reading at a path. */
export async function tryAs(roleArn: string, path: string, { name, access }: Entered, aws: Aws): Promise<number> {
  const token = await tokenAs(roleArn, "rehearsal", name, aws);
  return new KubernetesClient({ ...access, token }).get(path).then(
    () => 200,
    (error: Error) => {
      if (error instanceof KubernetesRefusal) return error.status;
      throw error;
    },
  );
}

/** Does something while a role exists; one that did not exist before is gone afterwards. */
export async function withRole<Result>(name: string, aws: Aws, work: () => Promise<Result>): Promise<Result> {
  const made = await aws.query("iam", "CreateRole", { RoleName: name, AssumeRolePolicyDocument: TRUST }).then(
    () => true,
    (error: Error) => {
      // It is there already.
      if (error instanceof AwsRefusal && error.status === 409) return false;
      throw error;
    },
  );
  try {
    return await work();
  } finally {
    if (made) await aws.query("iam", "DeleteRole", { RoleName: name });
  }
}
