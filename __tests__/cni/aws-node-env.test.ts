import { Testing, TerraformStack, Token } from "cdktf";
import {
  AwsNodeEnvPatch,
  type AwsNodeEnv,
  type AwsNodeEnvPatchProps,
  type NodePlacement,
  type Switch,
  type WayOut,
} from "../../modules";
import { awsNodeEnvProblems } from "../../modules/cni/aws-node-env-patch";
import { envEntries, wantsExternalSnat } from "../../modules/cni/env";
import { addresses, parsed } from "../../modules/testing";

const DOCUMENT: AwsNodeEnv = { AWS_VPC_K8S_CNI_EXTERNALSNAT: true, AWS_VPC_K8S_CNI_LOGLEVEL: "DEBUG" };
const place = (wayOut: WayOut, id?: string): NodePlacement => ({
  general: [{ name: "subnet-0a", wayOut, ...(id && { id }) }],
});

test("the document's two variables, and no others, under a field manager of our own", () => {
  const { resource } = parsed((stack) => new AwsNodeEnvPatch(stack, "aws-node", { env: DOCUMENT }));
  expect(resource.kubernetes_env!["aws-node"]).toMatchObject({
    api_version: "apps/v1",
    kind: "DaemonSet",
    metadata: { name: "aws-node", namespace: "kube-system" },
    container: "aws-node",
    env: [
      { name: "AWS_VPC_K8S_CNI_EXTERNALSNAT", value: "true" },
      { name: "AWS_VPC_K8S_CNI_LOGLEVEL", value: "DEBUG" },
    ],
    field_manager: "cdktf-eks-aws-node-env",
    force: true,
  });
});

test("0, false and empty text are values; undefined is none; the order is by name", () => {
  const env: AwsNodeEnv = {
    WARM_IP_TARGET: 0,
    AWS_VPC_K8S_CNI_EXTERNALSNAT: false,
    CLUSTER_NAME: "",
    MAX_ENI: undefined,
  };
  expect(envEntries(env)).toEqual([
    { name: "AWS_VPC_K8S_CNI_EXTERNALSNAT", value: "false" },
    { name: "CLUSTER_NAME", value: "" },
    { name: "WARM_IP_TARGET", value: "0" },
  ]);
});

test.each([
  [true, true],
  ["true", true],
  ["TRUE", true],
  [false, false],
  ["false", false],
  [undefined, false],
])("external SNAT of %p is wanted: %p", (value, wanted) => {
  expect(wantsExternalSnat({ AWS_VPC_K8S_CNI_EXTERNALSNAT: value as Switch })).toBe(wanted);
});

test.each([
  [
    { MY_NODE_NAME: "x" },
    "awsNodeEnv.MY_NODE_NAME is a reference to the pod's own field and stays one; leave it out, and it is kept as it is",
  ],
  [
    { AWS_VPC_K8S_CNI_EXTERNAL_SNAT: true },
    'awsNodeEnv.AWS_VPC_K8S_CNI_EXTERNAL_SNAT is not a variable of aws-node; did you mean "AWS_VPC_K8S_CNI_EXTERNALSNAT"?',
  ],
  [
    { AWS_VPC_K8S_CNI_LOGLEVEL: "VERBOSE" },
    'awsNodeEnv.AWS_VPC_K8S_CNI_LOGLEVEL ("VERBOSE") is not one of DEBUG, INFO, WARN, ERROR, FATAL; the CNI would log at DEBUG',
  ],
  [{ WARM_IP_TARGET: [1] }, "awsNodeEnv.WARM_IP_TARGET ([1]) must be a whole number, from 0 on"],
  [{ CLUSTER_NAME: {} }, "awsNodeEnv.CLUSTER_NAME ({}) must be text, a number, true or false"],
])("refuses %p", (env, problem) => {
  expect(awsNodeEnvProblems({ env: env as AwsNodeEnv })).toEqual([problem]);
});

