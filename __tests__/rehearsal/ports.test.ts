import { createSocket } from "node:dgram";
import { createServer } from "node:net";
import { run } from "../../rehearsal/processes";
import { freePort, listen } from "../../rehearsal/ports";
import { PROJECT } from "../helpers/run-app";

/** Candidates one after the other, the last for ever. */
const oneOf = (...ports: readonly number[]) => {
  const left = [...ports];
  return () => (left.length > 1 ? left.shift()! : left[0]!);
};

test("a port is given once, and neither where somebody listens nor where another rehearsal has claimed it", async () => {
  const given = await freePort();
  const listening = createServer();
  const taken = await listen(listening, await freePort());
  const claimed = createSocket("udp4");
  await new Promise<void>((resolve) => claimed.bind({ port: 0, address: "127.0.0.1" }, resolve));
  const free = await freePort();
  try {
    const last = await freePort(oneOf(given, taken, claimed.address().port, free, free + 1, free + 2, free + 3));
    expect([given, taken, claimed.address().port, free]).not.toContain(last);
  } finally {
    listening.close();
    claimed.close();
  }
});

test("a port that was given can be listened on, and another process is not given it", async () => {
  const port = await freePort();
  const other = `require("./rehearsal/ports.ts").freePort(() => ${port}).then(console.log, (error) => console.log(error.message))`;
  const { stdout } = await run(process.execPath, ["--import", "tsx", "-e", other], {
    cwd: PROJECT,
    env: process.env as Record<string, string>,
  });
  expect(stdout.trim()).toBe("no free port was found between 18000 and 29999");
  const server = createServer();
  expect(await listen(server, port)).toBe(port);
  server.close();
}, 30_000);
