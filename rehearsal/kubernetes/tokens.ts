import type { Aws } from "../aws";
import { elementText } from "../xml";
import { CLUSTER_HEADER, signatureOf } from "./signature";
import { TOKEN_PREFIX } from "./token-reviews";

/** Keys of somebody, and the cluster that a token is for. */
interface Signing {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly region: string;
  readonly cluster: string;
}

/** A token of a role's session for a cluster, whichever name the session goes by. */
export async function tokenAs(roleArn: string, session: string, cluster: string, aws: Aws): Promise<string> {
  const assumed = await aws.query("sts", "AssumeRole", { RoleArn: roleArn, RoleSessionName: session });
  const [accessKeyId = "", secretAccessKey = ""] = ["AccessKeyId", "SecretAccessKey"].map((name) =>
    elementText(assumed, name),
  );
  return tokenOf({ accessKeyId, secretAccessKey, region: aws.region, cluster }, new Date());
}

/** A token as `aws eks get-token` makes it. */
export function tokenOf({ accessKeyId, secretAccessKey, region, cluster }: Signing, now: Date): string {
  const date = now.toISOString().replaceAll(/[-:]|\.\d+/g, "");
  const query = new URLSearchParams({
    Action: "GetCallerIdentity",
    Version: "2011-06-15",
    "X-Amz-Algorithm": "AWS4-HMAC-SHA256",
    "X-Amz-Credential": `${accessKeyId}/${date.slice(0, 8)}/${region}/sts/aws4_request`,
    "X-Amz-Date": date,
    "X-Amz-Expires": "60",
    "X-Amz-SignedHeaders": `host;${CLUSTER_HEADER}`,
  });
  const url = new URL(`https://sts.${region}.amazonaws.com/?${query.toString()}`);
  url.searchParams.set("X-Amz-Signature", signatureOf(url, cluster, secretAccessKey));
  return `${TOKEN_PREFIX}${Buffer.from(url.toString()).toString("base64url")}`;
}
