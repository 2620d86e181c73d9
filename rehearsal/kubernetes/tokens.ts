import type { Aws } from "../aws";
import { elementText } from "../xml";
import { TOKEN_PREFIX } from "./token-reviews";

/** A token of a role's session, whichever name the session goes by. */
export async function tokenAs(roleArn: string, session: string, aws: Aws): Promise<string> {
  const assumed = await aws.query("sts", "AssumeRole", { RoleArn: roleArn, RoleSessionName: session });
  return tokenOf(elementText(assumed, "AccessKeyId") ?? "", aws.region, new Date());
}

/** A token as `aws eks get-token` makes it, but for the signature, which the emulated STS does not look at. */
export function tokenOf(accessKeyId: string, region: string, now: Date): string {
  const date = now.toISOString().replaceAll(/[-:]|\.\d+/g, "");
  const query = new URLSearchParams({
    Action: "GetCallerIdentity",
    Version: "2011-06-15",
    "X-Amz-Algorithm": "AWS4-HMAC-SHA256",
    "X-Amz-Credential": `${accessKeyId}/${date.slice(0, 8)}/${region}/sts/aws4_request`,
    "X-Amz-Date": date,
    "X-Amz-Expires": "60",
    "X-Amz-SignedHeaders": "host;x-k8s-aws-id",
    "X-Amz-Signature": "0".repeat(64),
  });
  const url = `https://sts.${region}.amazonaws.com/?${query.toString()}`;
  return `${TOKEN_PREFIX}${Buffer.from(url).toString("base64url")}`;
}
