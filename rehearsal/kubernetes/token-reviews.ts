import http from "node:http";
import { json } from "node:stream/consumers";
import { Aws, AwsRefusal } from "../aws";
import type { Keys } from "../keys";
import { listen } from "../ports";
import { elementText } from "../xml";
import {
  isEntryOf,
  canonicalArn,
  mappedByConfigMap,
  mappedByEntry,
  policyGroup,
  rendered,
  scopesOf,
  type AccessEntry,
  type AssociatedPolicy,
  type Caller,
  type Mapped,
} from "./mapping";
import { CLUSTER_HEADER, signatureOf } from "./signature";

/** What every EKS token begins with. */
export const TOKEN_PREFIX = "k8s-aws-v1.";
/** How long a token is good for, whatever its URL says. */
const VALID_MS = 15 * 60 * 1000;
const CLUSTER_ADMIN = "AmazonEKSClusterAdminPolicy";

/** A cluster, as far as its tokens are concerned. */
export interface ReviewedCluster {
  readonly name: string;
  readonly region: string;
  /** Who made it, where they are its administrator without an entry. */
  readonly creator?: string;
  /** The aws-auth ConfigMap's data; undefined where there is none. */
  awsAuth(): Promise<Readonly<Record<string, string>> | undefined>;
  /** Lets the group of a policy do in a namespace what the policy says. */
  bind(policy: string, namespace: string): Promise<void>;
}

/** A server that says whom an EKS token belongs to, one path for each cluster. */
export interface TokenReviews {
  urlOf(arn: string): string;
  /** Refuses from now on every token that was made before. */
  expire(): void;
  close(): void;
}

interface TokenReview {
  readonly spec?: { readonly token?: string };
}

