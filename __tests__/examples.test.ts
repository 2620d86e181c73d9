import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { addresses, type StackJson } from "../modules/testing";
import { contentsOf, PROJECT, runApp } from "./helpers/run-app";
import { expectGolden } from "./helpers/golden";

const FOLDER = path.join(PROJECT, "examples");
const APPS = readdirSync(FOLDER).filter((name) => existsSync(path.join(FOLDER, name, "cdktf.json")));

test("the registry module's own examples are here, and a few of ours", () => {
  expect(APPS).toEqual(
    expect.arrayContaining([
      ...["basic", "bottlerocket", "fargate", "instance-refresh", "irsa", "launch-templates", "secrets-encryption"],
      ...["addons", "small-cluster"],
    ]),
  );
});

test.each(APPS)("%s makes what it made before, at the same addresses", (name) => {
  const files = contentsOf(runApp("main.ts", {}, path.join(FOLDER, name)));
  const stacks = Object.entries(files).filter(([file]) => file.endsWith("cdk.tf.json"));
  const listed = stacks.flatMap(([file, text]) => [
    path.basename(path.dirname(file)),
    ...addresses(JSON.parse(text) as StackJson).map((address) => `  ${address}`),
  ]);
  expectGolden(`examples/${name}.txt`, `${listed.join("\n")}\n`);
});
