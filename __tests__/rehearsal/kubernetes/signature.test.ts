import { Keys } from "../../../rehearsal/keys";
import { signatureOf } from "../../../rehearsal/kubernetes/signature";

/** What `aws eks get-token` of the AWS CLI made for `my-cluster` under these keys. */
const SECRET = "secretexample";
const QUERY =
  "Action=GetCallerIdentity&Version=2011-06-15&X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIAEXAMPLE%2F20261124%2Feu-central-1%2Fsts%2Faws4_request&X-Amz-Date=20261124T171402Z&X-Amz-Expires=60&X-Amz-SignedHeaders=host%3Bx-k8s-aws-id";

test.each([
  [
    "an endpoint of one's own, with a session",
    `http://127.0.0.1:4566/?${QUERY}&X-Amz-Security-Token=tok%2Fen%2B%3D&X-Amz-Signature=`,
    "b0ed989acd569fe91ed2a4723d07a163c0aee0e0ed61d5de88422e68e9da18f3",
  ],
  [
    "STS itself",
    `https://sts.eu-central-1.amazonaws.com/?${QUERY}&X-Amz-Signature=`,
    "07bacdc61acff80395336410d7b29ccaaff0b00be9685cced4555ee66f2c4004",
  ],
])("the AWS CLI's signature for %s", (_, url, signature) => {
  expect(signatureOf(new URL(`${url}${signature}`), "my-cluster", SECRET)).toBe(signature);
  expect(signatureOf(new URL(`${url}${signature}`), "other", SECRET)).not.toBe(signature);
  expect(signatureOf(new URL(`${url}${signature}`), "my-cluster", "other")).not.toBe(signature);
});

test("secrets are learned from what makes keys, and from nothing else", () => {
  const keys = new Keys();
  const made = (id: string) =>
    Buffer.from(`<AccessKeyId>${id}</AccessKeyId><SecretAccessKey>of ${id}</SecretAccessKey>`);
  keys.learn({ operation: "CreateAccessKey" }, { status: 200, body: made("A") });
  keys.learn({ operation: "AssumeRole" }, { status: 200, body: made("B") });
  keys.learn({ operation: "ListAccessKeys" }, { status: 200, body: made("C") });
  keys.learn({ operation: "AssumeRole" }, { status: 403, body: made("D") });
  expect(["A", "B", "C", "D"].map((id) => keys.secretOf(id))).toEqual(["of A", "of B", undefined, undefined]);
});
