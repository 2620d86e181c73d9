import type { EksNodeGroup, EksProps, NodeGroupProps } from "../../modules";
import { EKS_NODE_GROUP_SHAPE } from "../../modules/eks/node-groups/shape";
import { validateEks } from "../../modules/eks/validate";
import { validateNodeGroup } from "../../modules/nodes/node-group";
import { NODE_GROUP_SHAPE } from "../../modules/nodes/node-group/validate";
import { NAMED_CALL } from "../helpers/documents-call";

/** What JavaScript, a settings file or an `any` can hand in for anything. */
const ODD: readonly unknown[] = [
  null,
  0,
  -1,
  0.5,
  Number.NaN,
  "",
  "x",
  "${a}",
  true,
  [],
  [null],
  [[]],
  ["x"],
  {},
  { a: null },
  { a: {} },
  { a: [] },
  () => 1,
];
const PART = { clusterName: "c", nodeRoleArn: "arn:aws:iam::123456789012:role/a", subnetIds: ["subnet-0a"] };
const keys = Object.keys(EKS_NODE_GROUP_SHAPE);
const group = (more: EksNodeGroup) => (key: string, odd: unknown) =>
  validateEks({ ...NAMED_CALL, nodeGroups: { general: { ...more, [key]: odd } } } as EksProps);

type Subject = readonly [name: string, keys: readonly string[], judge: (key: string, odd: unknown) => string[]];
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

test.each(SUBJECTS)("whatever %s is given, it is told and never crashed upon", (_, all, judge) => {
  for (const key of all) {
    for (const odd of ODD) {
      let told: string[] | Error;
      try {
        told = judge(key, odd);
      } catch (error) {
        told = error as Error;
      }
      expect({ key, odd, told }).toEqual({ key, odd, told: expect.any(Array) });
    }
  }
});

test.each(SUBJECTS)("null is never taken for a value by %s", (name, all, judge) => {
  expect(all.filter((key) => judge(key, null).length === 0)).toEqual(name === "the part" ? ["dependsOn"] : []);
});
