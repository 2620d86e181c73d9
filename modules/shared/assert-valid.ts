import { Annotations } from "cdktf";
import type { Construct, IConstruct } from "constructs";

/**
 * Throws one error that names the construct and lists every problem; hands the scope back when there is none.
 *
 * Meant for `super(assertValid(scope, id, problems), id)`: a construct whose props are wrong is never attached to the
 * tree, so bad input leaves nothing half-built behind.
 */
export function assertValid<Scope extends Construct>(scope: Scope, id: string, problems: readonly string[]): Scope {
  if (problems.length === 0) return scope;
  const path = [scope.node.path, id].filter((part) => part !== "").join("/");
  const lines = problems.map((problem) => `  - ${withoutStandIns(problem)}`);
  throw new Error(`${path}: invalid configuration\n${lines.join("\n")}`);
}

/** Tells what is legal, but unwise, when the app is synthesized. */
export function addWarnings(scope: IConstruct, warnings: readonly string[]): void {
  for (const warning of warnings) Annotations.of(scope).addWarning(withoutStandIns(warning));
}

/** A message without CDKTF's stand-ins for what is known only at apply, which nobody can read. */
function withoutStandIns(message: string): string {
  return message
    .replaceAll(/"[$#&]\{TfToken\[[^\]]*\]\}"|"<unresolved-token>"|-(?:8\.1\d+e\+298|1\.88\d+e\+289)/g, "a token")
    .replaceAll(/[$#&]\{TfToken\[[^\]]*\]\}/g, "${…}");
}

/** The problems with `where` put before each, so that a composite can say which member it speaks of. */
export function within(where: string, problems: readonly string[]): string[] {
  return problems.map((problem) => `${where}: ${problem}`);
}
