import { parse } from "yaml";
import { withOwnRow } from "../../../rehearsal/kubernetes/own-mappings";

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
