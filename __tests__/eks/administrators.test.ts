import { Token } from "cdktf";
import type { EksProps } from "../../modules";
import { eksWarnings, validateEks } from "../../modules/eks/validate";
import { NAMED_CALL } from "../helpers/documents-call";

const ROLE = (name: string) => `arn:aws:iam::123456789012:role/${name}`;

test.each<[string, Partial<EksProps>, string | undefined]>([
  [
    "of Fargate's pods",
    {
      accessEntries: { pods: { principalArn: ROLE("my-cluster-fargate"), type: "FARGATE_LINUX" } },
      fargateProfiles: { web: { selectors: [{ namespace: "web" }] } },
    },
    "accessEntries.pods names arn:aws:iam::123456789012:role/my-cluster-fargate, as Fargate's own, which EKS makes, does",
  ],
  [
    "of Auto Mode's nodes",
    {
      accessEntries: { nodes: { principalArn: ROLE("auto"), type: "EC2" } },
      clusterComputeConfig: { enabled: true, nodePools: ["system"], nodeRoleArn: ROLE("auto") },
    },
    "accessEntries.nodes names arn:aws:iam::123456789012:role/auto, as Auto Mode's own, which EKS makes, does",
  ],
  ["of somebody else", { accessEntries: { other: { principalArn: ROLE("other"), type: "EC2" } } }, undefined],
])("an entry %s that may have been there before EKS's is told, and taken", (_what, more, told) => {
  const props = { ...NAMED_CALL, ...more };
  expect(validateEks(props)).toEqual([]);
  const warnings = eksWarnings(props).filter((one) => one.includes("terraform state rm"));
  expect(warnings).toEqual(told === undefined ? [] : [expect.stringContaining(told)]);
});

const LATER = Token.asString({ later: 1 });
const THERE = Token.asString({ there: 1 });
const POLICY = (policyArn: string, accessScope: object) => ({
  accessEntries: { ops: { principalArn: ROLE("ops"), policyAssociations: { all: { policyArn, accessScope } } } },
});
const MASTERS = { mapRoles: [{ rolearn: ROLE("ops"), username: "ops", groups: ["system:masters"] }] };

test.each<[string, object, boolean]>([
  ["an admin", { admins: { ops: ROLE("ops") } }, true],
  ["an entry for the whole cluster", POLICY("AmazonEKSClusterAdminPolicy", { type: "cluster" }), true],
  ["an entry with a policy that is known only at apply", POLICY(Token.asString({ p: 1 }), { type: "cluster" }), true],
  ["one of a namespace", POLICY("AmazonEKSClusterAdminPolicy", { type: "namespace", namespaces: ["a"] }), false],
  ["one that may look", POLICY("AmazonEKSViewPolicy", { type: "cluster" }), false],
  ["one whose scope is known only at apply", POLICY("AmazonEKSClusterAdminPolicy", { type: LATER }), true],
  ["one that may write aws-auth", POLICY("AmazonEKSAdminPolicy", { type: "cluster" }), true],
  ["a row of a map that may be there", MASTERS, true],
  ["a row of a map that no cluster reads", { ...MASTERS, authenticationMode: "API" }, false],
  [
    "a row whose group is known only at apply",
    { mapRoles: [{ rolearn: ROLE("ops"), username: "ops", groups: [LATER] }] },
    true,
  ],
  ["an entry that is made elsewhere", { accessEntriesFromAwsAuth: { except: [ROLE("ops")] } }, true],
  ["a row that becomes an entry", { ...MASTERS, accessEntriesFromAwsAuth: true }, true],
])("without its creator's rights a cluster is in charge of %s: %s", (_what, more, enough) => {
  const props = { ...NAMED_CALL, mapRoles: [], mapUsers: [], enableClusterCreatorAdminPermissions: false, ...more };
  expect(validateEks(props as EksProps).filter((one) => one.startsWith("nobody would administer"))).toHaveLength(
    enough ? 0 : 1,
  );
});

test("rows that no cluster reads may become entries", () => {
  const more = { ...MASTERS, authenticationMode: "API", enableClusterCreatorAdminPermissions: false };
  const [nobody] = validateEks({ ...NAMED_CALL, ...more } as EksProps).filter((one) => one.startsWith("nobody"));
  expect(nobody).toContain("; say accessEntriesFromAwsAuth for the rows in system:masters, or name admins, or");
  expect(validateEks({ ...NAMED_CALL, ...more, accessEntriesFromAwsAuth: true } as EksProps)).toEqual([]);
});

