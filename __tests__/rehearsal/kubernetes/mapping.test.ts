import {
  canonicalArn,
  isEntryOf,
  mappedByConfigMap,
  mappedByEntry,
  rendered,
  type Caller,
} from "../../../rehearsal/kubernetes/mapping";
import { readToken } from "../../../rehearsal/kubernetes/token-reviews";

const node: Caller = {
  arn: "arn:aws:sts::123456789012:assumed-role/workers/i-0123456789abcdef0",
  account: "123456789012",
  userId: "AROA:i-0123456789abcdef0",
  accessKeyId: "ASIA1",
};
const user: Caller = { ...node, arn: "arn:aws:iam::123456789012:user/team/ops" };
const yaml = (rows: readonly string[]) => rows.join("\n");
const noDns = () => Promise.reject(new Error("nobody asked"));

test("a session is its role, and what is neither a user nor a session is nobody", () => {
  expect(canonicalArn(node.arn)).toBe("arn:aws:iam::123456789012:role/workers");
  expect(canonicalArn(user.arn)).toBe(user.arn);
  expect(canonicalArn("arn:aws:sts::123456789012:user/moto")).toBeUndefined();
});

test("an access entry is found by a role with its path, which a session does not show", () => {
  expect(isEntryOf({ principalArn: "arn:aws:iam::123456789012:role/eks/workers" }, node)).toBe(true);
  expect(isEntryOf({ principalArn: "arn:aws:iam::123456789012:role/others" }, node)).toBe(false);
  expect(isEntryOf({ principalArn: "arn:aws:iam::999999999999:role/workers" }, node)).toBe(false);
});

test("an entry for nodes makes a node of its session", async () => {
  const mapped = mappedByEntry({ principalArn: "", type: "EC2_LINUX" }, [], node);
  const dns = (id: string) => Promise.resolve(`ip-of-${id}`);
  expect(await rendered(mapped, node, dns)).toEqual({
    username: "system:node:ip-of-i-0123456789abcdef0",
    groups: ["system:bootstrappers", "system:nodes"],
  });
});

test("a standard entry gives its groups and its policies, in the whole cluster or in a namespace", async () => {
  const policy = (name: string, type: string, namespaces?: string[]) => ({
    policyArn: `arn:aws:eks::aws:cluster-access-policy/${name}`,
    accessScope: { type, namespaces },
  });
  const entry = { principalArn: "", type: "STANDARD", kubernetesGroups: ["viewers"] };
  const policies = [policy("AmazonEKSEditPolicy", "cluster"), policy("AmazonEKSAdminPolicy", "namespace", ["a", "b"])];
  expect(await rendered(mappedByEntry(entry, policies, node), node, noDns)).toEqual({
    username: node.arn,
    groups: [
      "viewers",
      "rehearsal:access-policy:AmazonEKSEditPolicy",
      "rehearsal:access-policy:AmazonEKSAdminPolicy:a",
      "rehearsal:access-policy:AmazonEKSAdminPolicy:b",
    ],
  });
});

test("aws-auth maps as the authenticator reads it: any case, the last row of two, no role with a path", () => {
  const roles = [
    "- rolearn: arn:aws:iam::123456789012:role/workers\n  username: first\n  groups: [a]",
    "- roleARN: ARN:aws:iam::123456789012:role/Workers\n  username: second\n  groups: [b]",
  ];
  expect(mappedByConfigMap({ mapRoles: yaml(roles) }, node)).toEqual({ username: "second", groups: ["b"] });
  const withPath = "- rolearn: arn:aws:iam::123456789012:role/eks/workers\n  username: x";
  expect(mappedByConfigMap({ mapRoles: withPath }, node)).toBeUndefined();
  expect(mappedByConfigMap({ maproles: yaml(roles) } as never, node)).toBeUndefined();
});

test("broken YAML empties its own key only; an account is enough to be somebody", () => {
  const mapUsers = `- userarn: ${user.arn}\n  username: ops\n  groups: ["system:masters"]`;
  expect(mappedByConfigMap({ mapRoles: "- rolearn: [", mapUsers }, user)).toEqual({
    username: "ops",
    groups: ["system:masters"],
  });
  expect(mappedByConfigMap({ mapAccounts: '- "123456789012"' }, node)).toEqual({
    username: "arn:aws:iam::123456789012:role/workers",
    groups: [],
  });
  expect(mappedByConfigMap({}, node)).toBeUndefined();
});

test("words in braces are the caller's own", async () => {
  const mapped = { username: "{{AccountID}}:{{SessionName}}:{{Unknown}}", groups: ["key-{{AccessKeyID}}"] };
  expect(await rendered(mapped, { ...node, arn: node.arn.replace(/i-.*/, "a@b") }, noDns)).toEqual({
    username: "123456789012:a-b:{{Unknown}}",
    groups: ["key-ASIA1"],
  });
});

const NOW = new Date("2026-11-24T12:00:00Z");
const token = (more: Readonly<Record<string, string>>) => {
  const query = new URLSearchParams({
    Action: "GetCallerIdentity",
    "X-Amz-Credential": "AKIA1/20261124/us-east-1/sts/aws4_request",
    "X-Amz-Date": "20261124T115000Z",
    "X-Amz-SignedHeaders": "host;x-k8s-aws-id",
    ...more,
  });
  return `k8s-aws-v1.${Buffer.from(`https://sts.us-east-1.amazonaws.com/?${query.toString()}`).toString("base64url")}`;
};

test("a token names the key that signed it", () => {
  expect(readToken(token({}), NOW).key).toBe("AKIA1");
});

test.each([
  ["of another kind", "eyJhbGciOi.x.y", /does not begin with k8s-aws-v1/],
  ["that asks STS something else", token({ Action: "AssumeRole" }), /GetCallerIdentity/],
  ["that is for no cluster", token({ "X-Amz-SignedHeaders": "host" }), /not signed for a cluster/],
  [
    "of another service",
    token({ "X-Amz-Credential": "AKIA1/20261124/us-east-1/s3/aws4_request" }),
    /not signed for STS/,
  ],
  ["that is a quarter of an hour old", token({ "X-Amz-Date": "20261124T114500Z" }), /expired/],
  ["without a date", token({ "X-Amz-Date": "" }), /expired/],
])("a token %s is refused", (_, wrong, why) => {
  expect(() => readToken(wrong, NOW)).toThrow(why);
});
