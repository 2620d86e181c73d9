import { OWN_AGENT } from "./routing";

/** The version that each API which answers in XML wants to be named by. */
const VERSIONS = {
  ec2: "2016-11-15",
  iam: "2010-05-08",
  sts: "2011-06-15",
  autoscaling: "2011-01-01",
  elasticloadbalancing: "2015-12-01",
} as const;

/** How the rehearsal itself looks around in the emulated AWS. */
export class Aws {
  constructor(
    private readonly endpoint: string,
    readonly region: string,
    private readonly accessKey = "test",
  ) {}

  /** A call of a service that answers in XML. */
  async query(
    service: keyof typeof VERSIONS,
    action: string,
    parameters: Readonly<Record<string, string>> = {},
    version: string = VERSIONS[service],
  ): Promise<string> {
    const form = new URLSearchParams({ Action: action, Version: version, ...parameters });
    const headers = { ...this.signedAs(service), "content-type": "application/x-www-form-urlencoded" };
    return (await ask(this.endpoint, { method: "POST", headers, body: form.toString() })).text();
  }

  /** A call of a service whose action stands in a header. */
  async target(service: string, name: string, body: object): Promise<unknown> {
    const headers = { ...this.signedAs(service), "content-type": "application/x-amz-json-1.1", "x-amz-target": name };
    return (await ask(this.endpoint, { method: "POST", headers, body: JSON.stringify(body) })).json();
  }

  /** A call of a service that speaks REST; with a body it makes something. */
  async rest(service: string, path: string, body?: object): Promise<unknown> {
    const headers = { ...this.signedAs(service), "content-type": "application/json" };
    const making = body && { method: "POST", body: JSON.stringify(body) };
    return (await ask(`${this.endpoint}${path}`, { headers, ...making })).json();
  }

  /** The scope of a signature, by which the door and the emulators know service and region; nobody checks the rest. */
  private signedAs(service: string): Record<string, string> {
    const scope = `${this.accessKey}/20260101/${this.region}/${service}/aws4_request`;
    return {
      authorization: `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=0`,
      "user-agent": OWN_AGENT,
    };
  }
}

/** An emulator's refusal. */
export class AwsRefusal extends Error {
  constructor(
    readonly status: number,
    said: string,
  ) {
    super(`the emulator answered ${status}: ${said.slice(0, 300)}`);
  }
}

async function ask(url: string, request: RequestInit): Promise<Response> {
  const response = await fetch(url, request);
  if (response.ok) return response;
  throw new AwsRefusal(response.status, await response.text());
}
