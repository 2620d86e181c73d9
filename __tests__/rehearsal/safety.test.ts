import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { cleanEnvironment } from "../../rehearsal/environment";
import { userTerraformConfig } from "../../rehearsal/provider-source";
import { fillScratch, fingerprints, makeScratchFolder } from "../../rehearsal/scratch";
import { inOrder, kindOf, refusals, regionsOf } from "../../rehearsal/stacks";
import { synthesize } from "../../rehearsal/synthesize";
import { missingTools } from "../../rehearsal/tools";
import { contentsOf } from "../helpers/run-app";
import { temporaryFolder } from "../helpers/temporary-folder";

const STATE = '{"version":4,"serial":7,"resources":["precious"]}';
const CLOUD = {
  terraform: { backend: { s3: { bucket: "b" } } },
  provider: { aws: [{ region: "r" }] },
  resource: { aws_vpc: { a: {} } },
};

/** As the rehearsal makes it, and gone with the tests. */
function scratchFolder(): string {
  return makeScratchFolder(temporaryFolder());
}

/** A project with a state in it, whose app writes one stack wherever it is told to. */
function project(): string {
  const folder = temporaryFolder();
  const app = `
    const fs = require("fs"), out = process.env.CDKTF_OUTDIR;
    fs.mkdirSync(out + "/stacks/my-cluster", { recursive: true });
    fs.writeFileSync(out + "/stacks/my-cluster/cdk.tf.json", ${JSON.stringify(JSON.stringify(CLOUD))});
    fs.writeFileSync(out + "/manifest.json", JSON.stringify({ credentials: Object.keys(process.env).filter((name) => name.startsWith("AWS_")) }));
  `;
  writeFileSync(path.join(folder, "app.js"), app);
  writeFileSync(path.join(folder, "cdktf.json"), JSON.stringify({ app: `${process.execPath} app.js` }));
  writeFileSync(path.join(folder, "terraform.my-cluster.tfstate"), STATE);
  mkdirSync(path.join(folder, "cdktf.out"));
  writeFileSync(path.join(folder, "cdktf.out", "own.txt"), "mine");
  return folder;
}

test("a project keeps its bytes: state, output and all", async () => {
  const folder = project();
  const before = contentsOf(folder);
  const scratch = scratchFolder();
  await synthesize(folder, path.join(scratch, "synthesized"));
  fillScratch(scratch, path.join(scratch, "synthesized"));
  expect(contentsOf(folder)).toEqual(before);
  expect(before["terraform.my-cluster.tfstate"]).toBe(STATE);
});

test("beside the JSON, which stays as it is, one file is put: a backend in the scratch folder", async () => {
  const scratch = scratchFolder();
  await synthesize(project(), path.join(scratch, "synthesized"));
  const { stacks } = fillScratch(scratch, path.join(scratch, "synthesized"));
  const [stack] = stacks;
  expect(readdirSync(stack!.folder).toSorted()).toEqual(["backend_override.tf.json", "cdk.tf.json"]);
  expect(readFileSync(path.join(stack!.folder, "cdk.tf.json"), "utf8")).toBe(JSON.stringify(CLOUD));
  expect(JSON.parse(readFileSync(path.join(stack!.folder, "backend_override.tf.json"), "utf8"))).toEqual({
    terraform: { backend: { local: { path: path.join(scratch, "my-cluster.tfstate") } } },
  });
  expect(fingerprints(stacks)).toEqual({ "my-cluster": expect.stringMatching(/^[0-9a-f]{64}$/) });
});

test("the app sees no AWS credentials while it is synthesized", async () => {
  process.env.AWS_PROFILE = "production";
  try {
    const scratch = scratchFolder();
    await synthesize(project(), path.join(scratch, "synthesized"));
    const manifest = JSON.parse(readFileSync(path.join(scratch, "synthesized", "manifest.json"), "utf8")) as object;
    // None but those that lead nowhere.
    const nowhere = ["AWS_CONFIG_FILE", "AWS_EC2_METADATA_DISABLED", "AWS_SHARED_CREDENTIALS_FILE"];
    expect(manifest).toEqual({ credentials: expect.arrayContaining(nowhere) as string[] });
    expect((manifest as { credentials: string[] }).credentials).toHaveLength(nowhere.length);
  } finally {
    delete process.env.AWS_PROFILE;
  }
});

