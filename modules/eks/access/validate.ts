import { Token } from "cdktf";
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
import { nobodyProblems, rowsAloneWarnings } from "./administrators";
import { haveEntries, rowsOf, wantsEntriesFromAwsAuth } from "./from-aws-auth";
import { serviceAccountProblems, serviceAccountWarnings } from "./service-accounts";
import { adminEntries } from "./translate";
import { entriesByEks, entryTwins } from "./twins";

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
    ...rowsAloneWarnings(props),
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
    ...unheededProblems(props),
  ];
}

/** Of a token it is known only whether it is the same as another. */
function unheededProblems(props: EksProps): string[] {
  const { mapRoles, mapUsers } = rowsOf(props);
  const arns = [...mapRoles.map(({ rolearn }) => rolearn), ...mapUsers.map(({ userarn }) => userarn)];
  const { accessEntriesFromAwsAuth: wanted } = props;
  return (typeof wanted === "object" ? wanted.except : []).flatMap((arn, index) =>
    Token.isUnresolved(arn) && !arns.some((other) => isSamePrincipal(arn, other))
      ? [
          `accessEntriesFromAwsAuth.except[${index}] is known only at apply, and is the ARN of no row of mapRoles or mapUsers; give it as text, or as the row does`,
        ]
      : [],
  );
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
