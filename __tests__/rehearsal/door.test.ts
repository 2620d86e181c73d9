import http from "node:http";
import type { AddressInfo } from "node:net";
import { openDoor } from "../../rehearsal/door";
import { leftovers } from "../../rehearsal/inventory";
import { mends } from "../../rehearsal/mends";
import { lifecycleHooks, scaleInProtection } from "../../rehearsal/mends/autoscaling";
import { launchTemplateTags } from "../../rehearsal/mends/ec2";
import { clusterDescription } from "../../rehearsal/mends/eks";
import { clusterRefusals } from "../../rehearsal/mends/eks-refusals";
import { nodeGroupUpdates } from "../../rehearsal/mends/eks-node-groups";
import type { Ask } from "../../rehearsal/mends/types";
import { describe as lineOf, differences } from "../../rehearsal/plan";
import { managed } from "../../rehearsal/terraform";
import { operationOf, serviceOf, type Call } from "../../rehearsal/routing";

const signed = (service: string) =>
  `AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/${service}/aws4_request, SignedHeaders=host, Signature=0`;
const callOf = (more: Partial<Call>): Call => ({
  service: "eks",
  operation: "",
  method: "GET",
  path: "/",
  query: new URLSearchParams(),
  headers: { authorization: signed("eks") },
  body: Buffer.alloc(0),
  ...more,
});

test("a call's service is in the scope of its signature, header or presigned", () => {
  expect(serviceOf(signed("ec2"), new URLSearchParams())).toBe("ec2");
  expect(
    serviceOf(undefined, new URLSearchParams({ "X-Amz-Credential": "test/20260101/us-east-1/sts/aws4_request" })),
  ).toBe("sts");
  expect(serviceOf(undefined, new URLSearchParams())).toBeUndefined();
});

test("an operation is named by header, form, query or path", () => {
  const base = { method: "POST", path: "/", query: new URLSearchParams() };
  expect(operationOf({ ...base, headers: { "x-amz-target": "AmazonSSM.GetParameter" } }, "{}")).toBe("GetParameter");
  expect(
    operationOf({ ...base, headers: { "content-type": "application/x-www-form-urlencoded" } }, "Action=DescribeVpcs"),
  ).toBe("DescribeVpcs");
  expect(operationOf({ ...base, headers: {}, query: new URLSearchParams("Action=X") }, "")).toBe("X");
  expect(operationOf({ ...base, method: "GET", path: "/clusters", headers: {} }, "")).toBe("GET /clusters");
});

test("every mend says what goes wrong without it, and whose word it follows", () => {
  expect(mends().length).toBeGreaterThan(0);
  for (const { name, reason, source } of mends())
    expect([name, reason, source].every((text) => text.length > 5)).toBe(true);
  expect(mends().every(({ source }) => source.startsWith("https://docs.aws.amazon.com/"))).toBe(true);
});

test("the door sends a call where its service is known, and hands the answer back", async () => {
  const seen: string[] = [];
  const emulator = http.createServer((request, response) => {
    seen.push(`${request.method} ${request.url}`);
    request.resume();
    response.writeHead(201, { "x-own": "kept" }).end("hello");
  });
  await new Promise<void>((resolve) => emulator.listen(0, "127.0.0.1", resolve));
  const upstream = `http://127.0.0.1:${(emulator.address() as AddressInfo).port}`;
  const heard: string[] = [];
  const door = await openDoor({
    upstreamOf: () => upstream,
    mends: [],
    onAnswer: (call, { status }) => heard.push(`${call.service} ${status}`),
  });
  try {
    const response = await fetch(`${door.url}/a/b?c=d`, {
      method: "POST",
      body: "x",
      headers: { authorization: signed("iam") },
    });
    expect([response.status, response.headers.get("x-own"), await response.text()]).toEqual([201, "kept", "hello"]);
    expect(seen).toEqual(["POST /a/b?c=d"]);
    expect(heard).toEqual(["iam 201"]);
  } finally {
    await door.close();
    emulator.closeAllConnections();
    emulator.close();
  }
});

test("an emulator that is away is an answer, not a hang", async () => {
  const door = await openDoor({ upstreamOf: () => "http://127.0.0.1:1", mends: [] });
  const response = await fetch(door.url, { headers: { authorization: signed("ec2") } });
  expect([response.status, await response.text()]).toEqual([502, expect.stringContaining("the rehearsal's door:")]);
  await door.close();
});

