import { badDay } from "../../rehearsal/faults";
import { openDoor } from "../../rehearsal/door";

test("on a bad day each sixth call is throttled or unavailable, in turn; the others pass", () => {
  const fault = badDay();
  const answers = Array.from({ length: 12 }, () => fault("query")?.status);
  expect(answers.map((status) => status ?? 0)).toEqual([0, 0, 0, 0, 0, 400, 0, 0, 0, 0, 0, 503]);
});

test.each([
  ["ec2", "<Response><Errors><Error><Code>RequestLimitExceeded</Code>"],
  ["query", "<ErrorResponse><Error><Code>Throttling</Code>"],
  ["rest-json", '"__type":"ThrottlingException"'],
  ["json", '"__type":"ThrottlingException"'],
])("%s has its own word for throttling", (protocol, said) => {
  const fault = badDay();
  const answers = Array.from({ length: 6 }, () => fault(protocol));
  expect(answers.at(-1)!.body.toString()).toContain(said);
});

test("a call that is broken on purpose reaches no emulator", async () => {
  const heard: number[] = [];
  const door = await openDoor({
    upstreamOf: () => "http://127.0.0.1:1",
    mends: [],
    fault: () => ({ status: 503, headers: {}, body: Buffer.from("broken") }),
    onAnswer: (_call, { status }) => heard.push(status),
  });
  const response = await fetch(door.url);
  expect([response.status, await response.text(), heard]).toEqual([503, "broken", []]);
  await door.close();
});