test("nothing of who the user is gets into the environment", () => {
  const user = {
    PATH: "/bin",
    HOME: "/home/jane",
    AWS_PROFILE: "production",
    AWS_ACCESS_KEY_ID: "AKIA",
    AWS_SESSION_TOKEN: "t",
    AWS_REGION: "us-east-1",
    AWS_ENDPOINT_URL_EC2: "https://ec2.amazonaws.com",
    TF_VAR_secret: "x",
    TF_WORKSPACE: "production",
    TF_DATA_DIR: "/elsewhere",
    TF_CLI_ARGS_destroy: "-target=x",
    KUBECONFIG: "/home/jane/.kube/config",
    NODE_OPTIONS: "--require x",
  };
  const env = cleanEnvironment(user, { home: "/scratch/home", pluginCache: "/kept" }, "http://127.0.0.1:1");
  expect(env).toMatchObject({
    PATH: "/bin",
    HOME: "/scratch/home",
    AWS_ACCESS_KEY_ID: "test",
    AWS_ENDPOINT_URL: "http://127.0.0.1:1",
  });
  const theirs = Object.entries(user).filter(([name]) => name !== "PATH");
  expect(theirs.filter(([name, value]) => env[name] === value)).toEqual([]);
  expect(
    Object.keys(env).filter((name) =>
      /^(TF_VAR|TF_WORKSPACE|TF_DATA|TF_CLI_ARGS|KUBE|NODE_OPTIONS|AWS_PROFILE|AWS_SESSION)/.test(name),
    ),
  ).toEqual([]);
});

test("where providers come from stays the user's choice", () => {
  const folder = temporaryFolder();
  expect(userTerraformConfig({}, folder)).toBeUndefined();
  expect(userTerraformConfig({ TF_CLI_CONFIG_FILE: path.join(folder, "missing") }, folder)).toBeUndefined();
  writeFileSync(path.join(folder, ".terraformrc"), "");
  expect(userTerraformConfig({ TF_CLI_CONFIG_FILE: path.join(folder, "missing") }, folder)).toBe(
    path.join(folder, ".terraformrc"),
  );
  const relative = path.relative(process.cwd(), path.join(folder, ".terraformrc"));
  expect(userTerraformConfig({ TF_CLI_CONFIG_FILE: relative }, "/none")).toBe(path.join(folder, ".terraformrc"));
  expect(existsSync(path.join(folder, ".terraformrc"))).toBe(true);
});

test.each(["endpoints", "profile", "assume_role", "access_key", "shared_credentials_files"])(
  "a stack whose provider names %s is refused",
  (argument) => {
    const json = { provider: { aws: [{ region: "r" }, { alias: "b", [argument]: "x" }] } };
    expect(refusals({ name: "prod", json })).toEqual([
      `stack prod: its AWS provider names ${argument}, which may lead to a real account; synthesize it without ${argument} to rehearse it`,
    ]);
  },
);

test("a region, tags and allowed accounts lead nowhere", () => {
  expect(
    refusals({ name: "x", json: { provider: { aws: [{ region: "r", default_tags: [], allowed_account_ids: [] }] } } }),
  ).toEqual([]);
});

test("a stack that reaches something other than AWS is refused", () => {
  const json = {
    provider: { aws: [{ region: "r" }], github: [{}] },
    resource: { aws_vpc: {} },
    data: { external: {} },
  };
  expect(refusals({ name: "x", json })).toEqual([
    expect.stringMatching(/^stack x: its provider external reaches/),
    expect.stringMatching(/^stack x: its provider github reaches/),
  ]);
});

test("a Kubernetes stack that would find a cluster by itself is refused, argument by argument", () => {
  const resource = { kubernetes_env: {} };
  const host = "${data.aws_eks_cluster.cluster.endpoint}";
  const exec = (more: object) => [{ command: "aws", args: ["eks", "get-token", "--cluster-name", "c"], ...more }];
  const said = (block: object) =>
    refusals({ name: "k", json: { provider: { kubernetes: [{ ...block }] }, resource } }).map(
      (line) => /provider's (\w+) may lead to a real cluster/.exec(line)?.[1],
    );
  expect(said({ host, exec: exec({}) })).toEqual([]);
  expect(said({ host, token: "${data.aws_eks_cluster_auth.this.token}" })).toEqual([]);
  expect(said({ host: "https://1.2.3.4" })).toEqual(["host"]);
  expect(said({ config_path: "~/.kube/config" })).toEqual(["config_path", "host"]);
  expect(said({ host, token: "abc" })).toEqual(["token"]);
  expect(said({ host, exec: exec({ command: "sh" }) })).toEqual(["exec"]);
  expect(said({ host, exec: exec({ args: ["eks", "get-token", "--profile", "prod"] }) })).toEqual(["exec"]);
  expect(said({ host, exec: exec({ env: { AWS_PROFILE: "prod" } }) })).toEqual(["exec"]);
});

