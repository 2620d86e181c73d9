/** What a plan would do with a resource. */
export type Change = "create" | "update" | "replace" | "delete";
export type Changes = Readonly<Record<string, Change>>;

interface PlanJson {
  readonly resource_changes?: readonly {
    readonly address: string;
    readonly change: { readonly actions: readonly string[] };
  }[];
}

/** The changes of a stack's plan, as `terraform show -json` prints it, by `<stack>/<address>`. */
export function changesIn(stack: string, { resource_changes: all = [] }: PlanJson): Changes {
  return Object.fromEntries(
    all.flatMap(({ address, change: { actions } }) => {
      const change = changeOf(actions);
      return change === undefined ? [] : [[`${stack}/${address}`, change] as const];
    }),
  );
}

function changeOf(actions: readonly string[]): Change | undefined {
  if (actions.includes("create") && actions.includes("delete")) return "replace";
  return (["create", "update", "delete"] as const).find((one) => actions.includes(one));
}
