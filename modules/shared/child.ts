import { Construct } from "constructs";

/** The scope of that id, made when it is first asked for, so that one without children never stands in the tree. */
export function child(scope: Construct, id: string): Construct {
  return (scope.node.tryFindChild(id) as Construct | undefined) ?? new Construct(scope, id);
}
