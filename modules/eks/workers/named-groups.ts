import type { EksWorkerGroup, EksWorkersProps, NamedEksWorkerGroup } from "./props";

/** The groups by name, whatever form they were given in. */
export interface NamedGroups {
  /** Each with the defaults for all groups below its own keys. */
  readonly groups: { readonly [name: string]: EksWorkerGroup };
  /** Each as it was given, for what only the group itself may be blamed for. */
  readonly own: { readonly [name: string]: EksWorkerGroup };
  /** What the caller calls each: `workerGroups.general`, `workerGroups[0]`. */
  readonly labels: { readonly [name: string]: string };
  readonly problems: string[];
  readonly warnings: string[];
}

/** One record of both forms. A name that stands twice is refused: the second would take the first one's address. */
export function namedGroups({ workerGroups = {}, workersGroupDefaults = {} }: EksWorkersProps): NamedGroups {
  const list = Array.isArray(workerGroups);
  const rows = list
    ? (workerGroups as readonly NamedEksWorkerGroup[]).map(({ name, ...group }, index) => ({
        name: name ?? String(index),
        label: `workerGroups[${index}]`,
        group,
        unnamed: name === undefined,
      }))
    : Object.entries(workerGroups as { readonly [name: string]: EksWorkerGroup }).map(([name, group]) => ({
        name,
        label: `workerGroups.${name}`,
        group,
        unnamed: false,
      }));
  const twice = rows.filter(({ name }, index) => rows.findIndex((row) => row.name === name) < index);
  return {
    groups: Object.fromEntries(rows.map(({ name, group }) => [name, withDefaults(workersGroupDefaults, group)])),
    own: Object.fromEntries(rows.map(({ name, group }) => [name, group])),
    labels: Object.fromEntries(rows.map(({ name, label }) => [name, label])),
    problems: twice.map(
      ({ name, label }) => `${label} is called "${name}", as another group is; give each a name of its own`,
    ),
    warnings: rows
      .filter(({ unnamed }) => unnamed)
      .map(
        ({ label, name }) =>
          `${label} has no name, so its address is its place in the list (${name}) and re-ordering replaces nodes; name it, or use the record form`,
      ),
  };
}

/** Keys of which the module's "" means "none": a group takes back by it what the defaults for all groups say. */
const NONE_IF_EMPTY: readonly (keyof EksWorkerGroup)[] = [
  "amiId",
  "bootstrapExtraArgs",
  "iamInstanceProfileName",
  "iamRoleId",
  "launchTemplateId",
  "launchTemplatePlacementGroup",
  "rootKmsKeyId",
  "snapshotId",
  "spotPrice",
];

/** A key of the group wins, also with 0, false or an empty list; one that is `undefined` was not given. */
function withDefaults(defaults: EksWorkerGroup, group: EksWorkerGroup): EksWorkerGroup {
  const given = Object.entries(group).filter(([, value]) => value !== undefined);
  const merged: EksWorkerGroup = { ...defaults, ...Object.fromEntries(given) };
  const none = NONE_IF_EMPTY.filter((key) => merged[key] === "") as string[];
  return none.length === 0 ? merged : Object.fromEntries(Object.entries(merged).filter(([key]) => !none.includes(key)));
}