test("a row is left out by an ARN that is known only at apply, where it is the row's own", () => {
  const arn = Token.asString({ role: 1 });
  const row = { rolearn: arn, username: "ops", groups: ["dev"] };
  const told = (except: readonly string[]) =>
    validateEks({ ...NAMED_CALL, mapRoles: [row], accessEntriesFromAwsAuth: { except } });
  expect(told([arn])).toEqual([]);
  expect(told([Token.asString(arn)])).toEqual([]);
  const other = told([arn, Token.asString({ role: 2 })]);
  expect(other).toEqual([
    expect.stringMatching(/^accessEntriesFromAwsAuth\.except\[1\] is known only at apply, and is/),
  ]);
});

test.each<[string, object, RegExp]>([
  [
    "whose entry, which is there, has none",
    { rolearn: ROLE("dev"), groups: ["system:masters"] },
    /^nobody would administer the cluster; name admins/,
  ],
  [
    "whose group is known only at apply",
    { rolearn: ROLE("ops"), groups: [LATER] },
    /^nobody would administer the cluster; name admins/,
  ],
  [
    "whose entry, which is there, has none, and whose ARN is known only at apply",
    { rolearn: THERE, groups: ["system:masters"] },
    /^nobody would administer the cluster; name admins/,
  ],
  [
    "whose ARN is a user's",
    { rolearn: "arn:aws:iam::123456789012:user/ops", groups: ["system:masters"] },
    /^mapRoles\[0\]\.rolearn \(.*names a user/,
  ],
  [
    "whose ARN is known only at apply",
    { rolearn: LATER, groups: ["system:masters"] },
    /^mapRoles\[0\]\.rolearn is known/,
  ],
])("rights of administrators come of no row %s, and that is told once", (_what, row, told) => {
  const props = {
    ...NAMED_CALL,
    authenticationMode: "API",
    enableClusterCreatorAdminPermissions: false,
    accessEntries: { dev: { principalArn: ROLE("dev") }, there: { principalArn: THERE } },
    accessEntriesFromAwsAuth: true,
    mapRoles: [{ username: "ops", ...row }],
  };
  expect(validateEks(props as unknown as EksProps)).toEqual([expect.stringMatching(told)]);
});

test("rows alone are told, since nobody writes them in a new cluster", () => {
  const told = (more: object) =>
    eksWarnings({ ...NAMED_CALL, enableClusterCreatorAdminPermissions: false, ...more } as EksProps).filter((one) =>
      one.includes("only rows of aws-auth"),
    );
  expect(told(MASTERS)).toHaveLength(1);
  expect(told({ ...MASTERS, admins: { ops: ROLE("other") } })).toEqual([]);
  expect(told({ ...MASTERS, enableClusterCreatorAdminPermissions: true })).toEqual([]);
});

test.each<[string, object]>([
  ["a role that a group names", { iamRoleId: "ops-nodes" }],
  ["one that is made for it", { createIamRole: true, iamRoleName: "ops-nodes" }],
])("a node's row becomes no entry where the cluster has that already: of %s", (_what, group) => {
  const row = {
    rolearn: ROLE("ops-nodes"),
    username: "system:node:{{EC2PrivateDNSName}}",
    groups: ["system:bootstrappers", "system:nodes"],
  };
  const props = { ...NAMED_CALL, workerGroups: { a: group }, mapRoles: [row], accessEntriesFromAwsAuth: true };
  expect(validateEks(props as EksProps)).toEqual([]);
});

test("an entry of a node's type says what a node's row says", () => {
  const row = {
    rolearn: ROLE("elsewhere"),
    username: "system:node:{{EC2PrivateDNSName}}",
    groups: ["system:bootstrappers", "system:nodes"],
  };
  const problems = (mapRoles: EksProps["mapRoles"]) =>
    validateEks({
      ...NAMED_CALL,
      mapRoles,
      accessEntries: { nodes: { principalArn: ROLE("elsewhere"), type: "EC2_LINUX" } },
    });
  expect(problems([row])).toEqual([]);
  expect(problems([{ ...row, groups: ["ops"] }])).toEqual([expect.stringContaining("other rights than")]);
});

test("what is said of a row of Windows nodes can be done", () => {
  const row = {
    rolearn: ROLE("windows"),
    username: "system:node:{{EC2PrivateDNSName}}",
    groups: ["system:bootstrappers", "system:nodes", "eks:kube-proxy-windows"],
  };
  const given = { ...NAMED_CALL, mapRoles: [row], accessEntriesFromAwsAuth: true };
  expect(validateEks(given)).toEqual([expect.stringContaining('in accessEntries, of type "EC2_WINDOWS"')]);
  const entry = { principalArn: ROLE("windows"), type: "EC2_WINDOWS" } as const;
  expect(validateEks({ ...given, accessEntries: { windows: entry } })).toEqual([]);
});
