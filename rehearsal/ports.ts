import { createSocket } from "node:dgram";
import { createServer, type AddressInfo, type Server } from "node:net";

const HOST = "127.0.0.1";
/** Below the ports that any system gives to outgoing connections, and below those of Kubernetes' Services. */
const FIRST = 18_000;
const LAST = 29_999;
const TRIES = 200;

/** Opens a server to this machine only, on a port that is free; the port. */
export function listen(server: Server, wanted = 0): Promise<number> {
  return new Promise((resolve, reject) => {
    server.on("error", reject);
    server.listen(wanted, HOST, () => resolve((server.address() as AddressInfo).port));
  });
}

/**
 * A port of this machine that is free, and that no other rehearsal is given for as long as this one runs: between the look
 * and the moment at which whatever is started binds it, seconds may pass.
 */
export async function freePort(candidate: () => number = anyPort): Promise<number> {
  for (let left = TRIES; left > 0; left -= 1) {
    const port = candidate();
    if ((await claim(port)) && (await isFree(port))) return port;
  }
  throw new Error(`no free port was found between ${FIRST} and ${LAST}`);
}

function anyPort(): number {
  return FIRST + Math.floor(Math.random() * (LAST - FIRST + 1));
}

/** Takes the UDP port of the same number, which nobody here uses for anything else; the system gives it back with the process. */
function claim(port: number): Promise<boolean> {
  const socket = createSocket({ type: "udp4" }).unref();
  return new Promise((resolve) => {
    socket.once("error", () => socket.close(() => resolve(false)));
    socket.bind({ port, address: HOST, exclusive: true }, () => resolve(true));
  });
}

/** Whether nobody listens there. */
async function isFree(port: number): Promise<boolean> {
  const server = createServer();
  try {
    await listen(server, port);
    await new Promise((resolve) => server.close(resolve));
    return true;
  } catch {
    return false;
  }
}
