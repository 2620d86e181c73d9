import type { Answer, Call } from "../routing";

/** Asks the emulator behind the door what it would answer. */
export type Ask = (call: Call) => Promise<Answer>;

/** One thing that an emulator gets wrong or lacks, made right at the door. */
export interface Mend {
  readonly name: string;
  /** What goes wrong without it. */
  readonly reason: string;
  /** Where AWS says how it should be. */
  readonly source: string;
  readonly service: string;
  /** Whether this call is one of those. */
  applies(call: Call): boolean;
  /** The right answer; `ask` reaches the emulator, with this call or another. */
  answer(call: Call, ask: Ask): Promise<Answer>;
}

export function jsonAnswer(value: unknown, status = 200, contentType = "application/json"): Answer {
  return { status, headers: { "content-type": contentType }, body: Buffer.from(JSON.stringify(value)) };
}

/** A refusal as the JSON services say it: the code in a header and in the body. */
export function jsonRefusal(code: string, message: string, status = 400): Answer {
  const answer = jsonAnswer({ __type: code, message }, status);
  return { ...answer, headers: { ...answer.headers, "x-amzn-errortype": code } };
}

/** A refusal as the services say it that answer in XML; EC2 has a shape of its own. */
export function queryRefusal(protocol: string, status: number, code: string, message: string): Answer {
  const error = `<Error><Code>${code}</Code><Message>${message.replaceAll("&", "&amp;").replaceAll("<", "&lt;")}</Message></Error>`;
  const body =
    protocol === "ec2" ? `<Response><Errors>${error}</Errors></Response>` : `<ErrorResponse>${error}</ErrorResponse>`;
  return { status, headers: { "content-type": "text/xml" }, body: Buffer.from(body) };
}

/** A refusal in the words of an API's protocol. */
export function refusal(protocol: string, status: number, code: string, message: string): Answer {
  return protocol.includes("json") ? jsonRefusal(code, message, status) : queryRefusal(protocol, status, code, message);
}

/** The emulator's answer without what it should not hold. */
export function removing(wrong: RegExp): Mend["answer"] {
  return async (call, ask) => {
    const answer = await ask(call);
    return { ...answer, body: Buffer.from(answer.body.toString().replaceAll(wrong, "")) };
  };
}
