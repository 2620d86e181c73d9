import { Token } from "cdktf";
import { isEmpty } from "../../access/aws-auth-text";
import { accessConflicts } from "../../access/conflicts";
import { entriesFromAwsAuth, entriesFromAwsAuthProblems } from "../../access/entries-from-aws-auth";
import { CLUSTER_ADMIN_POLICY, policyNameOf } from "../../access/node-identity";
import { isSamePrincipal, principalProblems, roleNameOf } from "../../access/principal";
import type { AccessEntrySettings, AccessEntryType } from "../../access/types";
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
    ...entriesByEks(props),
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
    ...Object.entries(admins).map(([name, arn]) => ({ where: `admins.${name}`, arn, type: undefined })),
    ...Object.entries(accessEntries).map(([name, { principalArn, type }]) => ({
      where: `accessEntries.${name}`,
      arn: principalArn,
      type,
    })),
  ];
  const others = otherEntries(props);
  return all.flatMap(({ where, arn, type }, index) => {
    const first = all.findIndex((other) => isSamePrincipal(other.arn, arn));
    const other = others[roleNameOf(arn) ?? ""];
    // One that was there before EKS came to make it stays; that is told as a warning.
    const twin =
      first < index ? all[first]!.where : other?.byEks === type && type !== undefined ? undefined : other?.whose;
    return twin === undefined ? [] : [`${where} names ${arn}, as ${twin} does; EKS takes one entry a principal`];
  });
}

/** Entries beside those that EKS makes by itself: right where they were there first. */
function entriesByEks(props: EksProps): string[] {
  const others = otherEntries(props);
  return Object.entries(props.accessEntries ?? {}).flatMap(([name, { principalArn, type }]) => {
    const other = others[roleNameOf(principalArn) ?? ""];
    return other === undefined || type === undefined || other.byEks !== type
      ? []
      : [
          `accessEntries.${name} names ${principalArn}, as ${other.whose} does: a new one fails with ResourceInUseException, and dropping one that is there locks its nodes out; take it out of the state (terraform state rm) as you drop it`,
        ];
  });
}

interface OtherEntry {
  readonly whose: string;
  /** Its type, where EKS makes it. */
  readonly byEks?: AccessEntryType;
}

/** Whose entry a role has by itself, made here or by EKS, by the role's name. */
function otherEntries(props: EksProps): Readonly<Record<string, OtherEntry>> {
  const { nodeRole, nodeRoleNames } = translateWorkers(props);
  const { nodeRoleArn } = props.clusterComputeConfig ?? {};
  const autoMode = nodeRoleArn === undefined ? undefined : roleNameOf(nodeRoleArn);
  const named = (names: readonly string[], other: OtherEntry) => names.map((name) => [name, other] as const);
  return Object.fromEntries<OtherEntry>([
    ...named(translateFargate(props).roleNames, {
      whose: "Fargate's own, which EKS makes,",
      byEks: "FARGATE_LINUX",
    }),
    ...named(autoMode === undefined ? [] : [autoMode], {
      whose: "Auto Mode's own, which EKS makes,",
      byEks: "EC2",
    }),
    ...named([...(nodeRole ? [nodeRole.name] : []), ...nodeRoleNames], { whose: "the nodes' own" }),
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
  const { admins = {}, accessEntries = {} } = props;
  if (props.authenticationMode === "CONFIG_MAP" && enableClusterCreatorAdminPermissions === false)
    return [
      'enableClusterCreatorAdminPermissions is false, and with authenticationMode "CONFIG_MAP" EKS makes no cluster without them; leave it true, or take "API_AND_CONFIG_MAP"',
    ];
  // A row of aws-auth helps nobody in who is to write it; one that becomes an entry does.
  const fromRows = wantsEntriesFromAwsAuth(props) ? entriesFromAwsAuth(rowsOf(props), haveEntries(props)) : [];
  const someone =
    enableClusterCreatorAdminPermissions !== false ||
    Object.keys(admins).length > 0 ||
    [...Object.values(accessEntries), ...fromRows.map(({ entry }) => entry)].some(administers);
  return someone
    ? []
    : [
        `nobody would administer the cluster, nor write aws-auth; name admins, or an entry with ${CLUSTER_ADMIN_POLICY} for the cluster, or leave enableClusterCreatorAdminPermissions true`,
      ];
}

function administers({ policyAssociations = {} }: AccessEntrySettings): boolean {
  return Object.values(policyAssociations).some(
    ({ policyArn, accessScope }) =>
      accessScope.type === "cluster" &&
      (Token.isUnresolved(policyArn) || policyNameOf(policyArn) === CLUSTER_ADMIN_POLICY),
  );
}
