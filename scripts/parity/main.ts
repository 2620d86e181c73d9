import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { withTables } from "./document";

/** `npm run parity`: writes the tables of docs/parity.md. */
const DOCUMENT = path.join(__dirname, "..", "..", "docs", "parity.md");

writeFileSync(DOCUMENT, withTables(readFileSync(DOCUMENT, "utf8")));
