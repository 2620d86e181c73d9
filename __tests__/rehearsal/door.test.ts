import http from "node:http";
import type { AddressInfo } from "node:net";
import { openDoor } from "../../rehearsal/door";
import type { Ask } from "../../rehearsal/mends/types";
import { operationOf, serviceOf, type Call } from "../../rehearsal/routing";
import { signed } from "../helpers/calls";

/** A server behind the door. */
async function emulator(
  answer: (request: http.IncomingMessage, response: http.ServerResponse) => unknown,
): Promise<{ url: string; close: () => void }> {
  const server = http.createServer((request, response) => {
    request.resume();
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

test("a call's service is in the scope of its signature, header or presigned", () => {
  expect(serviceOf(signed("ec2"), new URLSearchParams())).toBe("ec2");
  expect(
    serviceOf(undefined, new URLSearchParams({ "X-Amz-Credential": "test/20260101/us-east-1/sts/aws4_request" })),
  ).toBe("sts");
  expect(serviceOf(undefined, new URLSearchParams())).toBeUndefined();
});

test("an operation is named by header, form, query or path", () => {
  const base = { method: "POST", path: "/", query: new URLSearchParams() };
  expect(operationOf({ ...base, headers: { "x-amz-target": "AmazonSSM.GetParameter" } }, "{}")).toBe("GetParameter");
  expect(
    operationOf({ ...base, headers: { "content-type": "application/x-www-form-urlencoded" } }, "Action=DescribeVpcs"),
  ).toBe("DescribeVpcs");
  expect(operationOf({ ...base, headers: {}, query: new URLSearchParams("Action=X") }, "")).toBe("X");
  expect(operationOf({ ...base, method: "GET", path: "/clusters", headers: {} }, "")).toBe("GET /clusters");
});

test("the door sends a call where its service is known, and hands the answer back", async () => {
  const seen: string[] = [];
  const upstream = await emulator((request, response) => {
    seen.push(`${request.method} ${request.url}`);
    response.writeHead(201, { "x-own": "kept" }).end("hello");
  });
  const heard: string[] = [];
  const door = await openDoor({
    upstreamOf: () => upstream.url,
    mends: [],
    onAnswer: (call, { status }) => heard.push(`${call.service} ${status}`),
  });
  try {
    const response = await fetch(`${door.url}/a/b?c=d`, {
      method: "POST",
      body: "x",
      headers: { authorization: signed("iam") },
    });
    expect([response.status, response.headers.get("x-own"), await response.text()]).toEqual([201, "kept", "hello"]);
    expect(seen).toEqual(["POST /a/b?c=d"]);
    expect(heard).toEqual(["iam 201"]);
  } finally {
    await door.close();
    upstream.close();
  }
});

test("an emulator that is away is an answer, not a hang", async () => {
  const door = await openDoor({ upstreamOf: () => "http://127.0.0.1:1", mends: [] });
  const response = await fetch(door.url, { headers: { authorization: signed("ec2") } });
  expect([response.status, await response.text()]).toEqual([502, expect.stringContaining("the rehearsal's door:")]);
  await door.close();
});

test("where two mends heed a call, the first asks the second, and other questions pass both by", async () => {
  const heard: string[] = [];
  const mend = (name: string, more?: string) => ({
    name,
    reason: "",
    source: "",
    service: "iam",
    applies: () => true,
    answer: async (call: Call, ask: Ask) => {
      heard.push(name);
      if (more) await ask({ ...call, path: more });
      return ask(call);
    },
  });
  const upstream = await emulator((request, response) => {
    heard.push(String(request.url));
    response.end("x");
  });
  const door = await openDoor({ upstreamOf: () => upstream.url, mends: [mend("first", "/else"), mend("second")] });
  try {
    await fetch(`${door.url}/own`, { headers: { authorization: signed("iam") } });
    expect(heard).toEqual(["first", "/else", "second", "/own"]);
  } finally {
    await door.close();
    upstream.close();
  }
});

test("what nobody here can answer is refused at once, in words, and not counted", async () => {
  const upstream = await emulator((_request, response) => response.writeHead(500).end("<html>"));
  const counted: string[] = [];
  const lacked: string[] = [];
  const door = await openDoor({
    upstreamOf: (service) => (service === "ec2" ? upstream.url : "http://127.0.0.1:1"),
    mends: [],
    onAnswer: ({ service }) => counted.push(service),
    onLack: ({ service }, why) => {
      lacked.push(`${service}: ${why}`);
      return { status: 400, headers: {}, body: Buffer.from("not emulated") };
    },
  });
  const ask = async (service: string) =>
    (await fetch(door.url, { headers: { authorization: signed(service) } })).text();
  try {
    expect([await ask("ec2"), await ask("iam")]).toEqual(["not emulated", "not emulated"]);
    expect(lacked).toEqual(["ec2: the emulator answered 500", expect.stringMatching(/^iam: /)]);
    expect(counted).toEqual([]);
  } finally {
    await door.close();
    upstream.close();
  }
});
