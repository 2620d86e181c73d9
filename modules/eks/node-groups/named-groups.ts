import type { EksNodeGroup, EksNodeGroupsProps } from "./props";

/** Keys of which the module's "" means "none": a group takes back by it what the defaults for all groups say. */
const NONE_IF_EMPTY: readonly (keyof EksNodeGroup)[] = [
  "amiId",
  "amiReleaseVersion",
  "bootstrapExtraArgs",
  "diskKmsKeyId",
  "iamRoleArn",
  "keyName",
  "launchTemplateId",
  "launchTemplatePlacementGroup",
  "name",
  "namePrefix",
  "snapshotId",
  "version",
];

/** Keys that say the same thing in two ways: the group's own takes the other of the defaults back. */
const INSTEAD_OF: { readonly [Key in keyof EksNodeGroup]?: readonly (keyof EksNodeGroup)[] } = {
  amiId: ["amiType", "amiReleaseVersion", "useLatestAmiReleaseVersion", "version"],
  amiType: ["amiId", "amiFamily", "amiVariant"],
  amiFamily: ["amiType"],
  amiVariant: ["amiType"],
  amiReleaseVersion: ["amiId", "useLatestAmiReleaseVersion"],
  useLatestAmiReleaseVersion: ["amiId", "amiReleaseVersion"],
  version: ["amiId"],
  createLaunchTemplate: ["launchTemplateId"],
  launchTemplateId: ["createLaunchTemplate"],
  createIamRole: ["iamRoleArn"],
  iamRoleArn: ["createIamRole"],
  name: ["namePrefix"],
  namePrefix: ["name"],
};

/** The groups by name, each with the defaults for all groups below its own keys. */
export function namedNodeGroups({ nodeGroups = {}, nodeGroupsDefaults = {} }: EksNodeGroupsProps): {
  readonly [name: string]: EksNodeGroup;
} {
  return Object.fromEntries(
    Object.entries(nodeGroups).map(([name, group]) => [name, withDefaults(nodeGroupsDefaults, group)]),
  );
}

/** A key of the group wins, also with 0, false or an empty list; one that is `undefined` was not given. */
function withDefaults(defaults: EksNodeGroup, group: EksNodeGroup): EksNodeGroup {
  const given = entriesOf(group);
  const instead = given
    // Of the switches false says something here alone: EKS makes the launch template.
    .filter(([key, value]) => value !== "" && (value !== false || key === "createLaunchTemplate"))
    .flatMap(([key]) => INSTEAD_OF[key] ?? []);
  const below = entriesOf(defaults).filter(([key]) => !instead.includes(key));
  const merged: EksNodeGroup = {
    ...Object.fromEntries([...below, ...given]),
    k8sLabels: laidOver(defaults.k8sLabels, group.k8sLabels),
    additionalTags: laidOver(defaults.additionalTags, group.additionalTags),
  };
  return Object.fromEntries(entriesOf(merged).filter(([key, value]) => value !== "" || !NONE_IF_EMPTY.includes(key)));
}

function entriesOf(group: EksNodeGroup): [keyof EksNodeGroup, unknown][] {
  return (Object.entries(group) as [keyof EksNodeGroup, unknown][]).filter(([, value]) => value !== undefined);
}

type Texts = { readonly [key: string]: string };

/** As in the module, labels and tags of the defaults stay beneath the group's; an empty object takes them back. */
function laidOver(defaults: Texts | undefined, own: Texts | undefined): Texts | undefined {
  if (defaults === undefined || own === undefined) return own ?? defaults;
  return Object.keys(own).length === 0 ? own : { ...defaults, ...own };
}
