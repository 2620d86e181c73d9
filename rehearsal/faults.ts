import type { Model } from "./model";
import { refusal } from "./mends/types";
import type { Answer } from "./routing";

/** Asked at every call, in the words of its API's protocol: an answer in place of AWS's own; undefined lets the call pass. */
export type Fault = (protocol: Model["metadata"]["protocol"]) => Answer | undefined;

const EVERY = 6;
const SAID = "a fault of the rehearsal's";

/** AWS on a bad day: of every six calls one is throttled or ends in a 503, in turn, before it has had any effect. */
export function badDay(): Fault {
  let calls = 0;
  return (protocol) => {
    calls += 1;
    if (calls % EVERY !== 0) return undefined;
    return (calls / EVERY) % 2 === 1
      ? refusal(protocol, 400, throttlingCode(protocol), SAID)
      : refusal(protocol, 503, "ServiceUnavailable", SAID);
  };
}

/** Each family of APIs has its own word for it. */
function throttlingCode(protocol: string): string {
  if (protocol === "ec2") return "RequestLimitExceeded";
  return protocol.includes("json") ? "ThrottlingException" : "Throttling";
}
