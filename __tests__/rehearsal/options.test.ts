import { mkdtempSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { readOptions } from "../../rehearsal/options";

const folder = mkdtempSync(path.join(os.tmpdir(), "options-"));
writeFileSync(path.join(folder, "cdktf.json"), "{}");
writeFileSync(path.join(folder, "cdk.tf.json"), "{}");

test("the project's own app is rehearsed where nothing else is said", () => {
  expect(readOptions([], "/usual", folder)).toEqual({ app: "/usual", stacks: [], keep: false, json: false });
});

test("folders are taken from where the user stands", () => {
  expect(readOptions(["--app", "."], "/usual", folder).app).toBe(folder);
  expect(readOptions(["--stack", ".", "--keep", "--json"], "/usual", folder)).toMatchObject({
    stacks: [folder],
    keep: true,
    json: true,
  });
});

test("all that is wrong is told at once", () => {
  expect(() => readOptions(["--app", "a", "--stack", "b", "--fault", "c"], "/usual", folder)).toThrow(
    [
      "--app and --stack exclude each other",
      '--app ("a") is no folder with a cdktf.json in it',
      '--stack ("b") is no folder with a cdk.tf.json in it',
      '--fault ("c") is not one of bad-day',
    ].join("\n"),
  );
});
