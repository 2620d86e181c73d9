import { Token } from "cdktf";
import { isSamePrincipal, principalProblems, roleNameOf } from "../../access/principal";
import { CLUSTER_DEFAULTS } from "../../cluster/defaults";
import { roleNameProblems } from "../../cluster/validate";
import { isEmpty } from "../../access/aws-auth-text";
import { validateName } from "../../shared/aws-names";
import type { EksProps } from "../props";
import { translateEks } from "../translate";
import { sharedRole } from "../workers/roles";
import { namedNodeGroups } from "./named-groups";
import type { EksNodeGroup } from "./props";
import { nodeGroupRole, platformOf, roleNameOfNodeGroup } from "./roles";

/** What is wrong with the role that a group's nodes are to run under; `own` is what the group itself was given. */
export function nodeGroupRoleProblems(name: string, own: EksNodeGroup, group: EksNodeGroup, props: EksProps): string[] {
  const { createIamRole, iamRoleArn, iamRoleName, iamRoleAdditionalPolicies = {} } = group;
  const extras = ["iamRoleName", "iamRoleAdditionalPolicies", "iamRoleAttachCniPolicy"] as const;
  return [
    ...(createIamRole === true
      ? iamRoleArn === undefined
        ? []
        : ["iamRoleArn names a role that exists, and createIamRole makes one; drop one of them"]
      : extras
          .filter((key) => own[key] !== undefined)
          .map((key) => `${key} goes with createIamRole; make it true, or drop this`)),
    ...(iamRoleArn === undefined ? [] : principalProblems("iamRoleArn", iamRoleArn, ["role"])),
    ...(iamRoleArn !== undefined && roleNameOf(iamRoleArn) === sharedRole(props)?.name
      ? [`iamRoleArn ("${iamRoleArn}") is the role that is made here; drop it`]
      : []),
    ...roleNameProblems(iamRoleName, "iamRoleName"),
    ...Object.keys(iamRoleAdditionalPolicies).flatMap((name) => validateName("iamRoleAdditionalPolicies key", name)),
    ...unmanagedProblems(group, props),
    ...windowsProblems(group, props),
    ...entryProblems(group, props),
    ...rowProblems(name, group, props),
  ];
}

/** Where nothing is made for IAM, somebody else's must be named. */
function unmanagedProblems(
  { createIamRole, iamRoleArn }: EksNodeGroup,
  { manageWorkerIamResources }: EksProps,
): string[] {
  if (manageWorkerIamResources !== false) return [];
  if (createIamRole === true) return ["createIamRole contradicts manageWorkerIamResources false; drop one of them"];
  return iamRoleArn === undefined
    ? ["manageWorkerIamResources is false, so no role is made; name one by iamRoleArn"]
    : [];
}

/** Nodes of Windows are let in in another way, and a role is let in in one. */
function windowsProblems(group: EksNodeGroup, props: EksProps): string[] {
  const { iamRoleArn: arn, createIamRole, amiId } = group;
  const { authenticationMode = CLUSTER_DEFAULTS.authenticationMode, accessEntries = {} } = props;
  if (platformOf(group) !== "windows" || createIamRole === true) return [];
  if (arn === undefined) {
    return [
      "nodes of Windows cannot run under the role that Linux nodes share, since EKS lets a role in as one of them; make createIamRole true, or name a role by iamRoleArn",
    ];
  }
  const others = Object.values(namedNodeGroups(props)).filter(
    ({ iamRoleArn: other }) => other !== undefined && isSamePrincipal(arn, other),
  );
  const entered = Object.values(accessEntries).some(
    ({ principalArn, type }) => type === "EC2_WINDOWS" && isSamePrincipal(arn, principalArn),
  );
  return [
    ...(others.some((other) => platformOf(other) !== "windows")
      ? [
          `iamRoleArn ("${arn}") is the role of Linux nodes too, and EKS lets a role in as one of them; give Windows a role of its own`,
        ]
      : []),
    ...(amiId !== undefined && authenticationMode !== "CONFIG_MAP" && !entered
      ? [
          'of amiId EKS does not know that it is Windows; name iamRoleArn in accessEntries with type "EC2_WINDOWS", or make createIamRole true',
        ]
      : []),
  ];
}

/** An entry of the caller's for the nodes' role, which EKS takes as it is. */
function entryProblems(group: EksNodeGroup, { accessEntries = {} }: EksProps): string[] {
  const { iamRoleArn: arn } = group;
  if (arn === undefined) return [];
  const wanted = platformOf(group) === "windows" ? "EC2_WINDOWS" : "EC2_LINUX";
  return Object.entries(accessEntries)
    .filter(([, { principalArn, type }]) => isSamePrincipal(arn, principalArn) && type !== wanted)
    .map(
      ([name, { type = "STANDARD" }]) =>
        `iamRoleArn ("${arn}") has accessEntries.${name} of type "${type}", and EKS leaves it so: nodes could not join; make it "${wanted}", or drop it, and EKS makes one`,
    );
}

/** In a cluster that looks at aws-auth alone: rows that a map which is written whole would wipe, or that EKS gets wrong. */
function rowProblems(name: string, group: EksNodeGroup, props: EksProps): string[] {
  const { authenticationMode = CLUSTER_DEFAULTS.authenticationMode } = props;
  if (authenticationMode !== "CONFIG_MAP") return [];
  const whole = !isEmpty(translateEks(props, "aws").awsAuth);
  const role = nodeGroupRole(name, group, props);
  if (whole && role.kind === "existing" && Token.isUnresolved(role.arn)) {
    return [
      "iamRoleArn is known only at apply, and aws-auth is written whole from literals: the row that EKS writes for it would be lost; give the ARN as plain text",
    ];
  }
  const wrong = whole || group.amiId !== undefined;
  if (!wrong || platformOf(group) !== "windows" || hasWindowsRow(roleNameOfNodeGroup(role, undefined), props))
    return [];
  const why = whole
    ? "aws-auth is written whole, and the row that EKS writes for nodes of Windows would be lost"
    : "of amiId EKS does not know that it is Windows";
  return [
    `${why}; name their role in mapRoles, with the groups "system:bootstrappers", "system:nodes" and "eks:kube-proxy-windows"`,
  ];
}

function hasWindowsRow(roleName: string | undefined, { mapRoles = [] }: EksProps): boolean {
  return mapRoles.some(
    ({ rolearn, groups }) => groups.includes("eks:kube-proxy-windows") && roleNameOf(rolearn) === roleName,
  );
}
