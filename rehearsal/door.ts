import http from "node:http";
import { buffer } from "node:stream/consumers";
import type { Ask, Mend } from "./mends/types";
import { listen } from "./ports";
import { operationOf, serviceOf, type Answer, type Call } from "./routing";

export interface DoorSettings {
  /** Base URL of the emulator that answers for a service. */
  readonly upstreamOf: (service: string) => string;
  readonly mends: readonly Mend[];
  /** What goes wrong on purpose, before anything else is done with a call. */
  readonly fault?: (call: Call) => Answer | undefined;
  /** Hears of every call, once it is answered, and of the mends that had a hand in it. */
  readonly onAnswer?: (call: Call, answer: Answer, mendedBy: readonly Mend[]) => void;
  /** Answers a call that nobody here can; a plain 5xx would be asked again for many minutes. */
  readonly onLack?: (call: Call, why: string) => Answer;
}

export interface Door {
  readonly url: string;
  close(): Promise<void>;
}

/** One local endpoint for all of AWS: sends each call to the emulator that knows its service, by way of the mends. */
export async function openDoor(settings: DoorSettings): Promise<Door> {
  const server = http.createServer((request, response) => {
    void handle(request, settings).then(
      ({ status, headers, body }) =>
        response.writeHead(status, { ...headers, "content-length": body.length }).end(body),
      (error: Error) =>
        response.writeHead(502, { "content-type": "text/plain" }).end(`the rehearsal's door: ${error.message}`),
    );
  });
  const port = await listen(server);
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function handle(
  request: http.IncomingMessage,
  { upstreamOf, mends, fault, onAnswer, onLack }: DoorSettings,
): Promise<Answer> {
  const call = await readCall(request);
  const broken = fault?.(call);
  if (broken) return broken;
  const applying = mends.filter(({ service, applies }) => service === call.service && applies(call));
  /** One mend asks the next for the call itself; what else it asks goes to the emulator. */
  const from =
    (index: number): Ask =>
    (asked) => {
      const mend = asked === call ? applying[index] : undefined;
      return mend ? mend.answer(call, from(index + 1)) : forward(asked, upstreamOf(asked.service));
    };
  let answer: Answer;
  try {
    answer = await from(0)(call);
  } catch (error) {
    if (onLack) return onLack(call, (error as Error).message);
    throw error;
  }
  if (onLack && answer.status >= 500) return onLack(call, `the emulator answered ${answer.status}`);
  onAnswer?.(call, answer, applying);
  return answer;
}

async function readCall(request: http.IncomingMessage): Promise<Call> {
  const body = await buffer(request);
  const { pathname: path, searchParams: query } = new URL(request.url ?? "/", "http://door");
  const { method = "GET", headers } = request;
  const service = serviceOf(headers.authorization, query) ?? "unsigned";
  return {
    service,
    operation: operationOf({ method, path, headers, query }, body.toString()),
    method,
    path,
    query,
    headers,
    body,
  };
}

function forward({ method, path, query, headers, body }: Call, upstream: string): Promise<Answer> {
  const search = query.size > 0 ? `?${query.toString()}` : "";
  const { host: _host, "content-length": _length, connection: _connection, ...rest } = headers;
  const known = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
  return new Promise((resolve, reject) => {
    const options = { method, headers: { ...known, "content-length": body.length } };
    const outgoing = http.request(`${upstream}${path}${search}`, options, (incoming) => {
      const chunks: Buffer[] = [];
      incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
      incoming.on("end", () => {
        const { connection: _c, "transfer-encoding": _t, "content-length": _l, ...answered } = incoming.headers;
        resolve({ status: incoming.statusCode ?? 502, headers: answered, body: Buffer.concat(chunks) });
      });
      incoming.on("error", reject);
    });
    outgoing.on("error", reject);
    outgoing.end(body);
  });
}
