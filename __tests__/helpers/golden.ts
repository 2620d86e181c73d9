import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

const FOLDER = path.join(__dirname, "..", "golden");

/**
 * Holds text against the file of that name in __tests__/golden. A file that is missing is written where
 * GOLDEN=write says so; an existing one is never overwritten: delete it first, and look at the difference.
 */
export function expectGolden(name: string, text: string): void {
  const file = path.join(FOLDER, name);
  if (!existsSync(file) && process.env.GOLDEN === "write") writeFileSync(file, text);
  if (!existsSync(file))
    throw new Error(`no golden file ${name}; look at what is rendered, then write it with GOLDEN=write`);
  expect(text).toBe(readFileSync(file, "utf8"));
}
