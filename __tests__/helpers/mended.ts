import type { Ask, Mend } from "../../rehearsal/mends/types";
import type { Answer, Call } from "../../rehearsal/routing";
import { callOf } from "./calls";

/** What there is behind the door: a body by `METHOD /path` for EKS, by service for all others. */
export type World = Record<string, object | string | undefined>;

/** Asks EKS by way of mends, each of which asks the next, in front of an emulator that knows a world. */
export function eksOf(mends: readonly Mend[], world: World, hears: (call: Call) => void = () => undefined) {
  const emulator = (call: Call): Answer => {
    hears(call);
    const found = world[call.service === "eks" ? `${call.method} ${call.path}` : call.service];
    const missing = { __type: "ResourceNotFoundException", message: `no ${call.path}` };
    return {
      status: found === undefined ? 404 : 200,
      headers: found === undefined ? { "x-amzn-errortype": missing.__type } : {},
      body: Buffer.from(typeof found === "string" ? found : JSON.stringify(found ?? missing)),
    };
  };
  return async (asked: string, body: object = {}) => {
    const [method = "", url = ""] = asked.split(" ");
    const { pathname: path, searchParams: query } = new URL(url, "http://door");
    const call = callOf({ method, path, query, body: Buffer.from(method === "POST" ? JSON.stringify(body) : "") });
    const applying = mends.filter(({ service, applies }) => service === "eks" && applies(call));
    const from =
      (index: number): Ask =>
      (other) =>
        other === call && applying[index]
          ? applying[index].answer(call, from(index + 1))
          : Promise.resolve(emulator(other));
    const answer = await from(0)(call);
    const said = JSON.parse(answer.body.toString()) as Record<string, unknown>;
    return answer.status < 400 ? said : { code: answer.headers["x-amzn-errortype"], message: said.message };
  };
}
