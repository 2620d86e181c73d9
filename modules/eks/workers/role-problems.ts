import { Token } from "cdktf";
import { roleNameProblems } from "../../cluster/validate";
import { CLUSTER_DEFAULTS } from "../../cluster/defaults";
import { roleNameOf } from "../../access/principal";
import { validateName } from "../../shared/aws-names";
import type { EksProps } from "../props";
import { namedNodeGroups } from "../node-groups/named-groups";
import { platformOf } from "../node-groups/roles";
import { namedGroups } from "./named-groups";
import type { EksWorkerGroup } from "./props";
import { roleOfGroup, sharedRole, type GroupRole } from "./roles";

/** What says something of roles that are not made, and roles that would be made twice. */
export function workersRoleProblems(props: EksProps): string[] {
  const of_shared = [
    "workersRoleName",
    "workersAdditionalPolicies",
    "attachWorkerCniPolicy",
    "attachWorkerAutoscalingPolicy",
  ] as const;
  const unmade = props.manageWorkerIamResources === false ? of_shared.filter((key) => props[key] !== undefined) : [];
  return [
    ...unmade.map(
      (key) => `${key} speaks of a role that manageWorkerIamResources false does not make; drop one of them`,
    ),
    ...mixedPlatforms(props),
  ];
}

/** A role has one entry, and that is of nodes of Linux or of Windows. */
function mixedPlatforms(props: EksProps): string[] {
  const { groups, labels } = namedGroups(props);
  const workers = Object.entries(groups).flatMap(([name, group]) => {
    const role = roleOfGroup(name, group, props);
    const key = role.kind === "role" ? role.name : role.kind === "profile" ? role.profileName : undefined;
    const prop = role.kind === "role" ? "iamRoleId" : "iamInstanceProfileName";
    return key === undefined || Token.isUnresolved(key)
      ? []
      : [{ where: `${labels[name]!}.${prop}`, key: `${role.kind} ${key}`, name: key, windows: role.windows }];
  });
  const managed = Object.entries(namedNodeGroups(props)).flatMap(([name, group]) => {
    const role = group.iamRoleArn === undefined ? undefined : roleNameOf(group.iamRoleArn);
    const where = `nodeGroups.${name}.iamRoleArn`;
    return role === undefined
      ? []
      : [{ where, key: `role ${role}`, name: role, windows: platformOf(group) === "windows" }];
  });
  const all = [...workers, ...managed];
  // Of managed groups among themselves it is told with those.
  return all.flatMap(({ where, key, name, windows }, index) => {
    const first = workers.slice(0, index).find((other) => other.key === key && other.windows !== windows);
    return first === undefined
      ? []
      : [
          `${where} ("${name}") is of nodes of ${windows ? "Windows" : "Linux"}, and ${first.where} of ${windows ? "Linux" : "Windows"}: a role is let in as one of them; take two`,
        ];
  });
}

/** What is wrong with the role that a group's nodes are to run under; `own` is what the group itself was given. */
export function groupRoleProblems(own: EksWorkerGroup, group: EksWorkerGroup, props: EksProps): string[] {
  const { createIamRole, iamRoleId, iamInstanceProfileName, iamRoleName, iamRoleAdditionalPolicies = {} } = group;
  const extras = ["iamRoleName", "iamRoleAdditionalPolicies", "iamRoleAttachCniPolicy"] as const;
  const others = Object.entries({ iamRoleId, iamInstanceProfileName }).filter(([, given]) => given !== undefined);
  return [
    ...(createIamRole === true
      ? others.map(([key]) => `${key} names what exists, and createIamRole makes a role; drop one of them`)
      : extras
          .filter((key) => own[key] !== undefined)
          .map((key) => `${key} goes with createIamRole; make it true, or drop this`)),
    ...roleNameProblems(iamRoleName, "iamRoleName"),
    ...Object.keys(iamRoleAdditionalPolicies).flatMap((name) => validateName("iamRoleAdditionalPolicies key", name)),
    ...existingRoleProblems(group, props),
    ...unmanagedProblems(group, props),
    ...unmappedProblems(roleOfGroup("", group, props), props),
  ];
}

function existingRoleProblems({ iamRoleId, launchTemplateId }: EksWorkerGroup, props: EksProps): string[] {
  if (iamRoleId === undefined || Token.isUnresolved(iamRoleId)) return [];
  const shared = sharedRole(props);
  if (iamRoleId === shared?.name && launchTemplateId !== undefined) return [];
  if (iamRoleId === shared?.name) return [`iamRoleId ("${iamRoleId}") is the role that is made here; drop it`];
  if (/^[\w+=,.@-]{1,64}$/.test(iamRoleId)) return [];
  const name = /^arn:[^:]+:iam::\d{12}:role\/(?:.*\/)?([^/]+)$/.exec(iamRoleId)?.[1];
  return [
    `iamRoleId ("${iamRoleId}") is not the name of a role${name === undefined ? "" : `; did you mean "${name}"?`}`,
  ];
}

/** Where nothing is made for IAM, somebody else's must be named. */
function unmanagedProblems(group: EksWorkerGroup, { manageWorkerIamResources }: EksProps): string[] {
  if (manageWorkerIamResources !== false) return [];
  const { createIamRole, iamInstanceProfileName, iamRoleId, launchTemplateId } = group;
  if (createIamRole === true) return ["createIamRole contradicts manageWorkerIamResources false; drop one of them"];
  if (iamInstanceProfileName !== undefined || (launchTemplateId !== undefined && iamRoleId !== undefined)) return [];
  return launchTemplateId === undefined
    ? ["manageWorkerIamResources is false, so no instance profile is made; name one by iamInstanceProfileName"]
    : ["manageWorkerIamResources is false, so nobody lets the launch template's role in; name it by iamRoleId"];
}

/** aws-auth is written from literals, in another stack. */
function unmappedProblems(role: GroupRole, props: EksProps): string[] {
  const { authenticationMode = CLUSTER_DEFAULTS.authenticationMode } = props;
  const unknown = role.kind === "profile" || (role.kind === "role" && Token.isUnresolved(role.name));
  return authenticationMode === "CONFIG_MAP" && unknown
    ? ['with authenticationMode "CONFIG_MAP" nodes join by the name of their role; give iamRoleId as plain text']
    : [];
}
