import { ownSubnetProblems, wayOutWarnings } from "../subnets";
import { Token } from "cdktf";
import { egressProblems, portProblems, roleNameProblems } from "../../cluster/validate";
import type { AmiFamily } from "../../nodes/ami/families";
import { imageWarnings } from "../../nodes/ami/validate";
import { bootstrapProblems } from "../../nodes/bootstrap/validate";
import { unknownTypeWarnings } from "../../nodes/unknown-types";
import { workerGroupProblems as partProblems } from "../../nodes/worker-group/validate";
import { within } from "../../shared/assert-valid";
import { validateName } from "../../shared/aws-names";
import { examine, shapeOf } from "../../shared/shape";
import { idProblems } from "../ids";
import type { EksProps } from "../props";
import { wording } from "../words";
import { isWindows } from "./group/image";
import { publicIpOf } from "./group/network";
import { joiningProblems } from "./joining";
import { mixedProblems, mixedWarnings, overridesOf } from "./group/mixed";
import { placeProblems } from "./group/place";
import { rolloutProblems } from "./group/rollout";
import { NODE_SETTINGS_WORDS } from "./group/user-data";
import { architectureProblems, groupImageProblems, imageWord, requestOf, typesOf } from "./image";
import { namedGroups } from "./named-groups";
import type { EksWorkerGroup } from "./props";
import { groupRoleProblems, workersRoleProblems } from "./role-problems";
import { roleOfGroup } from "./roles";
import { LAUNCH_KEYS_SHAPE, WORKER_GROUP_SHAPE } from "./shape";
import { translateGroup } from "./translate";
import { settingsOf } from "./user-data";
import { groupWording } from "./words";

/** What is wrong with the nodes' props, every group's included, in the module's words. */
export function workersProblems(props: EksProps): string[] {
  return [
    ...portProblems(props.workerSgIngressFromPort, "workerSgIngressFromPort"),
    ...egressProblems(props.workersEgressCidrs, "workersEgressCidrs"),
    ...roleNameProblems(props.workersRoleName, "workersRoleName"),
    ...policyProblems(props.workersAdditionalPolicies),
    ...workersRoleProblems(props),
    ...groupsProblems(props),
    ...(Token.isUnresolved(props.tags) && Object.keys(namedGroups(props).groups).length > 0
      ? [
          "tags is known only at apply, and an Auto Scaling group takes its tags one by one; write the record out, whose values may be",
        ]
      : []),
  ];
}

/** Legal, but unwise. */
export function workersWarnings(props: EksProps): string[] {
  const { groups, labels, warnings } = namedGroups(props);
  const each = Object.entries(groups).flatMap(([name, group]) =>
    within(labels[name]!, [
      ...mixedWarnings(group),
      ...unknownTypeWarnings(group.instanceType === undefined ? [] : [group.instanceType], "instanceType"),
      ...unknownTypeWarnings(
        (overridesOf(group) ?? []).map(({ instanceType }) => instanceType),
        "overrideInstanceTypes",
      ),
      ...(group.launchTemplateId === undefined
        ? [
            ...imageWarnings(requestOf(group, props), typesOf(group), imageWord),
            ...wayOutWarnings(group.subnets ?? props.subnets, props.subnetWayOut ?? "unknown", publicIpOf(group)),
          ]
        : foreignRoleWarnings(name, group, props)),
    ]),
  );
  return [...warnings, ...each];
}

/** Nodes of a launch template that exists, whose role nobody has told. */
function foreignRoleWarnings(name: string, group: EksWorkerGroup, props: EksProps): string[] {
  if (group.createIamRole === true)
    return [
      `createIamRole makes a role, and the nodes of launchTemplateId (${group.launchTemplateId}) run under that of the template's instance profile; name it in iamRoleId instead, unless it is this one`,
    ];
  return group.iamRoleId === undefined && roleOfGroup(name, group, props).kind === "shared"
    ? [
        `launchTemplateId (${group.launchTemplateId}): its nodes run under the role of the template's instance profile, and none but the cluster's own is let in; name that role in iamRoleId`,
      ]
    : [];
}

