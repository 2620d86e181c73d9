/** The part of `terraform show -json` of a plan that is looked at. */
export interface PlanJson {
  readonly resource_changes?: readonly ResourceChange[];
}

interface ResourceChange {
  readonly address: string;
  readonly change: {
    readonly actions: readonly string[];
    /** There where an import block takes the resource over. */
    readonly importing?: object;
    readonly before: Readonly<Record<string, unknown>> | null;
    readonly after: Readonly<Record<string, unknown>> | null;
    readonly after_unknown?: Readonly<Record<string, unknown>>;
  };
}

/** A change that a second plan still wants. */
export interface Difference {
  readonly address: string;
  readonly action: string;
  /** Arguments that differ. */
  readonly arguments: readonly string[];
}

/** What a plan would change, resource by resource; reads and no-ops are no change, imports are. */
export function differences({ resource_changes: changes = [] }: PlanJson): Difference[] {
  return changes.flatMap(({ address, change }) => {
    const done = change.actions.filter((action) => action !== "no-op" && action !== "read");
    const actions = change.importing ? ["import", ...done] : done;
    return actions.length === 0 ? [] : [{ address, action: actions.join(" and "), arguments: changed(change) }];
  });
}

/** Whether a resource is in the state afterwards that was not there before. */
export function isNew({ action }: Difference): boolean {
  return action === "create" || action.startsWith("import");
}

/** One line a difference, as a person would say it. */
export function describe({ address, action, arguments: names }: Difference): string {
  return `${address}: ${action}${names.length > 0 ? ` (${names.join(", ")})` : ""}`;
}

function changed({ before, after, after_unknown: unknown = {} }: ResourceChange["change"]): string[] {
  if (!before || !after) return [];
  const names = [...new Set([...Object.keys(before), ...Object.keys(after), ...Object.keys(unknown)])].toSorted();
  return names.filter((name) => Boolean(unknown[name]) || JSON.stringify(before[name]) !== JSON.stringify(after[name]));
}
