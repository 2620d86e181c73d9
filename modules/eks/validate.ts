import { Token } from "cdktf";
import { accessConflicts } from "../access/conflicts";
import { principalProblems } from "../access/principal";
import { accessEntryProblems, mappingProblems } from "../access/validate";
import { CLUSTER_DEFAULTS } from "../cluster/defaults";
import { clusterProblems, clusterWarnings, egressProblems, portProblems, roleNameProblems } from "../cluster/validate";
import { judgeVersion } from "../facts/eks-versions";
import { kubeletProblems } from "../nodes/bootstrap/kubelet-flags";
import { workerGroupProblems as groupProblems } from "../nodes/worker-group/validate";
import { within } from "../shared/assert-valid";
import { validateName } from "../shared/aws-names";
import { examine, problemsOf, shapeOf } from "../shared/shape";
import type { EksProps } from "./props";
import { EKS_SHAPE, WORKER_GROUP_SHAPE } from "./shape";
import { adminEntries, translateCluster, translateEks, translateGroup } from "./translate";
import { CLUSTER_WORDS, WORKER_GROUP_WORDS, wording } from "./words";
import { namedGroups } from "./worker-groups";

const clusterWord = wording(CLUSTER_WORDS, { subnetIds: "subnets" });
const groupWord = wording(WORKER_GROUP_WORDS, { subnetIds: "subnets" });

/** Everything that is wrong with the props, the worker groups' included, in the caller's words. */
export function validateEks(props: EksProps): string[] {
  return problemsOf(shapeOf(EKS_SHAPE, ["clusterName", "subnets", "vpcId"]), props, eksProblems);
}

/** Legal, but unwise. */
export function eksWarnings(props: EksProps): string[] {
  return [
    ...clusterWarnings({ ...translateCluster(props), securityGroupIds: [] }, props.today, clusterWord),
    ...namedGroups(props).warnings,
  ];
}

/** What is wrong with the values of props whose shape is right. */
export function eksProblems(props: EksProps): string[] {
  return [
    ...clusterProblems({ ...translateCluster(props), securityGroupIds: [] }, clusterWord),
    ...dayProblems(props),
    ...(props.clusterEncryptionConfig && props.clusterEncryptionConfig.length > 1
      ? [`clusterEncryptionConfig names ${props.clusterEncryptionConfig.length} keys; EKS takes one`]
      : []),
    ...idProblems("vpcId", props.vpcId, /^vpc-[a-z0-9]+$/, "vpc-0abc1234def567890"),
    ...portProblems(props.workerSgIngressFromPort, "workerSgIngressFromPort"),
    ...egressProblems(props.clusterEgressCidrs, "clusterEgressCidrs"),
    ...egressProblems(props.workersEgressCidrs, "workersEgressCidrs"),
    ...roleNameProblems(props.workersRoleName, "workersRoleName"),
    ...policyProblems(props.workersAdditionalPolicies),
    ...workerGroupProblems(props),
    ...accessProblems(props),
  ];
}

function dayProblems({ today, clusterVersion = CLUSTER_DEFAULTS.version }: EksProps): string[] {
  if (today === undefined) return [];
  if (!/^\d{4}-\d{2}-\d{2}$/.test(today)) return [`today ("${today}") is not a day such as "2026-11-24"`];
  // Without a day the version was judged already; only what the day adds is told here.
  const timeless = judgeVersion(clusterVersion, undefined, "clusterVersion").problems.length > 0;
  return timeless ? [] : judgeVersion(clusterVersion, today, "clusterVersion").problems;
}