function policyProblems(policies: EksProps["workersAdditionalPolicies"] = []): string[] {
  const label = "workersAdditionalPolicies";
  if (!Array.isArray(policies)) return Object.keys(policies).flatMap((name) => validateName(`${label} key`, name));
  const list = policies as readonly string[];
  return list.flatMap((arn, index) => {
    if (Token.isUnresolved(arn))
      return [`${label}[${index}] is known only at apply; give the policies as a record, so that each has a name`];
    const name = (given: string) => given.split("/").at(-1);
    const first = list.findIndex((other) => name(other) === name(arn));
    if (first < index)
      return [`${label}[${index}] ends in "${name(arn)}", as [${first}] does; give the policies as a record`];
    return /^arn:[^:]+:iam::(aws|\d{12}):policy\/.+$/.test(arn)
      ? []
      : [`${label}[${index}] ("${arn}") is not the ARN of a policy`];
  });
}

function groupsProblems(props: EksProps): string[] {
  const { groups, own, labels, problems } = namedGroups(props);
  const each = Object.entries(groups).flatMap(([name, group]) => {
    // The defaults for all groups were examined with the rest; a group may still be unreadable because of them.
    if (!examine(shapeOf(WORKER_GROUP_SHAPE), group).readable) return [];
    if (Token.isUnresolved(group.overrideInstanceTypes))
      return within(labels[name]!, architectureProblems(group, props));
    const plan = translateGroup(name, group, props);
    const found = [
      ...partProblems(name, plan.group, groupWording(group)),
      ...idsProblems(group),
      ...ownSubnetProblems(group.subnets),
      ...(group.launchTemplateId === undefined
        ? [
            ...bootstrapProblems(plan.image.family, settingsOf(plan), settingsWord),
            ...joiningProblems(group, plan.image.family),
          ]
        : []),
      ...groupImageProblems(group, props),
      ...windowsProblems(plan.image.family, props),
      ...mixedProblems(own[name]!, group),
      ...rolloutProblems(own[name]!, group),
      ...placeProblems(own[name]!, group),
      ...existingTemplateProblems(own[name]!, group),
      ...groupRoleProblems(own[name]!, group, props),
    ];
    return within(labels[name]!, found);
  });
  return [...problems, ...each];
}

function idsProblems({ amiId, launchTemplateId, additionalSecurityGroupIds: more = [] }: EksWorkerGroup): string[] {
  return [
    ...(Token.isUnresolved(more) ? [] : more).flatMap((id, index) =>
      idProblems(`additionalSecurityGroupIds[${index}]`, id, /^sg-[a-z0-9]+$/, "sg-0abc1234def567890"),
    ),
    ...(amiId === undefined ? [] : idProblems("amiId", amiId, /^ami-[a-z0-9]+$/, "ami-0abc1234def567890")),
    ...(launchTemplateId === undefined
      ? []
      : idProblems("launchTemplateId", launchTemplateId, /^lt-[a-z0-9]+$/, "lt-0abc1234def567890")),
  ];
}

const settingsWord = wording({ family: "amiFamily", template: "userdataTemplate", ...NODE_SETTINGS_WORDS });

/** Windows nodes are somebody else in a cluster than Linux nodes, which a row of aws-auth of ours does not say. */
function windowsProblems(family: AmiFamily, { authenticationMode }: EksProps): string[] {
  return isWindows(family) && authenticationMode === "CONFIG_MAP"
    ? [
        `amiFamily ("${family}"): Windows nodes are let in by an access entry; set authenticationMode to "API_AND_CONFIG_MAP"`,
      ]
    : [];
}

/** What the group itself says of instances, beside a launch template that says it; the defaults for all groups may. */
function existingTemplateProblems(own: EksWorkerGroup, { launchTemplateId }: EksWorkerGroup): string[] {
  if (launchTemplateId === undefined) return [];
  return Object.keys(LAUNCH_KEYS_SHAPE)
    .filter((key) => own[key as keyof EksWorkerGroup] !== undefined)
    .map((key) => `${key}: the launch template ${launchTemplateId} says that by itself; say it there, or drop it`);
}