test("the document's two are listed always, so that taking one out leaves none empty", () => {
  const { resource } = parsed(
    (stack) =>
      new AwsNodeEnvPatch(stack, "aws-node", {
        env: { WARM_ENI_TARGET: "as-shipped", POD_MTU: "as-shipped", AWS_VPC_K8S_CNI_LOGLEVEL: undefined },
      }),
  );
  expect(resource.kubernetes_env!["aws-node"]!.env).toEqual([
    { name: "AWS_VPC_K8S_CNI_EXTERNALSNAT", value: "false" },
    { name: "AWS_VPC_K8S_CNI_LOGLEVEL", value: "DEBUG" },
    { name: "WARM_ENI_TARGET", value: "1" },
  ]);
});

test.each<[WayOut, string | undefined, RegExp | undefined]>([
  [
    "public",
    "subnet-0a",
    /worker group "general" stands in subnet subnet-0a, which is public: its pods would lose the internet; move the group to private subnets behind a NAT device, or leave AWS_VPC_K8S_CNI_EXTERNALSNAT false/,
  ],
  ["private-without-egress", "subnet-0a", /which has no way out through a NAT device; give one/],
  [
    "unknown",
    undefined,
    /whose way out is unknown and whose ids are known only at apply; say subnetWayOut: "private-with-egress"/,
  ],
  ["unknown", "subnet-0a", undefined],
  ["private-with-egress", undefined, undefined],
])("external SNAT where the way out is %s and the id %p", (wayOut, id, problem) => {
  const problems = awsNodeEnvProblems({ env: DOCUMENT, nodePlacement: place(wayOut, id) });
  expect(problems).toEqual(problem ? [expect.stringMatching(problem)] : []);
});

test("pods of a family that is known only at apply may be of IPv4", () => {
  const problems = (ipFamily: AwsNodeEnvPatchProps["ipFamily"]) =>
    awsNodeEnvProblems({ env: DOCUMENT, nodePlacement: place("public", "subnet-0a"), ipFamily });
  const late = Token.asString({ later: 1 }) as "ipv6";
  expect([undefined, "ipv4", late, "ipv6"].map((family) => problems(family as "ipv4").length)).toEqual([1, 1, 1, 0]);
});

test("a patch raises no kubelet's limit, and that is told", () => {
  const warnings = (env: AwsNodeEnvPatchProps["env"]) => {
    const app = Testing.app();
    const patch = new AwsNodeEnvPatch(new TerraformStack(app, "stack"), "aws-node", { env });
    return patch.node.metadata.map(({ data }) => String(data));
  };
  const told = expect.stringContaining("run no more pods; set maxPods of the groups too");
  expect(warnings({ ENABLE_PREFIX_DELEGATION: true })).toEqual([told]);
  expect(warnings({ ENABLE_PREFIX_DELEGATION: false })).toEqual([]);
});

test("without external SNAT nodes may stand anywhere", () => {
  expect(awsNodeEnvProblems({ env: { AWS_VPC_K8S_CNI_LOGLEVEL: "INFO" }, nodePlacement: place("public") })).toEqual([]);
});

test("an unknown subnet is looked at when Terraform plans, and the patch waits for it", () => {
  const nodePlacement = { ...place("unknown", "subnet-0a"), other: place("unknown", "subnet-0a").general! };
  const json = parsed((stack) => new AwsNodeEnvPatch(stack, "aws-node", { env: DOCUMENT, nodePlacement }));
  expect(addresses(json)).toEqual([
    "data.aws_route_table.aws-node_egress_subnet-0a",
    "data.aws_route_tables.aws-node_egress_subnet-0a_main-table",
    "data.aws_route_tables.aws-node_egress_subnet-0a_own-table",
    "data.aws_subnet.aws-node_egress_subnet-0a_subnet",
    "kubernetes_env.aws-node",
  ]);
  expect(json.resource.kubernetes_env!["aws-node"]!.depends_on).toEqual([
    "data.aws_route_table.aws-node_egress_subnet-0a",
  ]);
});

test("no subnet is looked at without external SNAT", () => {
  const nodePlacement = place("unknown", "subnet-0a");
  const json = parsed((stack) => new AwsNodeEnvPatch(stack, "aws-node", { env: { WARM_IP_TARGET: 1 }, nodePlacement }));
  expect(addresses(json)).toEqual(["kubernetes_env.aws-node"]);
});
