import { mkdirSync } from "node:fs";
import { lock } from "proper-lockfile";

const PATIENCE = { retries: 2400, minTimeout: 250, maxTimeout: 250, factor: 1 };

/** Does something to a folder while no other rehearsal does, of those that run side by side; one that died holds nobody up. */
export async function alone<Result>(folder: string, work: () => Promise<Result>): Promise<Result> {
  mkdirSync(folder, { recursive: true });
  const release = await lock(folder, { retries: PATIENCE, stale: 30_000 });
  try {
    return await work();
  } finally {
    await release();
  }
}
