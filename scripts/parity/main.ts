import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pendingRows, withTables } from "./document";

/** `npm run parity`: writes the tables of docs/parity.md, and says which rows are not there yet. */
const DOCUMENT = path.join(__dirname, "..", "..", "docs", "parity.md");

writeFileSync(DOCUMENT, withTables(readFileSync(DOCUMENT, "utf8")));
for (const row of pendingRows()) console.log(`not there yet: ${row}`);