function idProblems(label: string, id: string, form: RegExp, example: string): string[] {
  return Token.isUnresolved(id) || form.test(id) ? [] : [`${label} ("${id}") is not an id such as "${example}"`];
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

function workerGroupProblems(props: EksProps): string[] {
  const { groups, labels, problems } = namedGroups(props);
  const each = Object.entries(groups).flatMap(([name, group]) => {
    // The defaults for all groups were examined with the rest; a group may still be unreadable because of them.
    if (!examine(shapeOf(WORKER_GROUP_SHAPE), group).readable) return [];
    const plan = translateGroup(group, props);
    const found = [
      ...groupProblems(name, plan.group, groupWord),
      ...kubeletProblems(plan.kubelet),
      ...(group.amiId === undefined
        ? []
        : idProblems("amiId", group.amiId, /^ami-[a-z0-9]+$/, "ami-0abc1234def567890")),
    ];
    return within(labels[name]!, found);
  });
  return [...problems, ...each];
}

function accessProblems(props: EksProps): string[] {
  const { authenticationMode = CLUSTER_DEFAULTS.authenticationMode, admins = {}, accessEntries = {} } = props;
  const { mapRoles = [], mapUsers = [], mapAccounts = [], manageAwsAuth = true } = props;
  const mappings = { mapRoles, mapUsers, mapAccounts };
  const mapped = Object.entries(mappings)
    .filter(([, rows]) => rows.length > 0)
    .map(([key]) => key);
  const entries = Object.entries({ admins, accessEntries }).filter(([, given]) => Object.keys(given).length > 0);
  return [
    ...mappingProblems(mappings),
    ...Object.entries(admins).flatMap(([name, arn]) => [
      ...validateName(`admins: the name`, name),
      ...principalProblems(`admins.${name}`, arn, ["role", "user"]),
    ]),
    ...Object.entries(accessEntries).flatMap(([name, entry]) => accessEntryProblems(`accessEntries.${name}`, entry)),
    ...(authenticationMode === "CONFIG_MAP"
      ? entries.map(
          ([key]) =>
            `${key}: with authenticationMode "CONFIG_MAP" EKS looks at aws-auth alone; use mapRoles, or "API_AND_CONFIG_MAP"`,
        )
      : []),
    ...(authenticationMode === "API"
      ? mapped.map(
          (key) =>
            `${key}: with authenticationMode "API" EKS does not look at aws-auth; use accessEntries, or "API_AND_CONFIG_MAP"`,
        )
      : []),
    ...(manageAwsAuth
      ? []
      : mapped.map(
          (key) => `${key} is given while manageAwsAuth is false, so nobody would write it; drop one of them`,
        )),
    ...entryTwins(props),
    ...(authenticationMode === "API_AND_CONFIG_MAP" ? conflicts(props) : []),
    ...nobodyProblems(props),
  ];
}

/** EKS has one entry a principal; a second one fails at apply. */
function entryTwins({ admins = {}, accessEntries = {} }: EksProps): string[] {
  const all = [
    ...Object.entries(admins).map(([name, arn]) => ({ where: `admins.${name}`, arn })),
    ...Object.entries(accessEntries).map(([name, { principalArn }]) => ({
      where: `accessEntries.${name}`,
      arn: principalArn,
    })),
  ];
  return all.flatMap(({ where, arn }, index) => {
    const first = all.findIndex((other) => other.arn === arn);
    return first < index
      ? [`${where} names ${arn}, as ${all[first]!.where} does; EKS takes one entry a principal`]
      : [];
  });
}

function conflicts(props: EksProps): string[] {
  const { nodeRole, awsAuth } = translateEks(props, "aws");
  const prefixed = (prefix: string, entries: object) =>
    Object.fromEntries(Object.entries(entries).map(([name, entry]) => [`${prefix}.${name}`, entry]));
  const entries = {
    ...prefixed("admins", adminEntries(props.admins ?? {}, "aws")),
    ...prefixed("accessEntries", props.accessEntries ?? {}),
  };
  return accessConflicts({ entries, nodeRoleNames: [nodeRole.name ?? `${props.clusterName}-node`] }, awsAuth);
}

/** A cluster that nobody administers can only be mended by an account's own hand in the EKS API. */
function nobodyProblems(props: EksProps): string[] {
  const { enableClusterCreatorAdminPermissions = CLUSTER_DEFAULTS.bootstrapClusterCreatorAdminPermissions } = props;
  const { admins = {}, accessEntries = {}, mapRoles = [], mapUsers = [] } = props;
  const someone =
    enableClusterCreatorAdminPermissions !== false ||
    Object.keys(admins).length > 0 ||
    Object.values(accessEntries).some(({ policyAssociations = {} }) => Object.keys(policyAssociations).length > 0) ||
    [...mapRoles, ...mapUsers].some(({ groups }) => groups.includes("system:masters"));
  return someone
    ? []
    : ["nobody would administer the cluster; name admins, or leave enableClusterCreatorAdminPermissions true"];
}
