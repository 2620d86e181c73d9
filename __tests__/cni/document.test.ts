import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { leftBehind, type ContainerName } from "../../modules/cni/env";
import { AWS_NODE_FACTS, INIT_FACTS, type VariableFact } from "../../modules/cni/variable-facts";
import { PROJECT } from "../helpers/run-app";

const FILE = path.join(PROJECT, "docs", "aws-node.md");
const MARK = "<!-- What stands below is held against the code by a test. -->\n";
const KINDS = { switch: "true or false", whole: "number", text: "text" };

function left(name: string, container: ContainerName): string {
  const behind = leftBehind(name, container);
  if (behind === undefined) return "nothing";
  return behind.empty === undefined ? "an empty one" : `**an empty one, which ${behind.empty}**`;
}

function table(facts: Readonly<Record<string, VariableFact>>, container: ContainerName): string {
  const rows = Object.entries(facts).map(([name, { type, shipped, default: usual, since, idleSince }]) => [
    `\`${name}\``,
    KINDS[type],
    shipped === undefined ? "–" : `\`${shipped}\``,
    usual === undefined ? "" : `\`${usual}\``,
    [since ?? "", idleSince === undefined ? "" : `idle from ${idleSince}`].filter(Boolean).join(", "),
    left(name, container),
  ]);
  const head = ["variable", "kind", "shipped", "taken for none", "since", "a patch leaves behind"];
  return [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

test("docs/aws-node.md tells of every variable what is known of it (GOLDEN=write writes it)", () => {
  const [before = ""] = readFileSync(FILE, "utf8").split(MARK);
  const wanted = `${before}${MARK}\n${table(AWS_NODE_FACTS, "aws-node")}\n\nOf the init container, \`awsNodeInitEnv\` or \`init.env\`:\n\n${table(INIT_FACTS, "aws-vpc-cni-init")}\n`;
  if (process.env.GOLDEN === "write") writeFileSync(FILE, wanted);
  expect(readFileSync(FILE, "utf8")).toBe(wanted);
});
