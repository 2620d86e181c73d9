import https from "node:https";

/** Whom to talk to, and as whom. */
export interface Access {
  readonly url: string;
  /** The authority of the server's certificate, PEM. */
  readonly ca: string;
  readonly token: string;
}

/** A Kubernetes object, as far as all of them are alike. */
export interface KubernetesObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly labels?: Readonly<Record<string, string>>;
  };
}

/** A refusal by the API server, in its own words. */
export class KubernetesRefusal extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

const PATIENCE_MS = 60_000;

/** The few requests that the rehearsal makes of an API server. */
export class KubernetesClient {
  constructor(private readonly access: Access) {}

  get<Result>(path: string): Promise<Result> {
    return this.request<Result>("GET", path);
  }

  create<Result>(path: string, object: object): Promise<Result> {
    return this.request<Result>("POST", path, object, "application/json");
  }

  delete(path: string): Promise<unknown> {
    return this.request("DELETE", path);
  }

  /** Server-side apply under a field manager's name, over whatever others hold; `path` is that of the object. */
  apply<Result>(path: string, object: object, fieldManager: string): Promise<Result> {
    const query = `?force=true&fieldManager=${encodeURIComponent(fieldManager)}`;
    return this.request<Result>("PATCH", `${path}${query}`, object, "application/apply-patch+yaml");
  }

  private request<Result>(method: string, path: string, body?: object, contentType?: string): Promise<Result> {
    const { url, ca, token } = this.access;
    const sent = body === undefined ? undefined : JSON.stringify(body);
    const headers = {
      authorization: `Bearer ${token}`,
      accept: "application/json",
      ...(sent !== undefined && { "content-type": contentType, "content-length": Buffer.byteLength(sent) }),
    };
    return new Promise((resolve, reject) => {
      const outgoing = https.request(`${url}${path}`, { method, headers, ca, agent: false }, (incoming) => {
        const chunks: Buffer[] = [];
        incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
        incoming.on("error", reject);
        incoming.on("end", () => {
          const text = Buffer.concat(chunks).toString();
          const status = incoming.statusCode ?? 500;
          if (status < 400) resolve(parsed(text) as Result);
          else reject(new KubernetesRefusal(status, (parsed(text) as { message?: string }).message ?? text));
        });
      });
      outgoing.on("error", reject);
      outgoing.setTimeout(PATIENCE_MS, () => outgoing.destroy(new Error(`${method} ${path}: no answer`)));
      outgoing.end(sent);
    });
  }
}

/** The health checks answer with a word instead of an object. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return { message: text };
  }
}
