import { CLASSIC_BALANCERS, VERSIONS } from "../query";
import type { Answer, Call } from "../routing";
import { refusalIn } from "../xml";
import type { Ask } from "./types";

/** Each asks an emulator something on behalf of a call, whatever service that call itself was meant for. */
export const askEc2 = asker("ec2");
export const askIam = asker("iam");
export const askAutoScaling = asker("autoscaling");
export const askSts = asker("sts");
export const askBalancer = asker("elasticloadbalancing");
export const askClassicBalancer = asker("elasticloadbalancing", CLASSIC_BALANCERS);

/** Asks what there is at a path of the service that a call is for. */
export function askAt(path: string, call: Call, ask: Ask): Promise<Answer> {
  const query = new URLSearchParams();
  return ask({ ...call, method: "GET", operation: `GET ${path}`, path, query, body: Buffer.alloc(0) });
}

/** Makes something by a call like this one, of a service that speaks REST. */
export async function askRest(path: string, body: object, call: Call, ask: Ask): Promise<Answer> {
  const answer = await ask({
    ...call,
    method: "POST",
    operation: `POST ${path}`,
    path,
    query: new URLSearchParams(),
    body: Buffer.from(JSON.stringify(body)),
  });
  if (answer.status >= 400) throw new Error(`POST ${path}: ${refusalIn(answer.body.toString())}`);
  return answer;
}

function asker(service: keyof typeof VERSIONS, version: string = VERSIONS[service]) {
  return async (
    action: string,
    parameters: Readonly<Record<string, string>>,
    call: Call,
    ask: Ask,
  ): Promise<string> => {
    const form = new URLSearchParams({ Action: action, Version: version, ...parameters });
    const answer = await ask({
      service,
      operation: action,
      method: "POST",
      path: "/",
      query: new URLSearchParams(),
      headers: {
        host: call.headers.host,
        "content-type": "application/x-www-form-urlencoded",
        // The emulator reads region and service out of the signature's scope, and checks no signature.
        authorization: call.headers.authorization?.replace(`/${call.service}/aws4_request`, `/${service}/aws4_request`),
      },
      body: Buffer.from(form.toString()),
    });
    return answer.body.toString();
  };
}