/** Starts it; `endpoint` is the door, behind which STS, EKS and EC2 answer. */
export async function openTokenReviews(
  endpoint: string,
  keys: Keys,
  find: (arn: string) => ReviewedCluster | undefined,
): Promise<TokenReviews> {
  let oldest = 0;
  const server = http.createServer((request, response) => {
    void review(request, { endpoint, keys, find, oldest }).then((status) => {
      const answer = { apiVersion: "authentication.k8s.io/v1", kind: "TokenReview", status };
      response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(answer));
    });
  });
  const port = await listen(server);
  return {
    urlOf: (arn) => `http://127.0.0.1:${port}/${encodeURIComponent(arn)}`,
    expire: () => (oldest = Date.now()),
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

interface Reviewing {
  readonly endpoint: string;
  readonly keys: Keys;
  readonly find: (arn: string) => ReviewedCluster | undefined;
  /** When the oldest token was made that still counts, in milliseconds. */
  readonly oldest: number;
}

async function review(request: http.IncomingMessage, reviewing: Reviewing): Promise<object> {
  try {
    const { spec } = (await json(request)) as TokenReview;
    const cluster = reviewing.find(decodeURIComponent(new URL(request.url ?? "/", "http://reviews").pathname.slice(1)));
    if (!cluster) throw new Error("there is no such cluster");
    const { caller, user } = await whose(spec?.token ?? "", cluster, reviewing);
    const uid = `aws-iam-authenticator:${caller.account}:${caller.userId}`;
    return { authenticated: true, user: { username: user.username, groups: user.groups, uid } };
  } catch (error) {
    return { authenticated: false, error: (error as Error).message };
  }
}

/** The caller behind a token, and who that is in this cluster: by access entry first, then by aws-auth. */
async function whose(
  token: string,
  cluster: ReviewedCluster,
  { endpoint, keys, oldest }: Reviewing,
): Promise<{ caller: Caller; user: Mapped }> {
  const { key, url } = readToken(token, new Date(), oldest);
  checkSignature(url, cluster.name, keys.secretOf(key));
  const caller = await callerWith(key, new Aws(endpoint, cluster.region, key));
  const aws = new Aws(endpoint, cluster.region);
  const described = (await aws.rest("eks", `/clusters/${cluster.name}`)) as {
    cluster: { accessConfig?: { authenticationMode?: string } };
  };
  const mode = described.cluster.accessConfig?.authenticationMode ?? "CONFIG_MAP";
  const mapped =
    (mode === "CONFIG_MAP" ? creatorOf(cluster, caller) : await byEntry(cluster, caller, aws)) ??
    (mode === "API" ? undefined : mappedByConfigMap((await cluster.awsAuth()) ?? {}, caller));
  if (!mapped) throw new Error(`${caller.arn} is mapped neither by an access entry nor by aws-auth (${mode})`);
  const dnsNameOf = (id: string) => privateDnsName(id, aws);
  return { caller, user: await rendered(mapped, caller, dnsNameOf) };
}

/** The access key that signed a token; refuses what aws-iam-authenticator would refuse before it asks STS. */
export function readToken(token: string, now: Date, oldest = 0): { readonly key: string; readonly url: URL } {
  if (!token.startsWith(TOKEN_PREFIX)) throw new Error(`the token does not begin with ${TOKEN_PREFIX}`);
  const url = new URL(Buffer.from(token.slice(TOKEN_PREFIX.length), "base64url").toString());
  const query = url.searchParams;
  if (query.get("Action") !== "GetCallerIdentity")
    throw new Error("the token's URL does not ask for GetCallerIdentity");
  const signed = (query.get("X-Amz-SignedHeaders") ?? "").toLowerCase().split(";");
  if (!signed.includes(CLUSTER_HEADER)) throw new Error("the token is not signed for a cluster");
  const [key, , , service] = (query.get("X-Amz-Credential") ?? "").split("/");
  if (!key || service !== "sts") throw new Error("the token is not signed for STS");
  const date = (query.get("X-Amz-Date") ?? "").replace(/^(....)(..)(..T..)(..)(..Z)$/, "$1-$2-$3:$4:$5");
  // The date is of whole seconds.
  const made = Date.parse(date);
  if (!(now.getTime() - made < VALID_MS && made + 999 >= oldest)) throw new Error("the token has expired");
  return { key, url };
}

/** Refuses what STS would: a signature by another key, or for another cluster. */
function checkSignature(url: URL, cluster: string, secret: string | undefined): void {
  if (secret === undefined) throw new Error("nobody has the access key that the token is signed with");
  if (url.searchParams.get("X-Amz-Signature") !== signatureOf(url, cluster, secret))
    throw new Error(`the token is not signed for ${cluster}`);
}

async function callerWith(accessKeyId: string, aws: Aws): Promise<Caller> {
  const xml = await aws.query("sts", "GetCallerIdentity");
  const [arn = "", account = "", userId = ""] = ["Arn", "Account", "UserId"].map((name) => elementText(xml, name));
  if (canonicalArn(arn) === undefined) throw new Error(`${arn} is neither an IAM user nor a role's session`);
  return { arn, account, userId, accessKeyId };
}

/** In a cluster without access entries whoever made it is its administrator, and stands in no list. */
function creatorOf({ creator }: ReviewedCluster, caller: Caller): Mapped | undefined {
  if (creator === undefined || canonicalArn(caller.arn) !== canonicalArn(creator)) return undefined;
  return { username: "kubernetes-admin", groups: [policyGroup(CLUSTER_ADMIN)] };
}

async function byEntry({ name, bind }: ReviewedCluster, caller: Caller, aws: Aws): Promise<Mapped | undefined> {
  const entries = `/clusters/${name}/access-entries`;
  const { accessEntries } = (await aws.rest("eks", entries)) as { accessEntries: string[] };
  const principalArn = accessEntries.find((arn) => isEntryOf({ principalArn: arn }, caller));
  if (principalArn === undefined) return undefined;
  const entry = `${entries}/${encodeURIComponent(principalArn)}`;
  const { accessEntry } = (await aws.rest("eks", entry)) as { accessEntry: AccessEntry };
  const { associatedAccessPolicies } = (await aws.rest("eks", `${entry}/access-policies`)) as {
    associatedAccessPolicies: AssociatedPolicy[];
  };
  for (const { policy, namespace } of associatedAccessPolicies.flatMap(scopesOf)) {
    if (namespace !== undefined) await bind(policy, namespace);
  }
  return mappedByEntry(accessEntry, associatedAccessPolicies, caller);
}

async function privateDnsName(instanceId: string, aws: Aws): Promise<string> {
  try {
    const xml = await aws.query("ec2", "DescribeInstances", { "InstanceId.1": instanceId });
    const name = elementText(xml, "privateDnsName");
    if (name) return name;
  } catch (error) {
    if (!(error instanceof AwsRefusal)) throw error;
  }
  throw new Error(`the session ${instanceId} is no instance with a private DNS name`);
}
