import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { codeBlocks, documentNamed, README } from "./helpers/readme";
import { temporaryFolder } from "./helpers/temporary-folder";
import { PROJECT } from "./helpers/run-app";

const CONSUMER = `
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, TerraformStack } from "cdktf";
import { Eks } from "cdktf-eks";
import { Vpc } from "cdktf-eks/network";
import { addresses, speedUpSynth, synth } from "cdktf-eks/testing";

const captured = require("cdktf/lib/tokens/private/stack-trace").captureStackTrace;
if (captured().length === 0) throw new Error("importing the package has patched cdktf");
speedUpSynth();

const app = new App({ outdir: "out" });
const stack = new TerraformStack(app, "plain");
new AwsProvider(stack, "aws", { region: "ap-northeast-2" });
const eks = new Eks(stack, "my-cluster", {
  clusterName: "my-cluster",
  subnets: ["subnet-abcde012", "subnet-bcde012a", "subnet-fghi345a"],
  vpcId: "vpc-1234556abcdef",
  workerGroups: [{ instanceType: "m4.large", asgMaxSize: 5 }],
  tags: { environment: "test" },
});
const template: string | undefined = eks.workerGroups["0"]?.launchTemplate?.id;
// @ts-expect-error a misspelt prop does not compile
export const misspelt = () => new Eks(stack, "other", { clusterName: "a", vpcId: "vpc-0a", subnets: [], workerGruops: [] });
app.synth();

const vpc = { name: "demo", cidrBlock: "10.0.0.0/16", availabilityZones: ["us-east-1a", "us-east-1b"] };
const placed = addresses(synth((scope) => new Vpc(scope, "network", vpc)));
console.log(JSON.stringify({ template: typeof template, placed: placed.length }));
`;

/** A project with nothing in it but the packed package and its peers, which are linked: they alone weigh a gigabyte. */
function consumer(): string {
  const folder = temporaryFolder();
  const modules = path.join(folder, "node_modules");
  const own = path.join(modules, "cdktf-eks");
  mkdirSync(own, { recursive: true });
  const [packed] = JSON.parse(run("npm", ["pack", "--json", "--silent", "--pack-destination", folder], PROJECT)) as {
    filename: string;
  }[];
  run("tar", ["-xzf", path.join(folder, packed!.filename), "--strip-components=1", "-C", own], folder);
  for (const name of ["cdktf", "constructs", "@cdktf", "@types", "fastest-levenshtein", "ipaddr.js"]) {
    symlinkSync(path.join(PROJECT, "node_modules", name), path.join(modules, name));
  }
  return folder;
}

function run(command: string, args: readonly string[], cwd: string): string {
  return execFileSync(command, args, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
}

test("every part can be imported by a compiler that reads no exports", () => {
  const { typesVersions } = JSON.parse(readFileSync(path.join(PROJECT, "package.json"), "utf8")) as {
    typesVersions: Record<"*", Record<string, string[]>>;
  };
  const parts = readdirSync(path.join(PROJECT, "modules")).filter((name) =>
    existsSync(path.join(PROJECT, "modules", name, "index.ts")),
  );
  expect(typesVersions["*"]).toEqual(Object.fromEntries(parts.map((name) => [name, [`./dist/${name}/index.d.ts`]])));
});

test("the package holds every file that its README points to", () => {
  const [packed] = JSON.parse(run("npm", ["pack", "--json", "--dry-run", "--ignore-scripts"], PROJECT)) as {
    files: { path: string }[];
  }[];
  const links = [...README.matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, target]) => target!);
  expect(links.length).toBeGreaterThan(3);
  expect(links.filter((link) => !packed!.files.some(({ path: file }) => file === link))).toEqual([]);
});

test("the packed package, and the documents' code with it, type-checks and runs in an empty project; importing it patches nothing", () => {
  const folder = consumer();
  writeFileSync(path.join(folder, "main.ts"), CONSUMER);
  const readme = [
    README,
    ...["access", "node-groups", "aws-node", "load-balancers", "running-cluster"].map((name) =>
      documentNamed(`docs/${name}.md`),
    ),
  ].flatMap((text, of) => codeBlocks("ts", text).map((code, index) => ({ code, name: `document-${of}-${index}` })));
  expect(readme).toHaveLength(9);
  for (const { name, code } of readme) writeFileSync(path.join(folder, `${name}.ts`), code);
  const compilerOptions = {
    strict: true,
    module: "node16",
    target: "ES2022",
    skipLibCheck: true,
    types: ["node"],
    outDir: "js",
  };
  writeFileSync(path.join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, include: ["*.ts"] }));
  writeFileSync(path.join(folder, "package.json"), "{}");
  const tsc = path.join(PROJECT, "node_modules", "typescript", "bin", "tsc");
  const compiled = spawnSync(process.execPath, [tsc, "-p", "."], { cwd: folder, encoding: "utf8" });
  expect(compiled.stdout).toBe("");
  // What TypeScript 5 does where a project says module CommonJS and no more, as those of `cdktf init` do: it reads no exports.
  const older = {
    ...compilerOptions,
    module: "commonjs",
    moduleResolution: "node10",
    ignoreDeprecations: "6.0",
    noEmit: true,
  };
  writeFileSync(path.join(folder, "older.json"), JSON.stringify({ compilerOptions: older, include: ["*.ts"] }));
  const resolved = spawnSync(process.execPath, [tsc, "-p", "older.json"], { cwd: folder, encoding: "utf8" });
  expect(resolved.stdout).toBe("");
  const made = run(process.execPath, ["js/main.js"], folder);
  expect(JSON.parse(made)).toEqual({ template: "string", placed: 19 });
  // One process for all of them: each only starts where the one before has ended.
  const ran = run(process.execPath, ["-e", readme.map(({ name }) => `require("./js/${name}.js");`).join("")], folder);
  // No token among them, which a reader would take for a fault.
  expect(ran.trim().split("\n")).toEqual([
    "aws eks --region ap-northeast-2 update-kubeconfig --name my-cluster",
    "true",
    "true",
  ]);
}, 120_000);
