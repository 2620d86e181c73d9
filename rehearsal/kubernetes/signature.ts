import { createHash, createHmac } from "node:crypto";

/** The header by which a token is made for one cluster: its name. It is signed, and stands in no URL. */
export const CLUSTER_HEADER = "x-k8s-aws-id";
const ALGORITHM = "AWS4-HMAC-SHA256";
const SIGNATURE = "X-Amz-Signature";

/**
 * The signature of a presigned URL for GET with the headers host and x-k8s-aws-id, whatever signature it bears.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */
export function signatureOf(url: URL, cluster: string, secretAccessKey: string): string {
  const query = [...url.searchParams].filter(([name]) => name !== SIGNATURE);
  const canonicalQuery = query
    .map(([name, value]) => `${encoded(name)}=${encoded(value)}`)
    .toSorted()
    .join("&");
  const signed = ["host", CLUSTER_HEADER].join(";");
  const headers = `host:${url.host}\n${CLUSTER_HEADER}:${cluster}\n`;
  const request = ["GET", url.pathname, canonicalQuery, headers, signed, sha256("")].join("\n");
  const [, ...scope] = (url.searchParams.get("X-Amz-Credential") ?? "").split("/");
  const date = url.searchParams.get("X-Amz-Date") ?? "";
  const toSign = [ALGORITHM, date, scope.join("/"), sha256(request)].join("\n");
  const key = scope.reduce<string | Buffer>((secret, part) => hmac(secret, part), `AWS4${secretAccessKey}`);
  return hmac(key, toSign).toString("hex");
}

/** As AWS encodes; the browsers' way leaves five more marks as they are. */
function encoded(text: string): string {
  return encodeURIComponent(text).replaceAll(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
}

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
const hmac = (key: string | Buffer, text: string) => createHmac("sha256", key).update(text).digest();
