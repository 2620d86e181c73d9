import { Annotations, Aspects } from "cdktf";
import type { IConstruct } from "constructs";
import { WRITES_AWS_AUTH_OF } from "../../access/aws-auth";
import { isEmpty } from "../../access/aws-auth-text";
import type { EksPlan } from "../translate";

/**
 * Warns when the app is synthesized and no construct of it writes the cluster's aws-auth: the rows would be lost, and in a
 * cluster without access entries no node of a worker group could join. By an aspect, since only then the whole app is there to look at.
 */
export function warnOfUnwrittenMap(
  eks: IConstruct,
  clusterName: string,
  { awsAuth: mappings, rolesByMapAlone }: Pick<EksPlan, "awsAuth" | "rolesByMapAlone">,
): void {
  if (isEmpty(mappings)) return;
  Aspects.of(eks).add({
    visit(node) {
      if (node !== eks || node.node.root.node.findAll().some((other) => writesMapOf(other, clusterName))) return;
      const out = rolesByMapAlone.length > 0 ? `, so no node of ${rolesByMapAlone.join(", ")} can join` : "";
      Annotations.of(eks).addWarning(
        `nobody writes the aws-auth of ${clusterName}${out}: hand clusterRef to a KubernetesStack, or set manageAwsAuth to false where it is written elsewhere`,
      );
    },
  });
}

function writesMapOf(construct: IConstruct, clusterName: string): boolean {
  return (construct as { readonly [WRITES_AWS_AUTH_OF]?: string })[WRITES_AWS_AUTH_OF] === clusterName;
}