test("the app sees its context, as by cdktf's own command", async () => {
  const folder = project();
  const app = `require("fs").writeFileSync(process.env.CDKTF_OUTDIR, process.env.CDKTF_CONTEXT_JSON)`;
  writeFileSync(path.join(folder, "app.js"), app);
  const file = { app: `${process.execPath} app.js`, context: { size: 7 }, terraformModules: ["./own", "a/b/c"] };
  writeFileSync(path.join(folder, "cdktf.json"), JSON.stringify(file));
  const output = path.join(folder, "out");
  await synthesize(folder, output);
  expect(JSON.parse(readFileSync(output, "utf8"))).toEqual({ size: 7, cdktfRelativeModules: ["./own"] });
});

test("nothing that an app starts calls home, unless the user says otherwise", async () => {
  const folder = project();
  writeFileSync(
    path.join(folder, "app.js"),
    `require("fs").writeFileSync(process.env.CDKTF_OUTDIR, process.env.CHECKPOINT_DISABLE)`,
  );
  const was = process.env.CHECKPOINT_DISABLE;
  const seen = async () => {
    await synthesize(folder, path.join(folder, "out"));
    return readFileSync(path.join(folder, "out"), "utf8");
  };
  try {
    delete process.env.CHECKPOINT_DISABLE;
    expect(await seen()).toBe("1");
    process.env.CHECKPOINT_DISABLE = "0";
    expect(await seen()).toBe("0");
  } finally {
    if (was === undefined) delete process.env.CHECKPOINT_DISABLE;
    else process.env.CHECKPOINT_DISABLE = was;
  }
});

test("a stack comes after those that it depends on, and else by name", () => {
  const needs: Readonly<Record<string, readonly string[]>> = { a: ["z", "m"], m: ["z"] };
  expect(inOrder(["m", "a", "z", "b"], (name) => needs[name] ?? [])).toEqual(["z", "m", "a", "b"]);
});

test("a stack is known by what it makes", () => {
  expect(kindOf({ resource: { aws_vpc: {}, kubernetes_env: {} } })).toBe("mixed");
  expect(kindOf({ resource: { aws_vpc: {} } })).toBe("cloud");
  expect(kindOf({ resource: { kubernetes_env: {}, terraform_data: {} } })).toBe("kubernetes");
  expect(kindOf({})).toBe("other");
});

test("what a stack of modules makes is known by its providers, written as a list or alone", () => {
  const module = { vpc: {} };
  expect(kindOf({ module, provider: { aws: { region: "r" } } })).toBe("cloud");
  expect(kindOf({ module, provider: { aws: [{}], kubernetes: {} } })).toBe("kubernetes");
  expect(kindOf({ module })).toBe("other");
  expect(refusals({ name: "x", json: { module, provider: { aws: { profile: "prod" } } } })).toHaveLength(1);
});

test("a region is read where it can be: a literal or a variable's default", () => {
  const aws = [{ region: "a" }, { alias: "b", region: "${var.b}" }];
  expect(regionsOf({ provider: { aws }, variable: { b: { default: "b" } } })).toEqual({
    regions: ["a", "b"],
    unknown: false,
  });
  expect(regionsOf({ provider: { aws }, variable: { b: {} } })).toEqual({ regions: ["a"], unknown: true });
  expect(regionsOf({})).toEqual({ regions: [], unknown: true });
});

test("a tool that is missing gets one sentence", () => {
  expect(missingTools(() => true)).toEqual([]);
  expect(missingTools((command) => command !== "terraform")).toEqual([
    expect.stringMatching(/^terraform was not found on the PATH; the rehearsal needs Terraform/),
  ]);
});
