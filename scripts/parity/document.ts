import {
  MODULE_VERSIONS,
  OUTPUT_ROWS,
  PARITY,
  type OutputRow,
  type ParityRow,
  type Place,
} from "../../modules/eks/parity";

/** What stands above this line in docs/parity.md is written by hand, what stands below it by `npm run parity`. */
export const MARK = "<!-- The tables below are written by `npm run parity`, from modules/eks/parity. -->";

/** The document with its tables anew. */
export function withTables(document: string): string {
  const [prose, below] = document.split(MARK);
  if (below === undefined) throw new Error(`the document has no line "${MARK}"`);
  return `${prose}${MARK}\n\n${tables()}`;
}

const HEAD = ["the module's name", "versions", "ours", "ends in", "note"];
const OUTPUT_HEAD = ["the module's name", "versions", "on an `Eks`", "note"];

function tables(): string {
  const topics = PARITY.map(({ title, rows }) => `## ${title}\n\n${table(HEAD, rows.map(cells))}`);
  return [...topics, `## Outputs\n\n${table(OUTPUT_HEAD, OUTPUT_ROWS.map(outputCells))}`].join("\n");
}

function cells(row: ParityRow): string[] {
  const { name, versions } = row;
  if ("none" in row) return [code(name), told(versions), "–", "–", sentences([row.none, row.note])];
  const places = Array.isArray(row.at) ? (row.at as readonly Place[]) : [row.at as Place];
  const ends = [...new Set(places.map(ending))].join(", ");
  return [code(name), told(versions), code(ours(row.prop)), ends, sentences([row.note, renamed(row)])];
}

function outputCells(row: OutputRow): string[] {
  const { name, versions, member, none, note } = row;
  const path = member?.replace("workerGroups.general.", "workerGroups.<name>.");
  return [code(name), told(versions), path === undefined ? "–" : code(path), sentences([none, note])];
}

/** Fields of elements that are not merely spelt in camelCase. */
function renamed({ fields = {} }: Extract<ParityRow, { prop: string }>): string | undefined {
  const others = Object.entries(fields).filter(([theirs, our]) => camelCase(theirs) !== our);
  return others.length === 0
    ? undefined
    : `fields: ${others.map(([theirs, our]) => `${code(theirs)} is ${code(our)}`).join(", ")}`;
}

function told(versions: readonly string[]): string {
  return versions.length === MODULE_VERSIONS.length ? "both" : versions.map((version) => `v${version}`).join(", ");
}

/** A way from the props of `Eks`, with brackets for the members of lists and records. */
function ours(prop: string): string {
  return prop.replace("workerGroups.0.", "workerGroups[].").replace("workerGroups.general.", "workerGroups.<name>.");
}

/** Types of which a cluster has several: here the construct's own part of the address is told too. */
const SEVERAL = ["aws_security_group", "aws_security_group_rule", "aws_iam_role", "aws_iam_role_policy_attachment"];

function ending({ address, attribute }: Place): string {
  if (address.startsWith("local.")) return "the user data";
  if (address.startsWith("output.")) return `\`Eks.${address.slice("output.".length)}\``;
  const [type, name] = address.replace(/^data\./, "").split(".") as [string, string];
  const which = SEVERAL.includes(type) ? `[${name.replace("my-cluster_", "").replace("security-groups_", "")}]` : "";
  const way = attribute.split(".").filter((key) => key !== "" && !/^\d+$/.test(key));
  return code([`${type}${which}`, ...way].join("."));
}

function sentences(notes: readonly (string | undefined)[]): string {
  return notes.filter((note) => note !== undefined).join("; ");
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (row: readonly string[]) => `| ${row.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |\n`;
  return [head, head.map(() => "---"), ...rows].map(line).join("");
}

function camelCase(name: string): string {
  return name.replaceAll(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

function code(text: string): string {
  return `\`${text}\``;
}
