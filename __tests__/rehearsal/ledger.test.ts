import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { callsTable, dependents, deployerPolicy } from "../../rehearsal/deployer-policy";
import { Ledger } from "../../rehearsal/ledger";
import type { Mend } from "../../rehearsal/mends/types";
import { answerFaults, modelsIn, operationIn, type Model } from "../../rehearsal/model";
import { OWN_AGENT, type Answer } from "../../rehearsal/routing";
import { callOf } from "../helpers/calls";
import { temporaryFolder } from "../helpers/temporary-folder";

const operation = (name: string, method = "POST", requestUri = "/") => ({
  [name]: { name, http: { method, requestUri }, output: { shape: "Answer" }, errors: [{ shape: "NotFoundException" }] },
});

const EKS: Model = {
  metadata: { apiVersion: "2017-11-01", protocol: "rest-json" },
  operations: {
    ...operation("CreateCluster", "POST", "/clusters"),
    ...operation("DescribeCluster", "GET", "/clusters/{name}"),
    ...operation("DescribeUpdate", "GET", "/clusters/{name}/updates/{updateId}"),
    ...operation("TagResource", "POST", "/tags/{resourceArn+}"),
  },
  shapes: {
    Answer: { type: "structure", members: { cluster: { shape: "Cluster" } }, required: ["cluster"] },
    Cluster: {
      type: "structure",
      members: {
        name: { shape: "Text" },
        status: { shape: "Status" },
        subnetIds: { shape: "Texts" },
        labels: { shape: "Labels" },
        createdAt: { shape: "Time" },
      },
      required: ["name"],
    },
    Text: { type: "string" },
    Texts: { type: "list", member: { shape: "Text" } },
    Labels: { type: "map", value: { shape: "Text" } },
    Time: { type: "timestamp" },
    Status: { type: "string", enum: ["ACTIVE"] },
  },
};
const query = (apiVersion: string, name: string): Model => ({
  metadata: { apiVersion, protocol: "query" },
  operations: operation(name),
  shapes: {},
});

const answerOf = (body: object, status = 200, headers = {}): Answer => ({
  status,
  headers,
  body: Buffer.from(JSON.stringify(body)),
});
const asked = (method: string, where: string) => operationIn([EKS], callOf({ method, path: where }))?.name;

test("a REST call is known by method and path, below a cluster and with slashes in an ARN", () => {
  expect(asked("POST", "/clusters")).toBe("CreateCluster");
  expect(asked("GET", "/clusters/c")).toBe("DescribeCluster");
  expect(asked("GET", "/clusters/c/updates/u")).toBe("DescribeUpdate");
  expect(asked("POST", "/tags/arn:aws:eks:r:1:cluster/c")).toBe("TagResource");
  expect(asked("DELETE", "/clusters/c/updates/u")).toBeUndefined();
  expect(asked("GET", "/clusters/c/invented")).toBeUndefined();
});

test("two APIs of one name are told apart by the version that the call gives", () => {
  const models = [query("2012-06-01", "Classic"), query("2015-12-01", "Newer")];
  const call = (name: string, version: string) =>
    operationIn(models, callOf({ operation: name, body: Buffer.from(`Action=${name}&Version=${version}`) }))?.name;
  expect(call("Classic", "2012-06-01")).toBe("Classic");
  expect(call("Newer", "2015-12-01")).toBe("Newer");
  expect(call("Newer", "2012-06-01")).toBeUndefined();
});

test("two APIs of one name without a version are told apart by what they can", () => {
  const json = (name: string): Model => ({ ...query("1", name), metadata: { apiVersion: "1", protocol: "json" } });
  const models = [json("Old"), json("New")];
  expect(operationIn(models, callOf({ operation: "New" }))?.name).toBe("New");
  expect(operationIn(models, callOf({ operation: "None" }))).toBeUndefined();
});

test("of several operations at one path that one is meant whose words the query has", () => {
  const s3: Model = {
    metadata: { apiVersion: "2006-03-01", protocol: "rest-xml" },
    operations: {
      ...operation("CreateSession", "GET", "/{Bucket}?session"),
      ...operation("GetBucketAcl", "GET", "/{Bucket}?acl"),
      ...operation("ListObjects", "GET", "/{Bucket}"),
    },
    shapes: {},
  };
  const name = (words: string) =>
    operationIn([s3], callOf({ method: "GET", path: "/b", query: new URLSearchParams(words) }))?.name;
  expect([name("acl"), name("session"), name("prefix=a")]).toEqual(["GetBucketAcl", "CreateSession", "ListObjects"]);
});

test("models are read from the folder, newest version, both of a shared name; an unknown service has none", () => {
  const data = temporaryFolder();
  const put = (name: string, version: string, model: Model) => {
    mkdirSync(path.join(data, name, version), { recursive: true });
    writeFileSync(path.join(data, name, version, "service-2.json.gz"), gzipSync(JSON.stringify(model)));
  };
  put("eks", "2016-01-01", query("2016-01-01", "Old"));
  put("eks", "2017-11-01", EKS);
  put("elb", "2012-06-01", query("2012-06-01", "Classic"));
  put("elbv2", "2015-12-01", query("2015-12-01", "Newer"));
  const models = modelsIn(data);
  expect(models("eks")).toEqual([EKS]);
  expect(models("elasticloadbalancing")).toHaveLength(2);
  expect(models("invented")).toEqual([]);
  expect(models("eks")).toBe(models("eks"));
});

