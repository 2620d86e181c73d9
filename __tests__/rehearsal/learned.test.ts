import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { learnedFolder } from "../../rehearsal/learned";
import { cdktfOf } from "../../rehearsal/terraform";
import { temporaryFolder } from "../helpers/temporary-folder";

test("what was learned of others does not take the place of the project's own", () => {
  expect(learnedFolder("/p/.rehearsal", { app: "/p", stacks: [] }, "/p")).toBe("/p/.rehearsal");
  expect(learnedFolder("/p/.rehearsal", { app: "/q/shop", stacks: [] }, "/p")).toBe("/p/.rehearsal/shop");
  expect(learnedFolder("/p/.rehearsal", { app: "/p", stacks: ["/s/a", "/s/b"] }, "/p")).toBe("/p/.rehearsal/a+b");
});

test("cdktf is looked for upwards; where it is nowhere, Terraform does without", () => {
  const root = temporaryFolder();
  const app = path.join(root, "packages", "app");
  mkdirSync(app, { recursive: true });
  expect(cdktfOf(app)).toBeUndefined();
  mkdirSync(path.join(root, "node_modules", ".bin"), { recursive: true });
  const command = path.join(root, "node_modules", ".bin", "cdktf");
  writeFileSync(command, "");
  expect(cdktfOf(app)).toBe(command);
});
