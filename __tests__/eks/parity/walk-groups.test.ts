import { asg, template } from "../../../modules/eks/parity/places";
import type { PropRow } from "../../../modules/eks/parity";
import { rowsThere } from "../../helpers/parity/settings";
import { walk } from "../../helpers/parity/walk";

test.each(rowsThere(["group"]))("%s ends where the table says, and nothing else moves", (_, kind, row) => {
  expect(walk(kind, row)).toEqual([]);
});

const RIGHT: PropRow = {
  name: "asg_min_size",
  versions: ["17.24.0"],
  prop: "asgMinSize",
  at: asg("min_size"),
  example: { value: 2 },
  falsy: { value: 0 },
  moves: [asg("desired_capacity")],
};
const MIN = "aws_autoscaling_group.my-cluster_workers_general min_size";
const DESIRED = "aws_autoscaling_group.my-cluster_workers_general desired_capacity";

test.each<readonly [string, Partial<PropRow>, string[]]>([
  ["another value", { example: { value: 2, becomes: 3 } }, [`example: ${MIN} is 2, not 3`]],
  ["a text", { example: { value: 2, contains: "2" } }, [`example: ${MIN} is 2, not text with "2"`]],
  ["a value that is not there", { falsy: { value: 0, absent: true } }, [`falsy: ${MIN} is 0, not undefined`]],
  [
    "nothing of what moves too",
    { moves: [] },
    ["example", "falsy"].map((label) => `${label}: ${DESIRED} moves, and the row does not say so`),
  ],
  [
    "a place that stays",
    { moves: [asg("desired_capacity"), template("")] },
    ["aws_launch_template.my-cluster_workers_general_launch-template  is said to move, and stays"],
  ],
  ["the default", { example: { value: 1 } }, ["example: 0 places moved"]],
  ["that nothing moves", { still: true }, ["example: 2 places moved, though the row says none would"]],
  [
    "an argument of a launch configuration that there is not",
    { configuration: "min_size", falsy: undefined },
    [
      "example in a launch configuration: aws_launch_configuration.my-cluster_workers_general_launch-configuration min_size is undefined, not 2",
    ],
  ],
])("a row that tells %s is told off", (_, wrong, told) => {
  expect(walk("group", RIGHT)).toEqual([]);
  expect(walk("group", { ...RIGHT, ...wrong })).toEqual(told);
});
