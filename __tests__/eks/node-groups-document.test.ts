import { readFileSync } from "node:fs";
import path from "node:path";
import { EKS_NODE_GROUP_SHAPE } from "../../modules/eks/node-groups/shape";
import { EKS_SHAPE } from "../../modules/eks/shape";
import { PROJECT } from "../helpers/run-app";

const text = readFileSync(path.join(PROJECT, "docs", "node-groups.md"), "utf8");

test("docs/node-groups.md speaks of props that there are", () => {
  const known = { ...EKS_SHAPE, ...EKS_NODE_GROUP_SHAPE };
  const inline = [...text.matchAll(/`([a-z]\w*[A-Z0-9]\w*)(?:: [^`]*)?`/g)].map(([, prop]) => prop!);
  const [, code = ""] = /```ts\n([\s\S]*?)```/.exec(text) ?? [];
  const inCode = [...code.matchAll(/(\w+):/g)].map(([, key]) => key!);
  const named = [...inline, ...inCode].filter((name) => !["general", "spot", "arm", "tier", "team"].includes(name));
  expect(named.length).toBeGreaterThan(25);
  expect(named.filter((name) => !Object.hasOwn(known, name))).toEqual([]);
});
