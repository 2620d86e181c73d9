import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";

/** The folder for what was made of a file's very content, below the folder that is kept between rehearsals. */
export function folderFor(kept: string, name: string, file: string): string {
  const hash = createHash("sha256").update(readFileSync(file)).digest("hex");
  return path.join(kept, `${name}-${hash.slice(0, 12)}`);
}
