import type { Call } from "../../rehearsal/routing";

/** A signature in form only, whose scope names the service. */
export const signed = (service: string) =>
  `AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/${service}/aws4_request, SignedHeaders=host, Signature=0`;

/** A call of EKS as the door sees it, but for what is given. */
export const callOf = (more: Partial<Call>): Call => ({
  service: "eks",
  operation: "",
  method: "GET",
  path: "/",
  query: new URLSearchParams(),
  headers: { authorization: signed("eks") },
  body: Buffer.alloc(0),
  ...more,
});
