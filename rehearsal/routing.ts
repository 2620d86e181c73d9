import type { IncomingHttpHeaders } from "node:http";

/** One call of the AWS API, as the door sees it. */
export interface Call {
  /** The service that the call was signed for: `ec2`, `eks`, `iam`. */
  readonly service: string;
  /** `DescribeVpcs`, or the method and path where the service speaks REST. */
  readonly operation: string;
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** What is sent back. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

/** The service in a SigV4 credential scope, in the Authorization header or in a presigned URL; undefined where unsigned. */
export function serviceOf(authorization: string | undefined, query: URLSearchParams): string | undefined {
  const scope = /Credential=([^,\s]+)/.exec(authorization ?? "")?.[1] ?? query.get("X-Amz-Credential") ?? "";
  const parts = scope.split("/");
  return parts.at(-1) === "aws4_request" ? parts.at(-2) : undefined;
}

/** The operation's name: in a header for JSON services, in the form for query services, else method and path. */
export function operationOf(
  { method, path, headers, query }: Pick<Call, "method" | "path" | "headers" | "query">,
  body: string,
): string {
  const target = headers["x-amz-target"];
  if (typeof target === "string") return target.split(".").at(-1)!;
  const form = String(headers["content-type"]).startsWith("application/x-www-form-urlencoded");
  const action = (form ? new URLSearchParams(body).get("Action") : undefined) ?? query.get("Action");
  return action ?? `${method} ${path}`;
}

/** What a call of a query service asks with. */
export function formOf({ body }: Pick<Call, "body">): URLSearchParams {
  return new URLSearchParams(body.toString());
}

/** What a call or an answer of a JSON service holds; an empty body holds nothing. */
export function jsonOf<Body>({ body }: Pick<Call | Answer, "body">): Partial<Body> {
  return JSON.parse(body.toString() || "{}") as Partial<Body>;
}

/** Calls by which the rehearsal itself looks around bear this name; they are neither counted nor broken on purpose. */
export const OWN_AGENT = "cdktf-eks-rehearsal";

/** The access key by which the clusters' own controllers call. */
export const CONTROLLER_KEY = "cloudcontroller";

/** Whether the rehearsal itself calls, or what EKS runs, and not what is rehearsed. */
export function isOwn({ headers }: Pick<Call, "headers">): boolean {
  return (
    headers["user-agent"] === OWN_AGENT || Boolean(headers.authorization?.includes(`Credential=${CONTROLLER_KEY}/`))
  );
}
