import { writeFileSync } from "node:fs";
import path from "node:path";
import { AwsRefusal } from "../../rehearsal/aws";
import { synthesize } from "../../rehearsal/synthesize";
import { uncaughtIn } from "../../rehearsal/uncaught";
import { refusalIn } from "../../rehearsal/xml";
import { temporaryFolder } from "../helpers/temporary-folder";

test.each([
  [
    "EC2",
    '<?xml version="1.0"?>\n<Response><Errors><Error><Code>InvalidVpcID.NotFound</Code><Message>The vpc ID &apos;v&apos; &lt;x&gt; &amp;quot;</Message></Error></Errors></Response>',
    "InvalidVpcID.NotFound: The vpc ID 'v' <x> &quot;",
  ],
  ["IAM", "<ErrorResponse><Error><Code>NoSuchEntity</Code></Error></ErrorResponse>", "NoSuchEntity"],
  ["EKS", '{"__type":"com.amazonaws.eks#InUse","message":"attached"}', "InUse: attached"],
  ["others", '{"code":"Oops","Message":"sorry"}', "Oops: sorry"],
  ["a server that fell over", "<html>500</html>", "<html>500</html>"],
  ["nobody", "", ""],
])("a refusal of %s is told by code and message", (_, text, said) => {
  expect(refusalIn(text)).toBe(said);
  expect(new AwsRefusal(400, text).message).toBe(`the emulator answered 400: ${said}`);
});

const OURS = `/p/node_modules/x/assert-valid.ts:12
  throw new Error(\`\${path}: invalid configuration\`);
        ^


Error: bad: invalid configuration
  - clusterName ("b c") may hold letters
  - workerGroups.general: asgMinSize (5) is above asgMaxSize (3)

raise asgMaxSize
    at assertValid (/p/node_modules/x/assert-valid.ts:12:9)
    at new Own (/p/stacks/own.ts:22:5)
    at <anonymous> (/p/main.ts:4:1)
    at Object.<anonymous> (/p/main.ts:5:11)
    at Module._compile (node:internal/modules/cjs/loader:1521:14)
    at cjsLoader (file:///elsewhere/register.mjs:2:1)

Node.js v20.20.2
`;

test("an error of the app is told whole, with where in the project it came from and without anybody else's frames", () => {
  expect(uncaughtIn(`Error: of a library, told and gone on\n${OURS}`, "/p")?.split("\n")).toEqual([
    "Error: bad: invalid configuration",
    '  - clusterName ("b c") may hold letters',
    "  - workerGroups.general: asgMinSize (5) is above asgMaxSize (3)",
    "",
    "raise asgMaxSize",
    "    at stacks/own.ts:22:5",
    "    at main.ts:4:1",
  ]);
});

test("an error without a stack is one too; what is none of Node's is left to whoever asks", () => {
  expect(uncaughtIn("said\nTypeError: x is not a function\n\nNode.js v22.1.0\n", "/p")).toBe(
    "TypeError: x is not a function",
  );
  expect(uncaughtIn("/p/main.ts(1,2): error TS2304: cannot find name\n", "/p")).toBeUndefined();
});

/** What is told of an app that ends like this. */
async function toldOf(source: string): Promise<string[]> {
  const folder = temporaryFolder();
  writeFileSync(path.join(folder, "app.cjs"), source);
  writeFileSync(path.join(folder, "cdktf.json"), JSON.stringify({ app: `"${process.execPath}" app.cjs` }));
  const error = await synthesize(folder, path.join(folder, "out")).catch((one: unknown) => one as Error);
  return error!.message.split("\n").slice(1);
}

test("a real one, in a real app", async () => {
  expect(await toldOf('function f() { throw new RangeError("two\\n  - lines"); }\nf();')).toEqual([
    "RangeError: two",
    "  - lines",
    "    at app.cjs:1:22",
  ]);
  expect(await toldOf('console.log("no such stack"); process.exit(3);')).toEqual(["no such stack"]);
});
