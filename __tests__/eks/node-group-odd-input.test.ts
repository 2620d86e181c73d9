import type { EksNodeGroup, EksProps, NodeGroupProps } from "../../modules";
import { EKS_NODE_GROUP_SHAPE } from "../../modules/eks/node-groups/shape";
import { validateEks } from "../../modules/eks/validate";
import { validateNodeGroup } from "../../modules/nodes/node-group";
import { NODE_GROUP_SHAPE } from "../../modules/nodes/node-group/validate";
import { NAMED_CALL } from "../helpers/documents-call";
import { expectAnswers, type Subject } from "../helpers/odd-input";

const PART = { clusterName: "c", nodeRoleArn: "arn:aws:iam::123456789012:role/a", subnetIds: ["subnet-0a"] };
const keys = Object.keys(EKS_NODE_GROUP_SHAPE);
const group = (more: EksNodeGroup) => (key: string, odd: unknown) =>
  validateEks({ ...NAMED_CALL, nodeGroups: { general: { ...more, [key]: odd } } } as EksProps);

const SUBJECTS: readonly Subject[] = [
  ["a managed group", keys, group({})],
  ["a group with an image of its own", keys, group({ amiId: "ami-0a" })],
  ["a group that EKS makes the launch template of", keys, group({ createLaunchTemplate: false })],
  ["a group with a launch template that exists", keys, group({ launchTemplateId: "lt-0a" })],
  [
    "the defaults of all groups",
    keys,
    (key, odd) => validateEks({ ...NAMED_CALL, nodeGroupsDefaults: { [key]: odd }, nodeGroups: { a: {} } } as EksProps),
  ],
  [
    "the part",
    Object.keys(NODE_GROUP_SHAPE),
    (key, odd) => validateNodeGroup("a", { ...PART, [key]: odd } as unknown as NodeGroupProps),
  ],
];

test.each(SUBJECTS)("whatever %s is given, it is told and never crashed upon", (_, all, judge) =>
  expectAnswers(all, judge),
);

test.each(SUBJECTS)("null is never taken for a value by %s", (name, all, judge) => {
  expect(all.filter((key) => judge(key, null).length === 0)).toEqual(name === "the part" ? ["dependsOn"] : []);
});
