import { parse } from "yaml";
import type { KubernetesClient } from "../../../rehearsal/kubernetes/client";
import { withOwnRow, withoutOwnRow } from "../../../rehearsal/kubernetes/own-mappings";
import { ownMappings, ownMappingsRemoved } from "../../../rehearsal/mends/eks-own-mappings";
import { Updates } from "../../../rehearsal/mends/eks-updates";
import { eksOf, type World } from "../../helpers/mended";

const ROLE = "arn:aws:iam::123456789012:role/eks/workers";

test("EKS adds a row for a node group's role, and keeps the rows of others", () => {
  const others = "- rolearn: arn:aws:iam::123456789012:role/ops\n  username: ops\n  groups: [system:masters]\n";
  expect(parse(withOwnRow(others, ROLE, "EC2_LINUX"))).toEqual([
    { rolearn: "arn:aws:iam::123456789012:role/ops", username: "ops", groups: ["system:masters"] },
    {
      rolearn: "arn:aws:iam::123456789012:role/workers",
      username: "system:node:{{EC2PrivateDNSName}}",
      groups: ["system:bootstrappers", "system:nodes"],
    },
  ]);
});

test("a role stands there once; a Fargate profile's pods are nodes that may proxy", () => {
  const once = withOwnRow(undefined, ROLE, "FARGATE_LINUX");
  expect(parse(once)).toEqual([
    {
      rolearn: "arn:aws:iam::123456789012:role/workers",
      username: "system:node:{{SessionName}}",
      groups: ["system:bootstrappers", "system:nodes", "system:node-proxier"],
    },
  ]);
  expect(withOwnRow(once, ROLE, "FARGATE_LINUX")).toBe(once);
});

test("a role's row is taken out, and the rows of others stay", () => {
  const other = { rolearn: "arn:aws:iam::123456789012:role/ops", username: "ops" };
  const both = withOwnRow(JSON.stringify([other]), ROLE, "EC2_LINUX");
  expect(parse(withoutOwnRow(both, ROLE)!)).toEqual([other]);
  expect(withoutOwnRow(JSON.stringify([other]), ROLE)).toBeUndefined();
  expect(withoutOwnRow(undefined, ROLE)).toBeUndefined();
  expect(withoutOwnRow(withOwnRow(undefined, ROLE, "EC2_LINUX"), ROLE)).toBe("");
});

const group = (nodeRole: string) => ({ nodegroup: { nodeRole } });
const WORLD: World = {
  "GET /clusters/c": { cluster: { arn: "arn:c" } },
  "GET /clusters/c/node-groups": { nodegroups: ["b"] },
  "GET /clusters/c/node-groups/b": group("arn:aws:iam::1:role/other"),
  "POST /clusters/c/node-groups": {},
  "DELETE /clusters/c/node-groups/a": group(ROLE),
};

/** How many rows aws-auth has after a node group was made, and after it was deleted. */
async function rowsAfter(world: World = {}): Promise<number[]> {
  let data: Record<string, string> = {};
  const client = {
    get: () => Promise.resolve({ data }),
    apply: (_: string, map: { data: Record<string, string> }) => Promise.resolve((data = map.data)),
  } as unknown as KubernetesClient;
  const inMap = (_: string, work: (one: KubernetesClient) => Promise<void>) => work(client);
  const updates = new Updates();
  const eks = eksOf([ownMappings(updates, inMap), ownMappingsRemoved(updates, inMap)], { ...WORLD, ...world });
  await eks("POST /clusters/c/node-groups", { nodeRole: ROLE });
  const made = data.mapRoles!;
  await eks("DELETE /clusters/c/node-groups/a");
  return [made, data.mapRoles!].map((rows) => ((parse(rows) ?? []) as object[]).length);
}

test("the last node group with a role takes its row along", async () => {
  expect(await rowsAfter()).toEqual([1, 0]);
});

test("the row stays while another group has the role, and where the group was not deleted", async () => {
  expect(await rowsAfter({ "GET /clusters/c/node-groups/b": group(ROLE) })).toEqual([1, 1]);
  expect(await rowsAfter({ "DELETE /clusters/c/node-groups/a": undefined })).toEqual([1, 1]);
});