test("a cluster is described as EKS would", async () => {
  const ask: Ask = (call) => {
    const xml = "<vpcId>vpc-1</vpcId><groupId>sg-1</groupId>";
    const cluster = {
      arn: "arn:aws:eks:us-east-1:123456789012:cluster/c",
      resourcesVpcConfig: { subnetIds: ["subnet-1"], vpcId: "vpc-00000000" },
      identity: { oidc: { issuer: "http://localhost:1/oidc/id/ABC" } },
    };
    return Promise.resolve({
      status: 200,
      headers: {},
      body: Buffer.from(call.service === "eks" ? JSON.stringify({ cluster }) : xml),
    });
  };
  const call = callOf({ path: "/clusters/c" });
  expect(clusterDescription().applies(call)).toBe(true);
  const { body } = await clusterDescription().answer(call, ask);
  const { cluster } = JSON.parse(body.toString()) as { cluster: { certificateAuthority: { data: string } } };
  expect(cluster).toMatchObject({
    identity: { oidc: { issuer: "https://oidc.eks.us-east-1.amazonaws.com/id/ABC" } },
    resourcesVpcConfig: { vpcId: "vpc-1", clusterSecurityGroupId: "sg-1" },
    upgradePolicy: { supportType: "EXTENDED" },
  });
  expect(Buffer.from(cluster.certificateAuthority.data, "base64").toString()).toMatch(/^-----BEGIN CERTIFICATE-----/);
});

test("an error about a cluster passes as it is", async () => {
  const refusal = { status: 404, headers: {}, body: Buffer.from('{"message":"no such cluster"}') };
  expect(await clusterDescription().answer(callOf({ path: "/clusters/c" }), () => Promise.resolve(refusal))).toBe(
    refusal,
  );
});

test("a list of clusters and what is below a cluster are left alone", () => {
  expect(clusterDescription().applies(callOf({ path: "/clusters" }))).toBe(false);
  expect(clusterDescription().applies(callOf({ path: "/clusters/c/access-entries" }))).toBe(false);
});

test("a launch template's own tags are no part of what it launches", async () => {
  const item = (type: string) =>
    `<item><resourceType>${type}</resourceType><tagSet><item><key>k</key></item></tagSet></item>`;
  const body = Buffer.from(`<set>${item("volume")}${item("launch-template")}</set>`);
  const answer = await launchTemplateTags.answer(callOf({}), () => Promise.resolve({ status: 200, headers: {}, body }));
  expect(answer.body.toString()).toBe(`<set>${item("volume")}</set>`);
});

test("a second plan is told by address and argument; reads are no change", () => {
  const change = (actions: string[], before: object | null, after: object | null, after_unknown = {}) =>
    ({ actions, before, after, after_unknown }) as never;
  const found = differences({
    resource_changes: [
      { address: "aws_vpc.a", change: change(["update"], { tags: 1, id: 2 }, { tags: 3, id: 2 }) },
      { address: "aws_vpc.b", change: change(["no-op"], {}, {}) },
      { address: "data.aws_x.c", change: change(["read"], null, {}) },
      { address: "aws_vpc.d", change: change(["delete", "create"], { id: 1 }, {}, { id: true }) },
      { address: "aws_vpc.e", change: change(["create"], null, {}) },
    ],
  });
  expect(found.map(lineOf)).toEqual([
    "aws_vpc.a: update (tags)",
    "aws_vpc.d: delete and create (id)",
    "aws_vpc.e: create",
  ]);
});

test("what was there before is not left over", () => {
  expect(leftovers(["vpc a"], ["vpc a", "vpc b"])).toEqual(["vpc b"]);
});

const answered = (body: string) => () => Promise.resolve({ status: 200, headers: {}, body: Buffer.from(body) });

test("a cluster keeps the upgrade policy that it was made with", async () => {
  const mend = clusterDescription();
  const ask = answered('{"cluster":{"name":"c","arn":"a:b:c:r","resourcesVpcConfig":{"subnetIds":[]}}}');
  const policyOf = async (call: Partial<Call>) => {
    const { body } = await mend.answer(callOf({ path: "/clusters/c", ...call }), ask);
    return (JSON.parse(body.toString()) as { cluster: { upgradePolicy: object } }).cluster.upgradePolicy;
  };
  expect(await policyOf({})).toEqual({ supportType: "EXTENDED" });
  await policyOf({
    method: "POST",
    path: "/clusters",
    body: Buffer.from('{"upgradePolicy":{"supportType":"STANDARD"}}'),
  });
  expect(await policyOf({})).toEqual({ supportType: "STANDARD" });
});

test("a node group keeps what it was told of its updates", async () => {
  const mend = nodeGroupUpdates();
  const ask = answered('{"nodegroup":{"nodegroupName":"n","clusterName":"c"}}');
  const made = callOf({
    method: "POST",
    path: "/clusters/c/node-groups",
    body: Buffer.from('{"updateConfig":{"maxUnavailable":3}}'),
  });
  await mend.answer(made, ask);
  const { body } = await mend.answer(callOf({ path: "/clusters/c/node-groups/n" }), ask);
  expect(JSON.parse(body.toString())).toMatchObject({ nodegroup: { updateConfig: { maxUnavailable: 3 } } });
  expect(mend.applies(callOf({ path: "/clusters/c/node-groups" }))).toBe(false);
});

