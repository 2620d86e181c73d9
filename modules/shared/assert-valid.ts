import type { Construct } from "constructs";

/**
 * Throws one error that names the construct and lists every problem; hands the scope back when there is none.
 *
 * Meant for `super(assertValid(scope, id, problems), id)`: a construct whose props are wrong is never attached to the
 * tree, so bad input leaves nothing half-built behind.
 */
export function assertValid<Scope extends Construct>(scope: Scope, id: string, problems: readonly string[]): Scope {
  if (problems.length === 0) return scope;
  const path = [scope.node.path, id].filter((part) => part !== "").join("/");
  throw new Error(`${path}: invalid configuration\n${problems.map((problem) => `  - ${problem}`).join("\n")}`);
}

/** The problems with `where` put before each, so that a composite can say which member it speaks of. */
export function within(where: string, problems: readonly string[]): string[] {
  return problems.map((problem) => `${where}: ${problem}`);
}
