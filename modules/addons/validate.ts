import { Token } from "cdktf";
import { validateName } from "../shared/aws-names";
import {
  anything,
  duration,
  flag,
  oneOf,
  problemsOf,
  mapOf,
  recordOf,
  shapeOf,
  text,
  writtenListOf,
  type Shape,
} from "../shared/shape";
import { validateTags } from "../shared/tags";
import { TEXT_KEYS } from "./configuration";
import { ADDON_DEFAULTS } from "./defaults";
import {
  CREATE_CONFLICTS,
  UPDATE_CONFLICTS,
  type AddonConfiguration,
  type AddonPodIdentityAssociation,
  type AddonProps,
  type AddonTimeouts,
} from "./types";

const ASSOCIATION_SHAPE: Shape<AddonPodIdentityAssociation> = { serviceAccount: text, roleArn: text };
const TIMEOUTS_SHAPE: Shape<AddonTimeouts> = { create: duration, update: duration, delete: duration };
export const addonTimeoutsCheck = shapeOf(TIMEOUTS_SHAPE);

/** The shape of what does not depend on where the add-on stands. */
export const ADDON_SHAPE: Shape<Omit<AddonProps, "clusterName" | "addonName" | "kubernetesVersion" | "dependsOn">> = {
  addonVersion: text,
  configuration: recordOf(anything),
  resolveConflictsOnCreate: oneOf(CREATE_CONFLICTS),
  resolveConflictsOnUpdate: oneOf(UPDATE_CONFLICTS),
  preserve: flag,
  serviceAccountRoleArn: text,
  podIdentityAssociations: writtenListOf(shapeOf(ASSOCIATION_SHAPE, ["serviceAccount", "roleArn"])),
  timeouts: addonTimeoutsCheck,
  tags: mapOf(text),
};
const SHAPE: Shape<AddonProps> = {
  ...ADDON_SHAPE,
  clusterName: text,
  addonName: text,
  kubernetesVersion: text,
  dependsOn: anything,
};

/** What the caller calls each prop; a facade with names of its own hands in a translation. */
export type Wording = (prop: keyof AddonProps & string) => string;

/** Everything that is wrong with an add-on used alone: its shape first, then its values. */
export function validateAddon(props: AddonProps): string[] {
  return problemsOf(shapeOf(SHAPE, ["clusterName", "addonName"]), props, (addon) => addonProblems(addon));
}

/** What is wrong with the values of an add-on's props. */
export function addonProblems(props: Omit<AddonProps, "clusterName">, word: Wording = (prop) => prop): string[] {
  const { addonName, configuration = {}, podIdentityAssociations = [], serviceAccountRoleArn, tags = {} } = props;
  return [
    ...validateName(word("addonName"), addonName),
    ...versionProblems(props, word),
    ...settingsProblems(addonName, configuration, word("configuration")),
    ...(serviceAccountRoleArn === undefined ? [] : roleProblems(word("serviceAccountRoleArn"), serviceAccountRoleArn)),
    ...podIdentityAssociations.flatMap(({ serviceAccount, roleArn }, index) => {
      const where = `${word("podIdentityAssociations")}[${index}]`;
      const first = podIdentityAssociations.findIndex((other) => other.serviceAccount === serviceAccount);
      return [
        ...roleProblems(`${where}.roleArn`, roleArn),
        ...(first < index ? [`${where} is for "${serviceAccount}", as [${first}] is; EKS takes one role each`] : []),
      ];
    }),
    ...validateTags(tags, word("tags")),
  ];
}

function versionProblems(props: Omit<AddonProps, "clusterName">, word: Wording): string[] {
  const { addonVersion = ADDON_DEFAULTS.addonVersion, kubernetesVersion } = props;
  if (isLookedUp(addonVersion)) {
    return kubernetesVersion === undefined
      ? [`${word("kubernetesVersion")} is needed to look up the ${addonVersion} version; give it, or pin the version`]
      : [];
  }
  if (Token.isUnresolved(addonVersion) || /^v\d/.test(addonVersion)) return [];
  const mend = /^\d/.test(addonVersion) ? `; did you mean "v${addonVersion}"?` : `, "latest" or "default"`;
  return [`${word("addonVersion")} ("${addonVersion}") is not a version such as "v1.12.4-eksbuild.1"${mend}`];
}

/** Whether the version is asked of EKS and not given. */
export function isLookedUp(addonVersion: string): boolean {
  return addonVersion === "latest" || addonVersion === "default";
}

/** What vpc-cni is told is rendered one by one, so its kind must be right. */
function settingsProblems(addonName: string, configuration: AddonConfiguration, label: string): string[] {
  if (addonName !== "vpc-cni") return [];
  const { env, init } = configuration;
  const switches = TEXT_KEYS.filter((key) => configuration[key] !== undefined && !isScalar(configuration[key]));
  return [
    ...switches.map((key) => `${label}.${key} must be true or false`),
    ...(init === undefined || isRecord(init) ? [] : [`${label}.init must be an object`]),
    ...variableProblems(`${label}.env`, env),
    ...(isRecord(init) ? variableProblems(`${label}.init.env`, init.env) : []),
  ];
}

function variableProblems(label: string, env: unknown): string[] {
  if (env === undefined) return [];
  if (!isRecord(env)) return [`${label} must be an object keyed by the variables' names`];
  return Object.entries(env)
    .filter(([, value]) => value !== undefined && !isScalar(value))
    .map(([name]) => `${label}.${name} must be text, a number, true or false`);
}

function isScalar(value: unknown): boolean {
  return ["string", "number", "boolean"].includes(typeof value) || Token.isUnresolved(value);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function roleProblems(label: string, arn: string): string[] {
  return Token.isUnresolved(arn) || /^arn:[^:]+:iam::\d{12}:role\/.+$/.test(arn)
    ? []
    : [`${label} ("${arn}") is not the ARN of a role, such as "arn:aws:iam::123456789012:role/ebs-csi"`];
}
