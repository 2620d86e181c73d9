import { VERSIONS } from "./query";
import { OWN_AGENT } from "./routing";
import { refusalIn } from "./xml";

/** The account that the emulators answer for. */
export const ACCOUNT = "123456789012";

/** An emulator on this machine that has said nothing for so long will not. */
const PATIENCE_MS = 60_000;

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

  /** What a service that speaks REST has at a path, or does there. */
  async rest(service: string, path: string, method = "GET"): Promise<unknown> {
    return (await ask(`${this.endpoint}${path}`, { method, headers: this.signedAs(service) })).json();
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
    super(`the emulator answered ${status}: ${refusalIn(said).slice(0, 300)}`);
  }
}

async function ask(url: string, request: RequestInit): Promise<Response> {
  const response = await fetch(url, { ...request, signal: AbortSignal.timeout(PATIENCE_MS) });
  if (response.ok) return response;
  throw new AwsRefusal(response.status, await response.text());
}
