import { parse } from "yaml";

/** Who calls, as STS says it. */
export interface Caller {
  readonly arn: string;
  readonly account: string;
  readonly userId: string;
  readonly accessKeyId: string;
}

/** Who somebody is to the API server; words in double braces are filled in from the call. */
export interface Mapped {
  readonly username: string;
  readonly groups: readonly string[];
}

/** An access entry, as EKS describes it. */
export interface AccessEntry {
  readonly principalArn: string;
  readonly type: string;
  readonly username?: string;
  readonly kubernetesGroups?: readonly string[];
}

/** An access policy that an entry is associated with. */
export interface AssociatedPolicy {
  readonly policyArn: string;
  readonly accessScope: { readonly type: string; readonly namespaces?: readonly string[] };
}

const NODE = ["system:bootstrappers", "system:nodes"];
const BY_DNS = "system:node:{{EC2PrivateDNSName}}";
const BY_SESSION = "system:node:{{SessionName}}";

/** What an entry of each type other than STANDARD makes of its principal; EKS fixes it. */
const NODE_TYPES: Readonly<Record<string, Mapped>> = {
  EC2_LINUX: { username: BY_DNS, groups: NODE },
  EC2_WINDOWS: { username: BY_DNS, groups: [...NODE, "eks:kube-proxy-windows"] },
  EC2: { username: BY_SESSION, groups: NODE },
  HYBRID_LINUX: { username: BY_SESSION, groups: NODE },
  FARGATE_LINUX: { username: BY_SESSION, groups: [...NODE, "system:node-proxier"] },
};

/** What the groups begin with that stand for access policies. */
export const POLICY_GROUPS = "rehearsal:access-policy:";

/** The group that stands for an access policy, `AmazonEKSClusterAdminPolicy`, in the cluster or in one namespace. */
export const policyGroup = (name: string, namespace?: string) =>
  `${POLICY_GROUPS}${name}${namespace === undefined ? "" : `:${namespace}`}`;

/** Where an access policy holds: in each of these namespaces, or once, in the whole cluster. */
export function scopesOf({ policyArn, accessScope }: AssociatedPolicy): { policy: string; namespace?: string }[] {
  const policy = policyArn.split("/").at(-1)!;
  if (accessScope.type === "cluster") return [{ policy }];
  return (accessScope.namespaces ?? []).map((namespace) => ({ policy, namespace }));
}

/** An IAM principal's ARN without what STS adds: a session becomes its role, whose path STS has dropped. */
export function canonicalArn(arn: string): string | undefined {
  const session = /^arn:([^:]+):sts::(\d+):assumed-role\/([^/]+)\/[^/]+$/.exec(arn);
  if (session) return `arn:${session[1]}:iam::${session[2]}:role/${session[3]}`;
  return /^arn:[^:]+:iam::\d+:(user|role|root)\b/.test(arn) ? arn : undefined;
}

/** A role's ARN without its path. */
function withoutPath(arn: string): string {
  return arn.replace(/:role\/.*\/([^/]+)$/, ":role/$1");
}

/** Whether an access entry is this caller's; its ARN may have a path, which names of roles are unique without. */
export function isEntryOf({ principalArn }: Pick<AccessEntry, "principalArn">, caller: Caller): boolean {
  return withoutPath(principalArn) === canonicalArn(caller.arn);
}

/** What an access entry makes of its principal. */
export function mappedByEntry(entry: AccessEntry, policies: readonly AssociatedPolicy[], caller: Caller): Mapped {
  const node = NODE_TYPES[entry.type];
  if (node) return node;
  const usual = caller.arn.replace(/(:assumed-role\/[^/]+\/).*$/, "$1{{SessionName}}");
  return {
    username: entry.username || usual,
    groups: [
      ...(entry.kubernetesGroups ?? []),
      ...policies.flatMap(scopesOf).map(({ policy, namespace }) => policyGroup(policy, namespace)),
    ],
  };
}

/** What the aws-auth ConfigMap makes of a caller, as aws-iam-authenticator reads it; undefined where it names them nowhere. */
export function mappedByConfigMap(
  data: Readonly<Record<string, string | undefined>>,
  caller: Caller,
): Mapped | undefined {
  const canonical = canonicalArn(caller.arn)?.toLowerCase();
  // Of two rows for one principal the last one counts.
  const row = [
    ...rowsOf(data.mapUsers).map(({ userarn: arn, username, groups }) => ({ arn, username, groups })),
    ...rowsOf(data.mapRoles).map(({ rolearn: arn, username, groups }) => ({ arn, username, groups })),
  ].findLast(({ arn }) => typeof arn === "string" && arn.toLowerCase() === canonical);
  if (row)
    return {
      username: typeof row.username === "string" ? row.username : "",
      groups: Array.isArray(row.groups) ? row.groups.map(String) : [],
    };
  const accounts = listOf(data.mapAccounts).map(String);
  return accounts.includes(caller.account) ? { username: canonicalArn(caller.arn)!, groups: [] } : undefined;
}

/** Rows with their words in small letters, as the authenticator takes them in any case. */
export function rowsOf(text: string | undefined): Record<string, unknown>[] {
  return listOf(text)
    .filter((row) => typeof row === "object" && row !== null)
    .map((row) =>
      Object.fromEntries(Object.entries(row as object).map(([name, value]) => [name.toLowerCase(), value])),
    );
}

/** A key whose YAML is broken counts as empty; that is how whole teams are locked out. */
function listOf(text: string | undefined): unknown[] {
  try {
    const value: unknown = parse(text ?? "");
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}

/** Fills the words in braces; the instance's DNS name is looked up only where it is asked for. */
export async function rendered(
  { username, groups }: Mapped,
  caller: Caller,
  dnsNameOf: (instanceId: string) => Promise<string>,
): Promise<Mapped> {
  const session = /:assumed-role\/[^/]+\/(.+)$/.exec(caller.arn)?.[1] ?? "";
  const dns = [username, ...groups].some((text) => text.includes("{{EC2PrivateDNSName}}"))
    ? await dnsNameOf(session)
    : "";
  const words: Readonly<Record<string, string>> = {
    AccountID: caller.account,
    AccessKeyID: caller.accessKeyId,
    SessionName: session.replaceAll("@", "-"),
    SessionNameRaw: session,
    EC2PrivateDNSName: dns,
  };
  const fill = (text: string) => text.replaceAll(/\{\{(\w+)\}\}/g, (whole, word: string) => words[word] ?? whole);
  return { username: fill(username), groups: groups.map(fill) };
}
