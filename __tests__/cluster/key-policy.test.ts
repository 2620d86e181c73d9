import { keyPolicy, wantsKeyPolicy } from "../../modules/cluster/key-policy";
import type { SecretsKeySettings } from "../../modules";

const principals = { accountArn: "arn:aws:iam::1:root", clusterRoleArn: "arn:aws:iam::1:role/cluster" };
interface Statement {
  readonly Sid: string;
  readonly Principal: { readonly AWS: readonly string[] };
  readonly Action: readonly string[];
  readonly Condition?: object;
}
const statements = (settings: SecretsKeySettings) =>
  (JSON.parse(keyPolicy(settings, principals)) as { Statement: Statement[] }).Statement;

test.each<[SecretsKeySettings, boolean]>([
  [{}, false],
  [{ description: "x", enableKeyRotation: false }, false],
  [{ owners: [], users: [] }, false],
  [{ enableDefaultPolicy: true }, false],
  [{ enableDefaultPolicy: false }, true],
  [{ users: ["u"] }, true],
  [{ serviceUsers: ["s"] }, true],
])("%j asks for a policy of its own: %s", (settings, expected) => {
  expect(wantsKeyPolicy(settings)).toBe(expected);
});

test("a statement a kind of principal, and the cluster's role among those that use the key", () => {
  const all = { owners: ["o"], administrators: ["a"], users: ["u"], serviceUsers: ["s"] };
  expect(statements(all).map(({ Sid, Principal }) => [Sid, Principal.AWS])).toEqual([
    ["Default", [principals.accountArn]],
    ["KeyOwner", ["o"]],
    ["KeyAdministration", ["a"]],
    ["KeyUsage", [principals.clusterRoleArn, "u"]],
    ["KeyServiceUsage", [principals.clusterRoleArn, "s"]],
  ]);
});

test("without the account's statement IAM alone lets nobody in", () => {
  expect(statements({ enableDefaultPolicy: false, owners: ["o"] }).map(({ Sid }) => Sid)).toEqual([
    "KeyOwner",
    "KeyUsage",
    "KeyServiceUsage",
  ]);
});

test("administrators manage the key and cannot read by it; grants are for AWS's services alone", () => {
  const [, administration, , grants] = statements({ administrators: ["a"] });
  expect(administration!.Action).toContain("kms:ScheduleKeyDeletion");
  const reads = administration!.Action.filter((action) =>
    new RegExp(`^${action.replace("*", ".*")}$`).test("kms:Decrypt"),
  );
  expect(reads).toEqual([]);
  expect(grants!.Condition).toEqual({ Bool: { "kms:GrantIsForAWSResource": true } });
});
