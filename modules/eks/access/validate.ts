import { isEmpty } from "../../access/aws-auth-text";
import { accessConflicts } from "../../access/conflicts";
import { entriesFromAwsAuth, entriesFromAwsAuthProblems } from "../../access/entries-from-aws-auth";
import { isSamePrincipal, principalProblems, roleNameOf } from "../../access/principal";
import { accessEntryProblems, mappingProblems } from "../../access/validate";
import { CLUSTER_DEFAULTS } from "../../cluster/defaults";
import { validateName } from "../../shared/aws-names";
import type { EksProps } from "../props";
import { translateEks } from "../translate";
import { translateFargate } from "../fargate/translate";
import { translateWorkers } from "../workers/translate";
import { haveEntries, rowsOf, wantsEntriesFromAwsAuth } from "./from-aws-auth";
import { serviceAccountProblems, serviceAccountWarnings } from "./service-accounts";
import { adminEntries } from "./translate";

/** What is wrong with who may enter. */
export function accessProblems(props: EksProps): string[] {
  const { authenticationMode = CLUSTER_DEFAULTS.authenticationMode, admins = {}, accessEntries = {} } = props;
  const { mapRoles = [], mapUsers = [], mapAccounts = [], manageAwsAuth = true } = props;
  const { awsAuthAdditionalLabels = {} } = props;
  const mappings = { mapRoles, mapUsers, mapAccounts };
  const fromRows = wantsEntriesFromAwsAuth(props);
  // Rows that become entries are of use without the map too.
  const mapped = Object.entries({ ...(fromRows ? { mapAccounts } : mappings), awsAuthAdditionalLabels })
    .filter(([, given]) => Object.keys(given).length > 0)
    .map(([key]) => key);
  const entries = Object.entries({ admins, accessEntries, ...(fromRows && { accessEntriesFromAwsAuth: { fromRows } }) })
    .filter(([, given]) => Object.keys(given).length > 0)
    .map(([key]) => key);
  return [
    ...mappingProblems({ ...mappings, labels: awsAuthAdditionalLabels }, "awsAuthAdditionalLabels"),
    ...Object.entries(admins).flatMap(([name, arn]) => [
      ...validateName(`admins: the name`, name),
      ...principalProblems(`admins.${name}`, arn, ["role", "user"]),
    ]),
    ...Object.entries(accessEntries).flatMap(([name, entry]) => accessEntryProblems(`accessEntries.${name}`, entry)),
    ...(authenticationMode === "CONFIG_MAP"
      ? entries.map(
          (key) =>
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
    ...(fromRows ? fromRowsProblems(props) : []),
    ...fargateRowProblems(props),
    ...(authenticationMode === "API_AND_CONFIG_MAP" ? conflicts(props) : []),
    ...nobodyProblems(props),
    ...serviceAccountProblems(props),
  ];
}

/** Legal, but unwise. */
export function accessWarnings(props: EksProps): string[] {
  const { mapAccounts = [] } = props;
  return [
    ...(wantsEntriesFromAwsAuth(props) && mapAccounts.length > 0
      ? ['mapAccounts have no counterpart among access entries; name the principals before authenticationMode is "API"']
      : []),
    ...(Object.keys(props.awsAuthAdditionalLabels ?? {}).length > 0 && isEmpty(translateEks(props, "aws").awsAuth)
      ? ["awsAuthAdditionalLabels label nothing: aws-auth has no row here, so it is not written; drop them"]
      : []),
    ...serviceAccountWarnings(props),
  ];
}

function fromRowsProblems(props: EksProps): string[] {
  const have = haveEntries(props);
  const taken = Object.keys(props.accessEntries ?? {});
  return [
    ...entriesFromAwsAuthProblems(rowsOf(props), have),
    ...entriesFromAwsAuth(rowsOf(props), have)
      .filter(({ name }) => taken.includes(name))
      .map(({ where, name }) => `${where} would be called "${name}", as another of accessEntries is; rename that one`),
  ];
}

/** EKS writes these rows, and so does whoever owns the map; a third would take the others' place. */
function fargateRowProblems(props: EksProps): string[] {
  const names = translateFargate(props).roleNames;
  return (props.mapRoles ?? []).flatMap(({ rolearn }, index) =>
    names.includes(roleNameOf(rolearn) ?? "")
      ? [`mapRoles[${index}] is the role of Fargate's pods, whose row is written anyway; drop it`]
      : [],
  );
}

/** EKS has one entry a principal; a second one fails at apply, and so does one of a role whose nodes have theirs. */
function entryTwins(props: EksProps): string[] {
  const { admins = {}, accessEntries = {} } = props;
  const all = [
    ...Object.entries(admins).map(([name, arn]) => ({ where: `admins.${name}`, arn })),
    ...Object.entries(accessEntries).map(([name, { principalArn }]) => ({
      where: `accessEntries.${name}`,
      arn: principalArn,
    })),
  ];
  const others = otherEntries(props);
  return all.flatMap(({ where, arn }, index) => {
    const first = all.findIndex((other) => isSamePrincipal(other.arn, arn));
    const twin = first < index ? all[first]!.where : others[roleNameOf(arn) ?? ""];
    return twin === undefined ? [] : [`${where} names ${arn}, as ${twin} does; EKS takes one entry a principal`];
  });
}

/** Whose entry a role has by itself, made here or by EKS, by the role's name. */
function otherEntries(props: EksProps): Readonly<Record<string, string>> {
  const { nodeRole, nodeRoleNames } = translateWorkers(props);
  const { nodeRoleArn } = props.clusterComputeConfig ?? {};
  const autoMode = nodeRoleArn === undefined ? undefined : roleNameOf(nodeRoleArn);
  const named = (names: readonly string[], whose: string) => names.map((name) => [name, whose] as const);
  return Object.fromEntries([
    ...named(translateFargate(props).roleNames, "Fargate's own, which EKS makes,"),
    ...named(autoMode === undefined ? [] : [autoMode], "Auto Mode's own"),
    ...named([...(nodeRole ? [nodeRole.name] : []), ...nodeRoleNames], "the nodes' own"),
  ]);
}

function conflicts(props: EksProps): string[] {
  const { nodeRole, nodeRoleNames, awsAuth } = translateEks(props, "aws");
  const prefixed = (prefix: string, entries: object) =>
    Object.fromEntries(Object.entries(entries).map(([name, entry]) => [`${prefix}.${name}`, entry]));
  const entries = {
    ...prefixed("admins", adminEntries(props.admins ?? {}, "aws")),
    ...prefixed("accessEntries", props.accessEntries ?? {}),
  };
  return accessConflicts(
    { entries, nodeRoleNames: nodeRole ? [nodeRole.name, ...nodeRoleNames] : nodeRoleNames },
    awsAuth,
  );
}

/** A cluster that nobody administers can only be mended by an account's own hand in the EKS API. */
function nobodyProblems(props: EksProps): string[] {
  const { enableClusterCreatorAdminPermissions = CLUSTER_DEFAULTS.bootstrapClusterCreatorAdminPermissions } = props;
  const { admins = {}, accessEntries = {}, mapRoles = [], mapUsers = [] } = props;
  if (props.authenticationMode === "CONFIG_MAP" && enableClusterCreatorAdminPermissions === false)
    return [
      'enableClusterCreatorAdminPermissions is false, and with authenticationMode "CONFIG_MAP" EKS makes no cluster without them; leave it true, or take "API_AND_CONFIG_MAP"',
    ];
  const someone =
    enableClusterCreatorAdminPermissions !== false ||
    Object.keys(admins).length > 0 ||
    Object.values(accessEntries).some(({ policyAssociations = {} }) => Object.keys(policyAssociations).length > 0) ||
    [...mapRoles, ...mapUsers].some(({ groups }) => groups.includes("system:masters"));
  return someone
    ? []
    : ["nobody would administer the cluster; name admins, or leave enableClusterCreatorAdminPermissions true"];
}