test("an answer of ours is held against AWS's model, member by member", () => {
  const faults = (body: object, status?: number, headers?: object) =>
    answerFaults({ model: EKS, name: "DescribeCluster" }, answerOf(body, status, headers));
  const good = { name: "c", status: "ACTIVE", subnetIds: ["s"], labels: { a: "b" }, createdAt: 1.5 };
  expect(faults({ cluster: good })).toEqual([]);
  expect(faults({ cluster: { ...good, createdAt: "2026-01-01T00:00:00Z" } })).toEqual([]);
  expect(faults({})).toEqual(["DescribeCluster: answer lacks cluster"]);
  expect(
    faults({ cluster: { name: 1, status: "NEW", subnetIds: {}, labels: { a: 2 }, createdAt: true, x: 1 } }),
  ).toEqual([
    "DescribeCluster: answer.cluster.x is not in AWS's model",
    "DescribeCluster: answer.cluster.name is no string",
    'DescribeCluster: answer.cluster.status is "NEW", no such word',
    "DescribeCluster: answer.cluster.subnetIds is no list",
    "DescribeCluster: answer.cluster.labels.a is no string",
    "DescribeCluster: answer.cluster.createdAt is no timestamp",
  ]);
  expect(faults({ __type: "NotFoundException" }, 404)).toEqual([]);
  expect(faults({}, 404, { "x-amzn-errortype": "NotFoundException:http://internal" })).toEqual([]);
  expect(faults({ code: "Oops" }, 400)).toEqual(["DescribeCluster does not refuse with Oops"]);
});

const MENDS = [{ name: "m" } as Mend];

test("the ledger counts what Terraform asks, not what the rehearsal looks up itself", () => {
  const ledger = new Ledger(() => [EKS]);
  const described = callOf({ path: "/clusters/c" });
  const good = answerOf({ cluster: { name: "c" } });
  ledger.enter(described, good, []);
  ledger.enter(described, good, MENDS);
  ledger.enter({ ...described, headers: { "user-agent": OWN_AGENT } }, good, MENDS);
  ledger.enter(callOf({ method: "POST", path: "/clusters" }), good, []);
  expect(ledger.calls).toEqual([
    { service: "eks", action: "CreateCluster", count: 1 },
    { service: "eks", action: "DescribeCluster", count: 2 },
  ]);
  expect(ledger.faults).toEqual([]);
});

test("an operation outside of the model, and a wrong answer of a mend, are faults, each told once", () => {
  const ledger = new Ledger(() => [EKS]);
  for (let times = 0; times < 2; times += 1) {
    ledger.enter(callOf({ operation: "GET /invented", path: "/invented" }), answerOf({}), []);
    ledger.enter(callOf({ path: "/clusters/c" }), answerOf({}), MENDS);
    // What an emulator answers unmended is its own affair.
    ledger.enter(callOf({ path: "/clusters/c" }), answerOf({}), []);
  }
  expect(ledger.faults).toEqual([
    "eks has no operation GET /invented in AWS's published model",
    "eks, mended by m: DescribeCluster: answer lacks cluster",
  ]);
});

const CALLS = [
  { service: "ec2", action: "CreateVpc", count: 1 },
  { service: "eks", action: "CreateCluster", count: 2 },
  { service: "eks", action: "TagResource", count: 1 },
];

test("a policy has what was asked for, and what that depends on without a call; each with whose word it follows", () => {
  expect(deployerPolicy(CALLS)).toEqual({
    Version: "2012-10-17",
    Statement: [
      { Sid: "Observedec2", Effect: "Allow", Action: ["ec2:CreateVpc"], Resource: "*" },
      { Sid: "Observedeks", Effect: "Allow", Action: ["eks:CreateCluster", "eks:TagResource"], Resource: "*" },
      {
        Sid: "Dependent",
        Effect: "Allow",
        Action: ["ec2:CreateTags", "iam:CreateServiceLinkedRole", "kms:CreateGrant", "kms:DescribeKey"],
        Resource: "*",
      },
      {
        Sid: "PassRole",
        Effect: "Allow",
        Action: ["iam:PassRole"],
        Resource: "*",
        Condition: { StringEquals: { "iam:PassedToService": ["eks.amazonaws.com"] } },
      },
    ],
  });
  expect(deployerPolicy([{ service: "sts", action: "GetCallerIdentity", count: 1 }])).toMatchObject({
    Statement: [{ Sid: "Observedsts" }],
  });
  expect(dependents(CALLS).every(({ source }) => source.startsWith("https://docs.aws.amazon.com/"))).toBe(true);
});

test("what depends on an action stands once, and not where it was asked for anyway", () => {
  const actions = (...observed: string[]) =>
    dependents(observed.map((one) => ({ service: one.split(":")[0]!, action: one.split(":")[1]!, count: 1 }))).map(
      ({ action }) => action,
    );
  expect(actions("kms:CreateKey")).toEqual(["kms:CreateGrant", "kms:DescribeKey", "kms:TagResource"]);
  expect(actions("kms:CreateKey", "kms:DescribeKey")).toEqual(["kms:CreateGrant", "kms:TagResource"]);
  expect(actions("ec2:CreateVpc", "ec2:CreateLaunchTemplate")).toEqual(["iam:PassRole", "ec2:CreateTags"]);
});

test("the table has a row an action, and says what nobody has tried", () => {
  const table = callsTable(CALLS);
  expect(table).toContain("| eks | CreateCluster | 2 |");
  expect(table).toContain("- `iam:PassRole`: the role is handed to EKS (https://docs.aws.amazon.com/");
  expect(table).toContain("It has not been tried on AWS.");
});
