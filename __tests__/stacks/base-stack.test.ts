import { EksCluster } from "@cdktf/provider-aws/lib/eks-cluster";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { Vpc } from "@cdktf/provider-aws/lib/vpc";
import { App, NamedCloudWorkspace, NamedRemoteWorkspace, TerraformOutput, type TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { BaseStack, type BackendSettings, type BaseStackProps } from "../../modules";
import { awsProviderFloor } from "../../modules/stacks/provider-floors";
import { addresses } from "../../modules/testing";
import { synthApp } from "../helpers/app-stacks";
import { messageOf } from "../helpers/documents-call";

const build = (place: (stack: TerraformStack) => unknown, props: BaseStackProps = {}) =>
  synthApp((app) => {
    const stack = new BaseStack(app, "net", props);
    new AwsProvider(stack, "aws", { region: "us-east-1" });
    place(stack);
  }).stacks.net!;
const vpc = (scope: Construct, id: string) => new Vpc(scope, id, { cidrBlock: "10.0.0.0/16" });

test("addresses are the path, without hash; Default and odd characters leave no trace", () => {
  const json = build((stack) => {
    const place = new Construct(stack, "network");
    vpc(place, "Default");
    vpc(place, "a.b");
  });
  expect(addresses(json)).toEqual(["aws_vpc.network", "aws_vpc.network_a_b"]);
});

test("an address that stands twice is an error, never a silent merge", () => {
  const twice = () =>
    build((stack) => {
      vpc(stack, "a.b");
      vpc(stack, "a_b");
    });
  expect(messageOf(twice)).toBe("net/a_b: the address aws_vpc.a_b is taken by net/a.b; give one of them another id");
});

test("a nested path that reads like another is an error too", () => {
  expect(() =>
    build((stack) => {
      vpc(new Construct(stack, "a"), "b");
      vpc(stack, "a_b");
    }),
  ).toThrow("the address aws_vpc.a_b is taken by net/a/b");
});

test("a resource and an output may share a name", () => {
  expect(() =>
    build((stack) => {
      const network = vpc(new Construct(stack, "x"), "Default");
      new TerraformOutput(stack, "x_id", { value: network.id });
    }),
  ).not.toThrow();
});

test("an id that Terraform would not take is refused", () => {
  expect(() => build((stack) => vpc(stack, "1vpc"))).toThrow(
    'net/1vpc: "1vpc" is not a name that Terraform takes; begin the construct id with a letter',
  );
});

test("references between stacks keep their order and their names", () => {
  const { stacks, manifest } = synthApp((app) => {
    const one = new BaseStack(app, "one");
    new AwsProvider(one, "aws", { region: "us-east-1" });
    const made = vpc(one, "vpc");
    const other = new BaseStack(app, "other");
    new AwsProvider(other, "aws", { region: "us-east-1" });
    new TerraformOutput(other, "vpc_id", { value: made.id });
  });
  expect(manifest.stacks.other!.dependencies).toEqual(["one"]);
  expect(Object.keys(stacks.one!.output)).toEqual(["cross-stack-output-aws_vpc_vpc_id"]);
});

test("providers go by their full name, within the versions that were run", () => {
  expect(build((stack) => vpc(stack, "vpc")).terraform.required_providers).toEqual({
    aws: { source: "hashicorp/aws", version: ">= 5.100.0, < 7.0.0" },
  });
});

test("a prop that only 6.x has raises its stack's lower bound", () => {
  const json = build((stack) => {
    new EksCluster(stack, "c", { name: "c", roleArn: "r", vpcConfig: { subnetIds: [] }, deletionProtection: true });
  });
  expect(json.terraform.required_providers).toMatchObject({ aws: { version: ">= 6.9.0, < 7.0.0" } });
});

test.each([
  ["region on any resource", { aws_vpc: { a: { region: "us-east-1" } } }, "6.0.0"],
  ["region on an S3 bucket, which could always be read", { aws_s3_bucket: { a: { region: "us-east-1" } } }, "5.100.0"],
  ["region of another provider's", { google_thing: { a: { region: "x" } } }, "5.100.0"],
  [
    "throughput of a disk that older ones refuse",
    {
      aws_launch_template: {
        a: { block_device_mappings: [{ ebs: { throughput: 250 } }, { ebs: { throughput: 1001 } }] },
      },
    },
    "6.17.0",
  ],
  [
    "throughput that all take",
    { aws_launch_template: { a: { block_device_mappings: [{ ebs: { throughput: 1000 } }] } } },
    "5.100.0",
  ],
  [
    "the newest of several",
    { aws_vpc: { a: { region: "x" } }, aws_eks_cluster: { a: { deletion_protection: false } } },
    "6.9.0",
  ],
])("the lower bound follows %s", (_, blocks, floor) => {
  expect(awsProviderFloor("5.100.0", [blocks])).toBe(floor);
});

test.each<[string, BackendSettings | undefined, object]>([
  ["a local file in the project, by default", undefined, { local: { path: "../../../terraform.net.tfstate" } }],
  ["a local file elsewhere", { type: "local", path: "x.tfstate" }, { local: { path: "x.tfstate" } }],
  [
    "S3, locked by a file",
    { type: "s3", bucket: "b", key: "k", region: "us-east-1" },
    { s3: { bucket: "b", key: "k", region: "us-east-1", use_lockfile: true } },
  ],
  [
    "S3, locked by a table",
    { type: "s3", bucket: "b", key: "k", dynamodbTable: "t" },
    { s3: { bucket: "b", key: "k", dynamodb_table: "t" } },
  ],
  ["S3 without a lock", { type: "s3", bucket: "b", key: "k", useLockfile: false }, { s3: { bucket: "b", key: "k" } }],
  ["GCS", { type: "gcs", bucket: "b" }, { gcs: { bucket: "b" } }],
  ["HTTP", { type: "http", address: "https://state.example.com" }, { http: { address: "https://state.example.com" } }],
  ["PostgreSQL", { type: "pg", connStr: "postgres://x" }, { pg: { conn_str: "postgres://x" } }],
  [
    "Azure",
    { type: "azurerm", storageAccountName: "a", containerName: "c", key: "k" },
    { azurerm: { storage_account_name: "a", container_name: "c", key: "k" } },
  ],
  ["Consul", { type: "consul", accessToken: "t", path: "p" }, { consul: { access_token: "t", path: "p" } }],
  ["COS", { type: "cos", bucket: "b" }, { cos: { bucket: "b" } }],
  [
    "Terraform Cloud",
    { type: "cloud", organization: "o", workspaces: new NamedCloudWorkspace("w") },
    { cloud: { organization: "o", workspaces: { name: "w" } } },
  ],
  [
    "a remote workspace",
    { type: "remote", organization: "o", workspaces: new NamedRemoteWorkspace("w") },
    { remote: { organization: "o", workspaces: { name: "w" } } },
  ],
])("the backend is written down: %s", (_, backend, written) => {
  // Not by app.synth(): with a cloud backend cdktf asks the terraform binary for its version there.
  const terraform: Record<string, unknown> = {
    ...new BaseStack(new App({ outdir: "cdktf.out" }), "net", { backend }).toTerraform().terraform,
  };
  expect(terraform.cloud ? { cloud: terraform.cloud } : terraform.backend).toEqual(written);
});

test("an unknown backend is refused with the near miss", () => {
  const backend = { type: "s33", bucket: "b" } as unknown as BackendSettings;
  expect(messageOf(() => new BaseStack(new App({ outdir: "cdktf.out" }), "net", { backend }))).toBe(
    'net: invalid configuration\n  - backend.type ("s33") is not one of local, s3, azurerm, cloud, consul, cos, gcs, http, pg, remote; did you mean "s3"?',
  );
});

test("a stack under something else than the app is refused, for cdktf would not deploy it", () => {
  const wrapper = new Construct(new App({ outdir: "cdktf.out" }), "prod");
  expect(() => new BaseStack(wrapper, "net")).toThrow("a stack stands directly under the App, and not under prod");
});