test("a lifecycle hook has no target that nobody gave it, and keeps one of its own", async () => {
  const body = "<RoleARN>arn:aws:iam::1:role/my-auto-scaling-role</RoleARN><RoleARN>arn:aws:iam::1:role/mine</RoleARN>";
  const answer = await lifecycleHooks.answer(callOf({}), answered(body));
  expect(answer.body.toString()).toBe("<RoleARN>arn:aws:iam::1:role/mine</RoleARN>");
});

test("a group whose instances lose their protection is scaled again", async () => {
  const seen: string[] = [];
  const ask: Ask = (call) => {
    seen.push(call.body.toString());
    return answered("<DesiredCapacity>0</DesiredCapacity>")();
  };
  const body = (protect: string) => Buffer.from(`AutoScalingGroupName=g&ProtectedFromScaleIn=${protect}`);
  const call = callOf({ service: "autoscaling", operation: "SetInstanceProtection", body: body("false") });
  expect(scaleInProtection.applies({ ...call, body: body("true") })).toBe(false);
  expect(scaleInProtection.applies(call)).toBe(true);
  await scaleInProtection.answer(call, ask);
  expect(seen.at(-1)).toMatch(/^Action=SetDesiredCapacity&.*AutoScalingGroupName=g&DesiredCapacity=0$/);
});

test("data sources are not counted, in a module or out of one; a module named metadata is", () => {
  const addresses = ["aws_vpc.a", "data.aws_x.b", "module.m.data.aws_x.c", "module.metadata.aws_vpc.d", ""];
  expect(managed(addresses)).toEqual(["aws_vpc.a", "module.metadata.aws_vpc.d"]);
});

const REFUSAL_WORLD: Readonly<Record<string, string>> = {
  ec2: [
    "<subnetId>subnet-a</subnetId><availabilityZone>r-a</availabilityZone>",
    "<subnetId>subnet-b</subnetId><availabilityZone>r-b</availabilityZone>",
  ].join(""),
  iam: "<Arn>arn:aws:iam::1:role/path/eks</Arn>",
  eks: '{"cluster":{}}',
};

test.each([
  ["an unknown version", { version: "1.99" }, "unsupported Kubernetes version 1.99"],
  [
    "a subnet that does not exist",
    { resourcesVpcConfig: { subnetIds: ["subnet-a", "subnet-x"] } },
    "The subnet ID 'subnet-x' does not exist",
  ],
  ["no subnet", { resourcesVpcConfig: {} }, "at least two different AZs; these are in none"],
  ["a role that does not exist", { roleArn: "arn:aws:iam::1:role/other" }, "The role with name other cannot be found"],
])("a cluster is refused with %s", async (_what, wrong, message) => {
  const right = {
    name: "c",
    version: "1.35",
    roleArn: "arn:aws:iam::1:role/path/eks",
    resourcesVpcConfig: { subnetIds: ["subnet-a", "subnet-b"] },
  };
  const ask: Ask = ({ service }) =>
    Promise.resolve({ status: 200, headers: {}, body: Buffer.from(REFUSAL_WORLD[service]!) });
  const create = (body: object) =>
    clusterRefusals.answer(callOf({ method: "POST", path: "/clusters", body: Buffer.from(JSON.stringify(body)) }), ask);
  expect((await create(right)).status).toBe(200);
  const refused = await create({ ...right, ...wrong });
  expect([refused.status, refused.headers["x-amzn-errortype"]]).toEqual([400, "InvalidParameterException"]);
  expect((JSON.parse(refused.body.toString()) as { message: string }).message).toContain(message);
});

test("two zones are the fewest", async () => {
  const ask: Ask = () =>
    Promise.resolve({
      status: 200,
      headers: {},
      body: Buffer.from("<subnetId>subnet-a</subnetId><availabilityZone>r-a</availabilityZone>"),
    });
  const body = Buffer.from('{"roleArn":"r","resourcesVpcConfig":{"subnetIds":["subnet-a"]}}');
  const refused = await clusterRefusals.answer(callOf({ method: "POST", path: "/clusters", body }), ask);
  expect(refused.body.toString()).toContain("at least two different AZs; these are in r-a");
});

test("where two mends heed a call, the first asks the second, and other questions pass both by", async () => {
  const heard: string[] = [];
  const mend = (name: string, more?: string) => ({
    name,
    reason: "",
    source: "",
    service: "iam",
    applies: () => true,
    answer: async (call: Call, ask: Ask) => {
      heard.push(name);
      if (more) await ask({ ...call, path: more });
      return ask(call);
    },
  });
  const emulator = http.createServer((request, response) => {
    heard.push(String(request.url));
    request.resume();
    response.end("x");
  });
  await new Promise<void>((resolve) => emulator.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(emulator.address() as AddressInfo).port}`;
  const door = await openDoor({ upstreamOf: () => url, mends: [mend("first", "/else"), mend("second")] });
  try {
    await fetch(`${door.url}/own`, { headers: { authorization: signed("iam") } });
    expect(heard).toEqual(["first", "/else", "second", "/own"]);
  } finally {
    await door.close();
    emulator.closeAllConnections();
    emulator.close();
  }
});
