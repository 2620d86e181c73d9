import { Token } from "cdktf";
import { validateClusterName } from "../shared/aws-names";
import {
  arrayOf,
  either,
  flag,
  literal,
  mapOf,
  number,
  oneOf,
  plainText,
  problemsOf,
  recordOf,
  shapeOf,
  text,
  type Shape,
} from "../shared/shape";
import { validateTags } from "../shared/tags";
import { additionalRuleCheck, additionalRuleProblems } from "./additional-rules";
import { egressProblems, portProblems } from "./network-problems";
import type { ClusterSecurityGroupsProps } from "./security-groups";
import { groupsOf, twinProblems } from "./rule-twins";
import type { GroupChoice, GroupName } from "./security-rules";
import { IP_FAMILIES } from "./types";

const groupCheck = either({
  scalar: oneOf(["create", "none"]),
  object: shapeOf<{ readonly id: string }>({ id: text }, ["id"]),
});
const SHAPE: Shape<ClusterSecurityGroupsProps> = {
  clusterName: literal(text),
  vpcId: text,
  clusterGroup: groupCheck,
  workersGroup: groupCheck,
  ipFamily: oneOf(IP_FAMILIES),
  clusterEgressCidrs: arrayOf(plainText),
  workersEgressCidrs: arrayOf(plainText),
  workerIngressFromPort: number,
  clusterRules: recordOf(additionalRuleCheck),
  workersRules: recordOf(additionalRuleCheck),
  workersOwnershipTag: literal(flag),
  tags: mapOf(text),
  clusterTags: mapOf(text),
  workersTags: mapOf(text),
};

/** What the caller calls each prop; those of a rule that stand for the other group by their own names. */
export type GroupWording = (prop: keyof ClusterSecurityGroupsProps & string) => string;
export type OtherGroupWords = Readonly<Record<GroupName, string>>;

/** Everything that is wrong with the props of the two groups. */
export function validateSecurityGroups(props: ClusterSecurityGroupsProps): string[] {
  return problemsOf(shapeOf(SHAPE, ["clusterName", "vpcId"]), props, (groups) => [
    ...validateClusterName(groups.clusterName),
    ...egressProblems(groups.clusterEgressCidrs, "clusterEgressCidrs"),
    ...egressProblems(groups.workersEgressCidrs, "workersEgressCidrs"),
    ...portProblems(groups.workerIngressFromPort, "workerIngressFromPort"),
    ...validateTags(groups.tags ?? {}),
    ...groupProblems(groups),
  ]);
}

/** What is wrong with the choice of the groups, their rules of one's own and their tags. */
export function groupProblems(
  props: Omit<ClusterSecurityGroupsProps, "clusterName" | "vpcId">,
  word: GroupWording = (prop) => prop,
  fromOther: OtherGroupWords = { cluster: "fromOther", workers: "fromOther" },
): string[] {
  const groups = groupsOf(props);
  const each = (["cluster", "workers"] as const).flatMap((name) => {
    const other = groups[name === "cluster" ? "workers" : "cluster"];
    return [
      ...idProblems(groups[name], word(`${name}Group`)),
      ...foreignGroupProblems(name, groups[name], props, word),
      ...additionalRuleProblems(word(`${name}Rules`), props[`${name}Rules`], fromOther[name]),
      ...absentPeerProblems(word(`${name}Rules`), props[`${name}Rules`], other, fromOther[name]),
      ...validateTags(props[`${name}Tags`] ?? {}, word(`${name}Tags`)),
    ];
  });
  return each.length > 0 ? each : twinProblems(props, (on) => word(`${on}Rules`));
}

function idProblems(group: GroupChoice, label: string): string[] {
  if (typeof group !== "object" || Token.isUnresolved(group.id) || /^sg-[a-z0-9]+$/.test(group.id)) return [];
  return [`${label} ("${group.id}") is not an id such as "sg-0abc1234def567890"`];
}

/** What is asked of a group that is not made here would be lost without a word. */
function foreignGroupProblems(
  name: GroupName,
  group: GroupChoice,
  props: Omit<ClusterSecurityGroupsProps, "clusterName" | "vpcId">,
  word: GroupWording,
): string[] {
  if (group === "create") return [];
  return ([`${name}Rules`, `${name}Tags`, `${name}EgressCidrs`] as const)
    .filter((prop) => props[prop] !== undefined && Object.keys(props[prop]!).length > 0)
    .map((prop) => `${word(prop)} is for a group that is made here, and it is not (${word(`${name}Group`)}); drop it`);
}

function absentPeerProblems(
  label: string,
  rules: ClusterSecurityGroupsProps["clusterRules"] = {},
  other: GroupChoice,
  fromOther: string,
): string[] {
  if (other !== "none") return [];
  return Object.entries(rules)
    .filter(([, rule]) => rule?.fromOther)
    .map(([name]) => `${label}.${name}.${fromOther} speaks of a group that is not there; name its id`);
}
